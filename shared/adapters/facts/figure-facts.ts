/** What `figure(name, period, by)` answers. */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { dateOfDay } from '#shared/domain/calendar/local-date.ts';
import { type Lookup, lookupKey } from '#shared/domain/expression/evaluate.ts';
import { dayOf, firstDayOf, periodOf } from '#shared/domain/expression/time.ts';
import type { Decimal, Value } from '#shared/domain/expression/value.ts';
import { type Figure, figureNamed, isCount, type Part } from '#shared/domain/figure/counter.ts';
import { figureExpression } from '#shared/domain/figure/figure-expression.ts';
import {
  divided,
  enteredValue,
  type GroupChoice,
  sumIn,
} from '#shared/domain/figure/figure-value.ts';
import { daysOf, groupChoice } from '#shared/domain/figure/periods.ts';
import type { Expression } from '#shared/domain/playbook/expression.ts';
import { valuesOn } from '#shared/domain/setting/desk-settings.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { Facts } from '#shared/ports/facts.ts';
import type { FigureBook } from '#shared/ports/figure-book.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';
import type { Settings } from '#shared/ports/settings.ts';
import { textIn } from './json-args.ts';

export interface FigureKnowledge {
  readonly playbooks: Playbooks;
  readonly figures: Pick<FigureBook, 'daySums' | 'enteredIn'>;
  readonly settings: Settings;
  readonly calendar: Calendar;
  readonly clock: Clock;
}

/** A figure may read figures, and these others; each round of facts goes one deeper. */
const MOST_ROUNDS = 3;

/**
 * A figure in a period, of one of its groups or of all. Without a period it is the one that runs now. Null for a name that no
 * playbook or more than one has, for a period that is none, for nothing divided by nothing, and for a figure that reads itself.
 *
 * @param fetch what figures ask that are worked out: balances and their like
 */
export const figureFact = (
  lookup: Lookup,
  desk: FigureKnowledge,
  fetch: Facts['fetch'],
): Promise<Value> => answered(lookup, { desk, fetch, above: [] });

interface Asked {
  readonly desk: FigureKnowledge;
  readonly fetch: Facts['fetch'];
  /** The figures that are being worked out and read this one. */
  readonly above: readonly string[];
}

const answered = async ({ args }: Lookup, asked: Asked): Promise<Decimal | null> => {
  const { desk, above } = asked;
  const figure = figureNamed(await desk.playbooks.all(), textIn(args[0]));
  if (figure === undefined || above.includes(figure.name)) return null;
  const today = dayOf(desk.clock.now(), desk.calendar);
  const period = args.length > 1 ? textIn(args[1]) : periodOf(today, figure.metric.period);
  const groups = args.length > 2 ? groupChoice(figure.metric, args[2] ?? null) : {};
  if (firstDayOf(period) === undefined || groups === undefined) return null;
  const partIn = (part: Part) => partOf({ figure, part, period, groups }, asked);
  const value = await partIn('value');
  return figure.metric.per === undefined ? value : divided(value, await partIn('per'));
};

interface Question {
  readonly figure: Figure;
  readonly part: Part;
  readonly period: string;
  readonly groups: GroupChoice;
}

const partOf = async (question: Question, asked: Asked): Promise<Decimal | null> => {
  const { figure, part, period, groups } = question;
  const { figures } = asked.desk;
  const source = figure.metric[part];
  if (source === undefined) return null;
  if (isCount(source)) {
    const sums = await figures.daySums({ figure: figure.name, part, ...daysOf([period]) });
    return sumIn(sums, period, groups);
  }
  if (source !== 'entered') return worked(source, question, asked);
  const [group = ''] = Object.values(groups);
  const entries = await figures.enteredIn(figure.name, [period.slice(0, 'yyyy'.length)]);
  return enteredValue(entries, period, group);
};

/** One that cannot be worked out with these values is unset. */
const worked = async (
  expression: Expression,
  { figure: { name, playbook }, period }: Question,
  { desk, fetch, above }: Asked,
): Promise<Decimal | null> => {
  const at = desk.clock.now();
  const today = dateOfDay(dayOf(at, desk.calendar));
  const settings = { [playbook.id]: valuesOn(await desk.settings.of(playbook.id), today) };
  let facts: ReadonlyMap<string, Value> = new Map();
  for (let round = 0; round <= MOST_ROUNDS; round++) {
    const found = figureExpression(
      expression,
      { playbook, period },
      { at, calendar: desk.calendar, settings, facts },
    );
    if (found.ok) return found.value;
    if (found.refusal.code !== 'facts.needed') return null;
    const inside = { desk, fetch, above: [...above, name] };
    facts = new Map([...facts, ...(await fetched(found.refusal.lookups, inside))]);
  }
  return null;
};

const fetched = async (
  lookups: readonly Lookup[],
  asked: Asked,
): Promise<ReadonlyMap<string, Value>> => {
  const [figures = [], others = []] = [true, false].map((isFigure) =>
    lookups.filter(({ name }) => (name === 'figure') === isFigure),
  );
  const answers = figures.map(
    async (lookup): Promise<readonly [string, Value]> => [
      lookupKey(lookup),
      await answered(lookup, asked),
    ],
  );
  return new Map([...(await Promise.all(answers)), ...(await asked.fetch(others))]);
};
