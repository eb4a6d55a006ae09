import type { Import } from '#shared/domain/import/import.ts';
import { type LookedUpRow, planRecord } from '#shared/domain/import/plan-record.ts';
import { readRow } from '#shared/domain/import/read-row.ts';
import type { PlannedRow, RowOutcome, Values } from '#shared/domain/import/row.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import { changeRecord, openRecord } from '#shared/domain/record/open-record.ts';
import type { DeskRecord, StoredRecord } from '#shared/domain/record/record.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { RecordChange } from '#shared/ports/records.ts';
import { changedByHand } from '#shared/usecases/changed-signal.ts';
import { unexpected } from '#shared/usecases/decide-again.ts';
import type { ImportWorkPorts } from '#shared/usecases/import/import-ports.ts';
import { eachAtOnce, type ImportWork } from '#shared/usecases/import/import-work.ts';
import { lookedUp, lookUpWith } from '#shared/usecases/import/look-up.ts';

/** Rows become records of a kind, or change those that have their id or key. */
export const importRecords = (
  ports: ImportWorkPorts,
  { id, by, columns }: Import,
  kind: Kind,
): ImportWork => {
  const { clock, calendar, ids } = ports;
  const { fields, key = [] } = kind;
  const manner = { columns, fields, zone: calendar.zone };
  const lookUp = lookUpWith(ports);
  return {
    fields,
    key,
    needed: key,
    plan: (rows) =>
      eachAtOnce(rows, async (raw) => {
        const draft = await lookedUp(readRow(raw, manner), columns, lookUp);
        const at = clock.now();
        const stored = draft.problems.length > 0 ? undefined : await meant(ports, kind, draft);
        const newId = ids.fileIdFor(`record ${id} ${raw.row}`);
        return planRecord(draft, { kind, columns, stored, newId, by: by.id, at });
      }),
    run: (rows) => eachAtOnce(rows, (row) => carryOut(ports, kind, row)),
  };
};

/** The record that a row is about; one that was merged stands for the one it went into. */
const meant = async (
  { records, clock }: ImportWorkPorts,
  kind: Kind,
  { id, values }: LookedUpRow,
): Promise<StoredRecord | undefined> => {
  const known = id ?? (await idByKey({ records, at: clock.now() }, kind, values));
  if (known === undefined) return undefined;
  const stored = await records.record({ kind: kind.id, id: known });
  return stored?.state === 'merged' ? records.record({ kind: kind.id, id: stored.into }) : stored;
};

const idByKey = async (
  { records, at }: Pick<ImportWorkPorts, 'records'> & { readonly at: Instant },
  kind: Kind,
  values: Values,
): Promise<string | undefined> => {
  const draft = openRecord(kind, { id: 'x', fields: values }, at);
  const key = draft.ok ? draft.value.key : undefined;
  return key === undefined ? undefined : records.byKey(kind.id, key);
};

/** Others may write the same record meanwhile; a second look tells whether they did what the row wants. */
const LOOKS = 3;

const carryOut = async (
  { records, desk, clock, playbooks }: ImportWorkPorts,
  kind: Kind,
  row: PlannedRow,
): Promise<RowOutcome> => {
  if (row.action === 'unchanged' || row.action === 'wrong') return 'left';
  for (let look = 1; look <= LOOKS; look++) {
    const stored = await records.record({ kind: kind.id, id: row.id });
    if (stored?.state === 'kept' && holdsAll(stored, row.values)) return 'done';
    const at = clock.now();
    const change = changeFor(kind, row, { stored, at });
    if (change === undefined) return 'overtaken';
    const told = await changedByHand(playbooks, change.after, at);
    const outcome = await desk.commit({ at, records: [change], ...told });
    if (outcome.ok) return 'done';
    if (outcome.refusal.code === 'change.record-key-taken') return 'overtaken';
    if (outcome.refusal.code !== 'change.stale') return unexpected(outcome.refusal);
  }
  throw new Error(`a record of ${kind.id} is written by others without end`);
};

const holdsAll = ({ fields }: DeskRecord, values: Values): boolean =>
  Object.entries(values).every(
    ([name, value]) => JSON.stringify(fields[name]) === JSON.stringify(value),
  );

/** @returns nothing where the record is no longer as the preview showed it */
const changeFor = (
  kind: Kind,
  row: Extract<PlannedRow, { readonly action: 'new' | 'changed' }>,
  { stored, at }: { readonly stored: StoredRecord | undefined; readonly at: Instant },
): RecordChange | undefined => {
  if (row.action === 'new') {
    const opened = openRecord(kind, { id: row.id, fields: row.values }, at);
    return stored === undefined && opened.ok ? { after: opened.value } : undefined;
  }
  if (stored?.state !== 'kept' || stored.version !== row.version) return undefined;
  const changed = changeRecord(kind, stored, { fields: row.values, at });
  return changed.ok ? { before: stored, after: changed.value } : undefined;
};
