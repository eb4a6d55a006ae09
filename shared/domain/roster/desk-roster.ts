/** A roster that a desk keeps: plans from a day on, who covers whom, swaps asked for, absences; with what each change did. */
import { dateOfDay, type LocalDate } from '#shared/domain/calendar/local-date.ts';
import { wallClockAt } from '#shared/domain/calendar/zone.ts';
import {
  coverShift,
  type ShiftChangeRefusal,
  swapShifts,
} from '#shared/domain/roster/change-shift.ts';
import { checkRoster, type RosterRefusal } from '#shared/domain/roster/check-roster.ts';
import type { Absence, Plan, Roster, ShiftId } from '#shared/domain/roster/roster.ts';
import { type Shift, shiftById } from '#shared/domain/roster/shift.ts';
import { DAY, type Instant, instantOf, millisecondsOf } from '#shared/kernel/instant.ts';
import type { Texts } from '#shared/kernel/language.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface DeskRoster {
  readonly id: string;
  readonly title: Texts;
  /** Rises by one with every change; 0 while nothing was published. */
  readonly version: number;
  readonly roster: Roster;
  readonly asked: readonly SwapAsked[];
}

/** A swap that not both have agreed to yet. */
export interface SwapAsked {
  readonly one: ShiftId;
  readonly other: ShiftId;
  readonly agreedBy: readonly string[];
}

export type RosterAct =
  | { readonly kind: 'published'; readonly plan: Plan }
  /** Without a person the shift goes back to whose turn it is. */
  | {
      readonly kind: 'covered';
      readonly shift: ShiftId;
      readonly person?: string;
      readonly instead?: string;
    }
  | { readonly kind: 'swap-asked'; readonly one: ShiftId; readonly other: ShiftId }
  | { readonly kind: 'swapped'; readonly one: ShiftId; readonly other: ShiftId }
  | { readonly kind: 'absent'; readonly absence: Absence }
  | { readonly kind: 'absence-withdrawn'; readonly absence: Absence };

/** What one change did, for the history. */
export interface RosterChange {
  readonly version: number;
  readonly at: Instant;
  readonly by: string;
  readonly act: RosterAct;
}

export type DeskRosterRefusal =
  | RosterRefusal
  | ShiftChangeRefusal
  /** A plan holds from today on or later: past shifts were worked as they were planned then. */
  | { readonly code: 'roster.day-past'; readonly from: LocalDate; readonly today: LocalDate }
  /** All ids of its shifts are made of local days, so the zone stays. */
  | { readonly code: 'roster.other-zone'; readonly zone: string }
  | { readonly code: 'roster.shift-over'; readonly shift: ShiftId }
  | { readonly code: 'roster.not-your-shift'; readonly shifts: readonly ShiftId[] }
  | { readonly code: 'roster.absence-missing'; readonly person: string; readonly from: Instant }
  | { readonly code: 'roster.too-large'; readonly bytes: number; readonly most: number };

export type RosterOutcome = Result<
  { readonly after: DeskRoster; readonly change: RosterChange },
  DeskRosterRefusal
>;

/** Who changes it, when. */
interface Changing {
  readonly by: string;
  readonly at: Instant;
}

/** A row holds 400 KB (AWS: DynamoDB quotas), and JSON in it takes more than its letters. */
const MOST_ROSTER_BYTES = 200_000;

/** A quarter can be looked back on and counted; what was before stands in the history. */
const KEPT_BEHIND = 92 * DAY;

export interface Publication extends Changing {
  readonly title: Texts;
  readonly zone: string;
  readonly plan: Plan;
}

/**
 * A plan from a day on. Later plans go, and so do swaps and covers of shifts on its days: who publishes a plan means it.
 *
 * @param before nothing for a roster that is new
 */
export const publishPlan = (
  id: string,
  before: DeskRoster | undefined,
  { title, zone, plan, ...changing }: Publication,
): RosterOutcome => {
  const known = before ?? { id, title, version: 0, roster: emptyRoster(zone), asked: [] };
  if (known.roster.zone !== zone)
    return refuse({ code: 'roster.other-zone', zone: known.roster.zone });
  const checked = checkRoster({ ...emptyRoster(zone), plans: [plan] });
  if (!checked.ok) return checked;
  const today = dateAt(zone, changing.at);
  const { from } = plan;
  if (from < today) return refuse({ code: 'roster.day-past', from, today });
  const { plans, changes } = known.roster;
  const roster = {
    ...known.roster,
    plans: [...plans.filter((one) => one.from < from), plan],
    changes: changes.filter(({ shift }) => dateOf(shift) < from),
  };
  const asked = known.asked.filter(({ one, other }) => dateOf(one) < from && dateOf(other) < from);
  return changed({ ...known, title, roster, asked }, { kind: 'published', plan }, changing);
};

/** Somebody takes a shift from whoever has it, or (without a person) it goes back to whose turn it is. Not once it is over. */
export const coverOn = (
  before: DeskRoster,
  { shift, person }: { readonly shift: ShiftId; readonly person?: string },
  changing: Changing,
): RosterOutcome => {
  const { roster } = before;
  const meant = upcoming(roster, shift, ({ end }) => end > millisecondsOf(changing.at));
  if (!meant.ok) return meant;
  const covered =
    person === undefined ? accept(inTurn(roster, shift)) : coverShift(roster, shift, person);
  if (!covered.ok) return covered;
  const instead = meant.value.person;
  const act: RosterAct = {
    kind: 'covered',
    shift,
    ...(person === undefined ? {} : { person }),
    ...(instead === undefined ? {} : { instead }),
  };
  return changed({ ...before, roster: covered.value }, act, changing);
};

