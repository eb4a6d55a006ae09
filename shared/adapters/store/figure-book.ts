import * as z from 'zod';
import * as shapes from '#shared/contracts/ticket.ts';
import { decimal, isDecimal } from '#shared/domain/expression/value.ts';
import type { EnteredFigure } from '#shared/domain/figure/entered.ts';
import { amountOf, exactAmount } from '#shared/domain/figure/exact-amount.ts';
import type { DaySum } from '#shared/domain/figure/figure-value.ts';
import { groupsKey, type Moves, movesBetween, sumsTogether } from '#shared/domain/figure/moves.ts';
import { accept, refuse } from '#shared/kernel/result.ts';
import type {
  ContributionsPage,
  ContributionsQuery,
  CountChange,
  CountedSource,
  DaySumsQuery,
  FigureBook,
  Recount,
  SourceContribution,
} from '#shared/ports/figure-book.ts';
import type { Condition, Query, Row, Table, Write } from '#shared/ports/table.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import {
  contributionKey,
  contributionsPartition,
  countedKey,
  daySumKey,
  daySumsPartition,
  enteredHistoryKey,
  enteredHistoryPartition,
  enteredKey,
  enteredPartition,
  FIGURE_SHARDS,
  monthOf,
  RECOUNT,
  SCHEMA,
  shardOf,
} from './keys.ts';

/** Rows are small: a thousand of them are less than the megabyte that one query reads. */
const PAGE = 1000;

/** Behind every letter of a sort key. */
const LAST = '~';

const groups = z.record(z.string(), z.string());
const amount = z.string().refine(isDecimal);
const contribution = z.object({
  figure: z.string(),
  part: z.enum(['value', 'per']),
  day: z.string(),
  groups,
  amount,
});
const countedRow: z.ZodType<CountedSource> = z.object({
  source: z.string(),
  version: z.int(),
  times: z.int(),
  contributions: z.array(contribution),
});
const daySumRow = z.object({
  day: z.string(),
  groups,
  whole: z.int().default(0),
  billionths: z.int().default(0),
});
const cardRow = z.object({
  card: z.object({ source: z.string(), day: z.string(), groups, amount }),
});
const recount: z.ZodType<Recount> = z.object({
  by: z.string(),
  begunAt: shapes.instant,
  step: z.int(),
  next: z.object({ of: z.string(), cursor: z.string().exactOptional() }).exactOptional(),
  endedAt: shapes.instant.exactOptional(),
});
const recountRow = z.object({ kind: z.literal('recount'), recount });
const enteredRow = z.object({
  entry: z.object({
    figure: z.string(),
    period: z.string(),
    group: z.string(),
    version: z.int(),
    value: amount,
    by: z.string(),
    at: shapes.instant,
  }),
});

/** Where a recount stands, in a row that the table's stream shows; nothing of any other row. */
export const recountIn = (row: unknown): Recount | undefined => {
  const read = recountRow.safeParse(row);
  return read.success ? read.data.recount : undefined;
};

/** Figures on the one table. */
export const figureBook = (table: Table): FigureBook => ({
  lane: (source) => shardOf(source, FIGURE_SHARDS),

  async counted(source) {
    const row = await table.get(countedKey(source), { consistent: true });
    return row === undefined ? undefined : countedRow.parse(row);
  },

  async count(changes) {
    const outcome = await table.commit(countWrites(changes));
    return outcome.ok ? outcome : refuse({ code: 'count.stale' });
  },

  async daySums(query) {
    const months = monthsOf(query);
    const pages = await Promise.all(months.map((month) => daySumsIn(table, query, month)));
    return pages.flat();
  },

  contributions: (query) => contributions(table, query),

  async recount() {
    const row = await table.get(RECOUNT, { consistent: true });
    return row === undefined ? undefined : recountRow.parse(row).recount;
  },

  async keepRecount({ before, after }) {
    const put = { ...RECOUNT, kind: 'recount', schema: SCHEMA, step: after.step, recount: after };
    const when: Condition =
      before === undefined ? { row: 'absent' } : { field: 'step', equals: before.step };
    const outcome = await table.commit([{ put, when }]);
    return outcome.ok ? outcome : refuse({ code: 'count.stale' });
  },

  async entered(of) {
    const row = await table.get(enteredKey(of), { consistent: true });
    return row === undefined ? undefined : enteredRow.parse(row).entry;
  },

  async enteredIn(figure, years) {
    const found = await Promise.all(
      years.map((year) => everyRow(table, { pk: enteredPartition(figure, year), limit: PAGE })),
    );
    return found.flat().map((row) => enteredRow.parse(row).entry);
  },

  async history(of) {
    const rows = await everyRow(table, { pk: enteredHistoryPartition(of), limit: PAGE });
    return rows.map((row) => enteredRow.parse(row).entry);
  },

  async enter({ before, after }) {
    const outcome = await table.commit([
      {
        put: { ...enteredKey(after), ...enteredFields(after) },
        when:
          before === undefined ? { row: 'absent' } : { field: 'version', equals: before.version },
      },
      { put: { ...enteredHistoryKey(after, after.version), ...enteredFields(after) } },
    ]);
    return outcome.ok ? accept(undefined) : refuse({ code: 'count.stale' });
  },
});

