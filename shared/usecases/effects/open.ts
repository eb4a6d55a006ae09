import { isProtected } from '#shared/domain/access/reading.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { BoundBroken } from '#shared/domain/ledger/refusal.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import type { PlaybookFault, RunFault } from '#shared/domain/run/world.ts';
import { type Decision, decided, type Moment } from '#shared/domain/ticket/decision.ts';
import { hearOfKnownTicket, hearOfRefusedTicket } from '#shared/domain/ticket/hear-of-campaign.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result } from '#shared/kernel/result.ts';
import type { Change, ChangeRefusal, DeskStore } from '#shared/ports/desk-store.ts';
import { commitOrStop } from '#shared/usecases/commit-or-stop.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import { type DecisionPorts, momentOf, momentOn } from '#shared/usecases/moment.ts';
import { openByItself } from '#shared/usecases/open-by-itself.ts';
import { withFacts } from '#shared/usecases/with-facts.ts';

export interface OpenPorts extends DecisionPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'commit'>;
}

interface Wanted {
  readonly effect: Extract<RunEffect, { readonly kind: 'open' }>;
  readonly version: number;
}

/** What is wanted, what the new ticket knows it by, and what is left behind when it is done. */
interface Wish extends Omit<Wanted, 'version'> {
  readonly parent: Ticket;
  readonly request: string;
  readonly takenIn: NonNullable<Change['takenIn']>;
}

type Opened =
  /** By this job, or by one before it. */
  | { readonly is: 'done' }
  /** By somebody else's. */
  | { readonly is: 'known' }
  | { readonly is: 'refused'; readonly reason: string };

/**
 * Opens a ticket as a decision wanted, once however often it is asked. Where a bound of a ledger or the playbook itself does not let it
 * open, no repetition helps: the ticket that wanted it says so, is raised, and waits for one less.
 *
 * Whichever comes first of the two leaves a row of the effect's key, so that no ticket opens which its parent has stopped counting on.
 */
export const openTicketOf = async (
  ports: OpenPorts,
  parent: Ticket,
  { effect, version }: Wanted,
): Promise<void> => {
  const wish = {
    parent,
    effect,
    request: `effect ${parent.id} ${version} ${effect.key}`,
    takenIn: { messageId: `opening-${parent.id}-${version}-${effect.key}`, ticket: parent.id },
  };
  const outcome = await tryToOpen(ports, wish);
  if (outcome.is === 'known') await waitForOneLess(ports, wish, hearOfKnownTicket);
  if (outcome.is !== 'refused') return;
  const refused = { playbook: effect.playbook, reason: outcome.reason };
  await waitForOneLess(ports, wish, (ticket, playbook, moment) =>
    hearOfRefusedTicket(ticket, { playbook, refused }, moment),
  );
};

const tryToOpen = async (
  ports: OpenPorts,
  { parent, effect, request, takenIn }: Wish,
): Promise<Opened> =>
  committed(
    await decideAgain<Opened, never>(async () => {
      const decision = await openByItself(ports, { start: effect, parent, request });
      if (!decision.ok) return accept({ is: 'refused', reason: reasonOf(decision.refusal) });
      const { openedAt: at, protection } = decision.value.after;
      // The timeline is read by people who must not know of a ticket that is kept from them.
      const isKept = isProtected(protection);
      const opener = isKept ? [] : await openerNote(ports, parent.id, decision.value);
      const decisions = [decision.value, ...opener];
      const stored = await ports.desk.commit({ at, decisions, takenIn });
      return stored.ok ? accept({ is: 'done' }) : answerTo(stored.refusal, { request, isKept });
    }),
  );

const answerTo = (
  refusal: ChangeRefusal,
  { request, isKept }: { readonly request: string; readonly isKept: boolean },
): Result<Opened, ChangeRefusal> => {
  switch (refusal.code) {
    case 'change.request-known':
      return accept({ is: refusal.ticket.request === request ? 'done' : 'known' });
    case 'change.message-known':
      return accept({ is: 'done' });
    case 'change.ledger-refused':
      return accept({
        is: 'refused',
        reason:
          isKept || refusal.refusal.code !== 'ledger.bound-broken'
            ? refusal.refusal.code
            : boundText(refusal.refusal),
      });
    default:
      return { ok: false, refusal };
  }
};

/** What stands in the way, without a word of the ticket that would have opened. */
const reasonOf = (fault: PlaybookFault): string =>
  fault.code === 'playbook.expression-failed' ? 'expression-failed' : fault.refusal.code;

const boundText = ({ ledger, account, bound }: BoundBroken): string =>
  `${ledger} ${account} ${bound}`;

/** A ticket that it counts will not tell it that it ends: it was opened by somebody else, or not at all. */
const waitForOneLess = async (
  ports: OpenPorts,
  { parent: { id }, takenIn }: Wish,
  hear: (ticket: Ticket, playbook: Playbook, moment: Moment) => Result<Decision, RunFault>,
): Promise<void> => {
  committed(
    await decideAgain<void, never>(async () => {
      const ticket = await ports.desk.ticket(id);
      if (ticket === undefined) return accept(undefined);
      const playbook = await ports.playbooks.of(ticket.playbook);
      const moment = await momentOn(ports, playbook, { kind: 'machine' });
      const heard = await withFacts(ports.facts, (facts) =>
        hear(ticket, playbook, { ...moment, facts }),
      );
      return commitOrStop(ports.desk, ticket, { decided: heard, moment, takenIn });
    }),
  );
};

/** The new ticket on the timeline of the one that opened it, in the same transaction. */
const openerNote = async (
  ports: OpenPorts,
  id: TicketId,
  { after: child }: Decision,
): Promise<readonly Decision[]> => {
  const parent = await ports.desk.ticket(id);
  if (parent === undefined) return [];
  const { at, by } = momentOf(ports, { kind: 'machine' });
  const playbook = child.playbook.id;
  return [
    decided(parent, { events: [{ type: 'child.opened', at, by, child: child.id, playbook }] }),
  ];
};
