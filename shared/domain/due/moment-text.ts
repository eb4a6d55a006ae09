/** Moments as people set them by clock and calendar: `16:30`, `end of day`, `fri 15:30`, `25`, `25 16:30`, `last`. */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { MAX_SPECIAL_DATES } from '#shared/domain/calendar/check-calendar.ts';
import {
  addMonths,
  dateOfDay,
  WEEKDAYS,
  weekdayIndex,
} from '#shared/domain/calendar/local-date.ts';
import { stretchesOfDay } from '#shared/domain/calendar/opening.ts';
import { instantOnWallClock, wallClockAt } from '#shared/domain/calendar/zone.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface Moment {
  readonly on:
    | { readonly every: 'day' | 'open-day' }
    /** 0 for Monday to 6 for Sunday. */
    | { readonly weekday: number }
    /** A month that has no such day means its last one. */
    | { readonly dayOfMonth: number };
  /** Milliseconds since midnight on the wall clock; a day without a time means its end. */
  readonly time: number | 'closing';
}

export interface MomentRefusal {
  readonly code: 'moment.unreadable';
  readonly text: string;
}

const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)$/;
const LAST_DAY = 31;
const END_OF_DAY = 'end of day';

export const parseMoment = (text: string): Result<Moment, MomentRefusal> => {
  const written = text.trim().toLowerCase();
  if (written === END_OF_DAY) return accept({ on: { every: 'open-day' }, time: 'closing' });
  const words = written.split(/\s+/);
  const clock = timeOf(words.at(-1) ?? '');
  const time = clock ?? DAY;
  const [first = '', ...rest] = clock === undefined ? words : words.slice(0, -1);
  if (rest.length > 0) return refuse({ code: 'moment.unreadable', text });
  if (first === '' && clock !== undefined) return accept({ on: { every: 'day' }, time });
  const weekday = weekdayOf(first);
  if (weekday >= 0) return accept({ on: { weekday }, time });
  const day = first === 'last' ? LAST_DAY : Number(/^\d{1,2}$/.exec(first)?.[0]);
  return day >= 1 && day <= LAST_DAY
    ? accept({ on: { dayOfMonth: day }, time })
    : refuse({ code: 'moment.unreadable', text });
};

/** -1 when it is none. */
const weekdayOf = (name: string): number => {
  const names: readonly string[] = WEEKDAYS;
  return names.indexOf(name);
};

const timeOf = (text: string): number | undefined => {
  const [, hours, minutes] = CLOCK.exec(text) ?? [];
  return hours === undefined || minutes === undefined
    ? undefined
    : Number(hours) * HOUR + Number(minutes) * MINUTE;
};

/** No calendar that `checkCalendar` accepts is closed for longer, and days of the month come within two. */
const LONGEST_SEARCH_DAYS = MAX_SPECIAL_DATES + 62;

/**
 * The first such moment after the anchor, both in milliseconds since the epoch, on the calendar's wall clock.
 *
 * @throws RangeError for a calendar that never opens, which `checkCalendar` refuses
 */
export const nextMoment = (moment: Moment, anchor: number, calendar: Calendar): number => {
  const { day: first } = wallClockAt(calendar.zone, anchor);
  for (let day = first; day <= first + LONGEST_SEARCH_DAYS; day++) {
    const at = momentOn(moment, day, calendar);
    if (at !== undefined && at > anchor) return at;
  }
  throw new RangeError(`calendar ${calendar.id} has no such moment`);
};

const momentOn = ({ on, time }: Moment, day: number, calendar: Calendar): number | undefined => {
  if (time === 'closing') return stretchesOfDay(calendar, day).at(-1)?.end;
  return isMeant(on, day) ? instantOnWallClock(calendar.zone, day, time) : undefined;
};

const isMeant = (on: Moment['on'], day: number): boolean => {
  if ('every' in on) return true;
  if ('weekday' in on) return weekdayIndex(day) === on.weekday;
  return Number(dateOfDay(day).slice(-2)) === Math.min(on.dayOfMonth, lengthOfMonth(day));
};

const lengthOfMonth = (day: number): number => {
  const first = day - Number(dateOfDay(day).slice(-2)) + 1;
  return addMonths(first, 1) - first;
};
