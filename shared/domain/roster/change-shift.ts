/** Changes to what the turns plan: two people swap by agreement, or somebody covers. */
import type { Roster, ShiftId } from '#shared/domain/roster/roster.ts';
import { shiftById } from '#shared/domain/roster/shift.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export type ShiftChangeRefusal =
  | { readonly code: 'roster.unknown-shift'; readonly shift: ShiftId }
  /** There is nobody to swap with. */
  | { readonly code: 'roster.nobody-planned'; readonly shift: ShiftId }
  | { readonly code: 'roster.same-person'; readonly person: string }
  | { readonly code: 'roster.not-agreed'; readonly missing: readonly string[] };

/**
 * The two people who have these shifts now take each other's. Whether the outcome is bearable, `reviewRoster` says.
 *
 * @param agreedBy must hold both; others do no harm
 */
export const swapShifts = (
  roster: Roster,
  one: ShiftId,
  other: ShiftId,
  agreedBy: readonly string[],
): Result<Roster, ShiftChangeRefusal> => {
  const first = holderOf(roster, one);
  if (!first.ok) return first;
  const second = holderOf(roster, other);
  if (!second.ok) return second;
  if (first.value === second.value) {
    return refuse({ code: 'roster.same-person', person: first.value });
  }
  const missing = [first.value, second.value].filter((person) => !agreedBy.includes(person));
  if (missing.length > 0) return refuse({ code: 'roster.not-agreed', missing });
  return accept(
    changed(roster, [
      { shift: one, person: second.value },
      { shift: other, person: first.value },
    ]),
  );
};

/** Somebody takes a shift, from whoever has it or from nobody. */
export const coverShift = (
  roster: Roster,
  shift: ShiftId,
  person: string,
): Result<Roster, ShiftChangeRefusal> =>
  shiftById(roster, shift) === undefined
    ? refuse({ code: 'roster.unknown-shift', shift })
    : accept(changed(roster, [{ shift, person }]));

const holderOf = (roster: Roster, id: ShiftId): Result<string, ShiftChangeRefusal> => {
  const shift = shiftById(roster, id);
  if (shift === undefined) return refuse({ code: 'roster.unknown-shift', shift: id });
  return shift.person === undefined
    ? refuse({ code: 'roster.nobody-planned', shift: id })
    : accept(shift.person);
};

/** One change for each shift is kept, so that a roster does not grow with every swap back. */
const changed = (roster: Roster, changes: Roster['changes']): Roster => ({
  ...roster,
  changes: [
    ...roster.changes.filter(({ shift }) => !changes.some((change) => change.shift === shift)),
    ...changes,
  ],
});
