/** What a figure is in a period. It is worked out of days, never of shorter periods: shares do not add up. */
import { dayOfDate, type LocalDate } from '#shared/domain/calendar/local-date.ts';
import { dayAfter, firstDayOf } from '#shared/domain/expression/time.ts';
import { type Decimal, decimal } from '#shared/domain/expression/value.ts';
import type { EnteredFigure } from '#shared/domain/figure/entered.ts';

export interface DaySum {
  readonly day: LocalDate;
  readonly groups: Readonly<Record<string, string>>;
  readonly amount: Decimal;
}

/** The values of some of `by`; empty for everything together. */
export type GroupChoice = Readonly<Record<string, string>>;

/** A part that is not kept apart by a chosen name counts whole for each group: the department's part in a person's share. */
export const sumIn = (sums: readonly DaySum[], period: string, groups: GroupChoice): Decimal => {
  const first = firstDayOf(period);
  if (first === undefined) return decimal(0);
  const end = dayAfter(period, first);
  return sums
    .filter(({ day, groups: own }) => {
      const number = dayOfDate(day) ?? end;
      return number >= first && number < end && isIn(own, groups);
    })
    .reduce((sum, { amount }) => sum.plus(amount), decimal(0));
};

const isIn = (own: DaySum['groups'], groups: GroupChoice): boolean =>
  Object.entries(groups).every(([name, value]) => (own[name] ?? value) === value);

/** The groups that there are in these sums. */
export const groupsIn = (sums: readonly DaySum[], by: string): readonly string[] =>
  [...new Set(sums.flatMap(({ groups }) => groups[by] ?? []))].toSorted();

/** Finer than any share is read, and a field holds no more than 12. */
const SHARE_DECIMALS = 9;

/** Nothing divided by nothing is unset, as is what is not known. */
export const divided = (value: Decimal | null, per: Decimal | null): Decimal | null =>
  value === null || per === null || per.eq(0) ? null : value.div(per).round(SHARE_DECIMALS);

/** What was put in for the period; for all together the sum, where it was put in for groups only. */
export const enteredValue = (
  entries: readonly EnteredFigure[],
  period: string,
  group: string,
): Decimal | null => {
  const own = entries.filter((entry) => entry.period === period);
  const exact = own.find((entry) => entry.group === group);
  if (exact !== undefined) return decimal(exact.value);
  return group === '' && own.length > 0
    ? own.reduce((sum, { value }) => sum.plus(value), decimal(0))
    : null;
};

/** How much of its target a figure has reached; unset without a target above nothing. */
export const shareOf = (value: Decimal | null, target: Decimal | null): Decimal | null =>
  target === null || target.lte(0) ? null : divided(value, target);
