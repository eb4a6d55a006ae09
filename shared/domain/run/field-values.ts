/** Fields between the run, which stores ids, and expressions, which see the records behind them. */
import type { Lookup } from '#shared/domain/expression/evaluate.ts';
import { fittingNumber, fromField } from '#shared/domain/expression/field-value.ts';
import {
  isList,
  isNumber,
  isRecord,
  type Json,
  type RecordValue,
  toJson,
  type Value,
} from '#shared/domain/expression/value.ts';
import type { Field, Fields } from '#shared/domain/playbook/field.ts';

const REFERENCE = 'ref:';

/** A stored value as expressions see it: a reference is its record, a colleague a record with an id. */
export const seenValue = (
  field: Field,
  stored: Json | undefined,
  lookUp: (lookup: Lookup) => Value,
): Value => {
  if (stored === undefined) return null;
  const read = fromField(field, stored);
  return read.ok ? resolved(field, read.value, lookUp) : null;
};

const resolved = (field: Field, value: Value, lookUp: (lookup: Lookup) => Value): Value => {
  const { type, columns } = field;
  if (type === 'rows' && columns !== undefined && isList(value)) {
    return value.map((row) =>
      isRecord(row) ? mapRow(row, columns, (column, cell) => resolved(column, cell, lookUp)) : row,
    );
  }
  if (typeof value !== 'string') return value;
  if (type === 'person') return { id: value };
  return type.startsWith(REFERENCE) ? recordOf(type.slice(REFERENCE.length), value, lookUp) : value;
};

/** What is not known of the record yet is unset; its id always is known. */
const recordOf = (kind: string, id: string, lookUp: (lookup: Lookup) => Value): Value => {
  const record = lookUp({ name: 'record', args: [kind, id] });
  return isRecord(record) ? { ...record, id } : { id };
};

/** A value as its field can hold it: numbers with its decimals. */
const fittingValue = (field: Field | undefined, value: Value): Value =>
  field !== undefined && isNumber(value) ? fittingNumber(value, field) : value;

/** A value as its field stores it: records by their ids, rows with the columns that are declared. */
export const storedValue = (field: Field | undefined, value: Value): Json => {
  const { type = 'text', columns } = field ?? {};
  if (type === 'rows' && columns !== undefined && isList(value)) {
    return value.map((row) => (isRecord(row) ? storedRow(row, columns) : toJson(row)));
  }
  const isNamed = type === 'person' || type.startsWith(REFERENCE);
  return toJson(isNamed && isRecord(value) ? (value['id'] ?? null) : fittingValue(field, value));
};

const storedRow = (row: RecordValue, columns: Fields): Json =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([name, column]) => {
      const cell = row[name] ?? null;
      return cell === null ? [] : [[name, storedValue(column, cell)]];
    }),
  );

const mapRow = (
  row: RecordValue,
  columns: Fields,
  of: (column: Field, cell: Value) => Value,
): RecordValue =>
  Object.fromEntries(
    Object.entries(row).map(([name, cell]) => {
      const column = columns[name];
      return [name, column === undefined ? cell : of(column, cell)];
    }),
  );
