/** Periods between two days, and whom a figure is asked for. */
import { dateOfDay, dayOfDate, type LocalDate } from '#shared/domain/calendar/local-date.ts';
import { dayAfter, firstDayOf, type PeriodName, periodOf } from '#shared/domain/expression/time.ts';
import { isJsonList, type Json } from '#shared/domain/expression/value.ts';
import { isCount } from '#shared/domain/figure/counter.ts';
import type { GroupChoice } from '#shared/domain/figure/figure-value.ts';
import type { Metric } from '#shared/domain/playbook/figure.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/** A year by the day. */
const MOST_PERIODS = 400;

/** Five years: each month of them is a query or two. */
const MOST_DAYS = 5 * 366;

export interface RangeRefused {
  readonly code: 'figure.range-refused';
  readonly field: 'from' | 'to';
  readonly problem: 'not-a-date' | 'before-from' | 'too-long';
}

const refused = (field: RangeRefused['field'], problem: RangeRefused['problem']) =>
  refuse({ code: 'figure.range-refused', field, problem } as const);

/** The periods that these days touch, in order: at most 400, and of at most five years. */
export const periodsBetween = (
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  name: PeriodName,
): Result<readonly string[], RangeRefused> => {
  const [first, last] = [dayOfDate(from), dayOfDate(to)];
  if (first === undefined) return refused('from', 'not-a-date');
  if (last === undefined) return refused('to', 'not-a-date');
  if (last < first) return refused('to', 'before-from');
  if (last - first > MOST_DAYS) return refused('to', 'too-long');
  const periods: string[] = [];
  for (let day = first; day <= last; ) {
    if (periods.length === MOST_PERIODS) return refused('to', 'too-long');
    const period = periodOf(day, name);
    periods.push(period);
    day = dayAfter(period, firstDayOf(period) ?? day);
  }
  return accept(periods);
};

/** The first and the last day of a row of periods. */
export const daysOf = (periods: readonly string[]) => {
  const [first = '', last = first] = [periods[0], periods.at(-1)];
  const end = firstDayOf(last);
  return {
    from: dateOfDay(firstDayOf(first) ?? 0),
    to: dateOfDay(end === undefined ? 0 : dayAfter(last, end) - 1),
  };
};

/** The names by which a figure is kept apart: those of its value, or else of what it is divided by. */
export const groupNames = ({ value, per }: Metric): readonly string[] =>
  [value, per].map((part) => (isCount(part) ? (part.by ?? []) : [])).find((by) => by.length > 0) ??
  [];

/**
 * Whom `figure(name, period, by)` asks for: a text or a record with an id is a value of the first name of `by`, other records have
 * the names themselves.
 *
 * @returns nothing when it is unset: the figure of nobody
 */
export const groupChoice = (metric: Metric, by: Json): GroupChoice | undefined => {
  if (by === null || isJsonList(by)) return undefined;
  if (typeof by !== 'object') return named(metric, String(by));
  const { id } = by;
  if (id !== undefined) return typeof id === 'string' ? named(metric, id) : undefined;
  return Object.fromEntries(Object.entries(by).map(([name, value]) => [name, String(value)]));
};

const named = (metric: Metric, value: string): GroupChoice => {
  const [first] = groupNames(metric);
  return first === undefined ? {} : { [first]: value };
};
