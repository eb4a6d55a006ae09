import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryTable } from '#shared/adapters/memory/memory-table.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { hardBroken } from '#shared/domain/ledger/bound.ts';
import { reversalOf } from '#shared/domain/ledger/posting.ts';
import type { Table, Write } from '#shared/ports/table.ts';
import {
  books,
  entry,
  fees,
  type Line,
  lines,
  originals,
  parts,
  settled,
  ticketOf,
} from '#tests/domain/ledger/books.ts';
import { changed, idOf, placed } from '#tests/support/placed-tickets.ts';
import { MONDAY_TEN } from '#tests/support/tickets.ts';
import { ledgerContract, shopOn } from './ledger-contract.ts';

describe('the ledgers in memory', () => {
  ledgerContract(memoryTable);
});

describe('whatever is posted, in whatever order', () => {
  const HOLDERS = ['档案室', '欧阳娜娜', '张伟'].map((holder) => `${holder}/HT-017`);
  const account = fc.constantFrom(...HOLDERS, '签约');
  const line = fc
    .tuple(account, account, fc.constantFrom('0.25', '0.5', '1'))
    .filter(([from, to]) => from !== to)
    .map(([from, to, amount]): Line => [from, to, amount]);
  const decisions = fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { maxLength: 12 });

  test('the ledger adds up to zero, no bound is broken, and a decision is refused for a bound only', async () => {
    await fc.assert(
      fc.asyncProperty(decisions, async (all) => {
        const shop = shopOn(memoryTable(), originals);
        const balances = new Map<string, number>();
        const balanceOf = (name: string) => balances.get(name) ?? 0;
        for (const [n, each] of all.entries()) {
          const postings = lines(shop.ledger, each, ticketOf(n));
          const { movements } = shop.together(postings);
          const allowed = movements.every(
            (movement) => hardBroken(movement, balanceOf(movement.account)) === undefined,
          );
          expect((await shop.commit(postings)).ok).toBe(allowed);
          if (!allowed) continue;
          for (const { account, net } of movements) balances.set(account, balanceOf(account) + net);
        }
        for (const holder of HOLDERS) {
          expect(await shop.balance(holder)).toBe(balanceOf(holder));
          expect(balanceOf(holder)).toBeGreaterThanOrEqual(0);
          expect(balanceOf(holder)).toBeLessThanOrEqual(1_000);
        }
        expect(await shop.balance('签约')).toBe(balanceOf('签约'));
        expect((await shop.book.trialBalance(shop.ledger.id)).sum).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test('taking it all back leaves nothing', async () => {
    const person = fc.constantFrom('张伟', '王芳', 'O’Brien', '公司');
    const fee = fc
      .tuple(person, person, fc.integer({ min: 1, max: 1_000_000 }))
      .filter(([from, to]) => from !== to)
      .map(([from, to, fen]): Line => [from, to, (fen / 100).toFixed(2)]);
    await fc.assert(
      fc.asyncProperty(fc.array(fee, { minLength: 1, maxLength: 20 }), async (all) => {
        const shop = shopOn(memoryTable(), fees);
        const postings = lines(shop.ledger, all, ticketOf(1));
        await shop.commit(postings);
        for (const posting of postings) {
          const back = settled(reversalOf(posting, { by: ticketOf(2), at: MONDAY_TEN }));
          expect(await shop.commit([back])).toMatchObject({ ok: true });
        }
        for (const name of ['张伟', '王芳', 'O’Brien', '公司'])
          expect(await shop.balance(name)).toBe(0);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a ticket and what it posts', () => {
  const issue = (amount: string) =>
    entry(lines(parts, [['main/BRG-6204/good', '用户', amount]], idOf(1)));

  test('are stored together or not at all', async () => {
    const desk = deskStore(memoryTable());
    const opened = placed(1, {});
    await desk.commit({
      at: MONDAY_TEN,
      decisions: [opened],
      postings: entry(lines(parts, [['供应商', 'main/BRG-6204/good', '2']], ticketOf(50))),
    });
    const sent = changed(opened.after, { subject: '已发货' });
    const tooMuch = { at: MONDAY_TEN, decisions: [sent], postings: issue('3') };
    expect(await desk.commit(tooMuch)).toMatchObject({
      refusal: { code: 'change.ledger-refused', refusal: { code: 'ledger.bound-broken' } },
    });
    expect((await desk.ticket(idOf(1)))?.subject).toBe(opened.after.subject);
    expect(await desk.commit({ ...tooMuch, postings: issue('2') })).toMatchObject({ ok: true });
    expect((await desk.ticket(idOf(1)))?.subject).toBe('已发货');
    expect((await desk.file(idOf(1)))?.ticket.subject).toBe('已发货');
  });

  test('decided by two at once are decided again by the one who comes second', async () => {
    const desk = deskStore(memoryTable());
    const opened = placed(1, {});
    await desk.commit({ at: MONDAY_TEN, decisions: [opened] });
    const decisions = [changed(opened.after, {})];
    const postings = entry(lines(parts, [['供应商', 'main/A/good', '1']], idOf(1)));
    expect(await desk.commit({ at: MONDAY_TEN, decisions, postings })).toMatchObject({ ok: true });
    expect(await desk.commit({ at: MONDAY_TEN, decisions, postings })).toEqual({
      ok: false,
      refusal: { code: 'change.stale' },
    });
  });
});

test('a thousand postings between different accounts and one supplier rarely meet on a row', async () => {
  const touched = new Map<string, number>();
  const counting = (table: Table): Table => ({
    ...table,
    commit: (writes) => {
      for (const write of writes) touch(write);
      return table.commit(writes);
    },
  });
  const touch = (write: Write) => {
    if (!('add' in write)) return;
    touched.set(write.add.sk, (touched.get(write.add.sk) ?? 0) + 1);
  };
  const desk = deskStore(counting(memoryTable()));
  for (let n = 0; n < 1000; n++) {
    const delivery = lines(parts, [['供应商', `main/P-${n}/good`, '1']], ticketOf(n * 7919));
    await desk.commit({ at: MONDAY_TEN, postings: entry(delivery, books) });
  }
  // Spread over a minute, one in a second on the busiest row: a transaction holds it for some milliseconds.
  expect(Math.max(...touched.values())).toBeLessThanOrEqual(100);
  expect(touched.get('A#main/P-7/good')).toBe(1);
});
