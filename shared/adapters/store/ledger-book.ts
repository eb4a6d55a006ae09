import * as z from 'zod';
import { isOutside } from '#shared/domain/ledger/account.ts';
import { softBroken } from '#shared/domain/ledger/bound.ts';
import type { Movement } from '#shared/domain/ledger/movement.ts';
import type {
  AccountPage,
  AccountQuery,
  AccountRef,
  LedgerBook,
  Period,
  StatementLine,
  StatementPage,
  StatementQuery,
  TrialBalance,
} from '#shared/ports/ledger-book.ts';
import type { Query, Row, Table } from '#shared/ports/table.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import {
  ACCOUNTS,
  accountKey,
  ledgerPartition,
  monthOf,
  OUTSIDE_SHARDS,
  outsideShards,
  POSTINGS,
  postingPlace,
  ticketPartition,
  turnoverPartition,
} from './keys.ts';
import { accountRow, postingRow } from './ledger-rows.ts';

/** Rows are small: a thousand of them are less than the megabyte that one query reads. */
const PAGE = 1000;

/** The last letter of Unicode: behind every key that begins alike. */
const LAST = '\u{10ffff}';

/** The first that comes behind a key. */
const NEXT = '\u0000';

/** What went out of an account stands in one index, what came in in the other. */
const INDEX_OF = { out: 'byTeam', in: 'byAgent' } as const;

const statementShape = z.object({ after: z.string() });
const cursorShape = z.object({ account: z.string() });

/** The ledgers on the one table. */
export const ledgerBook = (table: Table): LedgerBook => ({
  balance: (of) => balanceOf(table, of),

  balances: (of) => Promise.all(of.map((one) => balanceOf(table, one))),

  accounts: (query) => accountsOf(table, query),

  async turnover({ ledger, account }, period) {
    const sides = await Promise.all(
      (['in', 'out'] as const).map(async (direction) => {
        let sum = 0;
        for (const month of monthsOf(period)) {
          const pk = turnoverPartition(direction, accountIn({ ledger, account }, month));
          sum += await postedIn(table, { pk, direction, period });
        }
        return sum;
      }),
    );
    const [into = 0, out = 0] = sides;
    return { in: into, out };
  },

  statement: (query) => statementOf(table, query),

  async postings(ticket) {
    const rows: Row[] = [];
    const pk = ticketPartition(ticket);
    for await (const page of pages(table, { ...prefixed(pk, POSTINGS), consistent: true }))
      rows.push(...page);
    return rows.map((row) => postingRow.parse(row).card);
  },

  trialBalance: (ledger) => trialBalance(table, ledger),

  async outOfBounds({ movements }) {
    const soft = movements.filter(({ bounds }) => bounds.are === 'soft');
    const found = await Promise.all(
      soft.map(async (movement) => softBroken(movement, await insideBalance(table, movement))),
    );
    return found.filter((one) => one !== undefined);
  },
});

const balanceOf = (table: Table, { ledger, account }: AccountRef): Promise<number> =>
  isOutside(ledger, account)
    ? outsideBalance(table, ledger.id, account)
    : insideBalance(table, { ledger: ledger.id, account });

const insideBalance = async (
  table: Table,
  { ledger, account }: Pick<Movement, 'ledger' | 'account'>,
): Promise<number> => {
  const row = await table.get(accountKey(ledger, account), { consistent: true });
  return row === undefined ? 0 : accountRow.parse(row).balance;
};

const outsideBalance = async (table: Table, ledger: string, account: string): Promise<number> => {
  const { rows } = await table.query({
    ...prefixed(ledgerPartition(ledger), outsideShards(account)),
    limit: OUTSIDE_SHARDS,
    consistent: true,
  });
  return sumOf(rows.map((row) => accountRow.parse(row).balance));
};

const accountsOf = async (
  table: Table,
  { ledger, prefix, limit, cursor }: AccountQuery,
): Promise<AccountPage> => {
  const seen = cursor === undefined ? undefined : decodeCursor(cursor, cursorShape)?.account;
  const page = await table.query({
    ...prefixed(ledgerPartition(ledger), `${ACCOUNTS}${prefix}`),
    ...(seen?.startsWith(prefix) === true ? { after: { ...accountKey(ledger, seen) } } : {}),
    limit,
    consistent: true,
  });
  const items = page.rows.map((row) => accountRow.parse(row));
  const last = items.at(-1);
  return page.next === undefined || last === undefined
    ? { items }
    : { items, next: encodeCursor({ account: last.account }) };
};

