/** The functions that expressions may use. `x.f(y)` calls `f(x, y)`. */
import type Big from 'big.js';
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { dateOfDay, weekdayIndex } from '#shared/domain/calendar/local-date.ts';
import { spansOfDay } from '#shared/domain/calendar/opening.ts';
import { instantOnWallClock } from '#shared/domain/calendar/zone.ts';
import { LONGEST_SPAN } from '#shared/domain/due/span.ts';
import { birthdayOfId } from '#shared/domain/expression/resident-id.ts';
import {
  addDaysTo,
  addMonthsTo,
  beginOf,
  dayAfter,
  dayOf,
  firstDayOf,
  isPeriodName,
  isTime,
  nameOfPeriod,
  periodOf,
  workdayAfter,
} from '#shared/domain/expression/time.ts';
import {
  decimal,
  isDecimal,
  isList,
  isNumber,
  isRecord,
  isSpan,
  same,
  spanValue,
  toJson,
  type Value,
} from '#shared/domain/expression/value.ts';
import { type Instant, instantOf } from '#shared/kernel/instant.ts';

export interface CallPlace {
  readonly calendar: Calendar;
  readonly now: Instant;
  /** Ends the working out with a reason. */
  readonly fail: (reason: 'bad-argument' | 'not-a-number' | 'division-by-zero') => never;
}

/** Unset arguments are null; what a function makes of them it says itself. */
export type Callable = (args: readonly Value[], place: CallPlace) => Value;

const numberOf = (value: Value | undefined, { fail }: CallPlace): Big | null => {
  if (value === undefined || value === null) return null;
  if (isNumber(value)) return value;
  return typeof value === 'string' && isDecimal(value) ? decimal(value) : fail('not-a-number');
};

const wholeOf = (value: Value | undefined, place: CallPlace): number | null => {
  const number = numberOf(value, place);
  if (number === null) return null;
  const whole = Number(number.toFixed());
  return Number.isSafeInteger(whole) ? whole : place.fail('bad-argument');
};

const textOf = (value: Value | undefined): string => {
  if (value === undefined || value === null) return '';
  const json = toJson(value);
  return typeof json === 'string' ? json : JSON.stringify(json);
};

const listOf = (value: Value | undefined): readonly Value[] => (isList(value) ? value : []);

const numbersOf = (value: Value | undefined, place: CallPlace): readonly Big[] =>
  listOf(value).flatMap((one) => numberOf(one, place) ?? []);

/** Of either sign. */
const within = (number: number, most: number, { fail }: CallPlace): number =>
  Math.abs(number) > most ? fail('bad-argument') : number;

/** Years have four digits. */
const inYears = (time: string | undefined, { fail }: CallPlace): string =>
  isTime(time) ? time : fail('bad-argument');

/** What amounts have behind (or, negative, before) the point at most. */
const MOST_DIGITS = 30;

/** Ten years, as with spans: further nobody plans, and working days are walked one by one. */
const MOST_DAYS = LONGEST_SPAN.days;
/** A century, for ages and terms of keeping. */
const MOST_MONTHS = 1_200;

/** On a number; unset stays unset. */
const counted =
  (count: (number: Big, rest: readonly Value[], place: CallPlace) => Value): Callable =>
  ([value, ...rest], place) => {
    const number = numberOf(value, place);
    return number === null ? null : count(number, rest, place);
  };

/** On a day or an instant; anything else is unset. */
const timed =
  (of: (time: string, rest: readonly Value[], place: CallPlace) => Value): Callable =>
  ([time, ...rest], place) =>
    isTime(time) ? of(time, rest, place) : null;

/** On a period. */
const inPeriod =
  (of: (period: string, first: number, place: CallPlace) => Value): Callable =>
  ([period], place) => {
    const first = typeof period === 'string' ? firstDayOf(period) : undefined;
    return first === undefined || typeof period !== 'string' ? null : of(period, first, place);
  };

const HALF_AWAY_FROM_ZERO = 1;
const DOWN = 0;

const rounded: Callable = counted((number, [digits], place) =>
  number.round(
    within(wholeOf(digits ?? null, place) ?? 0, MOST_DIGITS, place),
    HALF_AWAY_FROM_ZERO,
  ),
);

