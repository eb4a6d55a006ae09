import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import { decimalText } from '#shared/domain/ledger/minor-units.ts';
import type { OutOfBounds } from '#shared/domain/ledger/refusal.ts';
import type { Signal } from '#shared/domain/opening/opening.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import { decided } from '#shared/domain/ticket/decision.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { LedgerBook } from '#shared/ports/ledger-book.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import { mailsTo, peopleMeant, type TellPorts } from '#shared/usecases/effects/tell-people.ts';
import { momentOf } from '#shared/usecases/moment.ts';
import { signalJob } from '#shared/usecases/tell-signal.ts';

export interface BoundsPorts extends TellPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'commit'>;
  readonly book: Pick<LedgerBook, 'outOfBounds'>;
}

type BoundsEffect = Extract<RunEffect, { readonly kind: 'bounds' }>;

/**
 * Looks whether what a ticket posted has left an account out of its soft bounds, and raises it: a note on the ticket, a mail to those
 * whom the ledger names, and a signal that playbooks may listen to. An account that has come back meanwhile is nobody's news.
 */
export const tellBounds = async (
  ports: BoundsPorts,
  ticket: Ticket,
  wanted: { readonly effect: BoundsEffect; readonly version: number },
): Promise<void> => {
  const { movements } = wanted.effect;
  for (const broken of await ports.book.outOfBounds({ postings: [], movements })) {
    const ledger = ports.ledgers.find(({ id }) => id === broken.ledger);
    if (ledger !== undefined) await raise(ports, ticket, { ...wanted, ledger, broken });
  }
};

const raise = async (
  ports: BoundsPorts,
  ticket: Ticket,
  {
    effect,
    version,
    ledger,
    broken,
  }: {
    readonly effect: BoundsEffect;
    readonly version: number;
    readonly ledger: Ledger;
    readonly broken: OutOfBounds;
  },
): Promise<void> => {
  const cause = `${effect.key} ${broken.ledger} ${broken.account}`;
  const people =
    ledger.soft === undefined ? [] : await peopleMeant(ports, ticket, ledger.soft.raise);
  const message = ports.ids.jobIdFor(`${ticket.id} ${version} ${cause}`);
  committed(
    await decideAgain<void, never>(async () => {
      const current = await ports.desk.ticket(ticket.id);
      if (current === undefined) return accept(undefined);
      const { at, by } = momentOf(ports, { kind: 'machine' });
      const note: Message = {
        id: message,
        ticket: ticket.id,
        at,
        kind: 'note',
        by,
        channel: ticket.channel,
        text: wordsOf(broken, ledger, ticket),
      };
      const { account, bound } = broken;
      const signal = signalOf(broken, { id: message, ledger, at });
      const event = {
        type: 'ledger.out-of-bounds',
        at,
        by,
        ledger: ledger.id,
        account,
        bound,
      } as const;
      const stored = await ports.desk.commit({
        at,
        decisions: [decided(current, { events: [event], messages: [note] })],
        jobs: [
          signalJob(signal, at),
          ...mailsTo(people, {
            ids: ports.ids,
            ticket: ticket.id,
            at,
            effect: { version, key: effect.key },
            mail: 'raised',
            message,
          }),
        ],
        signals: [signal],
        takenIn: { messageId: `bounds-${ticket.id}-${version}-${cause}`, ticket: ticket.id },
      });
      return stored.ok || stored.refusal.code === 'change.message-known'
        ? accept(undefined)
        : stored;
    }),
  );
};

/** What playbooks hear that open a ticket on `ledger:<id>`. */
const signalOf = (
  { account, balance, bound, limit }: OutOfBounds,
  { id, ledger, at }: { readonly id: string; readonly ledger: Ledger; readonly at: Instant },
): Signal => ({
  id,
  name: `ledger:${ledger.id}`,
  at,
  event: {
    ledger: ledger.id,
    account,
    bound,
    balance: decimalText(balance, ledger.unit),
    limit: decimalText(limit, ledger.unit),
  },
});

const wordsOf = (
  { account, balance, bound, limit }: OutOfBounds,
  { title, unit }: Ledger,
  { language }: Ticket,
): string =>
  fill(catalogueOf(language).mails.bounds[bound], {
    ledger: title[language],
    account,
    balance: decimalText(balance, unit),
    limit: decimalText(limit, unit),
  });
