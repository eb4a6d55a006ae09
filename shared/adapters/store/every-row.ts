import type { Query, Row, Table } from '#shared/ports/table.ts';

/** A page of a query brings 1 MB at most (AWS: DynamoDB quotas), so this many rows seldom come at once. */
const PAGE = 1000;

/** All rows of a query, however many pages they take. */
export const everyRow = async (
  table: Table,
  query: Omit<Query, 'limit' | 'after'>,
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  let page = await table.query({ ...query, limit: PAGE });
  rows.push(...page.rows);
  while (page.next !== undefined) {
    page = await table.query({ ...query, limit: PAGE, after: page.next });
    rows.push(...page.rows);
  }
  return rows;
};
