/**
 * The table in memory, for simulation and unit tests.
 *
 * It keeps the promises of DynamoDB's and, where a test asks for it, its faults: conflicts of transactions and
 * indexes that lag behind.
 */
import { accept, refuse } from '#shared/kernel/result.ts';
import {
  type CommitRefusal,
  type Condition,
  INDEX_KEYS,
  type IndexName,
  type Key,
  LARGEST_ROW,
  LONGEST_KEY,
  MAX_WRITES,
  type Page,
  type Position,
  positionOf,
  type Query,
  type Row,
  SHOWN_IN_INDEX,
  type Table,
  type Write,
} from '#shared/ports/table.ts';

export interface MemoryTable extends Table {
  /** Every row, for invariants and assertions. */
  rows(): readonly Row[];
  /** Called after each commit with the rows that were put, as the table's stream does. */
  onPut(listener: (row: Row) => void): void;
  /** From now on the indexes show the table as it is at this call; `undefined` lets them follow again. */
  freezeIndexes(frozen: boolean): void;
}

export const memoryTable = (): MemoryTable => {
  const rows = new Map<string, Row>();
  const listeners: ((row: Row) => void)[] = [];
  let frozen: readonly Row[] | undefined;

  return {
    rows: () => [...rows.values()],
    onPut: (listener) => {
      listeners.push(listener);
    },
    freezeIndexes: (freeze) => {
      frozen = freeze ? [...rows.values()] : undefined;
    },

    get: async (key) => copyOf(rows.get(addressOf(key))),

    query: async (query) =>
      pageOf(
        query.index === undefined ? [...rows.values()] : (frozen ?? [...rows.values()]),
        query,
      ),

    async commit(writes) {
      refuseImpossible(writes);
      const refusal = firstRefusal(writes, rows);
      if (refusal !== undefined) return refuse(refusal);
      const put = writes.flatMap((write) => apply(write, rows));
      for (const row of put) for (const listener of listeners) listener(row);
      return accept(undefined);
    },

    async forget(keys) {
      for (const key of keys) rows.delete(addressOf(key));
    },
  };
};

const addressOf = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);

/** Rows go in and out as copies, as they do over a network, without what is undefined. */
const copyOf = <Copied extends Row | undefined>(row: Copied): Copied =>
  row === undefined ? row : structuredClone(withoutUndefined(row));

const withoutUndefined = <Shape>(value: Shape): Shape => JSON.parse(JSON.stringify(value));

const keyOf = (write: Write): Key => {
  if ('put' in write) return { pk: write.put.pk, sk: write.put.sk };
  if ('remove' in write) return write.remove;
  if ('check' in write) return write.check;
  return write.add;
};

const refuseImpossible = (writes: readonly Write[]): void => {
  const keys = new Set(writes.map((write) => addressOf(keyOf(write))));
  if (keys.size !== writes.length)
    throw new Error('two writes of one transaction name the same row');
  if (writes.length === 0) throw new Error('a transaction without a write');
  if (writes.length > MAX_WRITES) throw new Error(`${writes.length} writes are too many`);
  for (const write of writes) refuseOversize(write);
};

const bytesOf = (text: string): number => Buffer.byteLength(text);

/** DynamoDB counts a row a little differently; a row that is near the limit is a mistake in either. */
const refuseOversize = (write: Write): void => {
  const { pk, sk } = keyOf(write);
  if (bytesOf(pk) > LONGEST_KEY.pk || bytesOf(sk) > LONGEST_KEY.sk || pk === '' || sk === '')
    throw new Error('a key is empty or too long');
  if ('put' in write && bytesOf(JSON.stringify(write.put)) > LARGEST_ROW)
    throw new Error('a row is too large');
};

const firstRefusal = (
  writes: readonly Write[],
  rows: ReadonlyMap<string, Row>,
): CommitRefusal | undefined => {
  for (const [index, write] of writes.entries()) {
    const current = rows.get(addressOf(keyOf(write)));
    if (write.when !== undefined && !holds(write.when, current)) {
      return {
        code: 'table.condition-failed',
        write: index,
        ...(current === undefined ? {} : { current: copyOf(current) }),
      };
    }
  }
  return undefined;
};

