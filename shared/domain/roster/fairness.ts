/** How evenly a roster burdens people: fairness is the first rule of rostering (P168). */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { dateOfDay, weekdayIndex } from '#shared/domain/calendar/local-date.ts';
import { specialDay } from '#shared/domain/calendar/opening.ts';
import { instantOnWallClock, wallClockAt } from '#shared/domain/calendar/zone.ts';
import type { Roster, Turn } from '#shared/domain/roster/roster.ts';
import { type Shift, shiftsBetween, workOf } from '#shared/domain/roster/shift.ts';
import { DAY, HOUR } from '#shared/kernel/instant.ts';

export interface Burden {
  readonly shifts: number;
  /** Shifts with any time between 22:00 and 06:00. */
  readonly nights: number;
  /** Shifts that begin on a Saturday or Sunday. */
  readonly weekends: number;
  /** Shifts that begin on a holiday of the desk's calendar. */
  readonly holidays: number;
  /** At work, without breaks. */
  readonly hours: number;
}

export interface Fairness {
  /** Everybody who has a turn at a post, those without a shift too, and whoever took a shift; by name. */
  readonly people: readonly ({ readonly person: string } & Burden)[];
  /** The greatest less the smallest; nothing is fairer than 0. */
  readonly spread: Burden;
}

const NIGHT_BEGINS = 22 * HOUR;
const NIGHT_ENDS = 6 * HOUR;
const SATURDAY = 5;

/**
 * Counts the shifts that begin in `[from, to)` as they are planned: an absence does not lighten them.
 *
 * @param calendar says which days are holidays
 */
export const fairnessOf = (
  roster: Roster,
  from: number,
  to: number,
  calendar: Calendar,
): Fairness => {
  const shifts = shiftsBetween(roster, from, to).filter(({ start }) => start >= from);
  const held = Map.groupBy(shifts, ({ person }) => person);
  const names = new Set(turnsIn(roster, from, to).flatMap(({ people }) => people));
  for (const { person } of shifts) if (person !== undefined) names.add(person);
  const people = [...names]
    .toSorted()
    .map((person) => ({ person, ...burdenOf({ roster, calendar }, held.get(person) ?? []) }));
  const spread = (key: keyof Burden): number => {
    const values = people.map((burden) => burden[key]);
    return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
  };
  return {
    people,
    spread: {
      shifts: spread('shifts'),
      nights: spread('nights'),
      weekends: spread('weekends'),
      holidays: spread('holidays'),
      hours: spread('hours'),
    },
  };
};

/** Of the plans that hold on a day in between. */
const turnsIn = ({ zone, plans }: Roster, from: number, to: number): readonly Turn[] => {
  const first = dateOfDay(wallClockAt(zone, from).day);
  const last = dateOfDay(wallClockAt(zone, to - 1).day);
  return plans
    .filter((plan, index) => plan.from <= last && (plans[index + 1]?.from ?? '9999') > first)
    .flatMap(({ turns }) => turns);
};

const burdenOf = (
  { roster: { zone }, calendar }: { readonly roster: Roster; readonly calendar: Calendar },
  shifts: readonly Shift[],
): Burden => ({
  shifts: shifts.length,
  nights: shifts.filter((shift) => isNight(zone, shift)).length,
  weekends: shifts.filter(({ day }) => weekdayIndex(day) >= SATURDAY).length,
  holidays: shifts.filter(({ day }) => specialDay(calendar, day)?.kind === 'holiday').length,
  hours: shifts.reduce((sum, shift) => sum + workOf(shift), 0) / HOUR,
});

const isNight = (zone: string, { day, start, end }: Shift): boolean =>
  [day - 1, day, day + 1].some(
    (evening) =>
      instantOnWallClock(zone, evening, NIGHT_BEGINS) < end &&
      instantOnWallClock(zone, evening, DAY + NIGHT_ENDS) > start,
  );
