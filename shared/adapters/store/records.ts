import * as z from 'zod';
import type { DeskRecord } from '#shared/domain/record/record.ts';
import type {
  AccessLogPage,
  AccessLogQuery,
  RecordPage,
  RecordQuery,
  Records,
} from '#shared/ports/records.ts';
import { MOST_GRANTS, MOST_OF_ADDRESS } from '#shared/ports/records.ts';
import type { Table } from '#shared/ports/table.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import {
  ACCESSES,
  accessKey,
  addressPartition,
  dossierPartition,
  GRANTS,
  RECORD_SHARDS,
  recordKey,
  recordPartition,
  SCHEMA,
  uniqueKey,
} from './keys.ts';
import { accessRow, grantRow, keyRow, recordRow } from './record-rows.ts';

/** Sorts behind everything that begins with an instant. */
const AFTER_ANY_INSTANT = '~';

/** A sort key holds 1,024 bytes (AWS: DynamoDB quotas). */
const sortKey = z.string().min(1).max(512);

const listCursor = z.object({
  shard: z
    .int()
    .min(0)
    .max(RECORD_SHARDS - 1),
  /** The last id seen there. */
  after: sortKey.exactOptional(),
});

const logCursor = z.object({ after: sortKey.startsWith(ACCESSES) });

/** The records on the one table. */
export const deskRecords = (table: Table): Records => ({
  async record({ kind, id }) {
    const row = await table.get(recordKey(kind, id), { consistent: true });
    return row === undefined ? undefined : recordRow.parse(row).record;
  },

  async byKey(kind, key) {
    const row = await table.get(uniqueKey(kind, key), { consistent: true });
    return row === undefined ? undefined : keyRow.parse(row).record;
  },

  async byAddress(kind, address) {
    const pk = addressPartition(kind, address);
    const { rows } = await table.query({ pk, limit: MOST_OF_ADDRESS, consistent: true });
    return rows.map(({ sk }) => sk);
  },

  list: (query) => listOf(table, query),

  async grants({ kind, id }, now) {
    const { rows } = await table.query({
      pk: dossierPartition(kind, id),
      from: `${GRANTS}${now}${AFTER_ANY_INSTANT}`,
      to: `${GRANTS}${AFTER_ANY_INSTANT}`,
      limit: MOST_GRANTS,
      consistent: true,
    });
    return rows.map((row) => grantRow.parse(row).grant);
  },

  async noteAccess(entry, id) {
    const key = accessKey(entry.record, { at: entry.at, entry: id });
    const outcome = await table.commit([
      { put: { ...key, kind: 'access', schema: SCHEMA, entry } },
    ]);
    if (!outcome.ok) throw new Error(`the access was not noted: ${outcome.refusal.code}`);
  },

  accessLog: (query) => accessLogOf(table, query),
});

const listOf = async (table: Table, { kind, limit, cursor }: RecordQuery): Promise<RecordPage> => {
  const start = cursor === undefined ? undefined : decodeCursor(cursor, listCursor);
  const shard = start?.shard ?? 0;
  const pk = recordPartition(kind, shard);
  const page = await table.query({
    pk,
    limit,
    consistent: true,
    ...(start?.after === undefined ? {} : { after: { pk, sk: start.after } }),
  });
  const items = page.rows.map((row) => recordRow.parse(row).record).filter(isKept);
  const last = page.rows.at(-1);
  if (page.next !== undefined && last !== undefined) {
    return { items, next: encodeCursor({ shard, after: last.sk }) };
  }
  return shard + 1 < RECORD_SHARDS
    ? { items, next: encodeCursor({ shard: shard + 1 }) }
    : { items };
};

const isKept = (record: { readonly state: string }): record is DeskRecord =>
  record.state === 'kept';

const accessLogOf = async (
  table: Table,
  { record: { kind, id }, limit, cursor }: AccessLogQuery,
): Promise<AccessLogPage> => {
  const pk = dossierPartition(kind, id);
  const seen = cursor === undefined ? undefined : decodeCursor(cursor, logCursor);
  const page = await table.query({
    pk,
    from: ACCESSES,
    to: `${ACCESSES}${AFTER_ANY_INSTANT}`,
    order: 'descending',
    limit,
    ...(seen === undefined ? {} : { after: { pk, sk: seen.after } }),
  });
  const items = page.rows.map((row) => accessRow.parse(row).entry);
  const last = page.rows.at(-1);
  return page.next === undefined || last === undefined
    ? { items }
    : { items, next: encodeCursor({ after: last.sk }) };
};