const holds = (condition: Condition, row: Row | undefined): boolean => {
  if ('row' in condition) return (row === undefined) === (condition.row === 'absent');
  const value = row?.[condition.field];
  if ('equals' in condition) return value === condition.equals;
  if ('below' in condition)
    return value === undefined || (typeof value === 'number' && value < condition.below);
  const sum = value ?? 0;
  if (typeof sum !== 'number') return false;
  return 'atLeast' in condition ? sum >= condition.atLeast : sum <= condition.atMost;
};

/** @returns the row as it is now, where one was put */
const apply = (write: Write, rows: Map<string, Row>): readonly Row[] => {
  const address = addressOf(keyOf(write));
  if ('remove' in write) rows.delete(address);
  if ('put' in write) rows.set(address, copyOf(write.put));
  if ('add' in write) {
    const { pk, sk } = write.add;
    const base: Row = { kind: '', schema: 0, ...write.initial, ...rows.get(address), pk, sk };
    const sums = Object.entries(write.amounts).map(([field, amount]): [string, number] => {
      const before = base[field];
      return [field, (typeof before === 'number' ? before : 0) + amount];
    });
    rows.set(address, copyOf({ ...base, ...Object.fromEntries(sums) }));
  }
  const row = rows.get(address);
  return row === undefined || 'check' in write ? [] : [copyOf(row)];
};

const pageOf = (rows: readonly Row[], query: Query): Page => {
  const keys = query.index === undefined ? { pk: 'pk', sk: 'sk' } : INDEX_KEYS[query.index];
  const orderOf = (position: Position): Order =>
    [position[keys.sk], position['pk'], position['sk']].map((part) => Buffer.from(part ?? ''));
  const direction = query.order === 'descending' ? -1 : 1;
  const placed = rows
    .filter((row) => row[keys.pk] === query.pk && typeof row[keys.sk] === 'string')
    .filter((row) => within(String(row[keys.sk]), query))
    .map((row) => ({ row, order: orderOf(positionOf(row, query.index)) }))
    .sort((a, b) => direction * compare(a.order, b.order));
  const { after } = query;
  const start = after === undefined ? undefined : orderOf(after);
  const rest =
    start === undefined
      ? placed
      : placed.filter(({ order }) => direction * compare(order, start) > 0);
  const shown = rest.slice(0, query.limit).map(({ row }) => copyOf(shownIn(row, query.index)));
  const last = shown.at(-1);
  return rest.length > query.limit && last !== undefined
    ? { rows: shown, next: positionOf(last, query.index) }
    : { rows: shown };
};

type Order = readonly Buffer[];

/** DynamoDB sorts by bytes of UTF-8; texts of JavaScript compare differently above the first plane of Unicode. */
const compare = (left: Order, right: Order): number => {
  for (const [index, part] of left.entries()) {
    const difference = Buffer.compare(part, right[index] ?? Buffer.alloc(0));
    if (difference !== 0) return difference;
  }
  return 0;
};

const shownIn = (row: Row, index: IndexName | undefined): Row => {
  if (index === undefined) return row;
  const keys = INDEX_KEYS[index];
  const fields = [keys.pk, keys.sk, ...SHOWN_IN_INDEX].filter((field) => field in row);
  return {
    pk: row.pk,
    sk: row.sk,
    kind: row.kind,
    schema: row.schema,
    ...Object.fromEntries(fields.map((field) => [field, row[field]])),
  };
};

const within = (sortKey: string, { from, to }: Query): boolean => {
  const key = [Buffer.from(sortKey)];
  return (
    (from === undefined || compare(key, [Buffer.from(from)]) >= 0) &&
    (to === undefined || compare(key, [Buffer.from(to)]) <= 0)
  );
};
