/**
 * Business time: how long a desk is open between two instants, and when so much open time has passed.
 *
 * Instants are milliseconds since the epoch here, and answers are exact to the millisecond. The functions expect a
 * calendar that `checkCalendar` accepted; what they cannot answer for any other is a fault (RangeError).
 */
import {
  localDayOf,
  type OpeningRules,
  type Stretch,
  stretchesOfDay,
  stretchesOfUtcDay,
} from '#shared/domain/calendar/opening.ts';
import { DAY, MINUTE } from '#shared/kernel/instant.ts';
import type { Texts } from '#shared/kernel/language.ts';

export interface Calendar extends OpeningRules {
  readonly id: string;
  readonly title: Texts;
}

/**
 * A walk gives up after a century, so that no question runs for ever. The longest span a limit may have ends far
 * sooner in every calendar that `checkCalendar` accepts.
 */
const MAX_WALK_DAYS = 36_525;

/** Whether the desk is open: the first moment of a window is, the last is not. */
export const isOpen = (calendar: Calendar, instant: number): boolean =>
  stretchesOfUtcDay(calendar, Math.floor(instant / DAY)).some(
    ({ start, end }) => start <= instant && instant < end,
  );

/** The first open moment from an instant on: the instant itself while the desk is open. */
export const nextOpening = (calendar: Calendar, from: number): number => {
  for (const { start } of openAfter(calendar, from)) return start;
  throw outOfReach(calendar);
};

/**
 * The earliest instant at which so many minutes of open time have passed since `from`. Fractions of a minute count.
 * What ends with a window ends at its last moment, not with the next opening: 60 minutes from 17:00 end at 18:00.
 *
 * @param minutes negative: the latest instant that lies so many open minutes before; 0: the instant itself
 */
export const addBusinessTime = (calendar: Calendar, from: number, minutes: number): number => {
  if (!Number.isFinite(minutes)) throw new RangeError(`not a number of minutes: ${minutes}`);
  let left = Math.round(Math.abs(minutes) * MINUTE);
  if (left === 0) return from;
  const forward = minutes > 0;
  for (const { start, end } of forward ? openAfter(calendar, from) : openBefore(calendar, from)) {
    if (left <= end - start) return forward ? start + left : end - left;
    left -= end - start;
  }
  throw outOfReach(calendar);
};

/** Open minutes between two instants, with fractions; negative when the second is the earlier one. */
export const businessMinutesBetween = (calendar: Calendar, from: number, to: number): number => {
  if (to < from) return -businessMinutesBetween(calendar, to, from);
  if (to - from > MAX_WALK_DAYS * DAY) throw outOfReach(calendar);
  let passed = 0;
  for (const { start, end } of openAfter(calendar, from)) {
    if (start >= to) break;
    passed += Math.min(end, to) - start;
  }
  return passed / MINUTE;
};

/**
 * The same time of day, so many working days later (or, negative, earlier). A working day is a local date on which the
 * desk opens at all.
 *
 * Counting begins at `from` while the desk is open or just closes, else with the next opening (backwards: the closing
 * before), so what comes on a Saturday counts from Monday morning. Where the target day is closed at that time, the
 * answer is its next opening on that day, else its last closing. A repeated hour counts as its first pass.
 *
 * @param days whole; 0 gives `from` itself
 */
export const addBusinessDays = (calendar: Calendar, from: number, days: number): number => {
  if (!Number.isInteger(days)) throw new RangeError(`not a whole number of days: ${days}`);
  if (days === 0) return from;
  const step = Math.sign(days);
  const counted = countedFrom(calendar, from, step);
  let left = Math.abs(days);
  for (let walked = 1; walked <= MAX_WALK_DAYS; walked += 1) {
    const stretches = stretchesOfDay(calendar, counted.day + step * walked);
    if (stretches.length > 0) left -= 1;
    if (left === 0) return atTime(stretches, counted.time);
  }
  throw outOfReach(calendar);
};

/** The local day and time of day that a number of working days is counted from. */
const countedFrom = (
  calendar: Calendar,
  from: number,
  step: number,
): { readonly day: number; readonly time: number } => {
  const utcDay = Math.floor(from / DAY);
  const near = [utcDay - 1, utcDay].flatMap((day) => stretchesOfUtcDay(calendar, day));
  const current =
    near.find(({ start, end }) => start <= from && from < end) ??
    near.find(({ end }) => end === from);
  if (current !== undefined) return readingAt(current, from);
  for (const stretch of step > 0 ? openAfter(calendar, from) : openBefore(calendar, from)) {
    return readingAt(stretch, step > 0 ? stretch.start : stretch.end);
  }
  throw outOfReach(calendar);
};

/** The end of a window that lasts to midnight reads 24:00 of its own day. */
const readingAt = (stretch: Stretch, instant: number) => {
  const day = localDayOf(stretch);
  return { day, time: instant + stretch.offset - day * DAY };
};

/** The instant of a day at this time of day, moved to the nearest moment that is allowed. */
const atTime = (stretches: readonly Stretch[], time: number): number => {
  let last = Number.NaN;
  for (const stretch of stretches) {
    if (time <= readingAt(stretch, stretch.end).time) {
      return Math.max(stretch.start, localDayOf(stretch) * DAY + time - stretch.offset);
    }
    last = stretch.end;
  }
  return last;
};

function* openAfter(calendar: Calendar, from: number): Generator<Stretch, void> {
  const first = Math.floor(from / DAY);
  for (let day = first; day <= first + MAX_WALK_DAYS; day += 1) {
    for (const { start, end, offset } of stretchesOfUtcDay(calendar, day)) {
      if (end > from) yield { start: Math.max(start, from), end, offset };
    }
  }
}

function* openBefore(calendar: Calendar, to: number): Generator<Stretch, void> {
  const first = Math.floor(to / DAY);
  for (let day = first; day >= first - MAX_WALK_DAYS; day -= 1) {
    for (const { start, end, offset } of stretchesOfUtcDay(calendar, day).toReversed()) {
      if (start < to) yield { start, end: Math.min(end, to), offset };
    }
  }
}

const outOfReach = ({ id }: Calendar) =>
  new RangeError(`calendar ${id} has no answer within ${MAX_WALK_DAYS} days`);
