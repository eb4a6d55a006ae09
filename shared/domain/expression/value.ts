/** What expressions count with, and how it is stored. */
import Big from 'big.js';
import { type DirectedSpan, parseSpan, spanText } from '#shared/domain/due/span-text.ts';

/**
 * Days (`2026-03-02`), instants (ISO 8601, UTC, milliseconds) and periods (`2026`, `2026-Q1`, `2026-03`, `2026-W05`) are texts;
 * an unset value is null.
 */
export type Value =
  | null
  | boolean
  | string
  | Big
  | SpanValue
  | readonly Value[]
  | { readonly [name: string]: Value };

/** A number as expressions count: an exact decimal. */
export type Decimal = Big;

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json };

/**
 * What lies apart from a bundle brings copies of these classes along, of which `instanceof` says nothing: a decimal that was read there
 * must be known here. Registered symbols are the same in all copies.
 */
const [DECIMAL_BRAND, SPAN_BRAND] = [Symbol.for('huiyin.decimal'), Symbol.for('huiyin.span')];

Object.defineProperty(Big.prototype, DECIMAL_BRAND, { value: true });

/** A length of time, for example `2wd`. */
export class SpanValue {
  static {
    Object.defineProperty(SpanValue.prototype, SPAN_BRAND, { value: true });
  }

  readonly span: DirectedSpan['span'];
  readonly direction: DirectedSpan['direction'];

  constructor({ span, direction }: DirectedSpan) {
    this.span = span;
    this.direction = direction;
  }

  toString(): string {
    return spanText(this);
  }
}

/** @returns nothing when the text is no span */
export const spanValue = (text: string): SpanValue | undefined => {
  const parsed = parseSpan(text);
  return parsed.ok ? new SpanValue(parsed.value) : undefined;
};

/** An exact decimal; throws where the text is no number, so ask {@link isDecimal} first. */
export const decimal = (of: string | number): Big => new Big(of);

/** Amounts of money have some 15 digits; 30 leave room for what is worked out on the way. */
const DECIMAL = /^-?\d{1,30}(?:\.\d{1,30})?$/;

export const isDecimal = (text: string): boolean => DECIMAL.test(text);

export type RecordValue = { readonly [name: string]: Value };

export const isRecord = (value: Value | undefined): value is RecordValue =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !isNumber(value) &&
  !isSpan(value);

export const isNumber = (value: Value | undefined): value is Decimal =>
  isBranded(value, DECIMAL_BRAND);

export const isSpan = (value: Value | undefined): value is SpanValue =>
  isBranded(value, SPAN_BRAND);

const isBranded = (value: Value | undefined, brand: symbol): boolean =>
  typeof value === 'object' && value !== null && brand in value;

export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

/** Decimals and spans become texts, so that nothing is rounded on its way. */
export const toJson = (value: Value): Json => {
  if (isNumber(value)) return value.toFixed();
  if (isSpan(value)) return value.toString();
  if (isList(value)) return value.map(toJson);
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, toJson(one)]));
  }
  return value;
};

/** JSON from outside, with its numbers exact; spans and days stay texts. */
export const fromJson = (json: Json): Value => {
  if (typeof json === 'number') return Number.isFinite(json) ? decimal(json) : null;
  if (isJsonList(json)) return json.map(fromJson);
  if (typeof json === 'object' && json !== null) {
    return Object.fromEntries(Object.entries(json).map(([name, one]) => [name, fromJson(one)]));
  }
  return json;
};

export const isJsonList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json);

/** The same value? Records that carry an id are the same when their ids are: `me == owner`. */
export const same = (a: Value, b: Value): boolean => {
  if (isNumber(a)) return isNumber(b) && a.eq(b);
  if (isSpan(a)) return isSpan(b) && String(a) === String(b);
  if (isList(a)) {
    return (
      isList(b) && a.length === b.length && a.every((one, index) => same(one, b[index] ?? null))
    );
  }
  if (isRecord(a))
    return isRecord(b) ? sameRecord(a, b) : (a['id'] ?? null) !== null && a['id'] === b;
  if (isRecord(b)) return (b['id'] ?? null) !== null && b['id'] === a;
  return a === b;
};

const sameRecord = (a: RecordValue, b: RecordValue): boolean => {
  const id = a['id'] ?? null;
  if (id !== null) return same(id, b['id'] ?? null);
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => same(a[name] ?? null, b[name] ?? null));
};
