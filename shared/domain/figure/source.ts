/** Things that figures count. */
import { decimal, type RecordValue } from '#shared/domain/expression/value.ts';
import type { Counter } from '#shared/domain/figure/counter.ts';
import { isTicketId, type TicketId } from '#shared/domain/ids.ts';
import { decimalText } from '#shared/domain/ledger/minor-units.ts';
import type { Posting } from '#shared/domain/ledger/posting.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { StoredRecord } from '#shared/domain/record/record.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';

export type Source =
  | { readonly is: 'ticket'; readonly ticket: Ticket }
  | { readonly is: 'record'; readonly record: StoredRecord }
  /** These two are written once and never changed. */
  | { readonly is: 'posting'; readonly posting: Posting }
  | { readonly is: 'message'; readonly message: Message };

/** The same for every version of a source. */
export const sourceId = (source: Source): string => {
  switch (source.is) {
    case 'ticket':
      return `ticket#${source.ticket.id}`;
    case 'record':
      return `record#${source.record.kind}#${source.record.id}`;
    case 'posting':
      return `posting#${source.posting.ticket}#${source.posting.key}`;
    case 'message':
      return `message#${source.message.ticket}#${source.message.id}`;
  }
};

/** Rises whenever the source changes. */
export const sourceVersion = (source: Source): number => {
  switch (source.is) {
    case 'ticket':
      return source.ticket.version;
    case 'record':
      return source.record.version;
    case 'posting':
    case 'message':
      return 1;
  }
};

/** The counts that mean this source; a name that a playbook and a kind share means the playbook's tickets. */
export const countersFor = (
  source: Source,
  counters: ReadonlyMap<string, readonly Counter[]>,
  playbooks: readonly Playbook[],
): readonly Counter[] => {
  switch (source.is) {
    case 'ticket':
      return counters.get(source.ticket.playbook.id) ?? [];
    case 'record': {
      const { kind } = source.record;
      return playbooks.some(({ id }) => id === kind) ? [] : (counters.get(kind) ?? []);
    }
    case 'posting':
      return counters.get(`ledger:${source.posting.ledger}`) ?? [];
    case 'message':
      return counters.get('contact') ?? [];
  }
};

/** A posting as counts see it, its amount in the ledger's unit. */
export const postingRow = (
  { ticket, ledger, from, to, amount, at, note }: Posting,
  ledgers: readonly Ledger[],
): RecordValue => {
  const unit = ledgers.find(({ id }) => id === ledger)?.unit;
  const exact = unit === undefined ? null : decimal(decimalText(amount, unit));
  return { ticket, from, to, amount: exact, at, note: note ?? null };
};

/** Something said as counts see it: when, by whom, by which way, and no word of it. */
export const messageRow = ({ ticket, at, kind, channel, by }: Message): RecordValue => ({
  ticket,
  at,
  kind,
  channel,
  by: by.kind,
  owner: by.kind === 'agent' ? { id: by.id } : null,
});

/** The ticket that a source is or belongs to. */
export const ticketOfSource = (source: string): TicketId | undefined => {
  const [kind, id] = source.split('#');
  return kind !== 'record' && isTicketId(id) ? id : undefined;
};
