import type { Json } from '#shared/domain/expression/value.ts';
import type { ImportColumn } from '#shared/domain/import/columns.ts';
import { type Reference, readValue } from '#shared/domain/import/read-value.ts';
import type { RawRow, RowDraft, RowProblem } from '#shared/domain/import/row.ts';
import type { Fields } from '#shared/domain/playbook/field.ts';
import type { Cell } from '#shared/domain/sheet/sheet.ts';

export interface RowManner {
  readonly columns: readonly ImportColumn[];
  readonly fields: Fields;
  /** That moments without one are meant in. */
  readonly zone: string;
}

/** Empty cells say nothing: they leave what stands there. */
export const readRow = ({ row, cells, sameAs }: RawRow, manner: RowManner): RowDraft => {
  const values: Record<string, Json> = {};
  const references: Record<string, Reference> = {};
  const problems: RowProblem[] = sameAs === undefined ? [] : [{ code: 'duplicate', other: sameAs }];
  let id: string | undefined;
  for (const [at, { column, use }] of manner.columns.entries()) {
    const cell = cells[at] ?? null;
    if (cell === null || use.fills === 'nothing') continue;
    if (use.fills === 'id') {
      id = idIn(cell);
      continue;
    }
    const { field } = use;
    const rule = manner.fields[field];
    const read = rule === undefined ? undefined : readValue(rule, cell, manner.zone);
    if (read === undefined) continue;
    if (!read.ok) problems.push({ code: read.refusal, column, field });
    else if ('value' in read.value) values[field] = read.value.value;
    else references[field] = read.value.reference;
  }
  return { row, ...(id === undefined ? {} : { id }), values, references, problems };
};

const idIn = (cell: Exclude<Cell, null>): string => {
  if (typeof cell !== 'object') return String(cell).trim();
  if ('number' in cell) return cell.number;
  return 'date' in cell ? cell.date : cell.error;
};

/**
 * What tells a row from others: its id, or the values of the key's fields. Words that still have to be looked up count as they are
 * written.
 *
 * @returns nothing while a part of it is missing
 */
const identityOf = (
  { id, values, references }: RowDraft,
  key: readonly string[],
): string | undefined => {
  if (id !== undefined && id !== '') return JSON.stringify({ id });
  const parts = key.map((name) => values[name] ?? references[name]?.named ?? null);
  return parts.length === 0 || parts.includes(null)
    ? undefined
    : JSON.stringify(parts).normalize('NFKC').toLowerCase();
};

/** Marks each row that is about the same as one above it. */
export const markDuplicates = (
  rows: readonly RawRow[],
  key: readonly string[],
  manner: RowManner,
): readonly RawRow[] => {
  const seen = new Map<string, number>();
  return rows.map((raw) => {
    const identity = identityOf(readRow(raw, manner), key);
    const first = identity === undefined ? undefined : seen.get(identity);
    if (identity !== undefined && first === undefined) seen.set(identity, raw.row);
    return first === undefined ? raw : { ...raw, sameAs: first };
  });
};