const enteredFields = (entry: EnteredFigure) => ({
  kind: 'entered',
  schema: SCHEMA,
  version: entry.version,
  entry,
});

const countWrites = (changes: readonly CountChange[]): readonly Write[] => {
  const moved = changes.map((change) => ({ change, moves: movesOf(change) }));
  const sums = sumsTogether(moved.map(({ moves }) => moves));
  const shard = shardOf(changes[0]?.after.source ?? '', FIGURE_SHARDS);
  return [
    ...moved.flatMap(({ change, moves }) => sourceWrites(change, moves)),
    ...sums.map(
      (one): Write => ({
        add: daySumKey(one, { groups: groupsKey(one.groups), shard }),
        amounts: { ...exactAmount(decimal(one.amount)) },
        initial: { kind: 'day-sum', schema: SCHEMA, day: one.day, groups: one.groups },
      }),
    ),
  ];
};

const movesOf = ({ before, after }: CountChange): Moves =>
  movesBetween(before?.contributions ?? [], after.contributions);

const sourceWrites = ({ before, after }: CountChange, { kept, gone }: Moves): readonly Write[] => {
  const { source } = after;
  return [
    {
      put: { ...countedKey(source), kind: 'counted', schema: SCHEMA, ...after },
      when: before === undefined ? { row: 'absent' } : { field: 'times', equals: before.times },
    },
    ...kept.map(
      (one): Write => ({
        put: {
          ...contributionKey(source, one),
          aPk: contributionsPartition(one, monthOf(one.day)),
          aSk: `${one.day}#${source}`,
          kind: 'contribution',
          schema: SCHEMA,
          card: { source, day: one.day, groups: one.groups, amount: one.amount },
        },
      }),
    ),
    ...gone.map((one): Write => ({ remove: contributionKey(source, one) })),
  ];
};

const daySumsIn = async (
  table: Table,
  query: DaySumsQuery,
  month: string,
): Promise<readonly DaySum[]> => {
  const rows = await everyRow(table, {
    pk: daySumsPartition(query, month),
    from: query.from,
    to: `${query.to}#${LAST}`,
    limit: PAGE,
  });
  return rows
    .map((row) => daySumRow.parse(row))
    .map(({ day, groups: own, ...exact }) => ({ day, groups: own, amount: amountOf(exact) }));
};

const everyRow = async (table: Table, query: Query): Promise<readonly Row[]> => {
  let page = await table.query(query);
  const rows = [...page.rows];
  while (page.next !== undefined) {
    page = await table.query({ ...query, after: page.next });
    rows.push(...page.rows);
  }
  return rows;
};

/** Where a page of contributions ended: the last source, on its day. */
const cursorShape = z.object({ source: z.string().max(1000), day: z.iso.date() });

const contributions = async (
  table: Table,
  { limit, cursor, ...query }: ContributionsQuery,
): Promise<ContributionsPage> => {
  const seen = cursor === undefined ? undefined : decodeCursor(cursor, cursorShape);
  const items: SourceContribution[] = [];
  const inside = seen !== undefined && seen.day >= query.from && seen.day <= query.to;
  for (const month of monthsOf({ ...query, from: inside ? seen.day : query.from })) {
    const pk = contributionsPartition(query, month);
    const page = await table.query({
      index: 'byTeam',
      pk,
      from: query.from,
      to: `${query.to}#${LAST}`,
      limit: limit - items.length,
      ...(inside && monthOf(seen.day) === month
        ? {
            after: {
              ...contributionKey(seen.source, query),
              aPk: pk,
              aSk: `${seen.day}#${seen.source}`,
            },
          }
        : {}),
    });
    items.push(...page.rows.map((row) => cardRow.parse(row).card));
    const last = items.at(-1);
    if (last !== undefined && (page.next !== undefined || items.length >= limit)) {
      return { items, next: encodeCursor({ source: last.source, day: last.day }) };
    }
  }
  return { items };
};

/** Each month that these days touch. */
const monthsOf = ({ from, to }: Pick<DaySumsQuery, 'from' | 'to'>): readonly string[] => {
  const months: string[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = monthAfter(month)) {
    months.push(month);
  }
  return months;
};

const monthAfter = (month: string): string => {
  const begin = new Date(`${month}-01T00:00:00.000Z`);
  begin.setUTCMonth(begin.getUTCMonth() + 1);
  return monthOf(begin.toISOString());
};
