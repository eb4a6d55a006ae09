import * as z from 'zod';
import * as shapes from '#shared/contracts/desk-roster.ts';
import { accept, refuse } from '#shared/kernel/result.ts';
import type { RosterBook, Rosters } from '#shared/ports/rosters.ts';
import type { Table } from '#shared/ports/table.ts';
import { jobRows } from './change-writes.ts';
import { everyRow } from './every-row.ts';
import { ROSTERS, rosterChangeKey, rosterHistory, rosterKey, SCHEMA } from './keys.ts';

const rosterRow = z.object({ roster: shapes.deskRoster });
const changeRow = z.object({ change: shapes.rosterChange });

/** The desk's rosters, on the one table. */
export const rosterStore = (table: Table): RosterBook => ({
  async all() {
    const rows = await everyRow(table, { pk: ROSTERS, consistent: true });
    return rows.map((row) => rosterRow.parse(row).roster);
  },

  async of(id) {
    const row = await table.get(rosterKey(id), { consistent: true });
    return row === undefined ? undefined : rosterRow.parse(row).roster;
  },

  async history(id, most) {
    const { rows } = await table.query({
      pk: rosterHistory(id),
      order: 'descending',
      limit: most,
    });
    return rows.map((row) => changeRow.parse(row).change);
  },

  async change({ before, after, change, jobs }) {
    const stored = await table.commit([
      {
        put: {
          ...rosterKey(after.id),
          kind: 'roster',
          schema: SCHEMA,
          version: after.version,
          roster: after,
        },
        when:
          before === undefined ? { row: 'absent' } : { field: 'version', equals: before.version },
      },
      {
        put: {
          ...rosterChangeKey(after.id, change.version),
          kind: 'roster-change',
          schema: SCHEMA,
          change,
        },
      },
      ...jobRows(jobs).map((put) => ({ put })),
    ]);
    return stored.ok ? accept(undefined) : refuse({ code: 'change.stale' });
  },
});

/** The same for whoever only asks who stands where. */
export const rostersIn = (book: Pick<RosterBook, 'all'>): Rosters => ({
  all: async () => (await book.all()).map(({ roster }) => roster),
});
