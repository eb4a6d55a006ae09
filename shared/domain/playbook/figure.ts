/** Figures over tickets, records and ledgers, and registers: the tickets of a playbook as a table. */
import type { Expression } from '#shared/domain/playbook/expression.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import type { Texts } from '#shared/kernel/language.ts';

export const FIGURE_PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const;

/** Something counted as it happens: one for each ticket or record that fulfils `where`, on the day of `at`. */
export interface Count {
  /** A playbook (its tickets), a kind, `contact` or `ledger:<id>` (postings). */
  readonly of: string;
  readonly where?: Expression;
  /** Added up instead of counted. */
  readonly sum?: Expression;
  /** The instant whose day it counts on; not counted while it is unset. */
  readonly at: Expression;
  /** Also kept apart by these: names of fields, `owner`, `team`. */
  readonly by?: readonly string[];
}

export interface Metric {
  readonly title: Texts;
  /** An expression reads other figures and balances; `entered` is put in by hand. */
  readonly value: Count | Expression | 'entered';
  readonly per?: Count | Expression;
  /** A share of 1, or a number, in the unit of the figure. */
  readonly target?: Expression;
  readonly period: (typeof FIGURE_PERIODS)[number];
  readonly owner?: Who;
}

export interface Register {
  readonly title: Texts;
  /** Fields of the playbook, or `number`, `openedAt`, `endedAt`, `owner`, `state`. */
  readonly columns: readonly string[];
  readonly where?: Expression;
  readonly groupBy?: readonly string[];
  readonly totals?: readonly string[];
}
