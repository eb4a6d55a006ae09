/** Lists of tickets: several partitions merged in order, a page at a time, with a position for each. */
import * as z from 'zod';
import * as shapes from '#shared/contracts/ticket.ts';
import { mayStandFor } from '#shared/domain/access/reading.ts';
import { isTicketId, type TicketId } from '#shared/domain/ids.ts';
import type { TicketCard } from '#shared/domain/ticket/card.ts';
import type { State } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { ListPage, ListQuery } from '#shared/ports/desk-store.ts';
import {
  INDEX_KEYS,
  type IndexName,
  type Key,
  type Position,
  type Table,
} from '#shared/ports/table.ts';
import { decodeCursor, encodeCursor, monthShape } from './cursor.ts';
import {
  ACTIVE,
  agentPartition,
  audienceKey,
  audiencePartition,
  type Band,
  headKey,
  monthOf,
  teamPartition,
} from './keys.ts';

/** How far back a list of ended tickets goes by itself. */
const MONTHS_BACK = 24;

const sortKey = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z#[0-7][0-9a-hjkmnp-tv-z]{25}$/);

const cursorShape = z
  .object({
    /** The month of the first page: a list that is read over midnight goes on as it began. */
    begun: monthShape,
    month: monthShape,
    /** The last sort key seen of each partition. A position is made of it, so an altered cursor names no odd row. */
    after: z.record(z.string(), sortKey),
  })
  .refine(({ begun, month }) => month <= begun && month >= monthsBefore(begun, MONTHS_BACK));

type Cursor = z.infer<typeof cursorShape>;

const cardRow = z.object({ card: shapes.ticketCard });

interface Source {
  readonly index: IndexName;
  readonly pk: string;
  readonly order: 'ascending' | 'descending';
  readonly to?: string;
  /** The row of a ticket that lies here. */
  readonly rowOf: (id: TicketId) => Key;
}

type Shows = (card: TicketCard) => boolean;

export const listTickets = async (table: Table, query: ListQuery): Promise<ListPage> => {
  const thisMonth = monthOf(query.now);
  const start = query.cursor === undefined ? undefined : decodeCursor(query.cursor, cursorShape);
  let cursor: Cursor = start ?? { begun: thisMonth, month: thisMonth, after: {} };
  const items: TicketCard[] = [];
  const byMonth = query.assignee === undefined && query.states.some(liesByMonth);
  const last = byMonth ? monthsBefore(cursor.begun, MONTHS_BACK) : cursor.month;
  for (;;) {
    const page = await mergedPage(table, sourcesOf(query, cursor), {
      after: cursor.after,
      limit: query.limit - items.length,
      shows: shownTo(query),
    });
    items.push(...page.cards);
    if (page.more) {
      cursor = { ...cursor, after: page.after };
      return { items, next: encodeCursor(cursor) };
    }
    if (cursor.month <= last) return { items };
    cursor = { ...cursor, month: monthsBefore(cursor.month, 1), after: {} };
    // Full without a rest in this month: earlier ones have not been looked at.
    if (items.length >= query.limit) return { items, next: encodeCursor(cursor) };
  }
};

/**
 * What partitions cannot hold apart: the few tickets that are hidden from this very reader, those of other teams with an agent or
 * an audience. A page is filled up for what falls away, so that it tells nothing.
 */
const shownTo =
  ({ reader, teams, only, dueBefore }: ListQuery): Shows =>
  ({ team, due, protection }) =>
    mayStandFor(reader, protection) &&
    (protection?.audience === undefined ? teams.includes(team) : (only ?? team) === team) &&
    (dueBefore === undefined || isBefore(due, dueBefore));

const isBefore = (due: Instant | undefined, end: Instant): boolean =>
  due !== undefined && due < end;

const liesByMonth = (state: State): boolean => state === 'closed' || state === 'merged';