/**
 * One of the two who hold these shifts agrees to a swap. It is done once both have; until then it is kept, and whoever no longer
 * holds one of them has agreed in vain. Not once one of them has begun.
 */
export const agreeToSwap = (
  before: DeskRoster,
  { one, other }: Pick<SwapAsked, 'one' | 'other'>,
  changing: Changing,
): RosterOutcome => {
  const { roster, asked } = before;
  const begins = ({ start }: Shift): boolean => start > millisecondsOf(changing.at);
  const first = upcoming(roster, one, begins);
  if (!first.ok) return first;
  const second = upcoming(roster, other, begins);
  if (!second.ok) return second;
  if (![first.value.person, second.value.person].includes(changing.by)) {
    return refuse({ code: 'roster.not-your-shift', shifts: [one, other] });
  }
  const isSame = (swap: SwapAsked): boolean => isPair(swap, one, other);
  const agreedBy = [...new Set([...(asked.find(isSame)?.agreedBy ?? []), changing.by])];
  const others = asked.filter((swap) => !isSame(swap));
  const swapped = swapShifts(roster, one, other, agreedBy);
  if (swapped.ok) {
    const after = { ...before, roster: swapped.value, asked: others };
    return changed(after, { kind: 'swapped', one, other }, changing);
  }
  if (swapped.refusal.code !== 'roster.not-agreed') return swapped;
  const after = { ...before, asked: [...others, { one, other, agreedBy }] };
  return changed(after, { kind: 'swap-asked', one, other }, changing);
};

const isPair = (swap: SwapAsked, one: ShiftId, other: ShiftId): boolean =>
  (swap.one === one && swap.other === other) || (swap.one === other && swap.other === one);

/** Somebody is not there for a time. The same begin again moves the end. */
export const enterAbsence = (
  before: DeskRoster,
  absence: Absence,
  changing: Changing,
): RosterOutcome => {
  const others = before.roster.absences.filter((one) => !isSameAbsence(one, absence));
  const roster = { ...before.roster, absences: [...others, absence] };
  const checked = checkRoster(roster);
  return checked.ok
    ? changed({ ...before, roster }, { kind: 'absent', absence }, changing)
    : checked;
};

export const withdrawAbsence = (
  before: DeskRoster,
  named: Pick<Absence, 'person' | 'from'>,
  changing: Changing,
): RosterOutcome => {
  const absence = before.roster.absences.find((one) => isSameAbsence(one, named));
  if (absence === undefined) return refuse({ code: 'roster.absence-missing', ...named });
  const absences = before.roster.absences.filter((one) => one !== absence);
  const roster = { ...before.roster, absences };
  return changed({ ...before, roster }, { kind: 'absence-withdrawn', absence }, changing);
};

const isSameAbsence = (
  one: Pick<Absence, 'person' | 'from'>,
  other: Pick<Absence, 'person' | 'from'>,
): boolean => one.person === other.person && one.from === other.from;

const emptyRoster = (zone: string): Roster => ({ zone, plans: [], absences: [], changes: [] });

/** A shift that is still what the rule asks. */
const upcoming = (
  roster: Roster,
  id: ShiftId,
  isStill: (shift: Shift) => boolean,
): Result<Shift, DeskRosterRefusal> => {
  const shift = shiftById(roster, id);
  if (shift === undefined) return refuse({ code: 'roster.unknown-shift', shift: id });
  return isStill(shift) ? accept(shift) : refuse({ code: 'roster.shift-over', shift: id });
};

const inTurn = (roster: Roster, shift: ShiftId): Roster => ({
  ...roster,
  changes: roster.changes.filter((change) => change.shift !== shift),
});

/** The local date that a shift begins on stands in its id. */
const dateOf = (shift: ShiftId): LocalDate => shift.split('/')[1] ?? '';

const dateAt = (zone: string, at: Instant): LocalDate =>
  dateOfDay(wallClockAt(zone, millisecondsOf(at)).day);

const changed = (after: DeskRoster, act: RosterAct, { by, at }: Changing): RosterOutcome => {
  const kept = withoutPast({ ...after, version: after.version + 1 }, at);
  const bytes = new TextEncoder().encode(JSON.stringify(kept)).length;
  return bytes > MOST_ROSTER_BYTES
    ? refuse({ code: 'roster.too-large', bytes, most: MOST_ROSTER_BYTES })
    : accept({ after: kept, change: { version: kept.version, at, by, act } });
};

const withoutPast = (desk: DeskRoster, at: Instant): DeskRoster => {
  const { roster, asked } = desk;
  const earliest = instantOf(millisecondsOf(at) - KEPT_BEHIND);
  const day = dateAt(roster.zone, earliest);
  const holding = roster.plans.findLastIndex(({ from }) => from <= day);
  return {
    ...desk,
    roster: {
      ...roster,
      plans: roster.plans.slice(Math.max(0, holding)),
      absences: roster.absences.filter(({ to }) => to > earliest),
      changes: roster.changes.filter(({ shift }) => dateOf(shift) >= day),
    },
    asked: asked.filter((swap) =>
      [swap.one, swap.other].every(
        (id) => (shiftById(roster, id)?.start ?? 0) > millisecondsOf(at),
      ),
    ),
  };
};
