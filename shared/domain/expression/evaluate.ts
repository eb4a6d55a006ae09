/** Works out an expression. What is unset counts as it does for people: no amount, no agreement, no comparison. */
import type Big from 'big.js';
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { dateOfDay } from '#shared/domain/calendar/local-date.ts';
import { ExpressionFailure, type FailureReason } from '#shared/domain/expression/failure.ts';
import { FUNCTIONS, isLookup } from '#shared/domain/expression/functions.ts';
import type { BinaryOperator, Node } from '#shared/domain/expression/syntax.ts';
import {
  dayOf,
  isDate,
  isTime,
  moveTime,
  roughMinutes,
  spanBetween,
} from '#shared/domain/expression/time.ts';
import {
  decimal,
  isList,
  isNumber,
  isRecord,
  isSpan,
  type Json,
  SpanValue,
  same,
  toJson,
  type Value,
} from '#shared/domain/expression/value.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface Environment {
  /** @returns undefined for a name there is none of, null for one that is unset */
  readonly name: (name: string) => Value | undefined;
  readonly calendar: Calendar;
  readonly now: Instant;
  /** @returns the answer to a lookup, or nothing while it is not known */
  readonly known: (lookup: Lookup) => Value | undefined;
}

/** Something that must be asked for outside. */
export interface Lookup {
  readonly name: string;
  readonly args: readonly Json[];
  /** What a query's conditions use, in their own types. */
  readonly names?: Readonly<Record<string, Value>>;
}

export const lookupKey = ({ name, args, names }: Lookup): string =>
  `${name}${JSON.stringify(args)}${names === undefined ? '' : JSON.stringify(toJson(names))}`;

export type Evaluated = Result<
  Value,
  | { readonly code: 'facts.needed'; readonly lookups: readonly Lookup[] }
  | { readonly code: 'expression.failed'; readonly at: number; readonly reason: FailureReason }
>;

/** A number of this many digits or a text this long is nobody's amount and nobody's letter, but a loop that doubles. */
const MOST_DIGITS = 200;
const LONGEST_VALUE = 100_000;
const LONGEST_LIST = 20_000;

/** Steps of work; a list of 2,000 rows in two loops within each other is refused, one loop is not. */
const MOST_WORK = 100_000;

export const evaluate = (node: Node, environment: Environment): Evaluated => {
  const lookups: Lookup[] = [];
  const worker = workerFor(environment, lookups);
  try {
    const value = worker(node, environment.name);
    return lookups.length > 0 ? refuse({ code: 'facts.needed', lookups }) : accept(value);
  } catch (error) {
    if (!(error instanceof ExpressionFailure)) throw error;
    // With facts that are not there yet anything may fail; the facts come first.
    return lookups.length > 0
      ? refuse({ code: 'facts.needed', lookups })
      : refuse({ code: 'expression.failed', at: error.at, reason: error.reason });
  }
};

type Names = Environment['name'];