const sourcesOf = (query: ListQuery, { begun, month }: Cursor): readonly Source[] => {
  const before = query.dueBefore;
  // Earlier months hold ended tickets only; the others were read with the first.
  const states = month === begun ? query.states : query.states.filter(liesByMonth);
  return states.flatMap((state): readonly Source[] => {
    const { assignee, reader } = query;
    if (assignee !== undefined) {
      const pk = agentPartition(assignee, state);
      return [{ index: 'byAgent', pk, order: 'descending', rowOf: headKey }];
    }
    if (liesByMonth(state) && before !== undefined) return [];
    const bands: readonly Band[] = ['normal', ...reader.levels];
    const source = (pk: string, rowOf: Source['rowOf']): Source => ({
      index: 'byTeam',
      pk,
      rowOf,
      order: ACTIVE.includes(state) ? 'ascending' : 'descending',
      // Sort keys are `<instant>#<id>`, so the bare instant lies before every key of that instant.
      ...(before === undefined || !ACTIVE.includes(state) ? {} : { to: before }),
    });
    return [
      ...query.teams.flatMap((team) =>
        bands.map((band) => source(teamPartition(team, state, { band, month }), headKey)),
      ),
      ...reader.audiences.map((audience) =>
        source(audiencePartition(audience, state, month), (id) => audienceKey(id, audience)),
      ),
    ];
  });
};

interface MergedPage {
  readonly cards: readonly TicketCard[];
  readonly after: Cursor['after'];
  readonly more: boolean;
}

interface Wanted {
  readonly after: Cursor['after'];
  readonly limit: number;
  readonly shows: Shows;
}

/** Reads a page from each source and takes the first of all of them; one that lies in several is taken once. */
const mergedPage = async (
  table: Table,
  sources: readonly Source[],
  wanted: Wanted,
): Promise<MergedPage> => {
  const found = await Promise.all(sources.map((source) => candidatesIn(table, source, wanted)));
  const candidates = found.flat().toSorted(compare);
  const together = [...Map.groupBy(candidates, (candidate) => candidate.card.id).values()];
  const taken = together.slice(0, wanted.limit);
  const positions: Record<string, string> = { ...wanted.after };
  for (const candidate of taken.flat()) positions[candidate.source.pk] = candidate.sortKey;
  return {
    cards: taken.flatMap(([first]) => (first === undefined ? [] : [first.card])),
    after: positions,
    more: together.length > wanted.limit,
  };
};

/** The first of a source that the reader sees, one more than asked for: whether there are more is known and not guessed. */
const candidatesIn = async (
  table: Table,
  source: Source,
  { after, limit, shows }: Wanted,
): Promise<readonly Candidate[]> => {
  const { rowOf, ...range } = source;
  const query = { ...range, limit: limit + 1 };
  const found: Candidate[] = [];
  let page = await table.query({ ...query, ...startOf(source, after[source.pk]) });
  for (;;) {
    for (const row of page.rows) {
      const { card } = cardRow.parse(row);
      const sortKey = String(row[INDEX_KEYS[source.index].sk]);
      if (shows(card)) found.push({ source, card, sortKey });
    }
    if (page.next === undefined || found.length > limit) return found;
    page = await table.query({ ...query, after: page.next });
  }
};

/** A list's sort key ends with the ticket's id. */
const startOf = (
  { index, pk, to, rowOf }: Source,
  seen: string | undefined,
): { readonly after?: Position } => {
  const id = seen?.slice(seen.indexOf('#') + 1);
  // A position beyond the range is refused by DynamoDB; it comes of a cursor that another list gave.
  if (seen === undefined || !isTicketId(id) || (to !== undefined && seen > to)) return {};
  const keys = INDEX_KEYS[index];
  return { after: { ...rowOf(id), [keys.pk]: pk, [keys.sk]: seen } };
};

interface Candidate {
  readonly source: Source;
  readonly card: TicketCard;
  readonly sortKey: string;
}

/** Sources of both orders in one list: what is due comes before what is done. */
const compare = (left: Candidate, right: Candidate): number => {
  if (left.source.order !== right.source.order) return left.source.order === 'ascending' ? -1 : 1;
  const direction = left.source.order === 'ascending' ? 1 : -1;
  const [a, b] = [left.sortKey, right.sortKey];
  return a < b ? -direction : a > b ? direction : 0;
};

const monthsBefore = (month: string, count: number): string => {
  const date = new Date(`${month}-01T00:00:00.000Z`);
  date.setUTCMonth(date.getUTCMonth() - count);
  return monthOf(date.toISOString());
};
