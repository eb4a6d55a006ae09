import * as z from 'zod';
import * as shapes from '#shared/contracts/ticket.ts';
import type { Acknowledgements } from '#shared/ports/guides.ts';
import { positionOf, type Table } from '#shared/ports/table.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { acknowledgementKey, guidePartition, SCHEMA } from './keys.ts';

const acknowledgementRow = z.object({ person: z.string(), at: shapes.instant });
const cursorShape = z.object({ sk: z.string().min(1).max(400) });

/** A row for each person and edition. */
export const acknowledgements = (table: Table): Acknowledgements => ({
  async note({ person, at, ...edition }) {
    const key = acknowledgementKey(edition, person);
    const put = { ...key, kind: 'acknowledgement', schema: SCHEMA, person, at };
    const noted = await table.commit([{ put, when: { row: 'absent' } }]);
    // A failed condition: confirmed before, and the first time counts.
    if (!noted.ok && noted.refusal.code === 'table.conflict') throw new Error(noted.refusal.code);
  },

  async of({ guide, edition }, { limit, cursor }) {
    const pk = guidePartition(guide, edition);
    const seen = cursor === undefined ? undefined : decodeCursor(cursor, cursorShape);
    const { rows, next } = await table.query({
      pk,
      limit,
      consistent: true,
      ...(seen === undefined ? {} : { after: { pk, sk: seen.sk } }),
    });
    const items = rows.map((row) => acknowledgementRow.parse(row));
    const last = rows.at(-1);
    return next === undefined || last === undefined
      ? { items }
      : { items, next: encodeCursor({ sk: positionOf(last)['sk'] ?? '' }) };
  },

  by: (person, editions) =>
    Promise.all(
      editions.map(async (edition) => {
        // Whoever has just confirmed sees it.
        const row = await table.get(acknowledgementKey(edition, person), { consistent: true });
        return row === undefined ? undefined : acknowledgementRow.parse(row).at;
      }),
    ),
});
