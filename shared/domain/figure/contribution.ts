/** What one ticket, record or posting adds to the figures, worked out from how it stands and from nothing else. */
import { dateOfDay, type LocalDate } from '#shared/domain/calendar/local-date.ts';
import type { Lookup } from '#shared/domain/expression/evaluate.ts';
import { dayOf, isTime } from '#shared/domain/expression/time.ts';
import {
  decimal,
  isList,
  isNumber,
  isRecord,
  toJson,
  type Value,
} from '#shared/domain/expression/value.ts';
import type { Counter, Part } from '#shared/domain/figure/counter.ts';
import { countable } from '#shared/domain/figure/exact-amount.ts';
import { type CountFault, countFault, type Subject } from '#shared/domain/figure/subject.ts';
import type { FactsNeeded } from '#shared/domain/run/world.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/** So much is added on a day, kept apart by groups. */
export interface Contribution {
  readonly figure: string;
  readonly part: Part;
  readonly day: LocalDate;
  /** The values of `by`; empty where one is unset. */
  readonly groups: Readonly<Record<string, string>>;
  /** An exact decimal. */
  readonly amount: string;
}

/** A count that could not be worked out with these values: the playbook is at fault, and it adds nothing. */
export interface CountFailed {
  readonly figure: string;
  readonly part: Part;
  readonly reason: string;
}

export interface Counted {
  readonly contributions: readonly Contribution[];
  readonly failures: readonly CountFailed[];
}

/**
 * What one thing may add to. Each takes at most three of the 100 writes of a transaction: its own row and a sum less and a sum
 * more. The handbook has 8 counts of one playbook.
 */
const MOST_COUNTERS = 30;

/** Longer texts are no group but a story. */
const LONGEST_GROUP = 100;

export const contributionsOf = (
  counters: readonly Counter[],
  subject: Subject,
): Result<Counted, FactsNeeded> => {
  const outcomes = counters
    .slice(0, MOST_COUNTERS)
    .map((counter) => ({ counter, outcome: contributionOf(counter, subject) }));
  const lookups: Lookup[] = [];
  const contributions: Contribution[] = [];
  const failures = counters.slice(MOST_COUNTERS).map(failed('too-many'));
  for (const { counter, outcome } of outcomes) {
    if (outcome.ok) contributions.push(...outcome.value);
    else if (outcome.refusal.code === 'facts.needed') lookups.push(...outcome.refusal.lookups);
    else failures.push(failed(outcome.refusal.reason)(counter));
  }
  return lookups.length > 0
    ? refuse({ code: 'facts.needed', lookups })
    : accept({ contributions, failures });
};

const failed =
  (reason: string) =>
  ({ figure, part }: Counter): CountFailed => ({ figure, part, reason });

type Outcome = Result<readonly Contribution[], FactsNeeded | CountFault>;

/** What does not hold, has no day or no amount is not counted. */
const contributionOf = ({ figure, part, count }: Counter, subject: Subject): Outcome => {
  if (count.where !== undefined) {
    const holds = subject.value(count.where);
    if (!holds.ok) return holds;
    if (holds.value !== true) return accept([]);
  }
  const at = subject.value(count.at);
  if (!at.ok) return at;
  if (at.value === null) return accept([]);
  if (!isTime(at.value)) return countFault('not-a-time');
  const sum = count.sum === undefined ? accept(decimal(1)) : subject.value(count.sum);
  if (!sum.ok) return sum;
  if (sum.value === null) return accept([]);
  const amount = isNumber(sum.value) ? countable(sum.value) : undefined;
  if (amount === undefined) return countFault('not-a-number');
  const day = dateOfDay(dayOf(at.value, subject.calendar));
  const groups = Object.fromEntries(
    (count.by ?? []).map((name) => [name, groupText(subject.group(name))]),
  );
  return accept([{ figure, part, day, groups, amount: amount.toFixed() }]);
};

/** Records and colleagues are known by their ids, several choices by all of them. */
const groupText = (value: Value): string => {
  if (value === null) return '';
  if (isList(value)) return value.map(groupText).join(',').slice(0, LONGEST_GROUP);
  const json = toJson(isRecord(value) ? (value['id'] ?? null) : value);
  return (typeof json === 'string' ? json : JSON.stringify(json)).slice(0, LONGEST_GROUP);
};
