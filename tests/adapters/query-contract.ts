/** What every table promises of queries and indexes, whatever it is made of. Two files run it: on memory, and on DynamoDB. */
import { beforeEach, describe, expect, test } from 'vitest';
import { positionOf, type Row, type Table } from '#shared/ports/table.ts';
import { everyRow, freshPartition, put, rowAt, sks } from '#tests/support/table-rows.ts';

export const queryContract = (open: () => Table): void => {
  let table: Table;
  let pk = '';

  beforeEach(() => {
    table = open();
    pk = freshPartition();
  });

  describe('a query', () => {
    const UNORDERED = ['b', 'a', 'a!', 'a b', 'a"', 'A', '中', '\u{1f64f}', '\u{fffd}', 'é', '~'];
    /** As the bytes of UTF-8 lie. */
    const ORDERED = ['A', 'a', 'a b', 'a!', 'a"', 'b', '~', 'é', '中', '\u{fffd}', '\u{1f64f}'];

    test('gives rows in the order of the bytes of their sort keys, forwards and backwards', async () => {
      await put(table, ...UNORDERED.map((sk) => rowAt(pk, sk)));
      expect(sks(await everyRow(table, { pk }))).toEqual(ORDERED);
      const order = 'descending';
      expect(sks(await everyRow(table, { pk, order, limit: 3 }))).toEqual(ORDERED.toReversed());
    });

    test('gives a range with both its ends', async () => {
      await put(table, ...UNORDERED.map((sk) => rowAt(pk, sk)));
      const range = async (ends: { readonly from?: string; readonly to?: string }) =>
        sks((await table.query({ pk, limit: 50, ...ends })).rows);
      expect(await range({ from: 'a b', to: 'b' })).toEqual(['a b', 'a!', 'a"', 'b']);
      expect(await range({ from: '~' })).toEqual(['~', 'é', '中', '\u{fffd}', '\u{1f64f}']);
      expect(await range({ to: 'a' })).toEqual(['A', 'a']);
      expect(await range({ from: 'c', to: 'd' })).toEqual([]);
      expect(await range({ from: '\u{fffd}' })).toEqual(['\u{fffd}', '\u{1f64f}']);
    });

    test('shows a page of the asked size, and goes on behind any row', async () => {
      await put(table, ...['1', '2', '3', '4', '5'].map((sk) => rowAt(pk, sk)));
      const first = await table.query({ pk, limit: 2 });
      expect(sks(first.rows)).toEqual(['1', '2']);
      expect(first.next).toBeDefined();
      const after = positionOf(rowAt(pk, '3'));
      expect(sks((await table.query({ pk, limit: 5, after })).rows)).toEqual(['4', '5']);
      const back = await table.query({ pk, limit: 5, after, order: 'descending' });
      expect(sks(back.rows)).toEqual(['2', '1']);
    });

    test('goes on behind a row that is gone meanwhile', async () => {
      await put(table, ...['1', '2', '3'].map((sk) => rowAt(pk, sk)));
      const { next } = await table.query({ pk, limit: 2 });
      await table.commit([{ remove: { pk, sk: '2' } }]);
      const rest = await table.query({
        pk,
        limit: 2,
        ...(next === undefined ? {} : { after: next }),
      });
      expect(sks(rest.rows)).toEqual(['3']);
    });
  });

  describe.each([
    { index: 'byTeam', keys: { pk: 'aPk', sk: 'aSk' } },
    { index: 'byAgent', keys: { pk: 'bPk', sk: 'bSk' } },
  ] as const)('the index $index', ({ index, keys }) => {
    const listed = (sk: string, place: string, fields: object = {}): Row =>
      rowAt(pk, sk, { [keys.pk]: `${pk}#list`, [keys.sk]: place, ...fields });

    test('holds the rows that carry its keys, and shows a card and no more', async () => {
      const card = { subject: '漏水' };
      await put(table, listed('a', '1', { card, secret: 'words' }), rowAt(pk, 'b', { card }));
      expect(await everyRow(table, { index, pk: `${pk}#list` })).toEqual([
        listed('a', '1', { card }),
      ]);
    });

    test('pages over equal sort keys without skipping or repeating', async () => {
      const rows = Array.from({ length: 9 }, (_, n) => listed(`${n}`, n < 6 ? 'same' : 'later'));
      await table.commit(rows.map((row) => ({ put: row })));
      const paged = await everyRow(table, { index, pk: `${pk}#list`, limit: 2 });
      expect(paged).toHaveLength(9);
      expect(new Set(sks(paged)).size).toBe(9);
      expect(sks(paged.slice(0, 3)).toSorted()).toEqual(['6', '7', '8']);
      const order = 'descending';
      const back = await everyRow(table, { index, pk: `${pk}#list`, limit: 4, order });
      expect(new Set(sks(back)).size).toBe(9);
      const [third] = paged.slice(2, 3);
      const after = third === undefined ? {} : { after: positionOf(third, index) };
      const rest = await table.query({ index, pk: `${pk}#list`, limit: 20, ...after });
      expect(sks(rest.rows)).toEqual(sks(paged.slice(3)));
    });

    test('follows a row that moves, leaves and comes back', async () => {
      const list = async () => sks(await everyRow(table, { index, pk: `${pk}#list` }));
      await put(table, listed('a', '1'), listed('b', '2'));
      expect(await list()).toEqual(['a', 'b']);
      await put(table, listed('a', '3'));
      expect(await list()).toEqual(['b', 'a']);
      await put(table, rowAt(pk, 'b'));
      expect(await list()).toEqual(['a']);
      await put(table, listed('b', '4'), { ...listed('a', '3'), [keys.pk]: `${pk}#elsewhere` });
      expect(await list()).toEqual(['b']);
      await table.forget([{ pk, sk: 'b' }]);
      expect(await list()).toEqual([]);
    });
  });
};
