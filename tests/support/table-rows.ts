/** Rows for tests of a table, and all of them again. */
import { expect } from 'vitest';
import type { IndexName, Row, Table } from '#shared/ports/table.ts';

let count = 0;

/** A partition that no other test has touched. */
export const freshPartition = (): string => {
  count += 1;
  return `工单#${process.pid}-${count}`;
};

export const rowAt = (
  pk: string,
  sk: string,
  fields: Readonly<Record<string, unknown>> = {},
): Row => ({
  pk,
  sk,
  kind: 'test',
  schema: 1,
  ...fields,
});

/** All rows of a partition or an index, read in pages of this size. */
export const everyRow = async (
  table: Table,
  query: {
    readonly pk: string;
    readonly index?: IndexName;
    readonly order?: 'ascending' | 'descending';
    readonly limit?: number;
  },
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  const consistent = query.index === undefined;
  let page = await table.query({ limit: 2, consistent, ...query });
  rows.push(...page.rows);
  while (page.next !== undefined) {
    page = await table.query({ limit: 2, consistent, ...query, after: page.next });
    rows.push(...page.rows);
  }
  return rows;
};

export const sks = (rows: readonly Row[]): readonly string[] => rows.map(({ sk }) => sk);

/** Each of the rows by itself. */
export const put = async (table: Table, ...rows: readonly Row[]): Promise<void> => {
  for (const row of rows) expect(await table.commit([{ put: row }])).toMatchObject({ ok: true });
};
