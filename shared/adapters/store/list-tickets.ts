/** Lists of tickets: several partitions merged in order, a page at a time, with a position for each. */
import * as z from 'zod';
import * as shapes from '#shared/contracts/ticket.ts';
import { isTicketId } from '#shared/domain/ids.ts';
import type { TicketCard } from '#shared/domain/ticket/card.ts';
import type { State } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { ListPage, ListQuery } from '#shared/ports/desk-store.ts';
import {
  INDEX_KEYS,
  type IndexName,
  type Position,
  type Row,
  type Table,
} from '#shared/ports/table.ts';
import { decodeCursor, encodeCursor, monthShape } from './cursor.ts';
import { ACTIVE, agentPartition, headKey, monthOf, teamPartition } from './keys.ts';

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

const card = z.object({ card: shapes.ticketCard });

interface Source {
  readonly index: IndexName;
  readonly pk: string;
  readonly order: 'ascending' | 'descending';
  readonly to?: string;
}

export const listTickets = async (table: Table, query: ListQuery): Promise<ListPage> => {
  const thisMonth = monthOf(query.now);
  const start = query.cursor === undefined ? undefined : decodeCursor(query.cursor, cursorShape);
  let cursor: Cursor = start ?? { begun: thisMonth, month: thisMonth, after: {} };
  const items: Row[] = [];
  const byMonth = query.assignee === undefined && query.states.some(liesByMonth);
  const last = byMonth ? monthsBefore(cursor.begun, MONTHS_BACK) : cursor.month;
  for (;;) {
    const page = await mergedPage(table, sourcesOf(query, cursor), {
      after: cursor.after,
      limit: query.limit - items.length,
    });
    items.push(...page.rows);
    if (page.more) {
      cursor = { ...cursor, after: page.after };
      return { items: cardsOf(items, query), next: encodeCursor(cursor) };
    }
    if (cursor.month <= last) return { items: cardsOf(items, query) };
    cursor = { ...cursor, month: monthsBefore(cursor.month, 1), after: {} };
    // Full without a rest in this month: earlier ones have not been looked at.
    if (items.length >= query.limit) {
      return { items: cardsOf(items, query), next: encodeCursor(cursor) };
    }
  }
};

/** An agent's tickets are few and of several teams: what is not asked for, or not for the asker, falls away here. */
const cardsOf = (rows: readonly Row[], { teams, dueBefore }: ListQuery): readonly TicketCard[] =>
  rows
    .map((row) => card.parse(row).card)
    .filter(
      ({ team, due }) =>
        teams.includes(team) && (dueBefore === undefined || isBefore(due, dueBefore)),
    );

const isBefore = (due: Instant | undefined, end: Instant): boolean =>
  due !== undefined && due < end;

const liesByMonth = (state: State): boolean => state === 'closed' || state === 'merged';

const sourcesOf = (query: ListQuery, { begun, month }: Cursor): readonly Source[] => {
  const before = query.dueBefore;
  // Earlier months hold ended tickets only; the others were read with the first.
  const states = month === begun ? query.states : query.states.filter(liesByMonth);
  return states.flatMap((state): readonly Source[] => {
    const { assignee } = query;
    if (assignee !== undefined) {
      return [{ index: 'byAgent', pk: agentPartition(assignee, state), order: 'descending' }];
    }
    if (liesByMonth(state) && before !== undefined) return [];
    return query.teams.map((team) => ({
      index: 'byTeam',
      pk: teamPartition(team, state, month),
      order: ACTIVE.includes(state) ? 'ascending' : 'descending',
      // Sort keys are `<instant>#<id>`, so the bare instant lies before every key of that instant.
      ...(before === undefined || !ACTIVE.includes(state) ? {} : { to: before }),
    }));
  });
};

interface MergedPage {
  readonly rows: readonly Row[];
  readonly after: Cursor['after'];
  readonly more: boolean;
}

/** Reads a page from each source and takes the first of all of them. */
const mergedPage = async (
  table: Table,
  sources: readonly Source[],
  { after, limit }: { readonly after: Cursor['after']; readonly limit: number },
): Promise<MergedPage> => {
  const pages = await Promise.all(
    sources.map(async (source) => {
      const page = await table.query({ ...source, limit, ...startOf(source, after[source.pk]) });
      return { source, ...page };
    }),
  );
  const candidates = pages.flatMap(({ source, rows }) => rows.map((row) => ({ source, row })));
  candidates.sort((left, right) => compare(left, right));
  const taken = candidates.slice(0, limit);
  const positions: Record<string, string> = { ...after };
  for (const candidate of taken) positions[candidate.source.pk] = sortKeyOf(candidate);
  return {
    rows: taken.map(({ row }) => row),
    after: positions,
    more: candidates.length > limit || pages.some(({ next }) => next !== undefined),
  };
};

/** Only a ticket's head stands in these indexes, and its sort key there ends with its id. */
const startOf = (
  { index, pk, to }: Source,
  seen: string | undefined,
): { readonly after?: Position } => {
  const id = seen?.slice(seen.indexOf('#') + 1);
  // A position beyond the range is refused by DynamoDB; it comes of a cursor that another list gave.
  if (seen === undefined || !isTicketId(id) || (to !== undefined && seen > to)) return {};
  const keys = INDEX_KEYS[index];
  return { after: { ...headKey(id), [keys.pk]: pk, [keys.sk]: seen } };
};

type Candidate = { readonly source: Source; readonly row: Row };

/** Sources of both orders in one list: what is due comes before what is done. */
const compare = (left: Candidate, right: Candidate): number => {
  if (left.source.order !== right.source.order) return left.source.order === 'ascending' ? -1 : 1;
  const direction = left.source.order === 'ascending' ? 1 : -1;
  const [a, b] = [sortKeyOf(left), sortKeyOf(right)];
  return a < b ? -direction : a > b ? direction : 0;
};

const sortKeyOf = ({ source, row }: Candidate): string => String(row[INDEX_KEYS[source.index].sk]);

const monthsBefore = (month: string, count: number): string => {
  const date = new Date(`${month}-01T00:00:00.000Z`);
  date.setUTCMonth(date.getUTCMonth() - count);
  return monthOf(date.toISOString());
};
