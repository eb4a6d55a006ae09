/** Whether a calendar can be counted in. Whoever stores or reads one that people wrote asks here first. */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { dayOfDate, WEEKDAYS } from '#shared/domain/calendar/local-date.ts';
import { spanOfWindow, type TimeSpan, type Window } from '#shared/domain/calendar/opening.ts';
import { isZone } from '#shared/domain/calendar/zone.ts';
import { HOUR } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export type CalendarRefusal =
  | { readonly code: 'calendar.unknown-zone'; readonly zone: string }
  /** Malformed, empty, out of order or overlapping; `at` is the weekday or date. */
  | { readonly code: 'calendar.bad-window'; readonly at: string; readonly window: Window }
  /** No such date, or a holiday that ends before it begins. */
  | { readonly code: 'calendar.bad-date'; readonly date: string }
  /** Two holidays, two make-up days, or one of each: nobody could tell which holds. */
  | { readonly code: 'calendar.date-twice'; readonly date: string }
  | { readonly code: 'calendar.too-many-dates'; readonly limit: number }
  /** Open less than an hour in an ordinary week; a calendar that never opens is the plain case. */
  | { readonly code: 'calendar.never-opens' };

/** Ten years of nothing but holidays. More is a mistake in a year, and would let a walk run past its bound. */
export const MAX_SPECIAL_DATES = 3_660;

/** With less, the longest limit would not end within a century. */
const MIN_OPEN_A_WEEK = HOUR;

export const checkCalendar = (calendar: Calendar): Result<Calendar, CalendarRefusal> => {
  const refusal =
    (isZone(calendar.zone)
      ? undefined
      : ({ code: 'calendar.unknown-zone', zone: calendar.zone } as const)) ??
    badWindow(calendar) ??
    badDate(calendar) ??
    (openInWeek(calendar) < MIN_OPEN_A_WEEK
      ? ({ code: 'calendar.never-opens' } as const)
      : undefined);
  return refusal === undefined ? accept(calendar) : refuse(refusal);
};

const badWindow = ({ week, makeUpDays }: Calendar): CalendarRefusal | undefined => {
  const lists = [
    ...WEEKDAYS.map((weekday) => ({ at: weekday, windows: week[weekday] })),
    ...makeUpDays.flatMap(({ date, works }) =>
      typeof works === 'string' ? [] : [{ at: date, windows: works }],
    ),
  ];
  for (const { at, windows } of lists) {
    const window = firstBad(windows);
    if (window !== undefined) return { code: 'calendar.bad-window', at, window };
  }
  return undefined;
};

const firstBad = (windows: readonly Window[]): Window | undefined => {
  let before: TimeSpan = { from: 0, to: 0 };
  for (const window of windows) {
    const span = spanOfWindow(window);
    if (span === undefined || span.from < before.to) return window;
    before = span;
  }
  return undefined;
};

const badDate = ({ holidays, makeUpDays }: Calendar): CalendarRefusal | undefined => {
  const ranges = [
    ...holidays.map(({ from, to }) => ({ from, to })),
    ...makeUpDays.map(({ date }) => ({ from: date, to: date })),
  ].map((range) => ({ ...range, first: dayOfDate(range.from), last: dayOfDate(range.to) }));
  let total = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to, first, last } of ranges.toSorted(
    (a, b) => (a.first ?? 0) - (b.first ?? 0),
  )) {
    if (first === undefined) return { code: 'calendar.bad-date', date: from };
    if (last === undefined || last < first) return { code: 'calendar.bad-date', date: to };
    if (first <= end) return { code: 'calendar.date-twice', date: from };
    total += last - first + 1;
    end = last;
  }
  return total > MAX_SPECIAL_DATES
    ? { code: 'calendar.too-many-dates', limit: MAX_SPECIAL_DATES }
    : undefined;
};

const openInWeek = ({ week }: Calendar): number =>
  WEEKDAYS.flatMap((weekday) => week[weekday])
    .map(spanOfWindow)
    .reduce((sum, span) => sum + (span === undefined ? 0 : span.to - span.from), 0);
