/** Days, instants, spans and periods in expressions. */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import {
  addMonths,
  dateOfDay,
  dayOfDate,
  weekdayIndex,
} from '#shared/domain/calendar/local-date.ts';
import { spansOfDay } from '#shared/domain/calendar/opening.ts';
import { instantOnWallClock, wallClockAt } from '#shared/domain/calendar/zone.ts';
import { addSpan, subtractSpan } from '#shared/domain/due/span.ts';
import { SpanValue, type Value } from '#shared/domain/expression/value.ts';
import { instantOf, isInstant, MINUTE, millisecondsOf } from '#shared/kernel/instant.ts';

export const isDate = (value: Value | undefined): value is string =>
  typeof value === 'string' && dayOfDate(value) !== undefined;

export const isTime = (value: Value | undefined): value is string =>
  isInstant(value) || isDate(value);

/** The local day of a day or an instant, counted from 1970-01-01. */
export const dayOf = (time: string, calendar: Calendar): number =>
  dayOfDate(time) ?? wallClockAt(calendar.zone, millisecondsOf(time)).day;

/** The moment of an instant, or the begin of a day in the desk's zone. */
export const beginOf = (time: string, calendar: Calendar): number => {
  const day = dayOfDate(time);
  return day === undefined ? millisecondsOf(time) : instantOnWallClock(calendar.zone, day, 0);
};

/** A day stays a day where the span has no time of day. */
export const moveTime = (
  time: string,
  { span, direction }: SpanValue,
  { sign, calendar }: { readonly sign: 1 | -1; readonly calendar: Calendar },
): string => {
  const move = direction * sign > 0 ? addSpan : subtractSpan;
  const moved = move(calendar, beginOf(time, calendar), span);
  const keepsDays = span.unit !== 'minutes' && span.unit !== 'hours';
  return isDate(time) && keepsDays
    ? dateOfDay(wallClockAt(calendar.zone, moved).day)
    : instantOf(moved);
};

/** Days apart as days, everything else in minutes. */
export const spanBetween = (from: string, to: string, calendar: Calendar): SpanValue | null => {
  const inDays = isDate(from) && isDate(to);
  const apart = inDays
    ? dayOf(to, calendar) - dayOf(from, calendar)
    : Math.round((beginOf(to, calendar) - beginOf(from, calendar)) / MINUTE);
  // No length of time has no direction either.
  if (apart === 0) return null;
  return new SpanValue({
    span: { amount: Math.abs(apart), unit: inDays ? 'days' : 'minutes', time: 'calendar' },
    direction: apart < 0 ? -1 : 1,
  });
};

/** Rough minutes to compare spans by: working hours count as hours, a month as 30 days. */
export const roughMinutes = ({ span, direction }: SpanValue): number =>
  direction * span.amount * UNIT_MINUTES[span.unit];

const UNIT_MINUTES = {
  minutes: 1,
  hours: 60,
  days: 1_440,
  weeks: 10_080,
  months: 43_200,
  quarters: 129_600,
  years: 525_600,
} as const satisfies Record<SpanValue['span']['unit'], number>;

export const addMonthsTo = (time: string, months: number, calendar: Calendar): string =>
  movedDay(time, addMonths(dayOf(time, calendar), months), calendar);

export const addDaysTo = (time: string, days: number, calendar: Calendar): string =>
  movedDay(time, dayOf(time, calendar) + days, calendar);

const movedDay = (time: string, day: number, calendar: Calendar): string =>
  isDate(time)
    ? dateOfDay(day)
    : instantOf(
        instantOnWallClock(
          calendar.zone,
          day,
          wallClockAt(calendar.zone, millisecondsOf(time)).time,
        ),
      );

/** A desk that is closed for longer than a year has no next working day. */
const LONGEST_CLOSURE = 366;

/** So many working days after (or, negative, before) a day; nothing when the desk does not open any more. */
export const workdayAfter = (
  time: string,
  days: number,
  calendar: Calendar,
): string | undefined => {
  const step = Math.sign(days);
  let day = dayOf(time, calendar);
  let closed = 0;
  for (let left = Math.abs(days); left > 0 && closed <= LONGEST_CLOSURE; ) {
    day += step;
    const isOpen = spansOfDay(calendar, day).length > 0;
    closed = isOpen ? 0 : closed + 1;
    if (isOpen) left -= 1;
  }
  return closed > LONGEST_CLOSURE ? undefined : dateOfDay(day);
};

export const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const;

export type PeriodName = (typeof PERIODS)[number];

export const isPeriodName = (text: Value | undefined): text is PeriodName =>
  PERIODS.some((name) => name === text);

/** The period that a day lies in; weeks are ISO 8601's. */
export const periodOf = (day: number, name: PeriodName): string => {
  const date = dateOfDay(day);
  const [year = '', month = ''] = date.split('-');
  switch (name) {
    case 'day':
      return date;
    case 'week':
      return weekOf(day);
    case 'month':
      return `${year}-${month}`;
    case 'quarter':
      return `${year}-Q${Math.ceil(Number(month) / 3)}`;
    case 'year':
      return year;
  }
};

/** A week belongs to the year that its Thursday lies in. */
const weekOf = (day: number): string => {
  const thursday = day - weekdayIndex(day) + 3;
  const year = dateOfDay(thursday).slice(0, 4);
  const first = dayOfDate(`${year}-01-01`) ?? thursday;
  return `${year}-W${String(Math.floor((thursday - first) / 7) + 1).padStart(2, '0')}`;
};

/** The first day of a period; nothing when the text is none. */
export const firstDayOf = (period: string): number | undefined => {
  const day = dayOfDate(period);
  if (day !== undefined) return day;
  const [, year = '', quarter, week, month] =
    /^(\d{4})(?:-Q([1-4])|-W(\d{2})|-(\d{2}))?$/.exec(period) ?? [];
  if (year === '') return undefined;
  if (quarter !== undefined) {
    return dayOfDate(`${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}-01`);
  }
  if (week !== undefined) {
    const fourth = dayOfDate(`${year}-01-04`) ?? 0;
    const monday = fourth - weekdayIndex(fourth) + (Number(week) - 1) * 7;
    return weekOf(monday) === period ? monday : undefined;
  }
  return dayOfDate(`${year}-${month ?? '01'}-01`);
};

export const nameOfPeriod = (period: string): PeriodName => {
  if (dayOfDate(period) !== undefined) return 'day';
  if (period.includes('Q')) return 'quarter';
  if (period.includes('W')) return 'week';
  return period.length > 'yyyy'.length ? 'month' : 'year';
};

/** The first day after a period. */
export const dayAfter = (period: string, first: number): number => {
  switch (nameOfPeriod(period)) {
    case 'day':
      return first + 1;
    case 'week':
      return first + 7;
    case 'month':
      return addMonths(first, 1);
    case 'quarter':
      return addMonths(first, 3);
    case 'year':
      return addMonths(first, 12);
  }
};
