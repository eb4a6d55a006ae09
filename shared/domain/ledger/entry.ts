/** All that one decision posts, with what it does to each account in sum: all of it is committed, or nothing. */
import { isOutside } from '#shared/domain/ledger/account.ts';
import type { Bounds, Movement } from '#shared/domain/ledger/movement.ts';
import type { Posting } from '#shared/domain/ledger/posting.ts';
import type { EntryRefusal } from '#shared/domain/ledger/refusal.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface Entry {
  readonly postings: readonly Posting[];
  /** Each account once; none whose sum is zero. */
  readonly movements: readonly Movement[];
}

/**
 * Postings and accounts together, each a write: a transaction takes 100 (AWS: TransactWriteItems), and the ticket
 * itself, its events, its number, its timer and its jobs need room beside them. An interval may so have 44 slots.
 */
export const MOST_WRITES = 90;

export interface Books {
  readonly ledgers: readonly Ledger[];
  /** The bounds of an account that is not outside, worked out by whoever knows settings and records. */
  readonly boundsOf: (ledger: Ledger, account: string) => Bounds;
}

export const entryOf = (
  postings: readonly Posting[],
  books: Books,
): Result<Entry, EntryRefusal> => {
  const twice = repeated(postings);
  if (twice !== undefined)
    return refuse({ code: 'ledger.posting-twice', ticket: twice.ticket, key: twice.key });
  const movements: Movement[] = [];
  for (const [id, own] of Map.groupBy(postings, ({ ledger }) => ledger)) {
    const ledger = books.ledgers.find((one) => one.id === id);
    if (ledger === undefined) return refuse({ code: 'ledger.unknown', ledger: id });
    movements.push(...movementsOf(ledger, own, books));
  }
  if (postings.length + movements.length > MOST_WRITES) {
    return refuse({
      code: 'ledger.too-much-at-once',
      postings: postings.length,
      accounts: movements.length,
      most: MOST_WRITES,
    });
  }
  return accept({ postings, movements });
};

/** What postings of one ledger do to each account in sum. */
export const netOf = (postings: readonly Posting[]): ReadonlyMap<string, number> => {
  const net = new Map<string, number>();
  const add = (account: string, amount: number) =>
    net.set(account, (net.get(account) ?? 0) + amount);
  for (const { from, to, amount } of postings) {
    add(from, -amount);
    add(to, amount);
  }
  return net;
};

const movementsOf = (
  ledger: Ledger,
  postings: readonly Posting[],
  { boundsOf }: Books,
): readonly Movement[] =>
  [...netOf(postings)]
    .filter(([, net]) => net !== 0)
    .map(([account, net]) => {
      const outside = isOutside(ledger, account);
      const bounds = outside
        ? ({ are: 'none' } as const)
        : ({
            ...boundsOf(ledger, account),
            are: ledger.soft === undefined ? 'hard' : 'soft',
          } as const);
      return { ledger: ledger.id, account, net, bounds, outside };
    });

const repeated = (postings: readonly Posting[]): Posting | undefined => {
  const seen = new Set<string>();
  return postings.find(({ ticket, key }) => {
    const id = JSON.stringify([ticket, key]);
    return seen.size === seen.add(id).size;
  });
};
