/**
 * An import: a sheet that was uploaded, read, compared with what the desk has, shown, and then carried out exactly as it was shown.
 *
 * It is worked on in pages. Where it stands is one value that moves with each page in the page's own transaction, so that whoever takes
 * over goes on there.
 */
import type { Sha256 } from '#shared/domain/document/document-hash.ts';
import type { ColumnProblem, ImportColumn } from '#shared/domain/import/columns.ts';
import type { PlannedRow, RawRow, RowAction, RowOutcome } from '#shared/domain/import/row.ts';
import type { SheetRefusal } from '#shared/domain/sheet/sheet.ts';
import { DAY, type Instant } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';

export type ImportTarget =
  | { readonly kind: string }
  | { readonly playbook: { readonly id: string; readonly version: number } };

export type ImportProblem =
  | SheetRefusal
  | ColumnProblem
  /** Nothing was uploaded under the id that was announced. */
  | { readonly code: 'import.not-arrived' };

export type ImportStatus =
  | { readonly state: 'reading' }
  /** Nothing of it can be used. */
  | { readonly state: 'refused'; readonly problems: readonly ImportProblem[] }
  /** `page` is the next one. */
  | { readonly state: 'comparing'; readonly page: number }
  | { readonly state: 'previewed' }
  | { readonly state: 'running'; readonly page: number }
  | { readonly state: 'done'; readonly at: Instant };

export const IMPORT_STATES = [
  'reading',
  'refused',
  'comparing',
  'previewed',
  'running',
  'done',
] as const;

export interface Import {
  readonly id: string;
  /** Rises with every step, so that a step is taken once. */
  readonly version: number;
  readonly target: ImportTarget;
  /** The file's id, and what the person called it. */
  readonly upload: string;
  readonly name: string;
  /** Who imports, with what made it their right. */
  readonly by: {
    readonly id: string;
    readonly roles: readonly string[];
    readonly teams: readonly string[];
  };
  readonly language: Language;
  readonly at: Instant;
  readonly status: ImportStatus;
  readonly columns: readonly ImportColumn[];
  /** SHA-256 of the file. */
  readonly digest: string;
  readonly rows: number;
  readonly pages: number;
  readonly actions: Readonly<Record<RowAction, number>>;
  readonly outcomes: Readonly<Record<RowOutcome, number>>;
  /** Of all that was planned: what is run is what was shown. */
  readonly hash: string;
}

/** Raw rows hold what people wrote about people; a month is time enough to find out what went wrong. */
export const IMPORT_ROWS_KEPT = 30 * DAY;

/** Rows of one page: a stored row holds 400 KB (AWS: DynamoDB quotas), and a page is one of them. */
const ROWS_A_PAGE = 50;

/** In bytes of JSON and in cells: with what was planned and what stood there before it stays below a stored row. */
const LARGEST_PAGE = 100_000;
const CELLS_A_PAGE = 1_000;

/** Pages of one job, 1,000 rows: below a minute at some ten records a second and worker. */
export const PAGES_A_JOB = 20;

/** Cuts rows into pages; each row is smaller than a page. */
export const pagesOf = (rows: readonly RawRow[]): readonly (readonly RawRow[])[] => {
  const pages: RawRow[][] = [];
  let [bytes, cells] = [0, 0];
  for (const row of rows) {
    const size = new TextEncoder().encode(JSON.stringify(row)).length;
    bytes += size;
    cells += row.cells.length;
    const last = pages.at(-1);
    const fits = bytes <= LARGEST_PAGE && cells <= CELLS_A_PAGE;
    if (last !== undefined && last.length < ROWS_A_PAGE && fits) {
      last.push(row);
    } else {
      pages.push([row]);
      [bytes, cells] = [size, row.cells.length];
    }
  }
  return pages;
};

const step = (before: Import, change: Partial<Import>): Import => ({
  ...before,
  ...change,
  version: before.version + 1,
});

export const refusedImport = (before: Import, problems: readonly ImportProblem[]): Import =>
  step(before, { status: { state: 'refused', problems } });

/** The sheet was read; an empty one has nothing to compare. */
export const readImport = (
  before: Import,
  found: Pick<Import, 'columns' | 'digest' | 'rows' | 'pages'>,
): Import =>
  step(before, {
    ...found,
    status: found.pages === 0 ? { state: 'previewed' } : { state: 'comparing', page: 0 },
  });

/** A page was compared. */
export const comparedPage = (
  before: Import,
  { page, rows }: { readonly page: number; readonly rows: readonly PlannedRow[] },
  sha256: Sha256,
): Import =>
  step(before, {
    actions: counted(
      before.actions,
      rows.map(({ action }) => action),
    ),
    hash: sha256(new TextEncoder().encode(`${before.hash}\n${JSON.stringify(rows)}`)),
    status:
      page + 1 < before.pages ? { state: 'comparing', page: page + 1 } : { state: 'previewed' },
  });

/** Somebody has looked at the preview and wants it. */
export const startedImport = (before: Import, at: Instant): Import =>
  step(before, {
    status: before.pages === 0 ? { state: 'done', at } : { state: 'running', page: 0 },
  });

/** A page was carried out. */
export const ranPage = (
  before: Import,
  { page, outcomes }: { readonly page: number; readonly outcomes: readonly RowOutcome[] },
  at: Instant,
): Import =>
  step(before, {
    outcomes: counted(before.outcomes, outcomes),
    status: page + 1 < before.pages ? { state: 'running', page: page + 1 } : { state: 'done', at },
  });

const counted = <Name extends string>(
  counts: Readonly<Record<Name, number>>,
  names: readonly Name[],
): Readonly<Record<Name, number>> => {
  const sums: Record<Name, number> = { ...counts };
  for (const name of names) sums[name] += 1;
  return sums;
};

/** How many pages of all are done, of comparing and running each. */
export const progressOf = ({
  status,
  pages,
}: Import): { readonly done: number; readonly of: number } => {
  if (status.state === 'comparing' || status.state === 'running') {
    return { done: status.page, of: pages };
  }
  return { done: status.state === 'reading' ? 0 : pages, of: pages };
};
