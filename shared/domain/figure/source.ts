/** Things that figures count. */
import { decimal, type RecordValue } from '#shared/domain/expression/value.ts';
import { decimalText } from '#shared/domain/ledger/minor-units.ts';
import type { Posting } from '#shared/domain/ledger/posting.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
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

/** What a count says in `of` when it means this source. */
export const countedAs = (source: Source): string => {
  switch (source.is) {
    case 'ticket':
      return source.ticket.playbook.id;
    case 'record':
      return source.record.kind;
    case 'posting':
      return `ledger:${source.posting.ledger}`;
    case 'message':
      return 'contact';
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
