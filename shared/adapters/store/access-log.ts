import * as z from 'zod';
import * as shapes from '#shared/contracts/ticket.ts';
import type { AccessLog } from '#shared/ports/access-log.ts';
import { positionOf, type Table } from '#shared/ports/table.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { SCHEMA, TICKET_ACCESSES, ticketAccessKey, ticketPartition } from './keys.ts';

const accessRow = z.object({ access: shapes.ticketAccess });
const cursorShape = z.object({ sk: z.string().startsWith(TICKET_ACCESSES).max(400) });

/** The log of a ticket lies in its partition behind everything else, where reading the ticket does not come. */
export const accessLog = (table: Table): AccessLog => ({
  async note(access) {
    const put = { ...ticketAccessKey(access), kind: 'access', schema: SCHEMA, access };
    const noted = await table.commit([{ put }]);
    // Somebody else wrote the very same row in the very same moment: it is there.
    if (!noted.ok && noted.refusal.code !== 'table.conflict') throw new Error(noted.refusal.code);
  },

  async of(ticket, { limit, cursor }) {
    const pk = ticketPartition(ticket);
    const seen = cursor === undefined ? undefined : decodeCursor(cursor, cursorShape);
    const { rows, next } = await table.query({
      pk,
      from: TICKET_ACCESSES,
      to: `${TICKET_ACCESSES}~`,
      order: 'descending',
      limit,
      consistent: true,
      ...(seen === undefined ? {} : { after: { pk, sk: seen.sk } }),
    });
    const items = rows.map((row) => accessRow.parse(row).access);
    const last = rows.at(-1);
    return next === undefined || last === undefined
      ? { items }
      : { items, next: encodeCursor({ sk: positionOf(last)['sk'] ?? '' }) };
  },
});
