import type { Person } from '#shared/domain/access/role.ts';
import type { Import } from '#shared/domain/import/import.ts';
import type { PlannedRow, RowAction, RowOutcome } from '#shared/domain/import/row.ts';
import type { Fields } from '#shared/domain/playbook/field.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import { type ImportPorts, importFor } from '#shared/usecases/import/import-ports.ts';

export interface ShownImport {
  readonly import: Import;
  /** Of what it is about, for the titles of its columns. */
  readonly fields: Fields;
}

export interface ImportRows extends ShownImport {
  readonly rows: readonly (PlannedRow & { readonly outcome?: RowOutcome })[];
  /** The page to ask for next. */
  readonly next?: number;
}

type Missing = { readonly code: 'import.missing' };

export const showImport = async (
  ports: ImportPorts,
  person: Person,
  id: string,
): Promise<Result<ShownImport, Missing>> => {
  const shown = await importFor(ports, person, id);
  if (shown === undefined) return refuse({ code: 'import.missing' });
  const { found, target } = shown;
  const { fields } = 'kind' in target ? target.kind : target.playbook;
  return accept({ import: found, fields });
};

/** One answer looks at so many pages; where few rows are asked for, there may be none among them. */
const PAGES_AT_ONCE = 20;

/** So many rows fill a screen several times over. */
const ROWS_AT_ONCE = 100;

/** Rows as they were compared, and what became of them; only those of one action where one is asked for. */
export const showRows = async (
  ports: ImportPorts,
  person: Person,
  { id, from, only }: { readonly id: string; readonly from: number; readonly only?: RowAction },
): Promise<Result<ImportRows, Missing>> => {
  const shown = await showImport(ports, person, id);
  if (!shown.ok) return shown;
  const { import: of } = shown.value;
  const rows: ImportRows['rows'][number][] = [];
  let page = from;
  while (page < of.pages && page < from + PAGES_AT_ONCE && rows.length < ROWS_AT_ONCE) {
    const [planned = [], outcomes = []] = await Promise.all([
      ports.imports.planned(of, page),
      ports.imports.outcomes(of, page),
    ]);
    for (const [at, row] of planned.entries()) {
      const outcome = outcomes[at];
      if (only !== undefined && row.action !== only) continue;
      rows.push(outcome === undefined ? row : { ...row, outcome });
    }
    page += 1;
  }
  return accept({ ...shown.value, rows, ...(page < of.pages ? { next: page } : {}) });
};
