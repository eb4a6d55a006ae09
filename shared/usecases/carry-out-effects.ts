import { isTicketId, type TicketId } from '#shared/domain/ids.ts';
import type { EffectsPage } from '#shared/domain/job/job.ts';
import { MOST_WITHOUT_CAMPAIGN, type Tally } from '#shared/domain/opening/campaign.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import { decided, EFFECTS_A_JOB } from '#shared/domain/ticket/decision.ts';
import { hearOfChild } from '#shared/domain/ticket/hear-of-child.ts';
import { tellTicket } from '#shared/domain/ticket/take-step.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { Records } from '#shared/ports/records.ts';
import { commitOrStop } from '#shared/usecases/commit-or-stop.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import { planCall } from '#shared/usecases/effects/call.ts';
import { type ChangePorts, changeRecordOf } from '#shared/usecases/effects/change.ts';
import { destroyRecordOf } from '#shared/usecases/effects/destroy.ts';
import { lendRecord } from '#shared/usecases/effects/lend.ts';
import { openTicketOf } from '#shared/usecases/effects/open.ts';
import { type BoundsPorts, tellBounds } from '#shared/usecases/effects/tell-bounds.ts';
import { tellPeople } from '#shared/usecases/effects/tell-people.ts';
import { type DecisionPorts, momentOf, momentOn } from '#shared/usecases/moment.ts';
import { withFacts } from '#shared/usecases/with-facts.ts';

export interface EffectPorts
  extends DecisionPorts,
    Pick<ChangePorts, 'kinds'>,
    Pick<BoundsPorts, 'book'> {
  readonly records: Pick<Records, 'record' | 'grants'>;
  readonly desk: Pick<DeskStore, 'ticket' | 'ticketOfMessage' | 'effects' | 'commit'>;
}

/**
 * Does a page of what a decision wanted done beside its ticket.
 *
 * Each effect is done once however often the job comes: a ticket that is opened has its id from the effect's key, and what is told
 * to another ticket leaves a row of that key in the same transaction.
 */
export const carryOutEffects = async (
  ports: EffectPorts,
  id: TicketId,
  { version, from }: EffectsPage,
): Promise<void> => {
  const effects = await ports.desk.effects(id, version);
  const ticket = await ports.desk.ticket(id);
  if (ticket === undefined) return;
  for (const effect of effects.slice(from, from + EFFECTS_A_JOB)) {
    await carryOut(ports, ticket, { effect, version });
  }
};

interface Wanted {
  readonly effect: RunEffect;
  readonly version: number;
}

const carryOut = async (ports: EffectPorts, ticket: Ticket, wanted: Wanted): Promise<void> => {
  const { effect } = wanted;
  switch (effect.kind) {
    case 'open':
      return openTicketOf(ports, ticket, { ...wanted, effect });
    case 'tell':
      return tell(ports, ticket, { ...wanted, effect });
    case 'ended':
      return tellParent(ports, ticket, effect.outcome);
    case 'change':
      return say(ports, ticket, {
        ...wanted,
        done: changeRecordOf(ports, ticket, { ...wanted, effect }),
      });
    case 'destroy':
      return say(ports, ticket, {
        ...wanted,
        done: destroyRecordOf(ports, ticket, { ...wanted, effect }),
      });
    case 'lend':
      return say(ports, ticket, {
        ...wanted,
        done: lendRecord(ports, ticket, { ...wanted, effect }),
      });
    case 'send':
    case 'remind':
    case 'raise':
      return say(ports, ticket, {
        ...wanted,
        done: tellPeople(ports, ticket, { ...wanted, effect }),
      });
    case 'bounds':
      return tellBounds(ports, ticket, { ...wanted, effect });
    case 'call':
      return planCall(ports, ticket, wanted);
    // Another queue's.
    case 'make':
    case 'print':
    // These are done in the ticket's own transaction.
    case 'failed':
    case 'notice':
    case 'give':
    case 'post':
    case 'number':
      return undefined;
  }
};

/** What could not be done is said where people look. */
const say = async (
  ports: EffectPorts,
  ticket: Ticket,
  { done, ...wanted }: Wanted & { readonly done: Promise<string> },
): Promise<void> => {
  const outcome = await done;
  if (outcome !== 'done') await fail(ports, ticket, { ...wanted, reason: outcome });
};