const least =
  (sign: 1 | -1): Callable =>
  (args, place) => {
    const numbers = args.flatMap((one) =>
      isList(one) ? numbersOf(one, place) : (numberOf(one, place) ?? []),
    );
    return numbers.reduce<Big | null>(
      (best, one) => (best === null || one.cmp(best) * sign < 0 ? one : best),
      null,
    );
  };

const sum: Callable = ([list], place) =>
  numbersOf(list, place).reduce((total, one) => total.plus(one), decimal(0));

const average: Callable = ([list], place) => {
  const numbers = numbersOf(list, place);
  return numbers.length === 0
    ? null
    : numbers.reduce((total, one) => total.plus(one)).div(numbers.length);
};

const size: Callable = ([value]) => {
  if (isList(value)) return decimal(value.length);
  if (typeof value === 'string') return decimal([...value].length);
  return decimal(isRecord(value) ? Object.keys(value).length : 0);
};

/** The result of the last step whose bound is not above the value: `tier(95, [[0, "C"], [90, "A"]])`. */
const tier: Callable = ([value, steps], place) => {
  const number = numberOf(value, place);
  if (number === null) return null;
  return listOf(steps).reduce<Value>((found, step) => {
    const [bound, result] = listOf(step);
    const from = numberOf(bound, place);
    return from?.lte(number) === true ? (result ?? null) : found;
  }, null);
};

const whole = (mode: 'floor' | 'ceil'): Callable =>
  counted((number) => {
    const cut = number.round(0, DOWN);
    if (mode === 'floor') return cut.gt(number) ? cut.minus(1) : cut;
    return cut.lt(number) ? cut.plus(1) : cut;
  });

const sorted: Callable = ([list, key]) =>
  listOf(list).toSorted((a, b) => {
    const [left, right] = [keyOf(a, key), keyOf(b, key)];
    if (isNumber(left) && isNumber(right)) return left.cmp(right);
    const [one, other] = [textOf(left), textOf(right)];
    return one === other ? 0 : one < other ? -1 : 1;
  });

const keyOf = (value: Value, key: Value | undefined): Value =>
  typeof key === 'string' && isRecord(value) ? (value[key] ?? null) : value;

const ageAt: Callable = ([birthday, when], { calendar }) => {
  if (!isTime(birthday) || !isTime(when)) return null;
  const [year = 0, month = 0, day = 0] = partsOf(birthday, calendar);
  const [thisYear = 0, thisMonth = 0, thisDay = 0] = partsOf(when, calendar);
  const hadBirthday = thisMonth > month || (thisMonth === month && thisDay >= day);
  return decimal(thisYear - year - (hadBirthday ? 0 : 1));
};

const partsOf = (time: string, calendar: Calendar): readonly number[] =>
  dateOfDay(dayOf(time, calendar)).split('-').map(Number);

const part = (index: 0 | 1 | 2): Callable =>
  timed((time, _, { calendar }) => decimal(partsOf(time, calendar)[index] ?? 0));

const workdays = (first: number, last: number, calendar: Calendar): number => {
  let count = 0;
  for (let day = first + 1; day <= last; day += 1) {
    if (spansOfDay(calendar, day).length > 0) count += 1;
  }
  return count;
};

const months: Callable = inPeriod((period, first) => {
  const found: string[] = [];
  const end = dayAfter(period, first);
  for (let day = first; day < end; day = dayAfter(periodOf(day, 'month'), day)) {
    found.push(periodOf(day, 'month'));
  }
  return found;
});

const texts =
  (of: (text: string, other: string) => boolean): Callable =>
  ([text, other]) =>
    of(textOf(text), textOf(other));

const contains: Callable = ([whole_, one]) =>
  isList(whole_)
    ? whole_.some((item) => same(item, one ?? null))
    : textOf(whole_).includes(textOf(one));

const asNumber: Callable = ([value]) => {
  if (isNumber(value)) return value;
  return typeof value === 'string' && isDecimal(value) ? decimal(value) : null;
};

