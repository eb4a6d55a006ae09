import type { Import } from '#shared/domain/import/import.ts';
import type { PlannedRow, RawRow, RowOutcome } from '#shared/domain/import/row.ts';
import type { ImportJob } from '#shared/domain/job/job.ts';
import type { Result } from '#shared/kernel/result.ts';

/** Imports with the pages of their rows; pages are gone after {@link IMPORT_ROWS_KEPT}. */
export interface Imports {
  find(id: string): Promise<Import | undefined>;
  /** Keeps rows as they stood in the sheet, before anybody can ask for them; the same file again is the same pages. */
  keepRaw(of: Import, pages: readonly (readonly RawRow[])[], digest: string): Promise<void>;
  raw(of: Import, page: number): Promise<readonly RawRow[]>;
  /** Nothing where the page was not compared yet, or is gone. */
  planned(of: Import, page: number): Promise<readonly PlannedRow[] | undefined>;
  /** In the order of the planned rows. */
  outcomes(of: Import, page: number): Promise<readonly RowOutcome[] | undefined>;
  /** Stores all of a step or nothing of it. */
  commit(step: ImportStep): Promise<Result<void, ImportStale>>;
}

export interface ImportStep {
  /** As it was read; nothing for a new one. */
  readonly before?: Import;
  readonly after: Import;
  readonly planned?: { readonly page: number; readonly rows: readonly PlannedRow[] };
  readonly outcomes?: { readonly page: number; readonly outcomes: readonly RowOutcome[] };
  readonly job?: ImportJob;
}

/** Somebody else took the step, or opened the import first. */
export type ImportStale = { readonly code: 'import.stale' };
