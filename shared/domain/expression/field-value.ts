/** What may stand in a field, by its type: read from JSON, put in its one form, or refused with the reason. */
import { dayOfDate } from '#shared/domain/calendar/local-date.ts';
import { firstDayOf } from '#shared/domain/expression/time.ts';
import {
  type Decimal,
  decimal,
  isDecimal,
  isJsonList,
  type Json,
  spanValue,
  type Value,
} from '#shared/domain/expression/value.ts';
import type { Field, FieldType } from '#shared/domain/playbook/field.ts';
import { instantOf } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/** One line, and several: what a form's column and a page of text hold. */
const LONGEST_TEXT = 500;
const LONGEST_LONG_TEXT = 20_000;
/** More belongs into a campaign or an import; 2,000 rows of ten columns fill half a stored row. */
const MOST_ROWS = 2_000;
/** Of a `choices`, `file` or `person` list. */
const MOST_ITEMS = 200;

export type FieldProblem =
  | 'not-a-text'
  | 'too-long'
  | 'not-a-number'
  | 'too-many-decimals'
  | 'not-a-date'
  | 'not-an-instant'
  | 'not-a-span'
  | 'not-a-period'
  | 'not-a-choice'
  | 'not-yes-or-no'
  | 'not-a-score'
  | 'not-a-phone-number'
  | 'not-a-mail-address'
  | 'not-a-list'
  | 'not-a-row'
  | 'too-many'
  | 'unknown-column';

export interface FieldRefusal {
  readonly code: 'field.invalid';
  readonly field: string;
  /** Counted from 1. */
  readonly row?: number;
  readonly column?: string;
  readonly problem: FieldProblem;
}

/** @param name what the refusal calls the field */
export const fromField = (field: Field, json: Json, name = ''): Result<Value, FieldRefusal> => {
  if (field.type === 'rows') return rows(field, json, name);
  const read = readerOf(field)(json);
  return read.ok ? read : refuse({ code: 'field.invalid', field: name, problem: read.refusal });
};

type Read = Result<Value, FieldProblem>;
type Reader = (json: Json) => Read;

const rows = (field: Field, json: Json, name: string): Result<Value, FieldRefusal> => {
  const wrong = (problem: FieldProblem) =>
    refuse({ code: 'field.invalid', field: name, problem } as const);
  if (!isJsonList(json)) return wrong('not-a-list');
  if (json.length > MOST_ROWS) return wrong('too-many');
  const read: Value[] = [];
  for (const [index, one] of json.entries()) {
    const row = rowOf(field.columns, one);
    if (!row.ok) {
      return refuse({ code: 'field.invalid', field: name, row: index + 1, ...row.refusal });
    }
    read.push(row.value);
  }
  return accept(read);
};

const rowOf = (
  columns: Field['columns'],
  row: Json,
): Result<Value, { readonly column?: string; readonly problem: FieldProblem }> => {
  if (typeof row !== 'object' || row === null || isJsonList(row)) {
    return refuse({ problem: 'not-a-row' });
  }
  const values: Record<string, Value> = {};
  for (const [column, json] of Object.entries(row)) {
    const rule = columns?.[column];
    if (columns !== undefined && rule === undefined) {
      return refuse({ column, problem: 'unknown-column' });
    }
    if (json === null) continue;
    const cell = cellOf(rule, json);
    if (!cell.ok) return refuse({ column, problem: cell.refusal });
    values[column] = cell.value;
  }
  return accept(values);
};

/** Rows without declared columns (filled by a query) keep what they were filled with. */
const cellOf = (rule: Field | undefined, value: Json): Read =>
  rule === undefined ? anything(value) : readerOf(rule)(value);

const anything: Reader = (json) => accept(kept(json));

/** As it is, with numbers exact. */
const kept = (json: Json): Value => {
  if (typeof json === 'number') return decimal(json);
  if (isJsonList(json)) return json.map(kept);
  if (typeof json === 'object' && json !== null) {
    return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, kept(value)]));
  }
  return json;
};

const readerOf = (field: Field): Reader => {
  const { type } = field;
  if (isReference(type)) return named;
  switch (type) {
    case 'choice':
      return chosen(field);
    case 'choices':
      return listOf(chosen(field));
    default:
      return READERS[type];
  }
};

const isReference = (type: FieldType): type is `ref:${string}` => type.startsWith('ref:');

const text =
  (longest: number): Reader =>
  (json) => {
    if (typeof json !== 'string') return refuse('not-a-text');
    return json.length > longest ? refuse('too-long') : accept(json);
  };

const number =
  (decimals: number): Reader =>
  (json) => {
    const written = typeof json === 'number' ? String(json) : json;
    if (typeof written !== 'string' || !isDecimal(written)) return refuse('not-a-number');
    const places = written.split('.')[1]?.replace(/0+$/, '').length ?? 0;
    return places > decimals ? refuse('too-many-decimals') : accept(decimal(written));
  };

/** Money has fen and cents, everything else what people write. */
const MONEY_DECIMALS = 2;
const MOST_DECIMALS = 12;

const HALF_AWAY_FROM_ZERO = 1;

/**
 * A number that was worked out, with the decimals that its field can hold: a third has no end. Rounded half away from zero (四舍五入), as
 * `round` does and as people check amounts by hand.
 */
