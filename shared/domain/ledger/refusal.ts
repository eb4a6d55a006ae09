import type { Unit } from '#shared/domain/playbook/ledger.ts';

/** Why a text is no amount that can be posted. */
export type AmountRefusal =
  | { readonly code: 'ledger.amount-not-a-number'; readonly amount: string }
  | { readonly code: 'ledger.amount-not-positive'; readonly amount: string }
  /** More decimals than the unit has. */
  | {
      readonly code: 'ledger.amount-too-fine';
      readonly amount: string;
      readonly unit: Unit;
      readonly decimals: number;
    }
  | {
      readonly code: 'ledger.amount-too-large';
      readonly amount: string;
      /** In minor units. */
      readonly most: number;
    };

export type AccountReason =
  | 'empty-part'
  | 'forbidden-character'
  | 'too-long'
  /** Not as many parts as the ledger's pattern, and not one of its outside accounts. */
  | 'wrong-parts';

export interface AccountRefused {
  readonly code: 'ledger.account-refused';
  readonly ledger: string;
  readonly account: string;
  readonly reason: AccountReason;
  /** The ledger's pattern: `store/part/condition`. */
  readonly pattern: string;
}

/** A bound of an account and the balance that it is held against, both in minor units. */
export interface OutOfBounds {
  readonly ledger: string;
  readonly account: string;
  readonly balance: number;
  readonly bound: 'floor' | 'ceiling';
  readonly limit: number;
}

/** A decision would carry a balance over a bound. The balance is as it stood before. */
export interface BoundBroken extends OutOfBounds {
  readonly code: 'ledger.bound-broken';
  /** What the decision would have added (or, negative, taken away) in sum, in minor units. */
  readonly wanted: number;
}

export type PostingRefusal =
  | AmountRefusal
  | AccountRefused
  | { readonly code: 'ledger.same-account'; readonly ledger: string; readonly account: string }
  | { readonly code: 'ledger.key-refused'; readonly key: string }
  | { readonly code: 'ledger.note-too-long'; readonly most: number };

export type EntryRefusal =
  | { readonly code: 'ledger.unknown'; readonly ledger: string }
  | { readonly code: 'ledger.posting-twice'; readonly ticket: string; readonly key: string }
  | {
      readonly code: 'ledger.too-much-at-once';
      readonly postings: number;
      readonly accounts: number;
      /** Of both together. */
      readonly most: number;
    };
