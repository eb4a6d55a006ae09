/** Five fields as `crontab` has them: minute, hour, day of the month, month, day of the week (0 and 7 are Sunday). */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { weekdayIndex } from '#shared/domain/calendar/local-date.ts';
import { spansOfDay } from '#shared/domain/calendar/opening.ts';
import { instantOnWallClock, wallClockAt } from '#shared/domain/calendar/zone.ts';
import { inWindow, type TimeWindow } from '#shared/domain/opening/time-window.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface Cron {
  /** Milliseconds since midnight, ascending. */
  readonly times: readonly number[];
  readonly months: ReadonlySet<number>;
  readonly daysOfMonth: ReadonlySet<number>;
  /** 0 for Sunday to 6. */
  readonly daysOfWeek: ReadonlySet<number>;
  /** Both kinds of day are limited: then one of them is enough, as cron has always done it. */
  readonly isEither: boolean;
}

export interface CronRefusal {
  readonly code: 'cron.unreadable';
  readonly text: string;
  /** The first field that cannot be read, from 1; 0 when there are not five of them. */
  readonly field: number;
}

const RANGES = [
  { from: 0, to: 59 },
  { from: 0, to: 23 },
  { from: 1, to: 31 },
  { from: 1, to: 12 },
  { from: 0, to: 7 },
] as const;

const PART = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/;

export const parseCron = (text: string): Result<Cron, CronRefusal> => {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== RANGES.length) return refuse({ code: 'cron.unreadable', text, field: 0 });
  const sets = fields.map((field, index) => valuesOf(field, RANGES[index] ?? RANGES[0]));
  const bad = sets.indexOf(undefined);
  if (bad >= 0) return refuse({ code: 'cron.unreadable', text, field: bad + 1 });
  const [minutes = [], hours = [], daysOfMonth = [], months = [], daysOfWeek = []] = sets;
  return accept({
    times: hours.flatMap((hour) => minutes.map((minute) => hour * HOUR + minute * MINUTE)),
    months: new Set(months),
    daysOfMonth: new Set(daysOfMonth),
    daysOfWeek: new Set(daysOfWeek.map((day) => day % 7)),
    isEither: fields[2] !== '*' && fields[4] !== '*',
  });
};

/** Ascending, each once. */
const valuesOf = (
  field: string,
  range: { readonly from: number; readonly to: number },
): readonly number[] | undefined => {
  const lists = field.split(',').map((part) => partValues(part, range));
  return lists.includes(undefined)
    ? undefined
    : [...new Set(lists.flatMap((list) => list ?? []))].toSorted((a, b) => a - b);
};

const partValues = (
  part: string,
  range: { readonly from: number; readonly to: number },
): readonly number[] | undefined => {
  const match = PART.exec(part);
  if (match === null) return undefined;
  const [, first, last, every] = match;
  const from = first === undefined ? range.from : Number(first);
  // `5/10` means from 5 on.
  const to =
    last === undefined
      ? first === undefined || every !== undefined
        ? range.to
        : from
      : Number(last);
  const step = every === undefined ? 1 : Number(every);
  if (step === 0 || from < range.from || to > range.to || from > to) return undefined;
  return Array.from(
    { length: Math.floor((to - from) / step) + 1 },
    (_, index) => from + index * step,
  );
};

/** The longest closure a report is moved over; beyond it, it comes on its own day. */
const MOST_MOVED = 31;

/**
 * The moments of a rule in a window, earliest first and each once.
 *
 * The clocks are those of the calendar's zone: a time that comes twice counts once, at its first pass, and one that the clocks leap
 * over comes at the leap. `work-before` and `work-after` move a day on which the calendar is closed to the nearest open day; days
 * that meet there are one moment.
 */
export const cronMoments = (
  cron: Cron,
  {
    calendar,
    days = 'any',
  }: { readonly calendar: Calendar; readonly days?: 'any' | 'work-before' | 'work-after' },
  window: TimeWindow,
): readonly number[] => {
  const reach = days === 'any' ? 0 : MOST_MOVED;
  const first = wallClockAt(calendar.zone, window.after).day - reach;
  const last = wallClockAt(calendar.zone, window.until).day + reach;
  const moments = Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .filter((day) => isDayOf(cron, day))
    .map((day) => (days === 'any' ? day : openDay(day, days === 'work-before' ? -1 : 1, calendar)))
    .flatMap((day) => cron.times.map((time) => instantOnWallClock(calendar.zone, day, time)));
  return [...new Set(moments)].filter((at) => inWindow(at, window)).toSorted((a, b) => a - b);
};

const isDayOf = ({ months, daysOfMonth, daysOfWeek, isEither }: Cron, day: number): boolean => {
  const date = new Date(day * DAY);
  if (!months.has(date.getUTCMonth() + 1)) return false;
  const byMonth = daysOfMonth.has(date.getUTCDate());
  const byWeek = daysOfWeek.has((weekdayIndex(day) + 1) % 7);
  return isEither ? byMonth || byWeek : byMonth && byWeek;
};

const openDay = (day: number, step: 1 | -1, calendar: Calendar): number => {
  for (let moved = 0; moved <= MOST_MOVED; moved += 1) {
    const there = day + step * moved;
    if (spansOfDay(calendar, there).length > 0) return there;
  }
  return day;
};
