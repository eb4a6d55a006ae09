/** Who should stand there when a shift begins (P168). */
import { absenceIn } from '#shared/domain/roster/duty.ts';
import type { Absence, Roster } from '#shared/domain/roster/roster.ts';
import { type Shift, shiftsBetween } from '#shared/domain/roster/shift.ts';
import { MINUTE } from '#shared/kernel/instant.ts';

/** Source: P168, every shift is there ten minutes early. */
const ROLL_CALL_MINUTES = 10;

export interface RollCall {
  readonly at: number;
  readonly rows: readonly RollCallRow[];
}

export type RollCallRow = { readonly shift: Shift } & (
  | { readonly expected: 'present'; readonly person: string }
  /** Absent for at least a part of it. */
  | { readonly expected: 'absent'; readonly person: string; readonly absence: Absence }
  | { readonly expected: 'nobody' }
);

/** The roll of all posts whose shifts begin together with this one, by post and place. */
export const rollCall = (
  roster: Roster,
  { start }: Shift,
  minutesBefore: number = ROLL_CALL_MINUTES,
): RollCall => ({
  at: start - minutesBefore * MINUTE,
  rows: shiftsBetween(roster, start, start + 1)
    .filter((shift) => shift.start === start)
    .map((shift) => rowOf(roster, shift)),
});

const rowOf = (roster: Roster, shift: Shift): RollCallRow => {
  const { person, start, end } = shift;
  if (person === undefined) return { shift, expected: 'nobody' };
  const absence = absenceIn(roster, person, start, end);
  return absence === undefined
    ? { shift, expected: 'present', person }
    : { shift, expected: 'absent', person, absence };
};
