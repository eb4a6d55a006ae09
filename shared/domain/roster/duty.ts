/** Who is there: the plan less absences, with those who stand in during breaks. */
import type { Absence, Roster } from '#shared/domain/roster/roster.ts';
import { type Shift, shiftsBetween } from '#shared/domain/roster/shift.ts';
import { millisecondsOf } from '#shared/kernel/instant.ts';

/**
 * The people at a post at an instant (milliseconds since the epoch), by place; at most one for each place.
 *
 * In a break it is whoever relieves, unless they are absent; a relief's own break does not count against it. Nobody when
 * the post is unknown, not open, or those planned are absent.
 */
export const onDuty = (roster: Roster, post: string, at: number): readonly string[] => {
  const current = shiftsBetween(roster, at, at + 1);
  return current
    .filter((shift) => shift.post === post)
    .map((shift) => {
      const pause = shift.breaks.find(({ start, end }) => start <= at && at < end);
      if (pause === undefined) return shift;
      const { relief } = pause;
      return current.find((other) => other.post === relief?.post && other.place === relief.place);
    })
    .flatMap((shift) => (shift === undefined ? [] : personThere(roster, shift, at)));
};

const personThere = (roster: Roster, { person }: Shift, at: number): readonly string[] =>
  person === undefined || absenceIn(roster, person, at, at + 1) !== undefined ? [] : [person];

/** The first absence of a person that overlaps `[from, to)`. */
export const absenceIn = (
  { absences }: Roster,
  person: string,
  from: number,
  to: number,
): Absence | undefined =>
  absences.find(
    (absence) =>
      absence.person === person &&
      millisecondsOf(absence.from) < to &&
      millisecondsOf(absence.to) > from,
  );
