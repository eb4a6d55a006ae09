/** What a row would do to the records of a kind: pure, and nothing is written. */
import type { Json } from '#shared/domain/expression/value.ts';
import type { ImportColumn } from '#shared/domain/import/columns.ts';
import {
  type PlannedRow,
  type RowDraft,
  type RowProblem,
  type RowProblemCode,
  wrongRow,
} from '#shared/domain/import/row.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import { changeRecord, openRecord, type RecordRefusal } from '#shared/domain/record/open-record.ts';
import type { DeskRecord, StoredRecord } from '#shared/domain/record/record.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** A row with all its words looked up. */
export type LookedUpRow = Omit<RowDraft, 'references'>;

export interface PlanWorld {
  readonly kind: Kind;
  readonly columns: readonly ImportColumn[];
  /** The record that the row is about, where there is one. */
  readonly stored: StoredRecord | undefined;
  /** For a record that has to be opened and whose sheet names no id. */
  readonly newId: string;
  /** Who imports. */
  readonly by: string;
  readonly at: Instant;
}

export const planRecord = (draft: LookedUpRow, world: PlanWorld): PlannedRow => {
  const { row, problems } = draft;
  if (problems.length > 0) return wrongRow(row, problems);
  const { stored } = world;
  if (stored === undefined) return planNew(draft, world);
  if (stored.state !== 'kept') return wrongRow(row, [{ code: 'gone' }]);
  if (stored.subject === world.by) return wrongRow(row, [{ code: 'not-yours' }]);
  return planChange(draft, stored, world);
};

const planNew = ({ row, id, values }: LookedUpRow, world: PlanWorld): PlannedRow => {
  const draft = { id: id ?? world.newId, fields: values };
  const opened = openRecord(world.kind, draft, world.at);
  if (!opened.ok)
    return wrongRow(
      row,
      opened.refusal.map((one) => problemOf(one, world.columns)),
    );
  if (id === undefined && world.kind.key !== undefined && opened.value.key === undefined) {
    return wrongRow(row, [{ code: 'key-missing' }]);
  }
  return { row, action: 'new', id: draft.id, values: opened.value.fields };
};

const planChange = (
  { row, values }: LookedUpRow,
  record: DeskRecord,
  { kind, columns, at }: PlanWorld,
): PlannedRow => {
  const changed = changeRecord(kind, record, { fields: values, at });
  if (!changed.ok)
    return wrongRow(
      row,
      changed.refusal.map((one) => problemOf(one, columns)),
    );
  const differing = Object.entries(changed.value.fields).filter(
    ([name, value]) => !isSame(value, record.fields[name] ?? null),
  );
  const { id, version } = record;
  if (differing.length === 0) return { row, action: 'unchanged', id };
  const was = differing.map(([name]) => [name, shortened(record.fields[name] ?? null)]);
  return {
    row,
    action: 'changed',
    id,
    version,
    values: Object.fromEntries(differing),
    was: Object.fromEntries(was),
  };
};

const isSame = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Enough to recognize what is about to be replaced; a page of rows must fit into one of the table. */
const LONGEST_SHOWN = 60;

const shortened = (json: Json): string => {
  const text = json === null ? '' : typeof json === 'string' ? json : JSON.stringify(json);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
};

const CODES = {
  'field.unknown': 'unknown-column',
  'field.worked-out': 'unknown-column',
  'record.bad-id': 'bad-id',
  'record.other-kind': 'gone',
  'record.too-large': 'record-too-large',
  'record.too-many-addresses': 'too-many-addresses',
} as const satisfies Record<Exclude<RecordRefusal['code'], 'field.invalid'>, RowProblemCode>;

const problemOf = (refusal: RecordRefusal, columns: readonly ImportColumn[]): RowProblem => {
  const code = refusal.code === 'field.invalid' ? refusal.problem : CODES[refusal.code];
  if (!('field' in refusal)) return { code };
  const { field } = refusal;
  return { code, field, ...columnOf(field, columns) };
};

/** Where a field stands in the sheet. */
export const columnOf = (
  field: string,
  columns: readonly ImportColumn[],
): { readonly column?: string } => {
  const found = columns.find(({ use }) => use.fills === 'field' && use.field === field);
  return found === undefined ? {} : { column: found.column };
};
