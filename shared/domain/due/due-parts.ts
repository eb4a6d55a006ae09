/** What a limit passes over on its way: day by day how much of it counts, and why not where nothing does. */
import {
  businessMinutesBetween,
  type Calendar,
  isOpen,
  nextOpening,
} from '#shared/domain/calendar/calendar.ts';
import { spansOfDay, specialDay, type TimeSpan } from '#shared/domain/calendar/opening.ts';
import { instantOnWallClock, wallClockAt } from '#shared/domain/calendar/zone.ts';
import { type Course, endOf, timeOf } from '#shared/domain/due/due.ts';
import { MINUTE } from '#shared/kernel/instant.ts';
import type { Texts } from '#shared/kernel/language.ts';

export interface DueParts {
  /** The opening that working time is counted from where the anchor lies in closed time. */
  readonly opening?: number;
  readonly end: number;
  /** Every local day between anchor and end. */
  readonly days: readonly DayPart[];
}

export interface DayPart {
  /** Since 1970-01-01. */
  readonly day: number;
  readonly kind: 'open' | 'closed' | 'holiday' | 'make-up';
  /** Of a holiday or a make-up day. */
  readonly name?: Texts;
  readonly hours: readonly TimeSpan[];
  /** Minutes of the limit's own kind of time that pass on it between anchor and end. */
  readonly minutes: number;
}

export const partsOf = (course: Course, stood: number): DueParts => {
  const { anchor, calendar } = course;
  const end = endOf(course, stood);
  const [from, to] = anchor <= end ? [anchor, end] : [end, anchor];
  const first = wallClockAt(calendar.zone, from).day;
  const last = wallClockAt(calendar.zone, to);
  // What ends at midnight ends with the day before.
  const count = last.day - first + (last.time === 0 && last.day > first ? 0 : 1);
  const days = Array.from({ length: count }, (_, index) =>
    dayPart(first + index, { course, from, to }),
  );
  return { ...openingOf(course), end, days };
};

const openingOf = (course: Course): Pick<DueParts, 'opening'> => {
  const { anchor, calendar } = course;
  // At the very end of a window it does not matter.
  const isInside = isOpen(calendar, anchor) || isOpen(calendar, anchor - 1);
  return isInside || timeOf(course) !== 'business' || endOf(course, 0) < anchor
    ? {}
    : { opening: nextOpening(calendar, anchor) };
};

const dayPart = (
  day: number,
  { course, from, to }: { readonly course: Course; readonly from: number; readonly to: number },
): DayPart => {
  const { calendar } = course;
  const begin = Math.max(from, instantOnWallClock(calendar.zone, day, 0));
  const end = Math.min(to, instantOnWallClock(calendar.zone, day + 1, 0));
  const hours = spansOfDay(calendar, day);
  return {
    day,
    ...kindOf(calendar, day, hours),
    hours,
    minutes:
      timeOf(course) === 'business'
        ? businessMinutesBetween(calendar, begin, end)
        : (end - begin) / MINUTE,
  };
};

const kindOf = (
  calendar: Calendar,
  day: number,
  hours: readonly TimeSpan[],
): Pick<DayPart, 'kind' | 'name'> => {
  const special = specialDay(calendar, day);
  if (special !== undefined) return { kind: special.kind, name: special.name };
  return { kind: hours.length === 0 ? 'closed' : 'open' };
};
