/** A change of a record as writes of the one table, each with what its refusal means. */
import type { Address } from '#shared/domain/record/address.ts';
import type { DeskRecord, StoredRecord } from '#shared/domain/record/record.ts';
import type { LoanChange, RecordChange } from '#shared/ports/records.ts';
import type { Condition, Key } from '#shared/ports/table.ts';
import { addressKey, grantKey, recordKey, SCHEMA, uniqueKey } from './keys.ts';
import { always, type PurposefulWrite } from './purpose.ts';

export const recordWrites = (changes: readonly RecordChange[]): readonly PurposefulWrite[] => {
  const freed = freedKeys(changes);
  const writes = changes.flatMap((change) => writesOf(change, freed));
  // A key that goes from one record to another in the same transaction is one write: a row is written once.
  const taken = new Set(writes.flatMap(({ write }) => ('put' in write ? [rowOf(write.put)] : [])));
  return writes.filter(({ write }) => !('remove' in write && taken.has(rowOf(write.remove))));
};

const rowOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

/** Who gives up which key in the same transaction. */
type FreedKeys = ReadonlyMap<string, string>;

const freedKeys = (changes: readonly RecordChange[]): FreedKeys =>
  new Map(
    changes.flatMap(({ before, after }) =>
      before?.key === undefined || keyOf(after) === before.key
        ? []
        : [[rowOf(uniqueKey(before.kind, before.key)), before.id] as const],
    ),
  );

const keyOf = (record: StoredRecord): string | undefined =>
  record.state === 'kept' ? record.key : undefined;

const writesOf = (
  { before, after }: RecordChange,
  freed: FreedKeys,
): readonly PurposefulWrite[] => [
  recordWrite(before, after),
  ...keyWrites(before, after, freed),
  ...addressWrites(before, after),
];

/** What is left of a destroyed record takes the place of its content. */
const recordWrite = (before: DeskRecord | undefined, after: StoredRecord): PurposefulWrite => ({
  write: {
    put: {
      ...recordKey(after.kind, after.id),
      kind: 'record',
      schema: SCHEMA,
      version: after.version,
      record: after,
    },
    when: before === undefined ? { row: 'absent' } : { field: 'version', equals: before.version },
  },
  for: { is: 'record' },
});

const keyWrites = (
  before: DeskRecord | undefined,
  after: StoredRecord,
  freed: FreedKeys,
): readonly PurposefulWrite[] => {
  const { kind, id } = after;
  const next = keyOf(after);
  if (before?.key === next) return [];
  return [
    ...(before?.key === undefined ? [] : [always({ remove: uniqueKey(kind, before.key) })]),
    ...(next === undefined
      ? []
      : [
          {
            write: {
              put: { ...uniqueKey(kind, next), kind: 'record-key', schema: SCHEMA, record: id },
              when: whenFree(freed.get(rowOf(uniqueKey(kind, next)))),
            },
            for: { is: 'record-key' },
          } as const,
        ]),
  ];
};

const whenFree = (giver: string | undefined): Condition =>
  giver === undefined ? { row: 'absent' } : { field: 'record', equals: giver };

const addressWrites = (
  before: DeskRecord | undefined,
  after: StoredRecord,
): readonly PurposefulWrite[] => {
  const { kind, id } = after;
  const old: readonly Address[] = before?.addresses ?? [];
  const now: readonly Address[] = after.state === 'kept' ? after.addresses : [];
  return [
    ...old
      .filter((address) => !now.includes(address))
      .map((address) => always({ remove: addressKey(kind, address, id) })),
    ...now
      .filter((address) => !old.includes(address))
      .map((address) =>
        always({
          put: { ...addressKey(kind, address, id), kind: 'record-address', schema: SCHEMA },
        }),
      ),
  ];
};

/** A loan lies by its end: another end is another row. */
export const loanWrites = ({ before, after }: LoanChange): readonly PurposefulWrite[] => {
  const key = grantKey(after.record, after);
  const old = before === undefined ? undefined : grantKey(before.record, before);
  return [
    always({ put: { ...key, kind: 'grant', schema: SCHEMA, grant: after } }),
    ...(old === undefined || old.sk === key.sk ? [] : [always({ remove: old })]),
  ];
};
