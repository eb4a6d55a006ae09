import { describe, expect, test } from 'vitest';
import { memoryTable } from '#shared/adapters/memory/memory-table.ts';
import { queryContract } from './query-contract.ts';
import { tableContract } from './table-contract.ts';

describe('the table in memory', () => {
  tableContract(memoryTable);
  queryContract(memoryTable);

  test('tells its listeners of each row that was put, once the whole transaction stands', async () => {
    const table = memoryTable();
    const seen: string[] = [];
    table.onPut(({ sk }) => seen.push(`${sk} of ${table.rows().length}`));
    const row = { pk: 'p', kind: 'test', schema: 1 };
    await table.commit([{ put: { ...row, sk: 'a' } }, { put: { ...row, sk: 'b' } }]);
    await table.commit([
      { put: { ...row, sk: 'c' } },
      { check: { pk: 'p', sk: 'none' }, when: { row: 'present' } },
    ]);
    expect(seen).toEqual(['a of 2', 'b of 2']);
  });

  test('shows an index as it was, while it is told to lag behind', async () => {
    const table = memoryTable();
    const listed = (sk: string) => ({ pk: 'p', sk, kind: 'test', schema: 1, aPk: 'list', aSk: sk });
    await table.commit([{ put: listed('1') }]);
    table.freezeIndexes(true);
    await table.commit([{ put: listed('2') }]);
    const list = async () =>
      (await table.query({ index: 'byTeam', pk: 'list', limit: 9 })).rows.map(({ sk }) => sk);
    expect(await list()).toEqual(['1']);
    table.freezeIndexes(false);
    expect(await list()).toEqual(['1', '2']);
  });
});
