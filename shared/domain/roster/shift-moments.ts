/** The beginnings and ends of shifts, for whatever is to happen then, before or after. */
import type { Roster } from '#shared/domain/roster/roster.ts';
import { type Shift, shiftsBetween } from '#shared/domain/roster/shift.ts';
import { DAY, MINUTE } from '#shared/kernel/instant.ts';

export interface ShiftMoment {
  readonly at: number;
  /** All places of one window of the post: they begin and end as one. */
  readonly shifts: readonly Shift[];
}

export interface ShiftEdge {
  readonly post: string;
  readonly at: 'start' | 'end';
  /** Minutes as they pass; negative for before. */
  readonly offset?: number;
}

/** Shifts are at most a day long, or 25 hours when the clocks go back. */
const LONGEST_SHIFT = 2 * DAY;

/** The moments that lie in `[from, to)` once they are moved, earliest first; one for each window, not for each place. */
export const shiftMoments = (
  roster: Roster,
  { post, at, offset = 0 }: ShiftEdge,
  from: number,
  to: number,
): readonly ShiftMoment[] => {
  const moved = offset * MINUTE;
  const groups = Map.groupBy(
    shiftsBetween(roster, from - moved - LONGEST_SHIFT, to - moved + 1).filter(
      (shift) => shift.post === post,
    ),
    (shift) => shift[at],
  );
  return [...groups]
    .map(([edge, shifts]) => ({ at: edge + moved, shifts }))
    .filter((moment) => from <= moment.at && moment.at < to)
    .toSorted((a, b) => a.at - b.at);
};
