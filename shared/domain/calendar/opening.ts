/**
 * When a desk is open, from rules on local dates to stretches of instants.
 *
 * The definition everything rests on: **an instant is open when the clocks of the zone then show a time that lies in a
 * window of that local date.** A window's start belongs to it, its end does not. So a window inside the hour that the
 * clocks leap over does not happen on that day, and one inside the hour that comes twice happens twice.
 */
import {
  dayOfDate,
  type LocalDate,
  WEEKDAYS,
  type Weekday,
  weekdayIndex,
} from '#shared/domain/calendar/local-date.ts';
import { offsetStretches } from '#shared/domain/calendar/zone.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/instant.ts';
import type { Texts } from '#shared/kernel/language.ts';

/** Open from `HH:MM` to before `HH:MM`; the end may be `24:00`. What lasts overnight is two windows. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/** Closed on each date from the first to the last, both included, whatever the weekday. */
export interface Holiday {
  readonly name: Texts;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** A date that works like a weekday (调休) or in windows of its own, such as a short New Year's Eve. */
export interface MakeUpDay {
  readonly name: Texts;
  readonly date: LocalDate;
  readonly works: Weekday | readonly Window[];
}

export interface OpeningRules {
  /** A name of the IANA time zone database. */
  readonly zone: string;
  /** No windows: closed on this weekday. Windows stand in order and do not overlap. */
  readonly week: Readonly<Record<Weekday, readonly Window[]>>;
  readonly holidays: readonly Holiday[];
  readonly makeUpDays: readonly MakeUpDay[];
}

/** Milliseconds since the epoch, the end not included; local time = UTC + offset all through it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

/** A window in milliseconds since midnight. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

export interface SpecialDay {
  /** A make-up day without a window is closed, so it is a holiday to everybody. */
  readonly kind: 'holiday' | 'make-up';
  readonly name: Texts;
  readonly spans: readonly TimeSpan[];
}

interface Compiled {
  readonly week: readonly (readonly TimeSpan[])[];
  readonly special: ReadonlyMap<number, SpecialDay>;
}

const TIME = /^([01]\d|2[0-4]):([0-5]\d)$/;

/** Nothing when a time is malformed, or the end is not after the start. */
export const spanOfWindow = ({ from, to }: Window): TimeSpan | undefined => {
  const start = timeOfDay(from);
  const end = timeOfDay(to);
  return start === undefined || end === undefined || start >= end
    ? undefined
    : { from: start, to: end };
};

/** `HH:MM` from `00:00` to `24:00` in milliseconds since midnight; nothing when malformed. */
export const timeOfDay = (text: string): number | undefined => {
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const time = Number(match[1]) * HOUR + Number(match[2]) * MINUTE;
  return time > DAY ? undefined : time;
};

/** The windows of a local day. */
export const spansOfDay = (rules: OpeningRules, day: number): readonly TimeSpan[] => {
  const { special, week } = compiledOf(rules);
  return special.get(day)?.spans ?? week[weekdayIndex(day)] ?? [];
};

/** The holiday or make-up day that a local day is, if any. */
export const specialDay = (rules: OpeningRules, day: number): SpecialDay | undefined =>
  compiledOf(rules).special.get(day);

/** What is open of a UTC day, earliest first. */
export const stretchesOfUtcDay = (rules: OpeningRules, utcDay: number): readonly Stretch[] => {
  const stretches: Stretch[] = [];
  const start = utcDay * DAY;
  for (const part of offsetStretches(rules.zone, start, start + DAY)) {
    const last = Math.floor((part.end - 1 + part.offset) / DAY);
    for (let day = Math.floor((part.start + part.offset) / DAY); day <= last; day += 1) {
      const midnight = day * DAY - part.offset;
      for (const span of spansOfDay(rules, day)) {
        const from = Math.max(part.start, midnight + span.from);
        const to = Math.min(part.end, midnight + span.to);
        if (from < to) stretches.push({ start: from, end: to, offset: part.offset });
      }
    }
  }
  return stretches;
};

/** What is open of a local day, earliest first; offsets reach from -12 to +14 hours, so three UTC days hold it. */
export const stretchesOfDay = (rules: OpeningRules, day: number): readonly Stretch[] =>
  spansOfDay(rules, day).length === 0
    ? []
    : [day - 1, day, day + 1]
        .flatMap((utcDay) => stretchesOfUtcDay(rules, utcDay))
        .filter((stretch) => localDayOf(stretch) === day);

export const localDayOf = ({ start, offset }: Stretch): number =>
  Math.floor((start + offset) / DAY);

/** Reading the texts costs more than most questions, and a calendar is asked many: each object is read once. */
const compilations = new WeakMap<OpeningRules, Compiled>();

const compiledOf = (rules: OpeningRules): Compiled => {
  const known = compilations.get(rules);
  if (known !== undefined) return known;
  const compiled = compile(rules);
  compilations.set(rules, compiled);
  return compiled;
};

const compile = (rules: OpeningRules): Compiled => {
  const special = new Map<number, SpecialDay>();
  for (const { name, from, to } of rules.holidays) {
    for (let day = dayOrThrow(from); day <= dayOrThrow(to); day += 1) {
      special.set(day, { kind: 'holiday', name, spans: [] });
    }
  }
  for (const { name, date, works } of rules.makeUpDays) {
    const windows = typeof works === 'string' ? rules.week[works] : works;
    const kind = windows.length === 0 ? 'holiday' : 'make-up';
    special.set(dayOrThrow(date), { kind, name, spans: windows.map(spanOrThrow) });
  }
  return { week: WEEKDAYS.map((weekday) => rules.week[weekday].map(spanOrThrow)), special };
};

const dayOrThrow = (date: LocalDate): number => {
  const day = dayOfDate(date);
  if (day === undefined) throw new RangeError(`no such date: ${date}`);
  return day;
};

const spanOrThrow = (window: Window): TimeSpan => {
  const span = spanOfWindow(window);
  if (span === undefined) throw new RangeError(`no such window: ${window.from}-${window.to}`);
  return span;
};
