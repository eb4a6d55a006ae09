import * as z from 'zod';
import { plannedRow, rawRow, rowOutcome, storedImport } from '#shared/contracts/import.ts';
import { IMPORT_ROWS_KEPT, type Import } from '#shared/domain/import/import.ts';
import { millisecondsOf } from '#shared/kernel/instant.ts';
import { refuse } from '#shared/kernel/result.ts';
import type { ImportStep, Imports } from '#shared/ports/imports.ts';
import type { Key, Row, Table, Write } from '#shared/ports/table.ts';
import { jobRows } from './change-writes.ts';
import { importKey, outcomesKey, plannedRowsKey, rawRowsKey, SCHEMA } from './keys.ts';
import { epochSeconds } from './purpose.ts';

const headRow = z.object({ import: storedImport });
const rawRows = z.object({ rows: z.array(rawRow) });
const plannedRows = z.object({ rows: z.array(plannedRow) });
const outcomeRows = z.object({ outcomes: z.array(rowOutcome) });

/** Pages hold up to 400 KB, and a transaction 4 MB (AWS: TransactWriteItems). */
const RAW_PAGES_AT_ONCE = 8;

/** Imports on the one table. */
export const imports = (table: Table): Imports => {
  const pageOf = async <Page>(key: Key, shape: z.ZodType<Page>): Promise<Page | undefined> => {
    const row = await table.get(key, { consistent: true });
    return row === undefined ? undefined : shape.parse(row);
  };
  return {
    async find(id) {
      return (await pageOf(importKey(id), headRow))?.import;
    },

    async keepRaw(of, pages, digest) {
      const rows = pages.map((page, at) => rawPage(of, { digest, at, rows: page }));
      for (let from = 0; from < rows.length; from += RAW_PAGES_AT_ONCE) {
        const outcome = await table.commit(
          rows.slice(from, from + RAW_PAGES_AT_ONCE).map((put) => ({ put })),
        );
        if (!outcome.ok) throw new Error(`the rows were not kept: ${outcome.refusal.code}`);
      }
    },

    async raw({ id, digest }, page) {
      return (await pageOf(rawRowsKey(id, digest, page), rawRows))?.rows ?? [];
    },

    async planned({ id }, page) {
      return (await pageOf(plannedRowsKey(id, page), plannedRows))?.rows;
    },

    async outcomes({ id }, page) {
      return (await pageOf(outcomesKey(id, page), outcomeRows))?.outcomes;
    },

    async commit(step) {
      const outcome = await table.commit(writesOf(step));
      return outcome.ok ? outcome : refuse({ code: 'import.stale' });
    },
  };
};

/** The table deletes it once the month is over. */
const expiry = ({ at }: Import) => ({
  expiresAt: epochSeconds(millisecondsOf(at) + IMPORT_ROWS_KEPT),
});

const rawPage = (
  of: Import,
  {
    digest,
    at,
    rows,
  }: { readonly digest: string; readonly at: number; readonly rows: readonly unknown[] },
): Row => ({
  ...rawRowsKey(of.id, digest, at),
  kind: 'import-rows',
  schema: SCHEMA,
  rows,
  ...expiry(of),
});

const writesOf = ({ before, after, planned, outcomes, job }: ImportStep): readonly Write[] => [
  {
    put: {
      ...importKey(after.id),
      kind: 'import',
      schema: SCHEMA,
      version: after.version,
      import: after,
    },
    when: before === undefined ? { row: 'absent' } : { field: 'version', equals: before.version },
  },
  ...(planned === undefined
    ? []
    : [
        {
          put: {
            ...plannedRowsKey(after.id, planned.page),
            kind: 'import-plan',
            schema: SCHEMA,
            rows: planned.rows,
            ...expiry(after),
          },
        },
      ]),
  ...(outcomes === undefined
    ? []
    : [
        {
          put: {
            ...outcomesKey(after.id, outcomes.page),
            kind: 'import-outcomes',
            schema: SCHEMA,
            outcomes: outcomes.outcomes,
            ...expiry(after),
          },
        },
      ]),
  ...jobRows(job === undefined ? [] : [job]).map((put) => ({ put })),
];
