/** Why a limit ends when it does, in words a person can check against the calendar on the wall. */
import { type Calendar, isOpen, nextOpening } from '#shared/domain/calendar/calendar.ts';
import { dateOfDay, WEEKDAYS, weekdayIndex } from '#shared/domain/calendar/local-date.ts';
import { spansOfDay, specialDay } from '#shared/domain/calendar/opening.ts';
import { wallClockAt } from '#shared/domain/calendar/zone.ts';
import { dueAt, type Limit } from '#shared/domain/due/due.ts';
import { DUE_WORDS, type DueWords } from '#shared/domain/due/words.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';

/** From a week on a weekday alone does not say which one is meant, so dates are written too. */
const DAYS_WITHOUT_DATES = 6;

/** A limit of months passes many special days; people read the first few. */
const MAX_SPECIAL_DAYS_NAMED = 4;

/**
 * The span and its anchor (where that is closed, also the opening that counting begins with), then what it passes over: weekdays that are closed, holidays, make-up days, and for limits
 * of minutes and hours the opening hours. For example `2 working days from Fri 17:30; Sat-Sun closed`, or
 * `自周五17:30起2个工作日；周六至周日休息`. Times are those of the calendar's zone.
 */
export const explainDue = (
  limit: Limit,
  anchor: number,
  { calendar, language }: { readonly calendar: Calendar; readonly language: Language },
): string => {
  const words = DUE_WORDS[language];
  const begin = wallClockAt(calendar.zone, anchor);
  const { due } = dueAt(limit, anchor, calendar);
  const end = wallClockAt(calendar.zone, due);
  const passage: Passage = {
    calendar,
    language,
    words,
    first: begin.day,
    last: end.time === 0 && end.day > begin.day ? end.day - 1 : end.day,
    dated: end.day - begin.day > DAYS_WITHOUT_DATES,
  };
  const head = words.from(words.span(limit.span), momentName(passage, begin));
  if (limit.span.time === 'calendar') return head;
  const hours = limit.span.unit === 'days' ? [] : openingHours(passage);
  return words.sentences([
    head,
    ...countingFrom(passage, anchor),
    ...closedWeekdays(passage),
    ...specialDays(passage),
    ...hours,
  ]);
};

/** The local days that a limit runs over, and how to speak of them. */
interface Passage {
  readonly calendar: Calendar;
  readonly language: Language;
  readonly words: DueWords;
  readonly first: number;
  readonly last: number;
  readonly dated: boolean;
}

const daysOf = ({ first, last }: Passage): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const dayName = ({ words, dated }: Passage, day: number): string => {
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

const momentName = (
  passage: Passage,
  { day, time }: { readonly day: number; readonly time: number },
): string => passage.words.moment(dayName(passage, day), clock(time));

/** Said when the anchor lies in closed time; at the very end of a window it does not matter. */
const countingFrom = (passage: Passage, anchor: number): readonly string[] => {
  const { calendar, words } = passage;
  if (isOpen(calendar, anchor) || isOpen(calendar, anchor - 1)) return [];
  const opening = wallClockAt(calendar.zone, nextOpening(calendar, anchor));
  return [words.counted(momentName(passage, opening))];
};

const closedWeekdays = (passage: Passage): readonly string[] => {
  const { calendar, words } = passage;
  const closed = new Set(
    daysOf(passage)
      .filter((day) => !specialDay(calendar, day) && spansOfDay(calendar, day).length === 0)
      .map(weekdayIndex),
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
  readonly kind: 'holiday' | 'make-up';
  readonly name: string;
  readonly first: number;
  last: number;
}

const specialDays = (passage: Passage): readonly string[] => {
  const { words } = passage;
  const runs = specialRuns(passage);
  const named = runs.slice(0, MAX_SPECIAL_DAYS_NAMED).map(({ kind, name, first, last }) => {
    const days =
      first === last
        ? dayName(passage, first)
        : words.range(dayName(passage, first), dayName(passage, last));
    return kind === 'holiday' ? words.holiday(days, name) : words.makeUp(days, name);
  });
  return runs.length > named.length ? [...named, words.more(runs.length - named.length)] : named;
};

const specialRuns = (passage: Passage): readonly SpecialRun[] => {
  const runs: SpecialRun[] = [];
  for (const day of daysOf(passage)) {
    const special = specialDay(passage.calendar, day);
    if (special === undefined) continue;
    const { kind } = special;
    const spoken = special.name[passage.language];
    const run = runs.at(-1);
    if (run?.last === day - 1 && run.kind === kind && run.name === spoken) run.last = day;
    else runs.push({ kind, name: spoken, first: day, last: day });
  }
  return runs;
};

/** Said when all days passed have the same hours and those are not the whole day. */
const openingHours = (passage: Passage): readonly string[] => {
  const hours = daysOf(passage)
    .map((day) => spansOfDay(passage.calendar, day))
    .filter((spans) => spans.length > 0)
    .map((spans) => passage.words.list(spans.map(({ from, to }) => `${clock(from)}-${clock(to)}`)));
  const [only, ...others] = new Set(hours);
  return only === undefined || others.length > 0 || only === `${clock(0)}-${clock(DAY)}`
    ? []
    : [passage.words.open(only)];
};
