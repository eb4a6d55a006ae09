/** What may stand in a record, and what follows from it: its key and the addresses that lead to it. */
import { type FieldRefusal, fromField } from '#shared/domain/expression/field-value.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import type { FieldType } from '#shared/domain/playbook/field.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import { type Address, mailAddress, telephone } from '#shared/domain/record/address.ts';
import type { DeskRecord } from '#shared/domain/record/record.ts';
import { storedValue } from '#shared/domain/run/field-values.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export type Filled = Readonly<Record<string, Json>>;

/** In bytes of UTF-8. A row holds 400 KB (AWS: DynamoDB quotas); the rest is for keys and addresses. */
export const LARGEST_CONTENT = 300_000;

/** Of one record: they are stored in one transaction with it, and that has 100 places. */
export const MOST_ADDRESSES = 20;

export type ContentRefusal =
  | FieldRefusal
  | { readonly code: 'field.unknown' | 'field.worked-out'; readonly field: string }
  | { readonly code: 'record.too-large'; readonly bytes: number; readonly most: number }
  | { readonly code: 'record.too-many-addresses'; readonly many: number; readonly most: number };

export type Content = Pick<DeskRecord, 'fields' | 'key' | 'addresses'>;

/**
 * Puts values into the content of a record; null empties a field.
 *
 * @returns everything that is wrong with the values, not only the first
 */
export const putInto = (
  kind: Kind,
  before: Content,
  filled: Filled,
): Result<Content, readonly ContentRefusal[]> => {
  const fields: Record<string, Json> = { ...before.fields };
  const problems: ContentRefusal[] = [];
  for (const [name, json] of Object.entries(filled)) {
    const value = judged(kind, name, json);
    if (!value.ok) problems.push(value.refusal);
    else if (value.value === null) delete fields[name];
    else fields[name] = value.value;
  }
  if (problems.length > 0) return refuse(problems);
  const own = new Set(ownAddresses(kind, before.fields));
  return contentOf(kind, fields, [
    ...before.addresses.filter((address) => !own.has(address)),
    ...ownAddresses(kind, fields),
  ]);
};

/** @param addresses what leads to it, one maybe twice */
export const contentOf = (
  kind: Kind,
  fields: Filled,
  addresses: readonly Address[],
): Result<Content, readonly ContentRefusal[]> => {
  const bytes = new TextEncoder().encode(JSON.stringify(fields)).length;
  if (bytes > LARGEST_CONTENT) {
    return refuse([{ code: 'record.too-large', bytes, most: LARGEST_CONTENT }]);
  }
  const all = [...new Set(addresses)].toSorted();
  if (all.length > MOST_ADDRESSES) {
    return refuse([{ code: 'record.too-many-addresses', many: all.length, most: MOST_ADDRESSES }]);
  }
  const key = keyOf(kind, fields);
  return accept({ fields, addresses: all, ...(key === undefined ? {} : { key }) });
};

const judged = (kind: Kind, name: string, json: Json): Result<Json, ContentRefusal> => {
  const field = Object.hasOwn(kind.fields, name) ? kind.fields[name] : undefined;
  if (field === undefined) return refuse({ code: 'field.unknown', field: name });
  if (field.computed !== undefined) return refuse({ code: 'field.worked-out', field: name });
  if (json === null) return accept(null);
  const value = fromField(field, json, name);
  return value.ok ? accept(storedValue(field, value.value)) : value;
};

/** Full-width letters, capitals and blanks around make no other thing of it. */
const keyOf = ({ key = [] }: Kind, fields: Filled): string | undefined => {
  const parts = key.map((name) => partOf(fields[name]));
  return parts.length === 0 || parts.includes('') ? undefined : JSON.stringify(parts);
};

const partOf = (json: Json | undefined): string => {
  if (json === undefined || json === null) return '';
  if (typeof json === 'object' && 'id' in json) return partOf(json['id']);
  const text = typeof json === 'object' ? JSON.stringify(json) : String(json);
  return text.normalize('NFKC').trim().toLowerCase();
};

const ownAddresses = ({ fields: rules }: Kind, fields: Filled): readonly Address[] =>
  Object.entries(fields).flatMap(([name, json]) => {
    const found = addressIn(rules[name]?.type, json);
    return found === undefined ? [] : [found];
  });

const addressIn = (type: FieldType | undefined, json: Json): Address | undefined => {
  if (typeof json !== 'string') return undefined;
  if (type === 'mail') return mailAddress(json);
  return type === 'phone' ? telephone(json) : undefined;
};
