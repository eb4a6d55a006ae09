/** What every table promises of rows and transactions, whatever it is made of. Two files run it: on memory, and on DynamoDB. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Condition, Row, Table } from '#shared/ports/table.ts';
import { everyRow, freshPartition, put, rowAt, sks } from '#tests/support/table-rows.ts';

export const tableContract = (open: () => Table): void => {
  let table: Table;
  let pk = '';
  const at = (sk: string) => table.get({ pk, sk }, { consistent: true });

  beforeEach(() => {
    table = open();
    pk = freshPartition();
  });

  describe('a row', () => {
    test('that was never put is not there', async () => {
      expect(await at('a')).toBeUndefined();
    });

    test('comes back as it was put, in every language and shape', async () => {
      const row = rowAt(pk, '消息#1', {
        text: '洗衣机漏水 🙏 “leak” \u0000\t\n',
        nested: { list: [1, 2.5, -3, 'x', null, true, [], {}], empty: '' },
        large: 9_007_199_254_740_991,
      });
      await put(table, row);
      expect(await at('消息#1')).toEqual(row);
      expect((await table.query({ pk, limit: 5, consistent: true })).rows).toEqual([row]);
    });

    test('loses what is undefined in it, at any depth', async () => {
      await put(table, rowAt(pk, 'a', { gone: undefined, nested: { gone: undefined, kept: 1 } }));
      expect(await at('a')).toEqual(rowAt(pk, 'a', { nested: { kept: 1 } }));
    });

    test('may be as big as a long mail in Chinese', async () => {
      const row = rowAt(pk, 'a', { text: '长'.repeat(100_000) });
      await put(table, row);
      expect(await at('a')).toEqual(row);
    });

    test('is replaced as a whole, and removed; removing what is not there is no fault', async () => {
      await put(table, rowAt(pk, 'a', { old: 1 }), rowAt(pk, 'a', { fresh: 2 }));
      expect(await at('a')).toEqual(rowAt(pk, 'a', { fresh: 2 }));
      expect(await table.commit([{ remove: { pk, sk: 'a' } }])).toMatchObject({ ok: true });
      expect(await table.commit([{ remove: { pk, sk: 'a' } }])).toMatchObject({ ok: true });
      expect(await at('a')).toBeUndefined();
    });
  });

  describe('a condition', () => {
    const cases: readonly (readonly [string, Row | undefined, Condition, boolean])[] = [
      ['absent, of no row', undefined, { row: 'absent' }, true],
      ['absent, of a row', rowAt('', ''), { row: 'absent' }, false],
      ['present, of no row', undefined, { row: 'present' }, false],
      ['present, of a row', rowAt('', ''), { row: 'present' }, true],
      ['equals, of no row', undefined, { field: 'n', equals: 1 }, false],
      ['equals, of a row without the field', rowAt('', ''), { field: 'n', equals: 1 }, false],
      ['equals, of the number', rowAt('', '', { n: 1 }), { field: 'n', equals: 1 }, true],
      ['equals, of another number', rowAt('', '', { n: 2 }), { field: 'n', equals: 1 }, false],
      [
        'equals, of a text like the number',
        rowAt('', '', { n: '1' }),
        { field: 'n', equals: 1 },
        false,
      ],
      ['equals, of the text', rowAt('', '', { n: '已发' }), { field: 'n', equals: '已发' }, true],
      ['below, of no row', undefined, { field: 'n', below: 2 }, true],
      ['below, of a row without the field', rowAt('', ''), { field: 'n', below: 2 }, true],
      ['below, of less', rowAt('', '', { n: 1 }), { field: 'n', below: 2 }, true],
      ['below, of the limit', rowAt('', '', { n: 2 }), { field: 'n', below: 2 }, false],
      ['below, of a text', rowAt('', '', { n: 'a' }), { field: 'n', below: 2 }, false],
      ['at least, of no row, 0', undefined, { field: 'n', atLeast: 0 }, true],
      ['at least, of no row, more', undefined, { field: 'n', atLeast: 1 }, false],
      ['at least, of no field, less', rowAt('', ''), { field: 'n', atLeast: -1 }, true],
      ['at least, of as much', rowAt('', '', { n: 2 }), { field: 'n', atLeast: 2 }, true],
      ['at least, of less', rowAt('', '', { n: -3 }), { field: 'n', atLeast: -2 }, false],
      ['at least, of a text', rowAt('', '', { n: '9' }), { field: 'n', atLeast: 0 }, false],
      ['at most, of no row, 0', undefined, { field: 'n', atMost: 0 }, true],
      ['at most, of no row, less', undefined, { field: 'n', atMost: -1 }, false],
      ['at most, of no field, more', rowAt('', ''), { field: 'n', atMost: 1 }, true],
      ['at most, of as much', rowAt('', '', { n: -2 }), { field: 'n', atMost: -2 }, true],
      ['at most, of more', rowAt('', '', { n: 3 }), { field: 'n', atMost: 2 }, false],
      ['at most, of a text', rowAt('', '', { n: '1' }), { field: 'n', atMost: 2 }, false],
    ];

    test.each(cases)('%s', async (_name, before, when, holds) => {
      const expected = { ok: holds };
      for (const sk of ['put', 'remove', 'add', 'check']) {
        if (before !== undefined) await put(table, { ...before, pk, sk });
      }
      const other = { put: rowAt(pk, 'beside') };
      expect(await table.commit([{ put: rowAt(pk, 'put', { n: 9 }), when }])).toMatchObject(
        expected,
      );
      expect(await table.commit([{ remove: { pk, sk: 'remove' }, when }])).toMatchObject(expected);
      const add = { add: { pk, sk: 'add' }, amounts: { m: 1 }, initial: { kind: 'c', schema: 1 } };
      expect(await table.commit([{ ...add, when }])).toMatchObject(expected);
      expect(await table.commit([{ check: { pk, sk: 'check' }, when }])).toMatchObject(expected);
      expect(await table.commit([other, { check: { pk, sk: 'check' }, when }])).toMatchObject(
        expected,
      );
      expect((await at('beside')) !== undefined).toBe(holds);
    });
  });

  describe('a transaction', () => {
    test('does all or nothing, and names the write that was refused with the row as it stands', async () => {
      const known = rowAt(pk, 'known', { version: 3, ticket: '工单' });
      await put(table, known);
      const outcome = await table.commit([
        { put: rowAt(pk, 'first'), when: { row: 'absent' } },
        { add: { pk, sk: 'sum' }, amounts: { n: 1 }, initial: { kind: 'c', schema: 1 } },
        { put: rowAt(pk, 'known', { version: 3 }), when: { field: 'version', equals: 2 } },
      ]);
      expect(outcome).toEqual({
        ok: false,
        refusal: { code: 'table.condition-failed', write: 2, current: known },
      });
      expect(await everyRow(table, { pk })).toEqual([known]);
    });

    test('that asks for a row in vain is refused without one', async () => {
      const missing = { check: { pk, sk: 'none' }, when: { row: 'present' } } as const;
      expect(await table.commit([{ put: rowAt(pk, 'a') }, missing])).toEqual({
        ok: false,
        refusal: { code: 'table.condition-failed', write: 1 },
      });
      const alone = { put: rowAt(pk, 'none'), when: { row: 'present' } } as const;
      expect(await table.commit([alone])).toEqual({
        ok: false,
        refusal: { code: 'table.condition-failed', write: 0 },
      });
    });

    test('names the first of several refused writes', async () => {
      await put(table, rowAt(pk, 'a'), rowAt(pk, 'b'));
      const again = ['free', 'b', 'a'].map((sk) => ({
        put: rowAt(pk, sk),
        when: { row: 'absent' } as const,
      }));
      expect(await table.commit(again)).toMatchObject({
        refusal: { write: 1, current: { sk: 'b' } },
      });
    });

    test('takes a hundred writes and no more, at least one, and one a row', async () => {
      const writes = Array.from({ length: 101 }, (_, n) => ({ put: rowAt(pk, `${n}`) }));
      expect(await table.commit(writes.slice(0, 100))).toMatchObject({ ok: true });
      expect(await everyRow(table, { pk, limit: 100 })).toHaveLength(100);
      await expect(table.commit(writes)).rejects.toThrow();
      await expect(table.commit([])).rejects.toThrow();
      const twice = { put: rowAt(pk, 'twice') };
      await expect(table.commit([twice, twice])).rejects.toThrow();
      expect(await at('twice')).toBeUndefined();
    });

    test('with a key or a row over its size is a fault', async () => {
      await expect(
        table.commit([{ put: rowAt(`${pk}${'键'.repeat(700)}`, 'a') }]),
      ).rejects.toThrow();
      await expect(table.commit([{ put: rowAt(pk, '键'.repeat(400)) }])).rejects.toThrow();
      await expect(table.commit([{ put: rowAt(pk, '') }])).rejects.toThrow();
      const novel = rowAt(pk, 'a', { text: '长'.repeat(150_000) });
      await expect(table.commit([{ put: novel }])).rejects.toThrow();
    });

    test('of two that claim the same row at once, one wins', async () => {
      const claim = (by: string) =>
        table.commit([
          { put: rowAt(pk, 'claim', { by }), when: { row: 'absent' } },
          { put: rowAt(pk, `by-${by}`) },
        ]);
      const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map(claim));
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await everyRow(table, { pk })).toHaveLength(2);
    });
  });

  describe('a counter', () => {
    const add = (
      amounts: Record<string, number>,
      initial: Readonly<Record<string, unknown>> = {},
    ) =>
      table.commit([
        { add: { pk, sk: 'n' }, amounts, initial: { kind: 'counter', schema: 1, ...initial } },
      ]);

    test('is made with its first addition, and keeps what it was made with', async () => {
      await add({ received: 1 }, { expiresAt: 10 });
      await add({ received: 2, ended: -1 }, { expiresAt: 20, late: 'yes' });
      expect(await at('n')).toEqual({
        pk,
        sk: 'n',
        kind: 'counter',
        schema: 1,
        received: 3,
        ended: -1,
        expiresAt: 10,
        late: 'yes',
      });
    });

    test('loses no addition of many at once', async () => {
      await Promise.all(Array.from({ length: 20 }, () => add({ used: 1 })));
      expect(await at('n')).toMatchObject({ used: 20 });
    });

    test('stops at its limit', async () => {
      const capped = () =>
        table.commit([
          {
            add: { pk, sk: 'n' },
            amounts: { used: 1 },
            initial: { kind: 'cap', schema: 1 },
            when: { field: 'used', below: 3 },
          },
        ]);
      const outcomes = await Promise.all(Array.from({ length: 6 }, capped));
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(3);
      expect(await at('n')).toMatchObject({ used: 3 });
    });
  });

  test('forgets any number of rows, also such as are not there', async () => {
    const keys = Array.from({ length: 60 }, (_, n) => ({ pk, sk: `${n}` }));
    await table.commit(keys.slice(0, 55).map(({ sk }) => ({ put: rowAt(pk, sk) })));
    await put(table, rowAt(pk, 'kept'));
    await table.forget(keys);
    await table.forget([]);
    expect(sks(await everyRow(table, { pk, limit: 100 }))).toEqual(['kept']);
  });
};
