/** A record as expressions see it. */
import { fromField } from '#shared/domain/expression/field-value.ts';
import {
  fromJson,
  type Json,
  type RecordValue,
  type Value,
} from '#shared/domain/expression/value.ts';
import type { Field } from '#shared/domain/playbook/field.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { StoredRecord } from '#shared/domain/record/record.ts';

/** Every field of the kind has a value, null where it is unset; fields of an older kind stay readable. */
export const valuesOf = (
  { fields: rules }: Kind,
  fields: Readonly<Record<string, Json>>,
): RecordValue => ({
  ...Object.fromEntries(Object.keys(rules).map((name) => [name, null])),
  ...Object.fromEntries(
    Object.entries(fields).map(([name, json]) => [name, readField(rules[name], json)]),
  ),
});

const readField = (rule: Field | undefined, json: Json): Value => {
  if (rule === undefined) return fromJson(json);
  const read = fromField(rule, json);
  return read.ok ? read.value : null;
};

/** Its fields beside `id`, `number`, `openedAt` and `updatedAt`; of a destroyed one only that it was there. */
export const recordValue = (kind: Kind, record: StoredRecord): RecordValue => {
  const { id } = record;
  if (record.state === 'destroyed') return { id, destroyedAt: record.destroyedAt };
  if (record.state === 'merged') return { id, mergedInto: record.into };
  const { number = null, createdAt: openedAt, updatedAt } = record;
  return { number, openedAt, updatedAt, ...valuesOf(kind, record.fields), id };
};
