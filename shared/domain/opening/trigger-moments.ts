/** When a trigger of the clock fires: by cron, at an occasion, at the edge of a shift; with what expressions see as `event`. */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import {
  dateOfDay,
  dayOfDate,
  WEEKDAYS,
  weekdayIndex,
} from '#shared/domain/calendar/local-date.ts';
import type { Occasion } from '#shared/domain/calendar/occasion.ts';
import { instantOnWallClock } from '#shared/domain/calendar/zone.ts';
import { moveTime } from '#shared/domain/expression/time.ts';
import { type RecordValue, type SpanValue, spanValue } from '#shared/domain/expression/value.ts';
import { cronMoments, parseCron } from '#shared/domain/opening/cron.ts';
import { inWindow, type TimeWindow } from '#shared/domain/opening/time-window.ts';
import type { Trigger } from '#shared/domain/playbook/trigger.ts';
import type { Roster } from '#shared/domain/roster/roster.ts';
import { type ShiftMoment, shiftMoments } from '#shared/domain/roster/shift-moments.ts';
import { DAY, instantOf, millisecondsOf } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';

/** What the desk keeps that moments hang on. */
export interface Almanac {
  readonly calendar: Calendar;
  readonly occasions: readonly Occasion[];
  readonly rosters: readonly Roster[];
  /** Titles of occasions are said in it. */
  readonly language: Language;
}

export interface TriggerMoment {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** `event.at` is the moment itself. */
  readonly event: RecordValue;
}

/** Triggers that the clock alone fires. */
export type ClockTrigger = Extract<
  Trigger,
  { readonly cron: string } | { readonly occasion: string } | { readonly shiftOf: string }
>;

export const isClockTrigger = (trigger: Trigger): trigger is ClockTrigger =>
  'cron' in trigger || 'occasion' in trigger || 'shiftOf' in trigger;

/**
 * Its moments in a window, earliest first. An occasion begins with its first day, and a day with its midnight in the desk's zone,
 * as everywhere in playbooks: `9h` after it is nine in the morning. A rule that cannot be read has no moments; the checker tells.
 */
export const clockMoments = (
  trigger: ClockTrigger,
  almanac: Almanac,
  window: TimeWindow,
): readonly TriggerMoment[] => {
  if ('cron' in trigger) {
    const cron = parseCron(trigger.cron);
    const rule = {
      calendar: almanac.calendar,
      ...(trigger.days === undefined ? {} : { days: trigger.days }),
    };
    return cron.ok ? cronMoments(cron.value, rule, window).map((at) => momentAt(at, {})) : [];
  }
  const moments =
    'occasion' in trigger ? occasionMoments(trigger, almanac) : edges(trigger, almanac, window);
  return moments.filter(({ at }) => inWindow(at, window)).toSorted((a, b) => a.at - b.at);
};

const momentAt = (at: number, event: RecordValue): TriggerMoment => ({
  at,
  event: { ...event, at: instantOf(at) },
});

/** @returns where a span leads; the moment itself without one */
const movedBy = (at: number, span: SpanValue | undefined, calendar: Calendar): number =>
  span === undefined ? at : millisecondsOf(moveTime(instantOf(at), span, { sign: 1, calendar }));

const occasionMoments = (
  { occasion: id, shift }: Extract<Trigger, { readonly occasion: string }>,
  { occasions, calendar, language }: Almanac,
): readonly TriggerMoment[] => {
  const span = shift === undefined ? undefined : spanValue(shift);
  return occasions
    .filter((occasion) => occasion.id === id)
    .flatMap((occasion) =>
      beginsOf(occasion).map((day) => {
        const { title, to, data } = occasion;
        const from = dateOfDay(day);
        const last = occasion.weekday === undefined ? to : from;
        const begin = instantOnWallClock(calendar.zone, day, 0);
        const event = { id, title: title[language], from, to: last, data };
        return momentAt(movedBy(begin, span, calendar), event);
      }),
    );
};

/** The local days on which it begins: each of its weekdays is an occasion of its own. */
const beginsOf = ({ from, to, weekday }: Occasion): readonly number[] => {
  const first = dayOfDate(from);
  const last = dayOfDate(to);
  if (first === undefined || last === undefined) return [];
  if (weekday === undefined) return [first];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (day) => WEEKDAYS[weekdayIndex(day)] === weekday,
  );
};

/** Clocks may change between a shift's edge and the moment that hangs on it, and a working day may lie far. */
const SLACK = 2 * DAY;

const edges = (
  { shiftOf: post, at: edge, shift }: Extract<Trigger, { readonly shiftOf: string }>,
  { rosters, calendar }: Almanac,
  { after, until }: TimeWindow,
): readonly TriggerMoment[] => {
  const span = shift === undefined ? undefined : spanValue(shift);
  const backwards = span === undefined ? 0 : movedBy(after, span, calendar) - after;
  return rosters
    .filter(({ plans }) => plans.some(({ posts }) => posts.some(({ id }) => id === post)))
    .flatMap((roster) =>
      shiftMoments(
        roster,
        { post, at: edge },
        after - backwards - SLACK,
        until - backwards + SLACK,
      ).map((moment) => momentAt(movedBy(moment.at, span, calendar), shiftEvent(post, moment))),
    );
};

const shiftEvent = (post: string, { shifts }: ShiftMoment): RecordValue => {
  const first = shifts[0];
  return {
    post,
    people: shifts.flatMap(({ person }) => person ?? []),
    ...(first === undefined
      ? {}
      : { window: first.window, start: instantOf(first.start), end: instantOf(first.end) }),
  };
};
