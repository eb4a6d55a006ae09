/** What the ledgers promise on every table: on memory, and on DynamoDB. */
import { beforeEach, describe, expect, test } from 'vitest';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { ledgerBook } from '#shared/adapters/store/ledger-book.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import { timeSlots } from '#shared/domain/ledger/interval.ts';
import { type Posting, reversalOf } from '#shared/domain/ledger/posting.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import { DAY, type Instant, later } from '#shared/kernel/instant.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { ChangeRefusal } from '#shared/ports/desk-store.ts';
import type { Table } from '#shared/ports/table.ts';
import {
  books,
  credit,
  entry,
  type Line,
  lines,
  originals,
  parts,
  posted,
  rooms,
  settled,
  ticketOf,
} from '#tests/domain/ledger/books.ts';
import { MONDAY_TEN } from '#tests/support/tickets.ts';

/** In and out of the good ones in the main store. */
const LINES: readonly Line[] = [
  ['供应商', 'main/BRG-6204/good', '10'],
  ['main/BRG-6204/good', '用户', '1'],
  ['供应商', 'main/BRG-6204/good', '2'],
  ['main/BRG-6204/good', '用户', '3'],
  ['main/BRG-6204/good', '用户', '4'],
];

/** Conflicts of transactions are decided again; nobody meets that many. */
const TRIES = 200;

let count = 0;

/** A ledger like this one that nothing was posted in. */
const fresh = (ledger: Ledger): Ledger => {
  count += 1;
  return { ...ledger, id: `${ledger.id}-${process.pid}-${count}` };
};

const nextTicket = (): TicketId => {
  count += 1;
  return ticketOf(process.pid * 100_000 + count);
};

export const shopOn = (table: Table, ledger: Ledger) => {
  const desk = deskStore(table);
  const own = fresh(ledger);
  const book = ledgerBook(table);
  const together = (postings: readonly Posting[]) =>
    entry(postings, { ledgers: [own], boundsOf: () => books.boundsOf(ledger, '') });
  const commit = async (postings: readonly Posting[]): Promise<Result<void, ChangeRefusal>> => {
    for (let turn = 1; ; turn++) {
      const outcome = await desk.commit({ at: MONDAY_TEN, postings: together(postings) });
      if (outcome.ok || outcome.refusal.code !== 'change.stale' || turn === TRIES) return outcome;
    }
  };
  return {
    ledger: own,
    book,
    together,
    commit,
    /** The lines of one decision on a new ticket. */
    post: (...all: readonly Line[]) => commit(lines(own, all, nextTicket())),
    posted: (line: Line, at: Instant = MONDAY_TEN) =>
      posted(own, line, { ticket: nextTicket(), at }),
    balance: (account: string) => book.balance({ ledger: own, account }),
  };
};

