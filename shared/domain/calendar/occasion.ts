/** Days that something is made of: festivals, a store's day, promotion weeks, days on which some cars may not drive. */
import {
  dateOfDay,
  dayOfDate,
  type LocalDate,
  WEEKDAYS,
  type Weekday,
  weekdayIndex,
} from '#shared/domain/calendar/local-date.ts';
import type { Texts } from '#shared/kernel/language.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/**
 * One stretch of an occasion. The same occasion of another year is another one with the same id, since festivals of the
 * lunar calendar move: their dates are entered, never computed.
 */
export interface Occasion {
  /** Lower-case words with hyphens. */
  readonly id: string;
  readonly title: Texts;
  /** From the first date to the last, both included. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Only this weekday of those dates, each of them an occasion of its own. */
  readonly weekday?: Weekday;
  /** What texts and audiences may use: `{ digits: ['1', '6'] }`. */
  readonly data: Readonly<Record<string, string | readonly string[]>>;
}

/** An occasion as it happens. */
export interface OccasionDays {
  readonly occasion: Occasion;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export type OccasionRefusal =
  | { readonly code: 'occasion.bad-id'; readonly id: string }
  /** No such date, or an end before the begin. */
  | { readonly code: 'occasion.bad-date'; readonly id: string; readonly date: string }
  /** Its weekday does not come between its dates. */
  | { readonly code: 'occasion.never'; readonly id: string; readonly weekday: Weekday }
  /** The same occasion on one date with two sets of data: nobody could tell which holds. */
  | { readonly code: 'occasion.date-twice'; readonly id: string; readonly date: LocalDate }
  | { readonly code: 'occasion.too-many'; readonly limit: number };

/** Ten years of a hundred occasions each. */
export const MAX_OCCASIONS = 1_000;

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether occasions that people wrote can be asked with the functions below. */
export const checkOccasions = (
  occasions: readonly Occasion[],
): Result<readonly Occasion[], OccasionRefusal> => {
  if (occasions.length > MAX_OCCASIONS) {
    return refuse({ code: 'occasion.too-many', limit: MAX_OCCASIONS });
  }
  const bad = occasions.flatMap((occasion) => badOccasion(occasion) ?? []).at(0);
  if (bad !== undefined) return refuse(bad);
  for (const same of Map.groupBy(occasions, ({ id }) => id).values()) {
    const twice = dateTwice(same);
    if (twice !== undefined) return refuse(twice);
  }
  return accept(occasions);
};

const badOccasion = ({ id, from, to, weekday }: Occasion): OccasionRefusal | undefined => {
  if (!ID.test(id)) return { code: 'occasion.bad-id', id };
  const first = dayOfDate(from);
  const last = dayOfDate(to);
  if (first === undefined) return { code: 'occasion.bad-date', id, date: from };
  if (last === undefined || last < first) return { code: 'occasion.bad-date', id, date: to };
  return weekday !== undefined && onOrAfter(first, weekday) > last
    ? { code: 'occasion.never', id, weekday }
    : undefined;
};

/** Of two on one date the date is named. */
const dateTwice = (occasions: readonly Occasion[]): OccasionRefusal | undefined => {
  for (const [index, one] of occasions.entries()) {
    for (const other of occasions.slice(index + 1)) {
      const date = commonDate(one, other);
      if (date !== undefined) return { code: 'occasion.date-twice', id: one.id, date };
    }
  }
  return undefined;
};

const commonDate = (one: Occasion, other: Occasion): LocalDate | undefined => {
  const first = Math.max(dayOf(one.from), dayOf(other.from));
  const last = Math.min(dayOf(one.to), dayOf(other.to));
  const week = Array.from({ length: WEEKDAYS.length }, (_, index) => first + index);
  const day = week.find((each) => each <= last && isOn(one, each) && isOn(other, each));
  return day === undefined ? undefined : dateOfDay(day);
};

/** In the order they were entered. */
export const occasionsOn = (
  occasions: readonly Occasion[],
  date: LocalDate,
): readonly Occasion[] => {
  const day = dayOf(date);
  return occasions.filter((occasion) => isOn(occasion, day));
};

/** The first time that the occasion begins after a date; nothing when none is entered. */
export const nextOccasion = (
  occasions: readonly Occasion[],
  id: string,
  after: LocalDate,
): OccasionDays | undefined =>
  occasions
    .filter((occasion) => occasion.id === id)
    .flatMap((occasion) => nextDays(occasion, dayOf(after) + 1) ?? [])
    .toSorted((a, b) => dayOf(a.from) - dayOf(b.from))
    .at(0);

const nextDays = (occasion: Occasion, earliest: number): OccasionDays | undefined => {
  const { from, to, weekday } = occasion;
  if (weekday === undefined) return dayOf(from) < earliest ? undefined : { occasion, from, to };
  const day = onOrAfter(Math.max(dayOf(from), earliest), weekday);
  const date = dateOfDay(day);
  return day > dayOf(to) ? undefined : { occasion, from: date, to: date };
};

const isOn = ({ from, to, weekday }: Occasion, day: number): boolean =>
  dayOf(from) <= day &&
  day <= dayOf(to) &&
  (weekday === undefined || WEEKDAYS[weekdayIndex(day)] === weekday);

const onOrAfter = (day: number, weekday: Weekday): number => {
  const { length } = WEEKDAYS;
  return day + ((WEEKDAYS.indexOf(weekday) - weekdayIndex(day) + length) % length);
};

const dayOf = (date: LocalDate): number => {
  const day = dayOfDate(date);
  if (day === undefined) throw new RangeError(`no such date: ${date}`);
  return day;
};
