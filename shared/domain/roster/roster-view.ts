/** A stretch of a roster, worked out: who stands where, what is wrong with it, how evenly it burdens. */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { dateOfDay, dayOfDate, type LocalDate } from '#shared/domain/calendar/local-date.ts';
import { instantOnWallClock } from '#shared/domain/calendar/zone.ts';
import { absenceIn } from '#shared/domain/roster/duty.ts';
import { type Fairness, fairnessOf } from '#shared/domain/roster/fairness.ts';
import { type RosterFinding, reviewRoster } from '#shared/domain/roster/review-roster.ts';
import type { Roster } from '#shared/domain/roster/roster.ts';
import { type Shift, shiftsBetween } from '#shared/domain/roster/shift.ts';
import { type Instant, instantOf } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface RosterView {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly shifts: readonly ShownShift[];
  readonly findings: readonly RosterFinding[];
  readonly fairness: Fairness;
}

/** A shift as people and playbooks see it. */
export interface ShownShift {
  readonly id: string;
  readonly post: string;
  readonly window: string;
  readonly place: number;
  readonly date: LocalDate;
  readonly start: Instant;
  /** Not included. */
  readonly end: Instant;
  readonly person?: string;
  /** Not there for at least a part of it. */
  readonly absent: boolean;
}

export type RosterViewRefusal =
  | {
      readonly code: 'roster.bad-range';
      readonly from: string;
      readonly to: string;
      readonly mostDays: number;
    }
  | { readonly code: 'roster.view-too-large'; readonly shifts: number; readonly most: number };

/** The days that are looked at: the first one, and the one before which it ends. */
export interface RosterRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Two months, as a roster is planned and looked back on. */
const MOST_DAYS = 62;

/** An answer of Lambda holds 6 MB (AWS: Lambda quotas); a call centre of 130 shifts a day fits with a month. */
const MOST_SHIFTS = 4_000;

/** Of shifts that begin on these days; findings also look at what reaches into them. */
export const viewRoster = (
  roster: Roster,
  range: RosterRange,
  calendar: Calendar,
): Result<RosterView, RosterViewRefusal> => {
  const span = spanOf(roster.zone, range);
  if (span === undefined)
    return refuse({ code: 'roster.bad-range', ...range, mostDays: MOST_DAYS });
  const { from, to } = span;
  const shifts = shiftsBetween(roster, from, to).filter(({ start }) => start >= from);
  if (shifts.length > MOST_SHIFTS) {
    return refuse({ code: 'roster.view-too-large', shifts: shifts.length, most: MOST_SHIFTS });
  }
  return accept({
    ...range,
    shifts: shifts.map((shift) => shownShift(roster, shift)),
    findings: reviewRoster(roster, from, to),
    fairness: fairnessOf(roster, from, to, calendar),
  });
};

export const shownShift = (roster: Roster, shift: Shift): ShownShift => {
  const { id, post, window, place, day, start, end, person } = shift;
  return {
    id,
    post,
    window,
    place,
    date: dateOfDay(day),
    start: instantOf(start),
    end: instantOf(end),
    ...(person === undefined ? {} : { person }),
    absent: person !== undefined && absenceIn(roster, person, start, end) !== undefined,
  };
};

const spanOf = (
  zone: string,
  { from, to }: RosterRange,
): { readonly from: number; readonly to: number } | undefined => {
  const first = dayOfDate(from);
  const last = dayOfDate(to);
  return first === undefined || last === undefined || first >= last || last - first > MOST_DAYS
    ? undefined
    : { from: instantOnWallClock(zone, first, 0), to: instantOnWallClock(zone, last, 0) };
};
