/** Why a limit ends when it does, in words a person can check against the calendar on the wall. */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { dateOfDay, WEEKDAYS, weekdayIndex } from '#shared/domain/calendar/local-date.ts';
import { wallClockAt } from '#shared/domain/calendar/zone.ts';
import { type Course, timeOf } from '#shared/domain/due/due.ts';
import { type DayPart, partsOf } from '#shared/domain/due/due-parts.ts';
import type { Moment } from '#shared/domain/due/moment-text.ts';
import type { Span } from '#shared/domain/due/span.ts';
import { DUE_WORDS, type DueWords } from '#shared/domain/due/words.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/instant.ts';
import type { Language, Texts } from '#shared/kernel/language.ts';

/** From a week on a weekday alone does not say which one is meant, so dates are written too. */
const DAYS_WITHOUT_DATES = 6;

/** A limit of months passes many special days; people read the first few. */
const MAX_SPECIAL_DAYS_NAMED = 4;

/** What stands on the ticket of a limit, beside how it is counted. */
export interface Standing {
  /** Minutes that it stood still, in its own kind of time. */
  readonly stood: number;
  /** What the anchor, or the end, is called where it is a field. */
  readonly anchorTitle?: Texts;
  readonly endTitle?: Texts;
  /** It stands still since this instant, with so many minutes left. */
  readonly paused?: { readonly since: number; readonly leftMinutes: number };
  readonly isBreached?: boolean;
}

/**
 * How it is counted (where the anchor is closed, also the opening that counting begins with), then what it passes over: weekdays that
 * are closed, holidays, make-up days, and for limits of minutes and hours the opening hours; then how long it stood still. For example
 * `2 working days from Fri 17:30; Sat-Sun closed`, or `自周五17:30起2个工作日；周六至周日休息`. Times are those of the calendar's zone.
 */
export const explainDue = (course: Course, standing: Standing, language: Language): string => {
  const words = DUE_WORDS[language];
  const { opening, end, days } = partsOf(course, standing.stood);
  const speaking: Speaking = {
    calendar: course.calendar,
    language,
    words,
    dated: Math.abs(days.length - 1) > DAYS_WITHOUT_DATES,
  };
  const passage = passesOver(course) ? days : [];
  return words.sentences([
    headOf(course, standing, speaking),
    ...(opening === undefined ? [] : [words.counted(momentName(speaking, opening))]),
    ...closedWeekdays(passage, speaking),
    ...specialDays(passage, speaking),
    ...(countsHours(course) ? openingHours(passage, words) : []),
    ...stoodFor(course, standing, words),
    ...stateOf(course, standing, { end, speaking }),
  ]);
};

interface Speaking {
  readonly calendar: Calendar;
  readonly language: Language;
  readonly words: DueWords;
  readonly dated: boolean;
}

/** Only what follows the calendar's openings passes closed days over. */
const passesOver = (course: Course): boolean =>
  timeOf(course) === 'business' || isClosing(course.ending);

const isClosing = (ending: Course['ending']): boolean =>
  ending.is === 'moment' && ending.moment.time === 'closing';

const countsHours = ({ ending }: Course): boolean =>
  ending.is !== 'span' || ending.span.unit !== 'days';

const headOf = (course: Course, standing: Standing, speaking: Speaking): string => {
  const { ending, anchor } = course;
  const { words } = speaking;
  const from = titled(momentName(speaking, anchor), standing.anchorTitle, speaking);
  switch (ending.is) {
    case 'span':
      return ending.direction > 0
        ? words.from(words.span(ending.span), from)
        : words.ahead(words.span(ending.span), from);
    case 'moment':
      return words.next(clockMoment(ending.moment, words), from);
    case 'instant': {
      const at = ending.isDay
        ? words.endOf(dayName(speaking, wallClockAt(course.calendar.zone, ending.at - 1).day))
        : momentName(speaking, ending.at);
      return words.set(titled(at, standing.endTitle, speaking));
    }
  }
};

const titled = (moment: string, title: Texts | undefined, { words, language }: Speaking): string =>
  title === undefined ? moment : words.titled(title[language], moment);

const LAST_DAY = 31;

/** `16:30`, `Fri 15:30`, `end of Fri`, `day 25`, … */
const clockMoment = ({ on, time }: Moment, words: DueWords): string => {
  if (time === 'closing') return words.closing;
  const at = (day: string): string =>
    time === DAY ? words.endOf(day) : words.moment(day, clock(time));
  if ('weekday' in on) return at(words.weekday(on.weekday));
  if ('dayOfMonth' in on) {
    return at(on.dayOfMonth === LAST_DAY ? words.lastDay : words.dayOfMonth(on.dayOfMonth));
  }
  return clock(time);
};

