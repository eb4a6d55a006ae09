/** Whether shifts can be worked out of a roster. Whoever stores or reads one that people wrote asks here first. */
import { dayOfDate } from '#shared/domain/calendar/local-date.ts';
import { timeOfDay } from '#shared/domain/calendar/opening.ts';
import { isZone } from '#shared/domain/calendar/zone.ts';
import type {
  Plan,
  Post,
  Roster,
  ShiftId,
  ShiftWindow,
  Turn,
} from '#shared/domain/roster/roster.ts';
import { shiftById, spanOfBreak, spanOfShift } from '#shared/domain/roster/shift.ts';
import { DAY, isInstant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

type TooMany = 'posts' | 'places' | 'days' | 'windows' | 'shifts';

export type RosterRefusal =
  | { readonly code: 'roster.unknown-zone'; readonly zone: string }
  | { readonly code: 'roster.too-many'; readonly what: TooMany }
  /** Not from 1 on, not whole, or an empty list. */
  | { readonly code: 'roster.too-few'; readonly what: 'places' | 'days' | 'people' | 'everyDays' }
  /** Empty, with `/` in it, or used twice. */
  | { readonly code: 'roster.bad-id'; readonly id: string }
  | { readonly code: 'roster.bad-time'; readonly post: string; readonly window: string }
  /** A break that is not within its window, or overlaps another. */
  | { readonly code: 'roster.bad-break'; readonly post: string; readonly window: string }
  /** Two windows of one post at once: one place would have two people. */
  | { readonly code: 'roster.windows-overlap'; readonly post: string; readonly window: string }
  | { readonly code: 'roster.bad-date'; readonly date: string }
  | { readonly code: 'roster.unknown-post'; readonly post: string }
  | { readonly code: 'roster.unknown-relief'; readonly post: string; readonly place: number }
  /** Not two instants in their order. */
  | { readonly code: 'roster.bad-absence'; readonly person: string }
  | { readonly code: 'roster.unknown-shift'; readonly shift: ShiftId };

/** A large property or call centre; a view of two years stays a matter of seconds. */
export const MAX_POSTS = 200;
export const MAX_PLACES = 100;
/** A cycle longer than a year is a mistake. */
const MAX_CYCLE_DAYS = 366;
const MAX_WINDOWS_A_DAY = 24;
/** Three shifts of 300 seats; whoever looks at a month of more waits for seconds. */
const MAX_SHIFTS_A_DAY = 1_000;

export const checkRoster = (roster: Roster): Result<Roster, RosterRefusal> => {
  const refusal = firstOf([
    () => (isZone(roster.zone) ? undefined : { code: 'roster.unknown-zone', zone: roster.zone }),
    ...roster.plans.map((plan, index) => () => badPlan(plan, roster.plans[index - 1])),
    ...roster.absences.map((absence) => () => badAbsence(absence)),
    ...roster.changes.map(
      ({ shift }) =>
        () =>
          shiftById(roster, shift) === undefined
            ? { code: 'roster.unknown-shift' as const, shift }
            : undefined,
    ),
  ]);
  return refusal === undefined ? accept(roster) : refuse(refusal);
};

/** @param before whose days end with the first one of this */
const badPlan = (plan: Plan, before: Plan | undefined): RosterRefusal | undefined => {
  const { from, posts, turns } = plan;
  return firstOf([
    () => badDate(from),
    () =>
      before === undefined || before.from < from
        ? undefined
        : { code: 'roster.bad-date', date: from },
    () => (posts.length > MAX_POSTS ? tooMany('posts') : undefined),
    () => badId(posts.map(({ id }) => id)),
    ...posts.map((post) => () => badPost(plan, post)),
    () => (mostShifts(plan) > MAX_SHIFTS_A_DAY ? tooMany('shifts') : undefined),
    ...turns.map((turn) => () => badTurn(plan, turn)),
  ]);
};

/** On the fullest day of each post. */
const mostShifts = ({ posts }: Plan): number =>
  posts.reduce(
    (sum, { places, cycle: { days } }) =>
      sum + places * Math.max(...days.map(({ length }) => length)),
    0,
  );

type Check = () => RosterRefusal | undefined;

/** Later checks rest on what the earlier ones found to be sound. */
const firstOf = (checks: readonly Check[]): RosterRefusal | undefined => {
  for (const check of checks) {
    const refusal = check();
    if (refusal !== undefined) return refusal;
  }
  return undefined;
};

const tooMany = (what: TooMany): RosterRefusal => ({
  code: 'roster.too-many',
  what,
});

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1;

const badId = (ids: readonly string[]): RosterRefusal | undefined => {
  const id = ids.find(
    (candidate, index) =>
      candidate === '' || candidate.includes('/') || ids.indexOf(candidate) !== index,
  );
  return id === undefined ? undefined : { code: 'roster.bad-id', id };
};

const badPost = (plan: Plan, post: Post): RosterRefusal | undefined => {
  const { places, cycle } = post;
  return firstOf([
    () => (isCount(places) ? undefined : { code: 'roster.too-few', what: 'places' }),
    () => (places > MAX_PLACES ? tooMany('places') : undefined),
    () => badDate(cycle.from),
    () => (cycle.days.length > 0 ? undefined : { code: 'roster.too-few', what: 'days' }),
    () => (cycle.days.length > MAX_CYCLE_DAYS ? tooMany('days') : undefined),
    ...cycle.days.flatMap((windows): readonly Check[] => [
      () => (windows.length > MAX_WINDOWS_A_DAY ? tooMany('windows') : undefined),
      () => badId(windows.map(({ id }) => id)),
      ...windows.map((window) => () => badWindow(plan, post, window)),
    ]),
    () => overlap(post),
  ]);
};

const badWindow = (plan: Plan, post: Post, window: ShiftWindow): RosterRefusal | undefined => {
  const { breaks = [] } = window;
  const times = [window, ...breaks].flatMap(({ from, to }) => [from, to]);
  if (times.some((time) => timeOfDay(time) === undefined)) {
    return { code: 'roster.bad-time', post: post.id, window: window.id };
  }
  const { from, to } = spanOfShift(window);
  let end = from;
  for (const pause of breaks) {
    const span = spanOfBreak(pause, from);
    if (span.from < end || span.to > to) {
      return { code: 'roster.bad-break', post: post.id, window: window.id };
    }
    end = span.to;
  }
  const stranger = breaks
    .flatMap(({ relief }) => relief ?? [])
    .find((relief) => !plan.posts.some((known) => isPlaceOf(known, relief)));
  return stranger && { code: 'roster.unknown-relief', ...stranger };
};

const isPlaceOf = ({ id, places }: Post, relief: { post: string; place: number }): boolean =>
  id === relief.post && isCount(relief.place) && relief.place <= places;

/** The cycle is laid out once and its first day again, since a night reaches into it. */
const overlap = ({ id, cycle }: Post): RosterRefusal | undefined => {
  const laidOut = [...cycle.days, ...cycle.days.slice(0, 1)]
    .flatMap((windows, day) =>
      windows.map((window) => {
        const { from, to } = spanOfShift(window);
        return { window: window.id, from: day * DAY + from, to: day * DAY + to };
      }),
    )
    .toSorted((a, b) => a.from - b.from);
  const second = laidOut.find(({ from }, index) => from < (laidOut[index - 1]?.to ?? from));
  return second && { code: 'roster.windows-overlap', post: id, window: second.window };
};

const badDate = (date: string): RosterRefusal | undefined =>
  dayOfDate(date) === undefined ? { code: 'roster.bad-date', date } : undefined;

const badTurn = (
  { posts }: Plan,
  { post, from, everyDays, people }: Turn,
): RosterRefusal | undefined =>
  firstOf([
    () => (posts.some(({ id }) => id === post) ? undefined : { code: 'roster.unknown-post', post }),
    () => badDate(from),
    () => (isCount(everyDays) ? undefined : { code: 'roster.too-few', what: 'everyDays' }),
    () => (people.length > 0 ? undefined : { code: 'roster.too-few', what: 'people' }),
  ]);

const badAbsence = ({ person, from, to }: Roster['absences'][number]): RosterRefusal | undefined =>
  isInstant(from) && isInstant(to) && from < to
    ? undefined
    : { code: 'roster.bad-absence', person };
