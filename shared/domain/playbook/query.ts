/** The one way to select: audiences, registers, rows, "nothing for six months". */
import type { Expression } from '#shared/domain/playbook/expression.ts';

export interface Query {
  /** A kind, a playbook (its tickets), `contact`, `ledger:<id>` (balances), `roster:<post>`. */
  readonly of: string;
  /** Over `row`, and over whatever the place of the query knows. */
  readonly where?: Expression;
  /** Ascending; a text that begins with `-` descending. Several are separated by commas. */
  readonly sort?: string;
  /** Only so many. */
  readonly first?: Expression;
  /** So many by lot, the same ones for the same ticket. */
  readonly sample?: Expression;
  /** Only rows for which this query finds nothing; `outer` is the row of the outer query. */
  readonly lacks?: Query;
}

/** Compares two lists by a common column. */
export interface Match {
  /** A `rows` field. */
  readonly match: string;
  readonly with: Query;
  readonly on: string;
  /** What of the outcome goes into the field: both sides agree, only here, only there, on both but different. */
  readonly keep: 'matched' | 'lacking' | 'surplus' | 'different';
  readonly into: string;
}
