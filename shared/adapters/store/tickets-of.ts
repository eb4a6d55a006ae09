/** Tickets by the playbook they run on or by the ticket that opened them, read whole. */
import * as z from 'zod';
import * as shapes from '#shared/contracts/ticket.ts';
import type { OpenedPage, OpenedQuery } from '#shared/ports/desk-store.ts';
import { INDEX_KEYS, type Position, positionOf, type Table } from '#shared/ports/table.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { childrenPartition, eventsKey, headKey, playbookPartition } from './keys.ts';

const openedRow = z.object({ card: z.object({ ticket: shapes.ticketId }) });
const headRow = z.object({ ticket: shapes.ticket });
const cursorShape = z.object({ ticket: shapes.ticketId, openedAt: z.iso.datetime() });

export const ticketsOf = async (table: Table, query: OpenedQuery): Promise<OpenedPage> => {
  const [index, pk] =
    'playbook' in query
      ? (['byTeam', playbookPartition(query.playbook)] as const)
      : (['byAgent', childrenPartition(query.parent)] as const);
  const keys = INDEX_KEYS[index];
  const seen = query.cursor === undefined ? undefined : decodeCursor(query.cursor, cursorShape);
  const after: Position | undefined =
    seen === undefined
      ? undefined
      : {
          ...eventsKey(seen.ticket, 1),
          [keys.pk]: pk,
          [keys.sk]: `${seen.openedAt}#${seen.ticket}`,
        };
  const { rows, next } = await table.query({
    index,
    pk,
    order: query.order ?? 'ascending',
    limit: query.limit,
    // Sort keys are `<instant>#<id>`, so the bare instant lies before every key of that instant.
    ...(query.from === undefined ? {} : { from: query.from }),
    ...(query.to === undefined ? {} : { to: query.to }),
    ...(after === undefined ? {} : { after }),
  });
  const found = await Promise.all(
    rows.map(async (row) => {
      const head = await table.get(headKey(openedRow.parse(row).card.ticket), { consistent: true });
      return head === undefined ? [] : [headRow.parse(head).ticket];
    }),
  );
  const last = rows.at(-1);
  if (next === undefined || last === undefined) return { items: found.flat() };
  const [openedAt = '', ticket = ''] = String(positionOf(last, index)[keys.sk]).split('#');
  return { items: found.flat(), next: encodeCursor({ ticket, openedAt }) };
};
