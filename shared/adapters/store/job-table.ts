import * as z from 'zod';
import * as shapes from '#shared/contracts/ticket.ts';
import type { JobRow, JobTable } from '#shared/ports/job-table.ts';
import type { Position, Row, Table } from '#shared/ports/table.ts';
import { JOB_SHARDS, jobPartition, SCHEMA, TICK_CURSOR } from './keys.ts';

const PAGE = 200;

/** Sort keys are `<instant>#<id>`; this sorts behind every id of the instant. */
const AFTER_ANY_ID = '#~';

const cursorRow = z.object({ at: shapes.instant });

export const jobRow: z.ZodType<JobRow> = z.object({
  pk: z.string(),
  sk: z.string(),
  jobs: z.array(shapes.job),
});

/** The outbox and the timers on the one table. */
export const jobTable = (table: Table): JobTable => ({
  async ofHour(from, to) {
    const shards = await Promise.all(
      Array.from({ length: JOB_SHARDS }, (_, shard) =>
        everyRow(table, { pk: jobPartition(from, shard), from, to: `${to}${AFTER_ANY_ID}` }),
      ),
    );
    return shards.flat().map((row) => jobRow.parse(row));
  },

  remove: (rows) => table.forget(rows.map(({ pk, sk }) => ({ pk, sk }))),

  async cursor() {
    const row = await table.get(TICK_CURSOR, { consistent: true });
    return row === undefined ? undefined : cursorRow.parse(row).at;
  },

  async moveCursor(at) {
    const outcome = await table.commit([
      { put: { ...TICK_CURSOR, kind: 'cursor', schema: SCHEMA, at } },
    ]);
    if (!outcome.ok) throw new Error(`the tick's cursor did not move: ${outcome.refusal.code}`);
  },
});

const everyRow = async (
  table: Table,
  range: { readonly pk: string; readonly from: string; readonly to: string },
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  let after: Position | undefined;
  do {
    const page = await table.query({
      ...range,
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== undefined);
  return rows;
};
