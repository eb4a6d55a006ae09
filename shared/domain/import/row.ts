/** A row of an import: as it stands in the sheet, as it was read, and what is to be done with it. */
import type { Json } from '#shared/domain/expression/value.ts';
import type { Reference } from '#shared/domain/import/read-value.ts';
import type { SheetRow } from '#shared/domain/sheet/sheet.ts';

/** As it stands in the sheet, with the row above it that is about the same. */
export type RawRow = SheetRow & { readonly sameAs?: number };

/** Everything that can be wrong with a row; what is wrong with a cell is said by its field's type. */
export const ROW_PROBLEMS = [
  'not-a-text',
  'too-long',
  'not-a-number',
  'too-many-decimals',
  'not-a-date',
  'ambiguous-date',
  'not-an-instant',
  'not-a-span',
  'not-a-period',
  'not-a-choice',
  'not-yes-or-no',
  'not-a-score',
  'not-a-phone-number',
  'not-a-mail-address',
  'not-a-list',
  'not-a-row',
  'too-many',
  'unknown-column',
  'digits-lost',
  'formula-error',
  /** Nothing in the sheet says which record is meant. */
  'key-missing',
  /** Another row above is about the same. */
  'duplicate',
  /** No colleague or record of this name. */
  'not-known',
  'several-known',
  'bad-id',
  'record-too-large',
  'too-many-addresses',
  /** It was destroyed, or went into another one. */
  'gone',
  /** The record is about whoever imports. */
  'not-yours',
  /** The playbook cannot begin with these values. */
  'not-possible',
] as const;

export type RowProblemCode = (typeof ROW_PROBLEMS)[number];

export interface RowProblem {
  readonly code: RowProblemCode;
  /** As the spreadsheet names it; nothing where the whole row is meant. */
  readonly column?: string;
  readonly field?: string;
  /** The row that it is a duplicate of. */
  readonly other?: number;
}

/** With words that still have to be looked up. */
export interface RowDraft {
  readonly row: number;
  readonly id?: string;
  readonly values: Readonly<Record<string, Json>>;
  readonly references: Readonly<Record<string, Reference>>;
  readonly problems: readonly RowProblem[];
}

export type Values = Readonly<Record<string, Json>>;

export type PlannedRow = { readonly row: number } & (
  | { readonly action: 'new'; readonly id: string; readonly values: Values }
  | {
      readonly action: 'changed';
      readonly id: string;
      /** Of the record that the change was planned on. */
      readonly version: number;
      /** Only those that change. */
      readonly values: Values;
      /** What stands there now, cut short, for people to compare. */
      readonly was: Readonly<Record<string, string>>;
    }
  | { readonly action: 'unchanged'; readonly id: string }
  | { readonly action: 'wrong'; readonly problems: readonly RowProblem[] }
);

export const ROW_ACTIONS = ['new', 'changed', 'unchanged', 'wrong'] as const;

export type RowAction = PlannedRow['action'];

export const ROW_OUTCOMES = [
  'done',
  /** Somebody else changed the record since the preview, or took its key: nothing was written. */
  'overtaken',
  /** There was nothing to do. */
  'left',
] as const;

export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** So many problems of one row are kept; whoever mends these sees the others. */
const MOST_PROBLEMS = 20;

export const wrongRow = (row: number, problems: readonly RowProblem[]): PlannedRow => ({
  row,
  action: 'wrong',
  problems: problems.slice(0, MOST_PROBLEMS),
});
