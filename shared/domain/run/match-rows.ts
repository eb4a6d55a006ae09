import { toJson, type Value } from '#shared/domain/expression/value.ts';

type RowValue = Readonly<Record<string, Value>>;

export interface Matched {
  /** On both sides with the same values in the columns they share; the first list's row. */
  readonly matched: readonly RowValue[];
  /** In the first list only. */
  readonly lacking: readonly RowValue[];
  /** In the second list only. */
  readonly surplus: readonly RowValue[];
  /** On both sides, but not the same; the second list's columns behind `other`. */
  readonly different: readonly RowValue[];
}

/**
 * Compares two lists by a column: count with book, planned with carried out, claimed with shipped.
 *
 * Rows of the same key are paired in their order; a row without the column matches nothing.
 */
export const matchRows = (
  here: readonly RowValue[],
  there: readonly RowValue[],
  on: string,
): Matched => {
  const left = Map.groupBy(there, (row) => keyOf(row, on));
  const result = { matched: [], lacking: [], surplus: [], different: [] } satisfies Matched;
  const sorted: Record<keyof Matched, RowValue[]> = result;
  for (const row of here) {
    const other = keyOf(row, on) === undefined ? undefined : left.get(keyOf(row, on))?.shift();
    if (other === undefined) sorted.lacking.push(row);
    else if (agree(row, other)) sorted.matched.push(row);
    else sorted.different.push({ ...row, other });
  }
  sorted.surplus.push(
    ...there.filter((row) => [...left.values()].some((rows) => rows.includes(row))),
  );
  return sorted;
};

const keyOf = (row: RowValue, on: string): string | undefined => {
  const value = row[on] ?? null;
  return value === null ? undefined : JSON.stringify(toJson(value));
};

const agree = (row: RowValue, other: RowValue): boolean =>
  Object.keys(row)
    .filter((name) => name in other)
    .every((name) => keyOf(row, name) === keyOf(other, name));
