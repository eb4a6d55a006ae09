import type { TicketId } from '#shared/domain/ids.ts';
import type { Entry } from '#shared/domain/ledger/entry.ts';
import type { Posting } from '#shared/domain/ledger/posting.ts';
import type { OutOfBounds } from '#shared/domain/ledger/refusal.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** What stands in the ledgers, in minor units. Postings go in through {@link DeskStore.commit}. */
export interface LedgerBook {
  /** As committed last; an account that nobody has touched has 0. */
  balance(of: AccountRef): Promise<number>;
  /** In the order asked for; each is a read of its own, so together they are no snapshot. */
  balances(of: readonly AccountRef[]): Promise<readonly number[]>;
  /**
   * Accounts whose names begin with this, in the order of their names, a page at a time; no outside accounts.
   * An account that has been touched stays, also with 0.
   */
  accounts(query: AccountQuery): Promise<AccountPage>;
  /** What came in and went out from `from` on, before `to`. It may lag behind the last commits by a second. */
  turnover(of: AccountRef, period: Period): Promise<Turnover>;
  /** The lines of an account in the order of their instants, a page at a time; it may lag behind as `turnover` may. */
  statement(query: StatementQuery): Promise<StatementPage>;
  /** All that was posted for a ticket, by key; a reversal follows what it takes back. */
  postings(ticket: TicketId): Promise<readonly Posting[]>;
  /**
   * Adds up a whole ledger: the sum is 0, always.
   *
   * It reads page by page, not a moment frozen: with commits going on between two pages it may show a sum that never
   * was. Zero in a quiet moment is the proof. Cost: about 30 read units for 1,000 accounts.
   */
  trialBalance(ledger: string): Promise<TrialBalance>;
  /**
   * Which accounts of a committed entry are out of their soft bounds.
   *
   * It reads what was committed last, so of several at once the last one sees them all: an account that stays out of
   * bounds is told by somebody, maybe twice. One that another commit has brought back before the read is not told.
   */
  outOfBounds(entry: Entry): Promise<readonly OutOfBounds[]>;
}

export interface AccountRef {
  readonly ledger: Ledger;
  readonly account: string;
}

export interface AccountQuery {
  readonly ledger: string;
  /** `main/`; empty for all. */
  readonly prefix: string;
  readonly limit: number;
  /** One that was not given out for this prefix begins anew. */
  readonly cursor?: string;
}

export interface AccountPage {
  readonly items: readonly { readonly account: string; readonly balance: number }[];
  readonly next?: string;
}

export interface Period {
  readonly from: Instant;
  /** Excluded. */
  readonly to: Instant;
}

export interface StatementQuery extends Period {
  readonly of: AccountRef;
  readonly limit: number;
  /** One that was not given out for this account and period begins anew. */
  readonly cursor?: string;
}

export interface StatementPage {
  readonly items: readonly StatementLine[];
  readonly next?: string;
}

export interface StatementLine {
  readonly posting: Posting;
  /** Seen from the account. */
  readonly direction: 'in' | 'out';
}

export interface Turnover {
  readonly in: number;
  readonly out: number;
}

export interface TrialBalance {
  /** Those inside. */
  readonly accounts: number;
  readonly sum: number;
}