export const FUNCTIONS: Readonly<Record<string, Callable>> = {
  dec: asNumber,
  number: asNumber,
  money: (args, place) => rounded([asNumber(args, place), decimal(2)], place),
  text: ([value]) => textOf(value),
  span: ([value]) => (isSpan(value) ? value : (spanValue(textOf(value)) ?? null)),
  date: timed((time, _, { calendar }) => dateOfDay(dayOf(time, calendar))),
  at: timed((time, _, { calendar }) => instantOf(beginOf(time, calendar))),
  round: rounded,
  floor: whole('floor'),
  ceil: whole('ceil'),
  abs: counted((number) => number.abs()),
  min: least(1),
  max: least(-1),
  sum,
  avg: average,
  size,
  count: size,
  first: ([list]) => listOf(list)[0] ?? null,
  last: ([list]) => listOf(list).at(-1) ?? null,
  distinct: ([list]) =>
    listOf(list).filter((one, index, all) => all.findIndex((other) => same(other, one)) === index),
  sort: sorted,
  join: ([list, by]) => listOf(list).map(textOf).join(textOf(by)),
  split: ([text, by]) => (textOf(text) === '' ? [] : textOf(text).split(textOf(by))),
  contains,
  startsWith: texts((text, other) => text.startsWith(other)),
  endsWith: texts((text, other) => text.endsWith(other)),
  lower: ([text]) => textOf(text).toLowerCase(),
  upper: ([text]) => textOf(text).toUpperCase(),
  trim: ([text]) => textOf(text).trim(),
  tier,
  has: ([value]) => value !== null && value !== '' && !(isList(value) && value.length === 0),
  oneOf: ([value, ...words]) => words.some((word) => same(word, value ?? null)),
  coalesce: (args) => args.find((value) => value !== null) ?? null,
  addMonths: timed((time, [count], place) => {
    const months_ = wholeOf(count, place);
    if (months_ === null) return null;
    return inYears(addMonthsTo(time, within(months_, MOST_MONTHS, place), place.calendar), place);
  }),
  addDays: timed((time, [count], place) => {
    const days = wholeOf(count, place);
    if (days === null) return null;
    return inYears(addDaysTo(time, within(days, MOST_DAYS, place), place.calendar), place);
  }),
  workday: timed((time, [count], place) => {
    const days = wholeOf(count, place);
    if (days === null) return null;
    return inYears(workdayAfter(time, within(days, MOST_DAYS, place), place.calendar), place);
  }),
  year: part(0),
  month: part(1),
  day: part(2),
  /** 1 for Monday to 7 for Sunday. */
  weekday: timed((time, _, { calendar }) => decimal(weekdayIndex(dayOf(time, calendar)) + 1)),
  ageAt,
  idBirthday: ([id]) => birthdayOfId(textOf(id)) ?? null,
  periodOf: timed((time, [name], place) =>
    isPeriodName(name) ? periodOf(dayOf(time, place.calendar), name) : place.fail('bad-argument'),
  ),
  quarter: timed((time, _, { calendar }) => periodOf(dayOf(time, calendar), 'quarter')),
  startOf: inPeriod((_, first) => dateOfDay(first)),
  endOf: inPeriod((period, first) => dateOfDay(dayAfter(period, first) - 1)),
  /** The instant at which the period is over. */
  closeOf: inPeriod((period, first, { calendar }) =>
    instantOf(instantOnWallClock(calendar.zone, dayAfter(period, first), 0)),
  ),
  next: inPeriod((period, first) => periodOf(dayAfter(period, first), nameOfPeriod(period))),
  previous: inPeriod((period, first) => periodOf(first - 1, nameOfPeriod(period))),
  months,
  /** Working days after the first day up to and including the second; 0 when that is not later. */
  workdaysBetween: ([from, to], { calendar, fail }) => {
    if (!isTime(from) || !isTime(to)) return null;
    const [first, last] = [dayOf(from, calendar), dayOf(to, calendar)];
    return last - first > MOST_DAYS
      ? fail('bad-argument')
      : decimal(workdays(first, last, calendar));
  },
  daysBetween: ([from, to], { calendar }) =>
    isTime(from) && isTime(to) ? decimal(dayOf(to, calendar) - dayOf(from, calendar)) : null,
};

/** Answered from outside the ticket: the caller fetches them and asks again. */
export const LOOKUPS = [
  'balance',
  'turnover',
  'enough',
  'figure',
  'record',
  'person',
  'boss',
  'holders',
  'template',
  'occasion',
  'attended',
  'expected',
  'children',
  'visits',
] as const;

export const isLookup = (name: string): boolean => LOOKUPS.some((lookup) => lookup === name);