export const ledgerContract = (open: () => Table): void => {
  let shop = shopOn(open(), parts);
  beforeEach(() => {
    shop = shopOn(open(), parts);
  });

  describe('the statement of an account', () => {
    const period = { from: MONDAY_TEN, to: later(MONDAY_TEN, 100 * DAY) };
    const good = 'main/BRG-6204/good';
    const statement = (limit: number, cursor?: string) =>
      shop.book.statement({
        of: { ledger: shop.ledger, account: good },
        ...period,
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      });

    test('shows each line once, in order, over months and pages', async () => {
      for (const [turn, line] of LINES.entries())
        await shop.commit([shop.posted(line, later(MONDAY_TEN, turn * 20 * DAY))]);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await statement(2, cursor);
        expect(page.items.length).toBeLessThanOrEqual(2);
        seen.push(...page.items.map((one) => `${one.direction} ${one.posting.amount / 1_000}`));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(seen).toEqual(['in 10', 'out 1', 'in 2', 'out 3', 'out 4']);
    });

    test('holds what was posted on its days only, and nothing of another account', async () => {
      await shop.commit([shop.posted(['供应商', good, '10'], later(MONDAY_TEN, -DAY))]);
      await shop.commit([shop.posted(['供应商', 'main/BRG-6204/damaged', '7'])]);
      await shop.commit([shop.posted(['供应商', good, '5'], period.to)]);
      expect(await statement(50)).toEqual({ items: [] });
    });

    test('a cursor of another account begins anew', async () => {
      await shop.commit([shop.posted(['供应商', good, '10'])]);
      expect((await statement(50, 'bm9uc2Vuc2U')).items).toHaveLength(1);
    });
  });

  describe('the stock of parts', () => {
    test('is what came in less what went out', async () => {
      await shop.post(['供应商', 'main/BRG-6204/good', '10']);
      await shop.post(
        ['main/BRG-6204/good', '用户', '2'],
        ['main/BRG-6204/good', 'main/BRG-6204/damaged', '0.5'],
      );
      expect(await shop.balance('main/BRG-6204/good')).toBe(7_500);
      expect(await shop.balance('main/BRG-6204/damaged')).toBe(500);
      expect(await shop.balance('main/轴承/good')).toBe(0);
      expect(await shop.balance('供应商')).toBe(-10_000);
      expect(await shop.book.trialBalance(shop.ledger.id)).toEqual({ accounts: 2, sum: 0 });
    });

    test('never falls below zero: the whole decision is refused, with the reason', async () => {
      await shop.post(['供应商', 'main/BRG-6204/good', '1'], ['供应商', 'main/油封/good', '5']);
      const refused = await shop.post(
        ['main/油封/good', '用户', '1'],
        ['main/BRG-6204/good', '用户', '2'],
      );
      expect(refused).toEqual({
        ok: false,
        refusal: {
          code: 'change.ledger-refused',
          refusal: {
            code: 'ledger.bound-broken',
            ledger: shop.ledger.id,
            account: 'main/BRG-6204/good',
            balance: 1_000,
            wanted: -2_000,
            bound: 'floor',
            limit: 0,
          },
        },
      });
      expect(await shop.balance('main/油封/good')).toBe(5_000);
      expect(await shop.balance('用户')).toBe(0);
    });

    test('of a part that was never there is none', async () => {
      expect(await shop.post(['main/没有/good', '用户', '1'])).toMatchObject({
        refusal: { refusal: { balance: 0, wanted: -1_000 } },
      });
    });

    test('may be issued within a decision that takes it in', async () => {
      expect(
        await shop.post(['main/A/good', '用户', '2'], ['供应商', 'main/A/good', '2']),
      ).toMatchObject({ ok: true });
    });

    test('of ten who want the last piece at once, one gets it', async () => {
      await shop.post(['供应商', 'main/BRG-6204/good', '1']);
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, () => shop.post(['main/BRG-6204/good', '用户', '1'])),
      );
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      for (const outcome of outcomes.filter(({ ok }) => !ok))
        expect(outcome).toMatchObject({ refusal: { refusal: { code: 'ledger.bound-broken' } } });
      expect(await shop.balance('main/BRG-6204/good')).toBe(0);
      expect(await shop.balance('用户')).toBe(1_000);
    });

    test('of different parts moves at once, and nothing is lost', async () => {
      const all = Array.from({ length: 40 }, (_, n): Line => ['供应商', `main/P-${n}/good`, '3']);
      const outcomes = await Promise.all(all.map((line) => shop.post(line)));
      expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
      expect(await shop.balance('供应商')).toBe(-120_000);
      expect(await shop.book.trialBalance(shop.ledger.id)).toEqual({ accounts: 40, sum: 0 });
    });
  });

  describe('a decision that is made again', () => {
    test('posts nothing new, and is told what was posted', async () => {
      const line = shop.posted(['供应商', 'main/A/good', '4']);
      await shop.commit([line]);
      expect(await shop.commit([line])).toEqual({
        ok: false,
        refusal: {
          code: 'change.ledger-refused',
          refusal: { code: 'ledger.posting-known', posting: line },
        },
      });
      expect(await shop.balance('main/A/good')).toBe(4_000);
    });

    test('is known as one even where the stock would not suffice again', async () => {
      await shop.post(['供应商', 'main/A/good', '1']);
      const line = shop.posted(['main/A/good', '用户', '1']);
      await shop.commit([line]);
      expect(await shop.commit([line])).toMatchObject({
        refusal: { refusal: { code: 'ledger.posting-known' } },
      });
    });
  });

  describe('a reversal', () => {
    const correction = { by: ticketOf(99), at: later(MONDAY_TEN, DAY), note: '发错型号' };

    test('restores the balances, stands beside what it takes back, and happens once', async () => {
      await shop.post(['供应商', 'main/A/good', '5']);
      const issue = shop.posted(['main/A/good', '用户', '2']);
      await shop.commit([issue]);
      const back = settled(reversalOf(issue, correction));
      expect(await shop.commit([back])).toMatchObject({ ok: true });
      expect(await shop.balance('main/A/good')).toBe(5_000);
      expect(await shop.balance('用户')).toBe(0);
      expect(await shop.book.postings(issue.ticket)).toEqual([issue, back]);
      const again = settled(reversalOf(issue, { ...correction, by: ticketOf(98) }));
      expect(await shop.commit([again])).toMatchObject({
        refusal: { refusal: { code: 'ledger.posting-known', posting: back } },
      });
    });

    test('of a delivery that is used up already is refused like any other', async () => {
      const delivery = shop.posted(['供应商', 'main/A/good', '1']);
      await shop.commit([delivery]);
      await shop.post(['main/A/good', '用户', '1']);
      expect(await shop.commit([settled(reversalOf(delivery, correction))])).toMatchObject({
        refusal: { refusal: { code: 'ledger.bound-broken', balance: 0, wanted: -1_000 } },
      });
    });
  });

  describe('a list of accounts', () => {
    const stockOf = async (prefix: string, limit: number) => {
      const items = [];
      let next: string | undefined;
      do {
        const page = await shop.book.accounts({
          ledger: shop.ledger.id,
          prefix,
          limit,
          ...(next === undefined ? {} : { cursor: next }),
        });
        items.push(...page.items);
        next = page.next;
      } while (next !== undefined);
      return items;
    };

    test('is the sheet for the stock-taking of one store, in pages of any size', async () => {
      await shop.post(
        ['供应商', 'main/轴承/good', '3'],
        ['供应商', 'main/BRG-6204/good', '10'],
        ['供应商', 'main/BRG-6204/damaged', '1'],
        ['供应商', 'mainz/X/good', '7'],
        ['供应商', '分店/轴承/good', '2'],
      );
      const sheet = [
        { account: 'main/BRG-6204/damaged', balance: 1_000 },
        { account: 'main/BRG-6204/good', balance: 10_000 },
        { account: 'main/轴承/good', balance: 3_000 },
      ];
      for (const limit of [1, 2, 10]) expect(await stockOf('main/', limit)).toEqual(sheet);
      expect(await stockOf('', 2)).toHaveLength(5);
      expect(await stockOf('总仓/', 2)).toEqual([]);
    });

    test('begins anew for a cursor of another list', async () => {
      await shop.post(['供应商', 'main/A/good', '1'], ['供应商', '分店/A/good', '1']);
      const list = (prefix: string, cursor: string) =>
        shop.book.accounts({ ledger: shop.ledger.id, prefix, limit: 5, cursor });
      const first = await shop.book.accounts({ ledger: shop.ledger.id, prefix: '', limit: 1 });
      for (const cursor of [first.next ?? '', '不是', ''])
        expect((await list('分店/', cursor)).items).toHaveLength(1);
    });
  });

  describe('the turnover of an account', () => {
    test('is what came in and went out in a period, over months', async () => {
      const delivered = (at: Instant) => shop.posted(['供应商', 'main/A/good', '4'], at);
      await shop.commit([delivered('2026-01-31T23:59:59.999Z')]);
      await shop.commit([delivered('2026-02-01T00:00:00.000Z')]);
      await shop.commit([delivered('2026-03-31T23:59:59.999Z')]);
      await shop.commit([delivered('2026-04-01T00:00:00.000Z')]);
      await shop.commit([shop.posted(['main/A/good', '用户', '1.25'], MONDAY_TEN)]);
      const turnover = (account: string, from: Instant, to: Instant) =>
        shop.book.turnover({ ledger: shop.ledger, account }, { from, to });
      const [february, april] = ['2026-02-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z'];
      expect(await turnover('main/A/good', february, april)).toEqual({ in: 8_000, out: 1_250 });
      expect(await turnover('供应商', february, april)).toEqual({ in: 0, out: 8_000 });
      expect(await turnover('用户', february, april)).toEqual({ in: 1_250, out: 0 });
      expect(await turnover('main/A/good', april, february)).toEqual({ in: 0, out: 0 });
      expect(await turnover('main/A/good', april, april)).toEqual({ in: 0, out: 0 });
    });
  });

  describe('a meeting room', () => {
    test('is booked for all its slots or for none', async () => {
      const office = shopOn(open(), rooms);
      const morning = (from: string, to: string) =>
        settled(
          timeSlots({ from: `2026-03-02T${from}:00.000Z`, to: `2026-03-02T${to}:00.000Z` }, 30),
        );
      const book = (room: string, slots: readonly string[]) =>
        office.post(...slots.map((slot): Line => ['空闲', `${room}/${slot}`, '1']));
      expect(await book('301 会议室', morning('01:00', '03:00'))).toMatchObject({ ok: true });
      expect(await book('301 会议室', morning('02:30', '04:00'))).toMatchObject({
        refusal: {
          refusal: {
            code: 'ledger.bound-broken',
            account: '301 会议室/2026-03-02T02:30Z',
            bound: 'ceiling',
          },
        },
      });
      expect(await office.balance('301 会议室/2026-03-02T03:00Z')).toBe(0);
      expect(await book('301 会议室', morning('03:00', '04:00'))).toMatchObject({ ok: true });
      expect(await book('302 会议室', morning('02:30', '04:00'))).toMatchObject({ ok: true });
    });
  });

  describe('the original of a contract', () => {
    test('is lent by who has it to one person', async () => {
      const archive = shopOn(open(), originals);
      await archive.post(['签约', '档案室/HT-2026-017', '1']);
      const lend = (from: string, to: string) =>
        archive.post([`${from}/HT-2026-017`, `${to}/HT-2026-017`, '1']);
      expect(await lend('档案室', '欧阳娜娜')).toMatchObject({ ok: true });
      expect(await lend('档案室', 'Siobhán O’Brien')).toMatchObject({ ok: false });
      expect(await lend('欧阳娜娜', '档案室')).toMatchObject({ ok: true });
      expect(await lend('档案室', 'Siobhán O’Brien')).toMatchObject({ ok: true });
      expect(
        await archive.book.balances(
          ['档案室', '欧阳娜娜', 'Siobhán O’Brien'].map((holder) => ({
            ledger: archive.ledger,
            account: `${holder}/HT-2026-017`,
          })),
        ),
      ).toEqual([0, 0, 1_000]);
    });
  });

  describe('the credit of a customer', () => {
    test('may be exceeded, and is told while it is', async () => {
      const office = shopOn(open(), credit);
      const sale = office.posted(['销售', '华东机械厂', '600.50']);
      expect(await office.commit([sale])).toMatchObject({ ok: true });
      const told = () => office.book.outOfBounds(office.together([sale]));
      expect(await told()).toEqual([
        {
          ledger: office.ledger.id,
          account: '华东机械厂',
          balance: 600_50,
          bound: 'ceiling',
          limit: 500_00,
        },
      ]);
      await office.post(['华东机械厂', '销售', '100.50']);
      expect(await told()).toEqual([]);
    });

    test('exceeded by several at once is told to the last of them at least', async () => {
      const office = shopOn(open(), credit);
      const told = await Promise.all(
        Array.from({ length: 6 }, async () => {
          const sale = office.posted(['销售', '华东机械厂', '100']);
          await office.commit([sale]);
          return office.book.outOfBounds(office.together([sale]));
        }),
      );
      expect(told.flat()).toContainEqual(
        expect.objectContaining({ account: '华东机械厂', balance: 600_00 }),
      );
    });
  });
};
