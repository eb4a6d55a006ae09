/** Who is on duty, and the shifts of a post. */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { specialDay } from '#shared/domain/calendar/opening.ts';
import { decimal, type RecordValue } from '#shared/domain/expression/value.ts';
import { onDuty } from '#shared/domain/roster/duty.ts';
import type { Roster } from '#shared/domain/roster/roster.ts';
import { shownShift } from '#shared/domain/roster/roster-view.ts';
import { type Shift, shiftsBetween } from '#shared/domain/roster/shift.ts';
import { DAY, millisecondsOf } from '#shared/kernel/instant.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { Rosters } from '#shared/ports/rosters.ts';

export interface RosterKnowledge {
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly rosters: Rosters;
}

/** What a query over `roster:<post>` sees: the month that was, and as far ahead as a month is planned before it begins. */
const DAYS_BACK = 31;
const DAYS_AHEAD = 62;

/** The people at a post now; nobody where no roster has the post. */
export const dutyOf = async (
  post: string,
  { rosters, clock }: RosterKnowledge,
): Promise<readonly string[]> =>
  (await rosters.all()).flatMap((roster) => onDuty(roster, post, millisecondsOf(clock.now())));

/**
 * The shifts of a post by their begin, a row a place: `id`, `post`, `window`, `place`, `day`, `start`, `end`, `person`, `absent`
 * (not there for at least a part of it), `holiday` by the desk's calendar.
 */
export const shiftRows = async (
  post: string,
  { rosters, clock, calendar }: RosterKnowledge,
): Promise<readonly RecordValue[]> => {
  const now = millisecondsOf(clock.now());
  return (await rosters.all()).flatMap((roster) =>
    hasPost(roster, post)
      ? shiftsBetween(roster, now - DAYS_BACK * DAY, now + DAYS_AHEAD * DAY)
          .filter((shift) => shift.post === post)
          .map((shift) => rowOf(roster, shift, calendar))
      : [],
  );
};

const hasPost = ({ plans }: Roster, post: string): boolean =>
  plans.some(({ posts }) => posts.some(({ id }) => id === post));

const rowOf = (roster: Roster, shift: Shift, calendar: Calendar): RecordValue => {
  const { date, person, ...shown } = shownShift(roster, shift);
  return {
    ...shown,
    place: decimal(shift.place),
    day: date,
    person: person === undefined ? null : { id: person },
    holiday: specialDay(calendar, shift.day)?.kind === 'holiday',
  };
};
