import {
  isDecimal,
  type RecordValue,
  toJson,
  type Value,
} from '#shared/domain/expression/value.ts';

/**
 * By the columns of `sort`, separated by commas, ascending, or descending behind a `-`. What is unset comes last either way; rows
 * that are alike keep their order.
 */
export const sorted = (rows: readonly RecordValue[], sort: string): readonly RecordValue[] => {
  const columns = sort.split(',').map((text) => {
    const name = text.trim();
    return name.startsWith('-') ? { name: name.slice(1), sign: -1 } : { name, sign: 1 };
  });
  return rows.toSorted((a, b) => {
    for (const { name, sign } of columns) {
      const order = compared(a[name] ?? null, b[name] ?? null, sign);
      if (order !== 0) return order;
    }
    return 0;
  });
};

const compared = (a: Value, b: Value, sign: number): number => {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const [left, right] = [written(a), written(b)];
  if (isDecimal(left) && isDecimal(right)) {
    const difference = Number(left) - Number(right);
    if (difference !== 0) return sign * difference;
  }
  return left === right ? 0 : left < right ? -sign : sign;
};

const written = (value: Value): string => {
  const json = toJson(value);
  return typeof json === 'string' ? json : JSON.stringify(json);
};
