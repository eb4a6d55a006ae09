/** A table as a spreadsheet holds it, whatever file it came in. */
import { MOST_BYTES } from '#shared/domain/file/file.ts';

/**
 * What stands in a cell. A number is its decimal text; a date what the sheet shows, with or without a time of the day
 * (`2026-03-02`, `2026-03-02T09:30:00`) and without a zone; an error what a formula came to (`#N/A`).
 */
export type Cell =
  | null
  | string
  | boolean
  | { readonly number: string }
  | { readonly date: string }
  | { readonly error: string };

export interface SheetRow {
  /** As the spreadsheet counts, from 1: the header is the first row that is not empty. */
  readonly row: number;
  readonly cells: readonly Cell[];
}

export interface Sheet {
  readonly header: readonly string[];
  /** Without those that are empty. */
  readonly rows: readonly SheetRow[];
}

/** The same as of every file, for it is uploaded the same way. */
export const MOST_SHEET_BYTES = MOST_BYTES;

/** A register of ten years of a busy department; and one row is one transaction. */
export const MOST_SHEET_ROWS = 50_000;

/** A kind has sixty fields at most; people keep notes beside. */
export const MOST_SHEET_COLUMNS = 200;

/** 50,000 rows of twenty columns. A function of 1,024 MB holds them several times over. */
export const MOST_SHEET_CELLS = 1_000_000;

/** What Excel itself holds in one cell (Microsoft: Excel specifications and limits). */
export const LONGEST_CELL = 32_767;

/** In bytes of JSON: a row is stored with others in a row of the table, which holds 400 KB (AWS: DynamoDB quotas). */
export const LARGEST_SHEET_ROW = 60_000;

export type SheetRefusal =
  | {
      readonly code:
        | 'sheet.too-large'
        | 'sheet.too-many-rows'
        | 'sheet.too-many-columns'
        | 'sheet.too-many-cells'
        /** Unpacked: a small archive can hold gigabytes. */
        | 'sheet.unpacks-too-large';
      readonly most: number;
    }
  | { readonly code: 'sheet.row-too-large'; readonly row: number; readonly most: number }
  /** Neither CSV nor XLSX. */
  | { readonly code: 'sheet.not-a-table' }
  /** The binary workbook of before 2007, or one with a password. */
  | { readonly code: 'sheet.old-or-locked' }
  | { readonly code: 'sheet.broken'; readonly row?: number }
  | { readonly code: 'sheet.empty' };

/** What a spreadsheet calls a column, counted from 0: `A`, `Z`, `AA`. */
export const columnName = (index: number): string => {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
};

/** The place of a column by its name, from 0; nothing for what is no name. */
export const columnIndex = (name: string): number | undefined =>
  /^[A-Z]{1,3}$/.test(name)
    ? [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    : undefined;