const tell = async (
  ports: EffectPorts,
  by: Ticket,
  {
    effect,
    version,
  }: { readonly effect: Extract<RunEffect, { readonly kind: 'tell' }>; readonly version: number },
): Promise<void> => {
  const { ticket: told, outcome } = effect;
  if (!isTicketId(told)) return fail(ports, by, { effect, version, reason: 'no-such-ticket' });
  const messageId = `told-${by.id}-${version}-${effect.key}`;
  const done = await decideAgain<'done' | 'not-possible', never>(async () => {
    // Told once already: the step that had the outcome has been left since, which is no failure.
    if ((await ports.desk.ticketOfMessage(messageId)) !== undefined) return accept('done');
    const ticket = await ports.desk.ticket(told);
    if (ticket === undefined) return accept('not-possible');
    const playbook = await ports.playbooks.of(ticket.playbook);
    const moment = await momentOn(ports, playbook, { kind: 'machine' });
    const decision = await withFacts(ports.facts, (facts) =>
      tellTicket(ticket, { playbook, outcome }, { ...moment, facts }),
    );
    if (!decision.ok) return accept('not-possible');
    const stored = await ports.desk.commit({
      at: moment.at,
      decisions: [decision.value],
      takenIn: { messageId, ticket: told },
    });
    if (!stored.ok && stored.refusal.code === 'change.ledger-refused')
      return accept('not-possible');
    return stored.ok || stored.refusal.code === 'change.message-known' ? accept('done') : stored;
  });
  if (committed(done) === 'not-possible') {
    await fail(ports, by, { effect, version, reason: 'told-in-vain' });
  }
};

/** A ticket that was opened by another has ended: the other may have waited for it. */
const tellParent = async (
  ports: EffectPorts,
  child: Ticket,
  outcome: string | undefined,
): Promise<void> => {
  const { linkedTo } = child;
  if (linkedTo === undefined || child.channel !== 'playbook') return;
  committed(
    await decideAgain<void, never>(async () => {
      const parent = await ports.desk.ticket(linkedTo);
      if (parent === undefined) return accept(undefined);
      const playbook = await ports.playbooks.of(parent.playbook);
      const moment = await momentOn(ports, playbook, { kind: 'machine' });
      const decided = await withFacts(ports.facts, (facts) =>
        hearOfChild(parent, { playbook, child }, { ...moment, facts }),
      );
      const takenIn = { messageId: `child-ended-${child.id}`, ticket: parent.id };
      const tallies = talliesOf(parent, child, outcome);
      return commitOrStop(ports.desk, parent, { decided, moment, takenIn, tallies });
    }),
  );
};

/** A few tickets are seen at a glance; of a campaign's it is counted how they ended, and whose they were. */
const talliesOf = (
  { id: parent, run }: Ticket,
  { assignee }: Ticket,
  outcome: string | undefined,
): readonly Tally[] => {
  if (run.children.opened <= MOST_WITHOUT_CAMPAIGN) return [];
  const one = { parent, opened: 0, ended: 1 };
  return [
    ...(outcome === undefined ? [] : [{ ...one, of: 'outcome', name: outcome } as const]),
    ...(assignee === undefined ? [] : [{ ...one, of: 'owner', name: assignee } as const]),
  ];
};

/** What could not be done stands on the timeline, once. */
const fail = async (
  ports: EffectPorts,
  { id }: Ticket,
  { effect, version, reason }: Wanted & { readonly reason: string },
): Promise<void> => {
  committed(
    await decideAgain<void, never>(async () => {
      const ticket = await ports.desk.ticket(id);
      if (ticket === undefined) return accept(undefined);
      const { at, by } = momentOf(ports, { kind: 'machine' });
      const event = { type: 'effect.failed', at, by, effect: effect.kind, reason } as const;
      const stored = await ports.desk.commit({
        at,
        decisions: [decided(ticket, { events: [event] })],
        takenIn: { messageId: `effect-failed-${id}-${version}-${effect.key}`, ticket: id },
      });
      return stored.ok || stored.refusal.code === 'change.message-known'
        ? accept(undefined)
        : stored;
    }),
  );
};
