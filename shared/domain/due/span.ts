/** Lengths of time as a service handbook states them: 30 minutes, 4 working hours, 2 working days, a month. */
import {
  addBusinessDays,
  addBusinessTime,
  type Calendar,
} from '#shared/domain/calendar/calendar.ts';
import { addMonths } from '#shared/domain/calendar/local-date.ts';
import { instantOnWallClock, wallClockAt } from '#shared/domain/calendar/zone.ts';
import { HOUR, MINUTE } from '#shared/kernel/instant.ts';

export type CalendarUnit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'quarters' | 'years';

/** Only these have a meaning in business time: a working week differs from desk to desk. */
type BusinessUnit = Extract<CalendarUnit, 'minutes' | 'hours' | 'days'>;

export type Span =
  | { readonly amount: number; readonly unit: CalendarUnit; readonly time: 'calendar' }
  | { readonly amount: number; readonly unit: BusinessUnit; readonly time: 'business' };

/**
 * The longest promise by unit: ten years, or a year's 2,000 hours of work. In every calendar that `checkCalendar` accepts
 * a business span of this length ends within the bound of a walk.
 */
export const LONGEST_SPAN: Readonly<Record<CalendarUnit, number>> = {
  minutes: 120_000,
  hours: 2_000,
  days: 3_660,
  weeks: 522,
  months: 120,
  quarters: 40,
  years: 10,
};

/** Minutes and hours may have fractions, the others are whole: nobody means the same by half a month. */
export const isSpanInRange = ({ amount, unit }: Span): boolean =>
  amount > 0 &&
  amount <= LONGEST_SPAN[unit] &&
  (unit === 'minutes' || unit === 'hours' || Number.isInteger(amount));

/**
 * The instant a span after this one, in milliseconds since the epoch.
 *
 * Minutes and hours are counted as they pass. Days and longer keep the time of day of the calendar's zone, over a change
 * of the clocks too; working days are `addBusinessDays`.
 */
export const addSpan = (calendar: Calendar, from: number, span: Span): number =>
  moveBy(calendar, from, { ...span, direction: 1 });

/** The instant a span before this one; see `addSpan`. */
export const subtractSpan = (calendar: Calendar, from: number, span: Span): number =>
  moveBy(calendar, from, { ...span, direction: -1 });

const moveBy = (
  calendar: Calendar,
  from: number,
  { amount, unit, time, direction }: Span & { readonly direction: 1 | -1 },
): number => {
  const signed = amount * direction;
  const business = time === 'business';
  switch (unit) {
    case 'minutes':
      return business ? addBusinessTime(calendar, from, signed) : elapsed(from, signed * MINUTE);
    case 'hours':
      return business
        ? addBusinessTime(calendar, from, (signed * HOUR) / MINUTE)
        : elapsed(from, signed * HOUR);
    case 'days':
      return business
        ? addBusinessDays(calendar, from, signed)
        : onDay(calendar, from, byDays(signed));
    case 'weeks':
      return onDay(calendar, from, byDays(7 * signed));
    case 'months':
      return onDay(calendar, from, byMonths(signed));
    case 'quarters':
      return onDay(calendar, from, byMonths(3 * signed));
    case 'years':
      return onDay(calendar, from, byMonths(12 * signed));
  }
};

const elapsed = (from: number, milliseconds: number): number => from + Math.round(milliseconds);

const byDays = (days: number) => (day: number) => day + days;

const byMonths = (months: number) => (day: number) => addMonths(day, months);

const onDay = ({ zone }: Calendar, from: number, move: (day: number) => number): number => {
  const { day, time } = wallClockAt(zone, from);
  return instantOnWallClock(zone, move(day), time);
};