export const fittingNumber = (number: Decimal, { type }: Pick<Field, 'type'>): Decimal =>
  number.round(type === 'money' ? MONEY_DECIMALS : MOST_DECIMALS, HALF_AWAY_FROM_ZERO);

const matching =
  (fits: (text: string) => boolean, problem: FieldProblem): Reader =>
  (json) =>
    typeof json === 'string' && fits(json) ? accept(json) : refuse(problem);

const instant: Reader = (json) => {
  const time = typeof json === 'string' && /\dT\d/.test(json) ? Date.parse(json) : Number.NaN;
  return Number.isNaN(time) ? refuse('not-an-instant') : accept(instantOf(time));
};

const span: Reader = (json) => {
  const value = typeof json === 'string' ? spanValue(json) : undefined;
  return value === undefined ? refuse('not-a-span') : accept(value);
};

const SCORES = ['1', '2', '3', '4', '5'];

const score: Reader = (json) =>
  SCORES.includes(String(json)) ? accept(decimal(String(json))) : refuse('not-a-score');

const yes: Reader = (json) => (typeof json === 'boolean' ? accept(json) : refuse('not-yes-or-no'));

/** Signs that people put between digits; an extension is written in words elsewhere. */
const BETWEEN_DIGITS = /[\s().-]/g;

/**
 * With its country: `+` and 7 to 15 digits, of which the first is not 0 (ITU-T E.164). Without one it is a Chinese number: mobile, landline
 * with its area code, a local number, 400 and 800, or the short number of a service (110, 12345, 95588).
 */
const WITH_COUNTRY = /^\+[1-9]\d{6,14}$/;
const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0(?:10|2\d|[3-9]\d{2})\d{7,8}$/;
const LOCAL = /^[2-9]\d{6,7}$/;
const FREE_CALL = /^[48]00\d{7}$/;
const SERVICE = /^(?:1\d{2}|1[02]\d{3}|9[56]\d{3,4})$/;
const PHONES = [WITH_COUNTRY, MOBILE, LANDLINE, LOCAL, FREE_CALL, SERVICE];

/** Between the country code and the area code people write `(0)` for callers inside the country. */
export const WRITTEN_TRUNK = /(\+[\d\s-]*)\(0\)/;

const phone: Reader = (json) => {
  if (typeof json !== 'string') return refuse('not-a-phone-number');
  // Full-width digits count as digits, 00 as the + it stands for.
  const digits = json
    .normalize('NFKC')
    .replace(WRITTEN_TRUNK, '$1')
    .replace(BETWEEN_DIGITS, '')
    .replace(/^00/, '+');
  const dialled = digits.replace(/^\+860/, '+86');
  return isPhone(dialled) ? accept(dialled) : refuse('not-a-phone-number');
};

const isPhone = (dialled: string): boolean =>
  dialled.startsWith('+86') ? isChinese(dialled) : PHONES.some((form) => form.test(dialled));

/** The zero of the area code is left out behind the country code, whatever people write. */
const isChinese = (dialled: string): boolean => {
  const national = dialled.slice('+86'.length);
  return [national, `0${national}`].some((number) =>
    [MOBILE, LANDLINE, FREE_CALL].some((form) => form.test(number)),
  );
};

/** The shape of an address; whether anybody reads it only a mail can tell. RFC 5321 allows 254 characters. */
const MAIL = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,180}\.[^\s@<>"]{2,63}$/;

/** An id or a record that carries one. */
const named: Reader = (json) => {
  if (typeof json === 'string')
    return json === '' ? refuse('not-a-text') : text(LONGEST_TEXT)(json);
  if (typeof json === 'object' && json !== null && 'id' in json) return anything(json);
  return refuse('not-a-text');
};

const record: Reader = (json) =>
  typeof json === 'object' && json !== null && !isJsonList(json)
    ? anything(json)
    : refuse('not-a-row');

const listOf =
  (item: Reader): Reader =>
  (json) => {
    if (!isJsonList(json)) return refuse('not-a-list');
    if (json.length > MOST_ITEMS) return refuse('too-many');
    const read: Value[] = [];
    for (const one of json) {
      const value = item(one);
      if (!value.ok) return value;
      read.push(value.value);
    }
    return accept(read);
  };

/** A row number of another field is checked by the field's own condition. */
const chosen = ({ choices }: Field): Reader => {
  if (choices === undefined || 'rowsOf' in choices) {
    return (json) => (choices === undefined ? text(LONGEST_TEXT)(json) : number(0)(json));
  }
  return matching((id) => choices.some((choice) => choice.id === id), 'not-a-choice');
};

const READERS: Readonly<
  Record<Exclude<FieldType, `ref:${string}` | 'choice' | 'choices'>, Reader>
> = {
  text: text(LONGEST_TEXT),
  long: text(LONGEST_LONG_TEXT),
  number: number(MOST_DECIMALS),
  money: number(MONEY_DECIMALS),
  date: matching((date) => dayOfDate(date) !== undefined, 'not-a-date'),
  at: instant,
  span,
  period: matching((period) => firstDayOf(period) !== undefined, 'not-a-period'),
  yes,
  score,
  phone,
  mail: matching((address) => MAIL.test(address), 'not-a-mail-address'),
  address: text(LONGEST_TEXT),
  file: listOf(text(LONGEST_TEXT)),
  person: named,
  team: text(LONGEST_TEXT),
  sign: record,
  figure: text(LONGEST_TEXT),
  questions: anything,
  document: record,
  rows: anything,
};