const stoodFor = (course: Course, { stood }: Standing, words: DueWords): readonly string[] => {
  const minutes = Math.round(stood);
  return minutes === 0 ? [] : [words.stood(words.span(minutesOf(minutes, timeOf(course))))];
};

/** Whole hours as hours. */
const minutesOf = (minutes: number, time: Span['time']): Span => {
  const hours = minutes / (HOUR / MINUTE);
  return minutes > 0 && Number.isInteger(hours)
    ? { amount: hours, unit: 'hours', time }
    : { amount: minutes, unit: 'minutes', time };
};

const stateOf = (
  course: Course,
  { paused, isBreached = false }: Standing,
  { end, speaking }: { readonly end: number; readonly speaking: Speaking },
): readonly string[] => {
  const { words } = speaking;
  if (isBreached) return [words.breached(momentName(speaking, end))];
  if (paused === undefined) return [];
  const left = words.span(minutesOf(Math.round(paused.leftMinutes), timeOf(course)));
  return [words.paused(momentName(speaking, paused.since), left)];
};

const dayName = ({ words, dated }: Speaking, day: number): string => {
  const weekday = words.weekday(weekdayIndex(day));
  if (!dated) return weekday;
  const [, month, date] = dateOfDay(day).split('-').map(Number);
  return month === undefined || date === undefined ? weekday : words.dated(weekday, month, date);
};

const clock = (time: number): string => {
  const hours = Math.floor(time / HOUR);
  const minutes = Math.floor((time % HOUR) / MINUTE);
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
};

const momentName = (speaking: Speaking, instant: number): string => {
  const { day, time } = wallClockAt(speaking.calendar.zone, instant);
  return speaking.words.moment(dayName(speaking, day), clock(time));
};

const closedWeekdays = (days: readonly DayPart[], { words }: Speaking): readonly string[] => {
  const closed = new Set(
    days.filter(({ kind }) => kind === 'closed').map(({ day }) => weekdayIndex(day)),
  );
  const runs: { first: number; last: number }[] = [];
  for (const index of WEEKDAYS.keys()) {
    if (!closed.has(index)) continue;
    const run = runs.at(-1);
    if (run?.last === index - 1) run.last = index;
    else runs.push({ first: index, last: index });
  }
  const names = runs.map(({ first, last }) =>
    first === last ? words.weekday(first) : words.range(words.weekday(first), words.weekday(last)),
  );
  return names.length === 0 ? [] : [words.closed(words.list(names))];
};

interface SpecialRun {
  readonly kind: DayPart['kind'];
  readonly name: string;
  readonly first: number;
  last: number;
}

const specialDays = (days: readonly DayPart[], speaking: Speaking): readonly string[] => {
  const { words } = speaking;
  const runs = specialRuns(days, speaking.language);
  const named = runs.slice(0, MAX_SPECIAL_DAYS_NAMED).map(({ kind, name, first, last }) => {
    const span =
      first === last
        ? dayName(speaking, first)
        : words.range(dayName(speaking, first), dayName(speaking, last));
    return kind === 'holiday' ? words.holiday(span, name) : words.makeUp(span, name);
  });
  return runs.length > named.length ? [...named, words.more(runs.length - named.length)] : named;
};

const specialRuns = (days: readonly DayPart[], language: Language): readonly SpecialRun[] => {
  const runs: SpecialRun[] = [];
  for (const { day, kind, name: texts } of days) {
    if (texts === undefined) continue;
    const name = texts[language];
    const run = runs.at(-1);
    if (run?.last === day - 1 && run.kind === kind && run.name === name) run.last = day;
    else runs.push({ kind, name, first: day, last: day });
  }
  return runs;
};

/** Said when all days passed have the same hours and those are not the whole day. */
const openingHours = (days: readonly DayPart[], words: DueWords): readonly string[] => {
  const hours = days
    .map((part) => part.hours)
    .filter((spans) => spans.length > 0)
    .map((spans) => words.list(spans.map(({ from, to }) => `${clock(from)}-${clock(to)}`)));
  const [only, ...others] = new Set(hours);
  return only === undefined || others.length > 0 || only === `${clock(0)}-${clock(DAY)}`
    ? []
    : [words.open(only)];
};
