/** Tickets by the playbook they run on, by the ticket that opened them or by the record they are about, read whole. */
import * as z from 'zod';
import * as shapes from '#shared/contracts/ticket.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { OpenedPage, OpenedQuery } from '#shared/ports/desk-store.ts';
import {
  INDEX_KEYS,
  type IndexName,
  type Key,
  type Position,
  positionOf,
  type Table,
} from '#shared/ports/table.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import {
  aboutKey,
  aboutPartition,
  childrenPartition,
  eventsKey,
  headKey,
  playbookPartition,
} from './keys.ts';

const openedRow = z.object({ card: z.object({ ticket: shapes.ticketId }) });
const headRow = z.object({ ticket: shapes.ticket });
const cursorShape = z.object({ ticket: shapes.ticketId, openedAt: z.iso.datetime() });
/** At which of the ids, and where there. */
const aboutCursor = z.object({ of: z.int().min(0), at: z.string().exactOptional() });

/** Where such tickets lie in the order of their opening. */
interface Place {
  readonly index: IndexName;
  readonly pk: string;
  /** The row of a ticket that stands there. */
  readonly rowOf: (ticket: TicketId) => Key;
}

const openedRowOf = (ticket: TicketId): Key => eventsKey(ticket, 1);

export const ticketsOf = async (table: Table, query: OpenedQuery): Promise<OpenedPage> => {
  if ('playbook' in query) {
    const pk = playbookPartition(query.playbook);
    return pageAt(table, { index: 'byTeam', pk, rowOf: openedRowOf }, query);
  }
  if ('parent' in query) {
    const pk = childrenPartition(query.parent);
    return pageAt(table, { index: 'byAgent', pk, rowOf: openedRowOf }, query);
  }
  return pageAbout(table, query);
};

const pageAbout = async (
  table: Table,
  { about, cursor, ...rest }: Extract<OpenedQuery, { readonly about: readonly string[] }>,
): Promise<OpenedPage> => {
  const { of = 0, at } =
    (cursor === undefined ? undefined : decodeCursor(cursor, aboutCursor)) ?? {};
  const id = about[of];
  if (id === undefined) return { items: [] };
  const place: Place = { index: 'byAgent', pk: aboutPartition(id), rowOf: aboutKey };
  const page = await pageAt(table, place, { ...rest, ...(at === undefined ? {} : { cursor: at }) });
  if (page.next !== undefined) return { ...page, next: encodeCursor({ of, at: page.next }) };
  return of + 1 < about.length ? { ...page, next: encodeCursor({ of: of + 1 }) } : page;
};

const pageAt = async (
  table: Table,
  { index, pk, rowOf }: Place,
  query: Pick<OpenedQuery, 'from' | 'to' | 'order' | 'limit' | 'cursor'>,
): Promise<OpenedPage> => {
  const keys = INDEX_KEYS[index];
  const seen = query.cursor === undefined ? undefined : decodeCursor(query.cursor, cursorShape);
  const after: Position | undefined =
    seen === undefined
      ? undefined
      : {
          ...rowOf(seen.ticket),
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
