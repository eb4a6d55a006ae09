/** The entry that a decision's effects ask for. */
import type { TicketId } from '#shared/domain/ids.ts';
import { type Books, type Entry, entryOf } from '#shared/domain/ledger/entry.ts';
import { type Posting, postingOf } from '#shared/domain/ledger/posting.ts';
import type { EntryRefusal, PostingRefusal } from '#shared/domain/ledger/refusal.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/**
 * @param effects those that post nothing are passed over
 * @param on the ticket that they leave, and the moment of its decision
 * @returns nothing when none posts
 */
export const postEffects = (
  effects: readonly RunEffect[],
  on: { readonly ticket: TicketId; readonly at: Instant },
  books: Books,
): Result<Entry | undefined, PostingRefusal | EntryRefusal> => {
  const postings: Posting[] = [];
  for (const effect of effects) {
    if (effect.kind !== 'post') continue;
    const ledger = books.ledgers.find(({ id }) => id === effect.ledger);
    if (ledger === undefined) return refuse({ code: 'ledger.unknown', ledger: effect.ledger });
    const posting = postingOf(ledger, { ...effect, ...on });
    if (!posting.ok) return posting;
    postings.push(posting.value);
  }
  return postings.length === 0 ? accept(undefined) : entryOf(postings, books);
};
