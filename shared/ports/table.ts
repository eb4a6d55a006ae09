import type { Result } from '#shared/kernel/result.ts';

/**
 * The one table of the desk, as small as the desk needs it.
 *
 * Two adapters implement it, DynamoDB and memory, and one contract suite runs on both. A row is addressed by
 * `pk` and `sk`; rows that carry `aPk`/`aSk` or `bPk`/`bSk` also stand in an index.
 */
export interface Table {
  /** @param options.consistent read what was committed last (twice the price); else possibly the state before */
  get(key: Key, options?: { readonly consistent?: boolean }): Promise<Row | undefined>;
  /**
   * Rows of one partition in the order of their sort key's bytes, a page at a time; an index may lag behind, and
   * shows only its keys and {@link SHOWN_IN_INDEX}.
   */
  query(query: Query): Promise<Page>;
  /**
   * All writes or none. At least one, at most {@link MAX_WRITES} and one write a row; else, or with a key or a
   * row over its size, it throws.
   *
   * @returns the write whose condition failed, with the row as it stands, or that another transaction was
   * touching the same rows (then decide again)
   */
  commit(writes: readonly Write[]): Promise<Result<void, CommitRefusal>>;
  /** Deletes rows, each for itself, without condition; a row that is not there is deleted already. */
  forget(keys: readonly Key[]): Promise<void>;
}

/** DynamoDB takes at most 100 actions in one transaction (AWS: TransactWriteItems). */
export const MAX_WRITES = 100;

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/**
 * `kind` says what the row is, `schema` in which shape; old code must be able to read newer rows.
 * The other fields are plain JSON; whoever reads them parses them.
 */
export interface Row extends Key {
  readonly kind: string;
  readonly schema: number;
  readonly [field: string]: unknown;
}

export type Condition =
  | { readonly row: 'absent' }
  | { readonly row: 'present' }
  | { readonly field: string; readonly equals: string | number }
  /** True too when the row or the field is absent: a counter that nobody has touched is below its limit. */
  | { readonly field: string; readonly below: number }
  /** An absent row or field counts as 0: an account that nobody has touched is empty. */
  | { readonly field: string; readonly atLeast: number }
  | { readonly field: string; readonly atMost: number };

export type Write =
  | { readonly put: Row; readonly when?: Condition }
  | { readonly remove: Key; readonly when?: Condition }
  | { readonly check: Key; readonly when: Condition }
  | Add;

/** Adds to counters of a row that is made when absent; a field of `initial` is set only where the row has none. */
export interface Add {
  readonly add: Key;
  readonly amounts: Readonly<Record<string, number>>;
  readonly initial: Omit<Row, 'pk' | 'sk'>;
  readonly when?: Condition;
}

export type IndexName = 'byTeam' | 'byAgent';

export interface Query {
  readonly index?: IndexName;
  readonly pk: string;
  /** Only sort keys from this one on, itself included. */
  readonly from?: string;
  /** Only sort keys up to this one, itself included. */
  readonly to?: string;
  /** Read what was committed last (twice the price); an index cannot. */
  readonly consistent?: boolean;
  readonly order?: 'ascending' | 'descending';
  readonly limit: number;
  /** The position of the last row already seen. */
  readonly after?: Position;
}

/** Where a row stands in its partition or index. Strings only, so that it fits into a cursor. */
export type Position = Readonly<Record<string, string>>;

export interface Page {
  readonly rows: readonly Row[];
  /** Present when there may be more. */
  readonly next?: Position;
}

export type CommitRefusal =
  | {
      readonly code: 'table.condition-failed';
      /** Which of the writes was refused, counted from 0. */
      readonly write: number;
      readonly current?: Row;
    }
  | { readonly code: 'table.conflict' };

/** What an index shows of a row beside its keys: enough for a list, and no word of what was said. */
export const SHOWN_IN_INDEX = ['kind', 'schema', 'card'] as const;

/** The longest partition and sort key in bytes of UTF-8, and the largest row (AWS: DynamoDB quotas). */
export const LONGEST_KEY = { pk: 2048, sk: 1024 } as const;
export const LARGEST_ROW = 400 * 1024;

/** The attribute names of each index's keys. */
export const INDEX_KEYS = {
  byTeam: { pk: 'aPk', sk: 'aSk' },
  byAgent: { pk: 'bPk', sk: 'bSk' },
} as const satisfies Record<IndexName, Key>;

/** The position of a row in a query's order, so that a merge of several queries can stop anywhere. */
export const positionOf = (row: Row, index?: IndexName): Position => {
  const position = { pk: row.pk, sk: row.sk };
  if (index === undefined) return position;
  const { pk, sk } = INDEX_KEYS[index];
  return { ...position, [pk]: String(row[pk]), [sk]: String(row[sk]) };
};