const workerFor = (environment: Environment, lookups: Lookup[]) => {
  const { calendar, now } = environment;
  let work = 0;

  const of = (node: Node, names: Names): Value => {
    work += 1;
    if (work > MOST_WORK) throw new ExpressionFailure('too-much-work', node.at);
    switch (node.is) {
      case 'literal':
        return node.value;
      case 'number':
        return decimal(node.text);
      case 'name':
        return named(node, names);
      case 'member':
        return member(of(node.of, names), node.name);
      case 'index':
        return element(of(node.of, names), of(node.key, names));
      case 'call':
        return call(node, names);
      case 'each':
        return each(node, names);
      case 'not':
        return of(node.of, names) !== true;
      case 'minus': {
        const value = of(node.of, names);
        if (value === null) return null;
        if (isSpan(value)) return reversed(value);
        return isNumber(value) ? value.times(-1) : fail('not-a-number', node);
      }
      case 'binary':
        return binary(node, names);
      case 'choose':
        return of(node.when, names) === true ? of(node.then, names) : of(node.otherwise, names);
      case 'list':
        return node.items.map((item) => of(item, names));
      case 'record':
        return Object.fromEntries(node.entries.map(({ name, value }) => [name, of(value, names)]));
    }
  };

  const named = ({ name, at }: Extract<Node, { readonly is: 'name' }>, names: Names): Value => {
    const value = names(name);
    if (value !== undefined) return value;
    if (name === 'today') return dateOfDay(dayOf(now, calendar));
    if (name === 'now') return now;
    throw new ExpressionFailure('unknown-name', at);
  };

  const call = (node: Extract<Node, { readonly is: 'call' }>, names: Names): Value => {
    const args = node.args.map((arg) => of(arg, names));
    if (isLookup(node.name)) return lookUp({ name: node.name, args: args.map(toJson) });
    const callable = Object.hasOwn(FUNCTIONS, node.name) ? FUNCTIONS[node.name] : undefined;
    if (callable === undefined) return fail('unknown-function', node);
    for (const arg of args) charge(arg, node);
    const place = { calendar, now, fail: (reason: FailureReason) => fail(reason, node) };
    return sized(callable(args, place), node);
  };

  const lookUp = (lookup: Lookup): Value => {
    const known = environment.known(lookup);
    if (known === undefined) lookups.push(lookup);
    return known ?? null;
  };

  const each = (
    { macro, list, item, body, at }: Extract<Node, { readonly is: 'each' }>,
    names: Names,
  ): Value => {
    const over = of(list, names);
    if (over !== null && !isList(over)) throw new ExpressionFailure('not-a-list', at);
    const items = over ?? [];
    const on = (value: Value): Value => of(body, (name) => (name === item ? value : names(name)));
    switch (macro) {
      case 'map':
        return items.map(on);
      case 'filter':
        return items.filter((value) => on(value) === true);
      case 'all':
        return items.every((value) => on(value) === true);
      case 'exists':
        return items.some((value) => on(value) === true);
    }
  };

  const binary = (node: Extract<Node, { readonly is: 'binary' }>, names: Names): Value => {
    const { operator, left, right } = node;
    if (operator === '&&') return of(left, names) === true && of(right, names) === true;
    if (operator === '||') return of(left, names) === true || of(right, names) === true;
    const a = of(left, names);
    const b = of(right, names);
    switch (operator) {
      case '==':
        return same(a, b);
      case '!=':
        return !same(a, b);
      case 'in':
        charge(b, node);
        return within(a, b);
      case '<':
      case '<=':
      case '>':
      case '>=':
        return compared(operator, a, b, node);
      default:
        return sized(reckoned(operator, a, b, node), node);
    }
  };

  /** Values may grow only so far: `[9].map(n, n * n).map(n, n * n)` doubles with every word. */
  const sized = (value: Value, node: Node): Value => {
    const isTooLarge =
      (isNumber(value) && value.c.length + Math.abs(value.e) > MOST_DIGITS) ||
      (typeof value === 'string' && value.length > LONGEST_VALUE) ||
      (isList(value) && value.length > LONGEST_LIST);
    return isTooLarge ? fail('too-much-work', node) : value;
  };

  /** Functions go through their lists, so lists count as work. */
  const charge = (value: Value, { at }: Node): void => {
    if (isList(value)) work += value.length;
    if (work > MOST_WORK) throw new ExpressionFailure('too-much-work', at);
  };

  const compared = (operator: '<' | '<=' | '>' | '>=', a: Value, b: Value, node: Node): boolean => {
    if (a === null || b === null) return false;
    const order = ordered(a, b);
    if (order === undefined) return fail('not-comparable', node);
    switch (operator) {
      case '<':
        return order < 0;
      case '<=':
        return order <= 0;
      case '>':
        return order > 0;
      case '>=':
        return order >= 0;
    }
  };

  /** A day and an instant are compared by their days. */
  const ordered = (a: Value, b: Value): number | undefined => {
    if (isNumber(a) && isNumber(b)) return a.cmp(b);
    if (isSpan(a) && isSpan(b)) return roughMinutes(a) - roughMinutes(b);
    if (typeof a !== 'string' || typeof b !== 'string') return undefined;
    if (isTime(a) && isTime(b) && isDate(a) !== isDate(b))
      return dayOf(a, calendar) - dayOf(b, calendar);
    return a === b ? 0 : a < b ? -1 : 1;
  };

  const reckoned = (operator: BinaryOperator, a: Value, b: Value, node: Node): Value => {
    if (a === null || b === null) return null;
    if (isNumber(a) && isNumber(b)) return arithmetic(operator, a, b, node);
    if (isTime(a) && isSpan(b) && (operator === '+' || operator === '-')) {
      return shifted(operator, a, b, node);
    }
    if (isTime(a) && isTime(b) && operator === '-') return spanBetween(b, a, calendar);
    return operator === '+' ? put(a, b, node) : fail('not-a-number', node);
  };

  const shifted = (operator: '+' | '-', time: string, span: SpanValue, node: Node): Value => {
    const moved = moveTime(time, span, { sign: operator === '+' ? 1 : -1, calendar });
    return isTime(moved) ? moved : fail('not-a-time', node);
  };

  /** One behind the other. */
  const put = (a: Value, b: Value, node: Node): Value => {
    if (isList(a) && isList(b)) return [...a, ...b];
    return joined(a, b) ?? fail('not-a-number', node);
  };

  const fail = (reason: FailureReason, { at }: Node): never => {
    throw new ExpressionFailure(reason, at);
  };

  const arithmetic = (operator: BinaryOperator, a: Big, b: Big, node: Node): Value => {
    switch (operator) {
      case '+':
        return a.plus(b);
      case '-':
        return a.minus(b);
      case '*':
        return a.times(b);
      case '/':
        return b.eq(0) ? fail('division-by-zero', node) : a.div(b);
      case '%':
        return b.eq(0) ? fail('division-by-zero', node) : a.mod(b);
      default:
        return fail('not-a-number', node);
    }
  };

  return of;
};

const member = (value: Value, name: string): Value =>
  isRecord(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;

/** Rows are counted from 0, as in every list. */
const element = (value: Value, key: Value): Value => {
  if (isList(value) && isNumber(key)) return value[Number(key.toFixed())] ?? null;
  return typeof key === 'string' ? member(value, key) : null;
};

const within = (value: Value, all: Value): boolean => {
  if (isList(all)) return all.some((one) => same(one, value));
  if (isRecord(all)) return typeof value === 'string' && Object.hasOwn(all, value);
  return typeof all === 'string' && typeof value === 'string' && all.includes(value);
};

/** Text with whatever can be written out; two numbers are added instead. */
const joined = (a: Value, b: Value): string | undefined => {
  const [left, right] = [written(a), written(b)];
  return left === undefined || right === undefined ? undefined : left + right;
};

const written = (value: Value): string | undefined => {
  if (isRecord(value)) return typeof value['id'] === 'string' ? value['id'] : undefined;
  const json = toJson(value);
  return typeof json === 'string' ? json : undefined;
};

const reversed = ({ span, direction }: SpanValue): SpanValue =>
  new SpanValue({ span, direction: direction > 0 ? -1 : 1 });
