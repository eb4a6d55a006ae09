/** One line of a ledger: an amount from one account to another, for ever. */
import type { TicketId } from '#shared/domain/ids.ts';
import { accountParts } from '#shared/domain/ledger/account.ts';
import { amountOf } from '#shared/domain/ledger/minor-units.ts';
import type { PostingRefusal } from '#shared/domain/ledger/refusal.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/** Ticket and key together are its identity: the same decision, made again, posts nothing new. */
export interface Posting {
  readonly ticket: TicketId;
  /** Of the effect within the ticket: step, visit and place. */
  readonly key: string;
  readonly ledger: string;
  readonly from: string;
  readonly to: string;
  /** Minor units, above zero. */
  readonly amount: number;
  readonly at: Instant;
  readonly note?: string;
  /** Only of a reversal. */
  readonly reverses?: Reverses;
}

interface Reverses {
  /** Of the posting of the same ticket that it takes back. */
  readonly key: string;
  /** Whose decision took it back. */
  readonly by: TicketId;
}

/** Posted before, or taken back before; as it was then, so that a repetition can be told from a mistake. */
export interface PostingKnown {
  readonly code: 'ledger.posting-known';
  readonly posting: Posting;
}

export interface PostingDraft {
  readonly ticket: TicketId;
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** An exact decimal in the ledger's unit. */
  readonly amount: string;
  readonly at: Instant;
  readonly note?: string;
}

/** In UTF-16 units; a key names a step, a visit and a place, and stands in a sort key. */
const LONGEST_KEY = 200;

/** In UTF-16 units: a line of a ledger carries one line of text. */
const LONGEST_NOTE = 500;

/** Marks keys of reversals, so that none but a reversal can have one. */
const REVERSED = '~reversed';

const KEY = /^[^#~\p{Cc}\p{Cs}]+$/u;

/** @returns the posting, or the first thing that is wrong with the draft; bounds are judged when it is committed */
export const postingOf = (
  ledger: Ledger,
  { ticket, key, from, to, amount, at, note }: PostingDraft,
): Result<Posting, PostingRefusal> => {
  if (!KEY.test(key) || key.length > LONGEST_KEY)
    return refuse({ code: 'ledger.key-refused', key });
  for (const account of [from, to]) {
    const parts = accountParts(ledger, account);
    if (!parts.ok) return parts;
  }
  if (from === to) return refuse({ code: 'ledger.same-account', ledger: ledger.id, account: from });
  if (note !== undefined && note.length > LONGEST_NOTE)
    return refuse({ code: 'ledger.note-too-long', most: LONGEST_NOTE });
  const minor = amountOf(amount, ledger.unit);
  if (!minor.ok) return minor;
  return accept({
    ticket,
    key,
    ledger: ledger.id,
    from,
    to,
    amount: minor.value,
    at,
    ...(note === undefined ? {} : { note }),
  });
};

/**
 * The posting that takes another back. It lies with that one, under a key made of that one's, so there can be only one.
 *
 * @returns a refusal for a reversal: post anew instead
 */
export const reversalOf = (
  posting: Posting,
  { by, at, note }: { readonly by: TicketId; readonly at: Instant; readonly note?: string },
): Result<Posting, { readonly code: 'ledger.is-a-reversal'; readonly key: string }> => {
  const { ticket, key, ledger, from, to, amount, reverses } = posting;
  if (reverses !== undefined) return refuse({ code: 'ledger.is-a-reversal', key });
  return accept({
    ticket,
    key: `${key}${REVERSED}`,
    ledger,
    from: to,
    to: from,
    amount,
    at,
    ...(note === undefined ? {} : { note }),
    reverses: { key, by },
  });
};
