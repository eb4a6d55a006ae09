import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hardBroken, LARGEST_BALANCE, softBroken } from '#shared/domain/ledger/bound.ts';
import { entryOf, MOST_WRITES, netOf } from '#shared/domain/ledger/entry.ts';
import type { Movement } from '#shared/domain/ledger/movement.ts';
import {
  books,
  credit,
  entry,
  fees,
  type Line,
  lines,
  originals,
  parts,
  posted,
  ticketOf,
} from './books.ts';

const only = (movements: readonly Movement[], account: string): Movement => {
  const found = movements.find((one) => one.account === account);
  if (found === undefined) throw new Error(`nothing moves ${account}`);
  return found;
};

describe('an entry', () => {
  test('moves each account once, by the sum of its lines', () => {
    const { movements } = entry(
      lines(
        parts,
        [
          ['main/BRG-6204/good', '用户', '2'],
          ['main/BRG-6204/good', '用户', '1.5'],
          ['用户', 'main/BRG-6204/damaged', '1'],
        ],
        ticketOf(1),
      ),
    );
    expect(movements.map(({ account, net }) => [account, net])).toEqual([
      ['main/BRG-6204/good', -3_500],
      ['用户', 2_500],
      ['main/BRG-6204/damaged', 1_000],
    ]);
  });

  test('leaves an account alone that gets back what it gave', () => {
    const { movements, postings } = entry(
      lines(
        parts,
        [
          ['main/A/good', '用户', '1'],
          ['用户', 'main/A/good', '1'],
        ],
        ticketOf(1),
      ),
    );
    expect(movements).toEqual([]);
    expect(postings).toHaveLength(2);
  });

  test('keeps accounts of the same name in two ledgers apart', () => {
    const { movements } = entry([
      posted(fees, ['张伟', '公司', '80'], { key: 'deduct.1.0' }),
      posted(credit, ['销售', '张伟', '80'], { key: 'deduct.1.1' }),
    ]);
    expect(movements.map(({ ledger, net }) => `${ledger} ${net}`)).toEqual([
      'fees -8000',
      'fees 8000',
      'credit -8000',
      'credit 8000',
    ]);
  });

  test('cannot hold the same posting twice', () => {
    const line = posted(fees, ['张伟', '公司', '80']);
    expect(entryOf([line, line], books)).toEqual({
      ok: false,
      refusal: { code: 'ledger.posting-twice', ticket: line.ticket, key: line.key },
    });
  });

  test('needs a ledger that there is', () => {
    expect(entryOf([posted(fees, ['张伟', '公司', '80'])], { ...books, ledgers: [parts] })).toEqual(
      {
        ok: false,
        refusal: { code: 'ledger.unknown', ledger: 'fees' },
      },
    );
  });

  test('is so small that it fits into a transaction beside its ticket', () => {
    const people = (count: number) =>
      lines(
        fees,
        Array.from({ length: count }, (_, n): Line => [`工号 ${n}`, '公司', '1']),
        ticketOf(1),
      );
    expect(entryOf(people(44), books)).toMatchObject({ ok: true });
    expect(entryOf(people(45), books)).toEqual({
      ok: false,
      refusal: { code: 'ledger.too-much-at-once', postings: 45, accounts: 46, most: MOST_WRITES },
    });
  });
});

describe('a hard bound', () => {
  const issue = (amount: string) =>
    only(
      entry(lines(parts, [['main/BRG-6204/good', '用户', amount]], ticketOf(1))).movements,
      'main/BRG-6204/good',
    );

  test('lets the last piece go, and not one more', () => {
    expect(hardBroken(issue('3'), 3_000)).toBeUndefined();
    expect(hardBroken(issue('4'), 3_000)).toEqual({
      code: 'ledger.bound-broken',
      ledger: 'parts',
      account: 'main/BRG-6204/good',
      balance: 3_000,
      wanted: -4_000,
      bound: 'floor',
      limit: 0,
    });
  });

  test('never stops what goes away from it', () => {
    const { movements } = entry(lines(parts, [['供应商', 'main/A/good', '1']], ticketOf(1)));
    expect(hardBroken(only(movements, 'main/A/good'), -9_000)).toBeUndefined();
  });

  test('lets nobody hold an original twice', () => {
    const { movements } = entry(lines(originals, [['签约', '档案室/HT-017', '1']], ticketOf(1)));
    const archive = only(movements, '档案室/HT-017');
    expect(hardBroken(archive, 0)).toBeUndefined();
    expect(hardBroken(archive, 1_000)).toMatchObject({ bound: 'ceiling', limit: 1_000 });
  });

  test('stands nowhere in the world outside, but at the end of exact numbers', () => {
    const { movements } = entry(lines(parts, [['供应商', 'main/A/good', '1']], ticketOf(1)));
    const supplier = only(movements, '供应商');
    expect(hardBroken(supplier, -50_000_000)).toBeUndefined();
    expect(hardBroken(supplier, -LARGEST_BALANCE)).toMatchObject({ limit: -LARGEST_BALANCE });
  });
});

test('a soft bound refuses nothing, and is told once the balance is beyond it', () => {
  const { movements } = entry(lines(credit, [['销售', '华东机械厂', '600']], ticketOf(1)));
  const customer = only(movements, '华东机械厂');
  expect(hardBroken(customer, 0)).toBeUndefined();
  expect(softBroken(customer, 500_00)).toBeUndefined();
  expect(softBroken(customer, 600_00)).toEqual({
    ledger: 'credit',
    account: '华东机械厂',
    balance: 600_00,
    bound: 'ceiling',
    limit: 500_00,
  });
  expect(softBroken(only(movements, '销售'), 900_00)).toBeUndefined();
});

test('any lines add up to nothing in sum, and to the same in one sum as one by one', () => {
  const account = fc.constantFrom('main/A/good', 'main/A/damaged', '分店/A/good', '供应商', '用户');
  const line = fc
    .tuple(account, account, fc.integer({ min: 1, max: 99_999 }))
    .filter(([from, to]) => from !== to)
    .map(([from, to, fen]): Line => [from, to, (fen / 1000).toFixed(3)]);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (all) => {
      const postings = lines(parts, all, ticketOf(1));
      const together = netOf(postings);
      expect([...together.values()].reduce((sum, net) => sum + net, 0)).toBe(0);
      const singly = new Map<string, number>();
      for (const posting of postings)
        for (const [name, net] of netOf([posting])) singly.set(name, (singly.get(name) ?? 0) + net);
      expect(together).toEqual(singly);
    }),
  );
});