const statementOf = async (
  table: Table,
  { of, limit, cursor, ...period }: StatementQuery,
): Promise<StatementPage> => {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, statementShape)?.after;
  const begin =
    after !== undefined && after >= period.from && after < period.to ? after : undefined;
  const lines: StatementLine[] = [];
  for (const month of monthsOf(period)) {
    if (lines.length > limit) break;
    if (begin !== undefined && month < begin.slice(0, month.length)) continue;
    // One more than the page, to know whether there is another.
    const most = limit + 1 - lines.length;
    const range = { from: begin === undefined ? period.from : `${begin}${NEXT}`, to: period.to };
    const sides = await Promise.all(
      (['in', 'out'] as const).map((direction) =>
        linesOf(table, {
          pk: turnoverPartition(direction, accountIn(of, month)),
          direction,
          range,
          limit: most,
        }),
      ),
    );
    lines.push(...sides.flat().sort(byPlace).slice(0, most));
  }
  const items = lines.slice(0, limit);
  const last = items.at(-1);
  return last === undefined || lines.length === items.length
    ? { items }
    : { items, next: encodeCursor({ after: postingPlace(last.posting) }) };
};

const accountIn = ({ ledger, account }: AccountRef, month: string) => ({
  ledger: ledger.id,
  account,
  month,
});

interface SideQuery {
  readonly pk: string;
  readonly direction: StatementLine['direction'];
  readonly range: { readonly from: string; readonly to: string };
  readonly limit: number;
}

const linesOf = async (
  table: Table,
  { pk, direction, range, limit }: SideQuery,
): Promise<readonly StatementLine[]> => {
  const { rows } = await table.query({ index: INDEX_OF[direction], pk, ...range, limit });
  return rows.map((row) => ({ posting: postingRow.parse(row).card, direction }));
};

const byPlace = (one: StatementLine, other: StatementLine): number =>
  postingPlace(one.posting) < postingPlace(other.posting) ? -1 : 1;

const trialBalance = async (table: Table, ledger: string): Promise<TrialBalance> => {
  let accounts = 0;
  // A running sum may be larger than any balance.
  let sum = 0n;
  const all = { pk: ledgerPartition(ledger), limit: PAGE, consistent: true };
  for await (const rows of pages(table, all)) {
    accounts += rows.filter(({ sk }) => sk.startsWith(ACCOUNTS)).length;
    for (const row of rows) sum += BigInt(accountRow.parse(row).balance);
  }
  return { accounts, sum: Number(sum) };
};

const postedIn = async (
  table: Table,
  {
    pk,
    direction,
    period,
  }: { readonly pk: string; readonly direction: 'in' | 'out'; readonly period: Period },
): Promise<number> => {
  let sum = 0;
  // Sort keys begin with the instant and go on, so those of `to` itself sort behind it.
  for await (const rows of pages(table, {
    index: INDEX_OF[direction],
    pk,
    from: period.from,
    to: period.to,
    limit: PAGE,
  }))
    sum += sumOf(rows.map((row) => postingRow.parse(row).card.amount));
  return sum;
};

const sumOf = (amounts: readonly number[]): number =>
  amounts.reduce((sum, amount) => sum + amount, 0);

const prefixed = (pk: string, prefix: string): Query => ({
  pk,
  from: prefix,
  to: `${prefix}${LAST}`,
  limit: PAGE,
});

async function* pages(table: Table, query: Query): AsyncGenerator<readonly Row[]> {
  let page = await table.query(query);
  yield page.rows;
  while (page.next !== undefined) {
    page = await table.query({ ...query, after: page.next });
    yield page.rows;
  }
}

/** Each month that a period touches; none of an empty one. */
const monthsOf = ({ from, to }: Period): readonly string[] => {
  const months: string[] = [];
  for (let month = monthOf(from); from < to && month <= monthOf(to); month = monthAfter(month))
    months.push(month);
  return months;
};

const monthAfter = (month: string): string => {
  const begin = new Date(`${month}-01T00:00:00.000Z`);
  begin.setUTCMonth(begin.getUTCMonth() + 1);
  return monthOf(begin.toISOString());
};
