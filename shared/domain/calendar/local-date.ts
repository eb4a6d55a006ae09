/** Dates without a time, as people write them in a calendar, and as numbers to count with. */
import { DAY } from '#shared/kernel/instant.ts';

/** `2026-02-15`, in the Gregorian calendar. */
export type LocalDate = string;

/** In ISO 8601's order. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** 1970-01-01 was a Thursday. */
const WEEKDAY_OF_EPOCH = 3;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Days since 1970-01-01; nothing when there is no such date. */
export const dayOfDate = (date: LocalDate): number | undefined => {
  if (!DATE.test(date)) return undefined;
  const day = Date.parse(`${date}T00:00:00.000Z`) / DAY;
  return Number.isNaN(day) || dateOfDay(day) !== date ? undefined : day;
};

export const dateOfDay = (day: number): LocalDate =>
  new Date(day * DAY).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** 0 for Monday to 6 for Sunday. */
export const weekdayIndex = (day: number): number =>
  (((day + WEEKDAY_OF_EPOCH) % WEEKDAYS.length) + WEEKDAYS.length) % WEEKDAYS.length;

/**
 * The same day of the month, so many months later (or, negative, earlier); the month's last day where it has no such
 * day: one month after 31 January is 28 or 29 February.
 */
export const addMonths = (day: number, months: number): number => {
  const date = new Date(day * DAY);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 1);
  const length = (next - first) / DAY;
  return first / DAY + Math.min(date.getUTCDate(), length) - 1;
};
