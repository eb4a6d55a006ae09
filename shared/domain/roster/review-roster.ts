/** What is wrong with a plan, so that a supervisor can mend it before the day comes. */
import { dateOfDay, type LocalDate, weekdayIndex } from '#shared/domain/calendar/local-date.ts';
import { absenceIn } from '#shared/domain/roster/duty.ts';
import type { Absence, Roster } from '#shared/domain/roster/roster.ts';
import { type Shift, shiftsBetween, workOf } from '#shared/domain/roster/shift.ts';
import { HOUR } from '#shared/kernel/instant.ts';

/** In hours. A desk sets its own where its law or its contracts say otherwise. */
export interface WorkLimits {
  readonly restHours: number;
  readonly dayHours: number;
  readonly weekHours: number;
}

/**
 * A day of 8 and a week of 44 hours are 劳动法 §36; the 44 are an average there, here each week is looked at. Chinese law
 * names no rest between two shifts: 11 hours are Article 3 of the EU's Directive 2003/88/EC.
 */
const WORK_LIMITS: WorkLimits = { restHours: 11, dayHours: 8, weekHours: 44 };

export type RosterFinding =
  | { readonly code: 'nobody-on-post'; readonly shift: Shift }
  | { readonly code: 'absent-planned'; readonly shift: Shift; readonly absence: Absence }
  | {
      readonly code: 'two-posts-at-once';
      readonly person: string;
      readonly shifts: readonly [Shift, Shift];
    }
  | {
      readonly code: 'short-rest';
      readonly person: string;
      readonly shifts: readonly [Shift, Shift];
      readonly hours: number;
    }
  /** Of all shifts that begin on a local date. */
  | {
      readonly code: 'long-day';
      readonly person: string;
      readonly date: LocalDate;
      readonly hours: number;
    }
  /** Of all shifts that begin in the week from this Monday on. */
  | {
      readonly code: 'long-week';
      readonly person: string;
      readonly monday: LocalDate;
      readonly hours: number;
    };

/**
 * The findings on the shifts with a minute in `[from, to)`. Only what lies there is seen: to judge a month by whole weeks,
 * ask from a Monday to a Monday. A shift that begins when another of the same person ends lengthens it and breaks no rest.
 */
export const reviewRoster = (
  roster: Roster,
  from: number,
  to: number,
  limits: WorkLimits = WORK_LIMITS,
): readonly RosterFinding[] => {
  const shifts = shiftsBetween(roster, from, to);
  const people = Map.groupBy(
    shifts.filter((shift) => shift.person !== undefined),
    ({ person = '' }) => person,
  );
  return [
    ...shifts.flatMap((shift) => unmanned(roster, shift)),
    ...[...people].flatMap(([person, own]) => [
      ...clashes(person, own, limits),
      ...longDays(person, own, limits),
      ...longWeeks(person, own, limits),
    ]),
  ];
};

const unmanned = (roster: Roster, shift: Shift): readonly RosterFinding[] => {
  if (shift.person === undefined) return [{ code: 'nobody-on-post', shift }];
  const absence = absenceIn(roster, shift.person, shift.start, shift.end);
  return absence === undefined ? [] : [{ code: 'absent-planned', shift, absence }];
};

/** Each shift against the one before it that ends last. */
const clashes = (
  person: string,
  shifts: readonly Shift[],
  { restHours }: WorkLimits,
): readonly RosterFinding[] => {
  const findings: RosterFinding[] = [];
  let before: Shift | undefined;
  for (const shift of shifts) {
    if (before !== undefined) findings.push(...clash(person, [before, shift], restHours));
    if (before === undefined || shift.end > before.end) before = shift;
  }
  return findings;
};

const clash = (
  person: string,
  shifts: readonly [Shift, Shift],
  restHours: number,
): readonly RosterFinding[] => {
  const [before, shift] = shifts;
  const hours = (shift.start - before.end) / HOUR;
  if (hours < 0) return [{ code: 'two-posts-at-once', person, shifts }];
  return hours > 0 && hours < restHours ? [{ code: 'short-rest', person, shifts, hours }] : [];
};

const longDays = (
  person: string,
  shifts: readonly Shift[],
  { dayHours }: WorkLimits,
): readonly RosterFinding[] =>
  [...hoursBy(shifts, ({ day }) => day)].flatMap(([day, hours]) =>
    hours > dayHours ? [{ code: 'long-day', person, date: dateOfDay(day), hours }] : [],
  );

const longWeeks = (
  person: string,
  shifts: readonly Shift[],
  { weekHours }: WorkLimits,
): readonly RosterFinding[] =>
  [...hoursBy(shifts, ({ day }) => day - weekdayIndex(day))].flatMap(([monday, hours]) =>
    hours > weekHours ? [{ code: 'long-week', person, monday: dateOfDay(monday), hours }] : [],
  );

const hoursBy = (
  shifts: readonly Shift[],
  key: (shift: Shift) => number,
): ReadonlyMap<number, number> => {
  const hours = new Map<number, number>();
  for (const shift of shifts) {
    hours.set(key(shift), (hours.get(key(shift)) ?? 0) + workOf(shift) / HOUR);
  }
  return hours;
};
