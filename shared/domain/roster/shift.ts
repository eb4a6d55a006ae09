/** From the cycles and turns of a roster to shifts of persons, in milliseconds since the epoch. */
import { dateOfDay, dayOfDate, type LocalDate } from '#shared/domain/calendar/local-date.ts';
import { timeOfDay } from '#shared/domain/calendar/opening.ts';
import { instantOnWallClock, wallClockAt } from '#shared/domain/calendar/zone.ts';
import type {
  Plan,
  Post,
  Roster,
  ShiftBreak,
  ShiftId,
  ShiftWindow,
  Turn,
} from '#shared/domain/roster/roster.ts';
import { DAY } from '#shared/kernel/instant.ts';

/**
 * A window of a post on a day. Its edges are what the clocks show, so a night in which they change is an hour shorter or
 * longer, and the next shift begins at the very moment that this one ends.
 */
export interface Shift {
  readonly id: ShiftId;
  readonly post: string;
  readonly window: string;
  /** From 1. */
  readonly place: number;
  /** The local day it begins on, in days since 1970-01-01. */
  readonly day: number;
  readonly start: number;
  /** Not included. */
  readonly end: number;
  readonly breaks: readonly Break[];
  /** Nobody when no turn reaches so far. */
  readonly person?: string;
}

export interface Break {
  readonly start: number;
  readonly end: number;
  readonly relief?: { readonly post: string; readonly place: number };
}

/** Two years; a question about more is a mistake in a date. */
const LONGEST_VIEW_DAYS = 731;

/**
 * The shifts that have a minute in `[from, to)`, by start, then post, then place; those that began before too.
 *
 * The roster is one that `checkRoster` accepted. @throws RangeError for more than `LONGEST_VIEW_DAYS`
 */
export const shiftsBetween = (roster: Roster, from: number, to: number): readonly Shift[] => {
  if (to - from > LONGEST_VIEW_DAYS * DAY) {
    throw new RangeError(`more than ${LONGEST_VIEW_DAYS} days of shifts`);
  }
  const first = wallClockAt(roster.zone, from).day - 1;
  const last = wallClockAt(roster.zone, to).day;
  const changed = new Map(roster.changes.map(({ shift, person }) => [shift, person]));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .flatMap((day) => {
      const plan = planOn(roster, day);
      return (plan?.posts ?? []).flatMap((post) =>
        plan === undefined ? [] : shiftsOfDay({ zone: roster.zone, plan, post }, day),
      );
    })
    .filter(({ start, end }) => start < to && end > from)
    .map((shift) => withPerson(shift, changed.get(shift.id) ?? shift.person))
    .toSorted((a, b) => a.start - b.start || compare(a.post, b.post) || a.place - b.place);
};

/** The shift of this id, whoever has it now; nothing when the roster knows no such shift. */
export const shiftById = (roster: Roster, id: ShiftId): Shift | undefined => {
  const [postId, date = ''] = id.split('/');
  const day = dayOfDate(date);
  const plan = day === undefined ? undefined : planOn(roster, day);
  const post = plan?.posts.find((known) => known.id === postId);
  if (day === undefined || plan === undefined || post === undefined) return undefined;
  const shift = shiftsOfDay({ zone: roster.zone, plan, post }, day).find(
    (known) => known.id === id,
  );
  const changed = roster.changes.findLast((change) => change.shift === id)?.person;
  return shift && withPerson(shift, changed ?? shift.person);
};

/** The plan that holds for shifts that begin on a local day. */
const planOn = ({ plans }: Roster, day: number): Plan | undefined => {
  const date = dateOfDay(day);
  return plans.findLast(({ from }) => from <= date);
};

/** The windows of a post that begin on a local day. */
const windowsOn = ({ cycle }: Post, day: number): readonly ShiftWindow[] => {
  const { length } = cycle.days;
  const index = (((day - known(dayOfDate(cycle.from), cycle.from)) % length) + length) % length;
  return cycle.days[index] ?? [];
};

interface Place {
  readonly zone: string;
  readonly plan: Plan;
  readonly post: Post;
}

const shiftsOfDay = ({ zone, plan, post }: Place, day: number): readonly Shift[] =>
  windowsOn(post, day).flatMap((window, line) => {
    const times = timesOf(zone, window, day);
    // The clocks leapt over all of it.
    if (times.start >= times.end) return [];
    return Array.from({ length: post.places }, (_, index): Shift => {
      const place = index + 1;
      const id = `${post.id}/${dateOfDay(day)}/${window.id}/${place}`;
      const shift = { id, post: post.id, window: window.id, place, day, ...times };
      return withPerson(shift, personInTurn({ plan, post }, day, line * post.places + index));
    });
  });

const withPerson = (shift: Shift, person: string | undefined): Shift =>
  person === undefined ? shift : { ...shift, person };

/** @param line which of the day's shifts of the post, from 0, so that one day gives each of them somebody else */
const personInTurn = (
  { plan, post: { id } }: Omit<Place, 'zone'>,
  day: number,
  line: number,
): string | undefined => {
  const date = dateOfDay(day);
  const turn = plan.turns
    .filter(({ post, from }) => post === id && from <= date)
    .reduce<Turn | undefined>(
      (latest, next) => (latest === undefined || next.from >= latest.from ? next : latest),
      undefined,
    );
  if (turn === undefined) return undefined;
  const moved = Math.floor((day - known(dayOfDate(turn.from), turn.from)) / turn.everyDays);
  return turn.people[(moved + line) % turn.people.length];
};

const timesOf = (zone: string, window: ShiftWindow, day: number) => {
  const { from, to } = spanOfShift(window);
  const at = (time: number) => instantOnWallClock(zone, day, time);
  const start = at(from);
  const end = at(to);
  const breaks = (window.breaks ?? []).map((pause): Break => {
    const { from: begins, to: ends } = spanOfBreak(pause, from);
    const { relief } = pause;
    return { start: at(begins), end: at(ends), ...(relief === undefined ? {} : { relief }) };
  });
  return { start, end, breaks };
};

/** In milliseconds since the midnight of the day it begins on; the end may lie beyond 24 hours. */
export const spanOfShift = ({ from, to }: ShiftWindow): { from: number; to: number } => {
  const start = known(timeOfDay(from), from);
  const end = known(timeOfDay(to), to);
  return { from: start, to: end > start ? end : end + DAY };
};

/** The same for a break of a shift that begins at `start`. */
export const spanOfBreak = ({ from, to }: ShiftBreak, start: number) => {
  const time = known(timeOfDay(from), from);
  const begin = time >= start ? time : time + DAY;
  const end = known(timeOfDay(to), to);
  return { from: begin, to: end > begin ? end : end + DAY };
};

const known = (value: number | undefined, text: LocalDate | string): number => {
  if (value === undefined) throw new RangeError(`no such date or time: ${text}`);
  return value;
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Milliseconds at work: breaks do not count. */
export const workOf = ({ start, end, breaks }: Shift): number =>
  end - start - breaks.reduce((sum, pause) => sum + pause.end - pause.start, 0);
