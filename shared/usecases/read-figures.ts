/** What people look at of the figures. Nothing here changes anything. */
import { may, type Person } from '#shared/domain/access/role.ts';
import { dayOfDate, type LocalDate } from '#shared/domain/calendar/local-date.ts';
import { type PeriodName, periodOf } from '#shared/domain/expression/time.ts';
import type { Decimal } from '#shared/domain/expression/value.ts';
import {
  type Figure,
  figureNamed,
  figuresOf,
  isCount,
  type Part,
} from '#shared/domain/figure/counter.ts';
import type { EnteredFigure } from '#shared/domain/figure/entered.ts';
import { figureExpression } from '#shared/domain/figure/figure-expression.ts';
import {
  type DaySum,
  divided,
  enteredValue,
  type GroupChoice,
  groupsIn,
  shareOf,
  sumIn,
} from '#shared/domain/figure/figure-value.ts';
import { daysOf, groupNames, periodsBetween } from '#shared/domain/figure/periods.ts';
import type { FigureRefusal } from '#shared/domain/figure/refusal.ts';
import type { Expression } from '#shared/domain/playbook/expression.ts';
import type { Metric } from '#shared/domain/playbook/figure.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { FigureBook } from '#shared/ports/figure-book.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { withFacts } from '#shared/usecases/with-facts.ts';

export interface FigurePorts extends DecisionPorts {
  readonly figures: Pick<FigureBook, 'daySums' | 'enteredIn'>;
}

/** The figures of the playbooks whose teams the person reaches. */
export const listFigures = async (
  { playbooks }: FigurePorts,
  person: Person,
): Promise<readonly Figure[]> =>
  (await playbooks.all()).flatMap(figuresOf).filter((figure) => maySee(person, figure));

export const maySee = (person: Person, { playbook }: Figure): boolean =>
  may(person, 'figures.read', playbook.team);

/** One that the person may not see is as missing as one that never was. */
export const figureFor = async (
  { playbooks }: Pick<FigurePorts, 'playbooks'>,
  person: Person,
  name: string,
): Promise<Result<Figure, FigureRefusal>> => {
  const figure = figureNamed(await playbooks.all(), name);
  return figure !== undefined && maySee(person, figure)
    ? accept(figure)
    : refuse({ code: 'figure.missing' });
};

export interface FigureQuestion {
  readonly name: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** By which periods; without it by the figure's own. */
  readonly period?: PeriodName;
  /** Also kept apart by this. */
  readonly by?: string;
}

export interface FigureSeries {
  readonly figure: Figure;
  readonly values: readonly PeriodValue[];
}

export interface PeriodValue {
  readonly period: string;
  readonly value: Decimal | null;
  /** What was divided by what. */
  readonly parts?: { readonly value: Decimal | null; readonly per: Decimal | null };
  readonly target: Decimal | null;
  /** How much of the target was reached. */
  readonly share: Decimal | null;
  readonly groups: readonly { readonly group: string; readonly value: Decimal | null }[];
}

/** A figure in each of the periods that the days touch. */
export const readFigure = async (
  ports: FigurePorts,
  person: Person,
  { name, period, by, ...range }: FigureQuestion,
): Promise<Result<FigureSeries, FigureRefusal>> => {
  const found = await figureFor(ports, person, name);
  if (!found.ok) return found;
  const figure = found.value;
  const every = period ?? figure.metric.period;
  const periods = periodsBetween(range, every);
  if (!periods.ok) return periods;
  if (by !== undefined && !groupNames(figure.metric).includes(by)) {
    return refuse({ code: 'figure.group-missing', by });
  }
  const known = await knownIn(ports, figure, periods.value);
  const groups = by === undefined ? [] : await groupsFor(ports, person, { figure, by, known });
  const knownOf = parted(known, every);
  const values: PeriodValue[] = [];
  for (const one of periods.value) {
    const place = { figure, known: knownOf(one), period: one };
    values.push(await valueIn(ports, { ...place, by, groups }));
  }
  return accept({ figure, values });
};

/** How colleagues compare is for those who lead them; everybody sees their own. */
const groupsFor = async (
  { playbooks }: FigurePorts,
  person: Person,
  { figure, by, known }: { readonly figure: Figure; readonly by: string; readonly known: Known },
): Promise<readonly string[]> => {
  const groups = groupsIn([...(known.value ?? []), ...(known.per ?? [])], by);
  const { metric, playbook } = figure;
  const counted = isCount(metric.value) ? await playbooks.current(metric.value.of) : undefined;
  const isOfPeople = by === 'owner' || counted?.fields[by]?.type === 'person';
  return isOfPeople && !may(person, 'figures.compare', playbook.team)
    ? groups.filter((group) => group === person.id)
    : groups;
};

/** What was read for all periods at once. */
interface Known {
  readonly value?: readonly DaySum[];
  readonly per?: readonly DaySum[];
  readonly entered: readonly EnteredFigure[];
}

const knownIn = async (
  { figures }: FigurePorts,
  { name, metric }: Figure,
  periods: readonly string[],
): Promise<Known> => {
  const days = daysOf(periods);
  const sumsOf = (part: Part) =>
    isCount(metric[part]) ? figures.daySums({ figure: name, part, ...days }) : undefined;
  const years = [...new Set(periods.map((period) => period.slice(0, 'yyyy'.length)))];
  const [value, per, entered] = await Promise.all([
    sumsOf('value'),
    sumsOf('per'),
    metric.value === 'entered' ? figures.enteredIn(name, years) : [],
  ]);
  return {
    entered,
    ...(value === undefined ? {} : { value }),
    ...(per === undefined ? {} : { per }),
  };
};

/** Each period with its own days, so that a year by the day is not gone through for each of them. */
const parted = (known: Known, every: PeriodName): ((period: string) => Known) => {
  const [value, per] = [known.value, known.per].map((sums) =>
    sums === undefined
      ? undefined
      : Map.groupBy(sums, ({ day }) => periodOf(dayOfDate(day) ?? 0, every)),
  );
  return (period) => ({
    entered: known.entered,
    ...(value === undefined ? {} : { value: value.get(period) ?? [] }),
    ...(per === undefined ? {} : { per: per.get(period) ?? [] }),
  });
};

interface Place {
  readonly figure: Figure;
  readonly known: Known;
  readonly period: string;
}

const valueIn = async (
  ports: FigurePorts,
  {
    by,
    groups,
    ...place
  }: Place & { readonly by: string | undefined; readonly groups: readonly string[] },
): Promise<PeriodValue> => {
  const { figure, period } = place;
  const { per: divisor, target: aim } = figure.metric;
  const partIn = (part: Part, choice: GroupChoice) => partOf(ports, place, part, choice);
  const value = await partIn('value', {});
  const per = divisor === undefined ? null : await partIn('per', {});
  const ratio = divisor === undefined ? value : divided(value, per);
  const target = aim === undefined ? null : await worked(ports, aim, place);
  const shown = await Promise.all(
    groups.map(async (group) => {
      const choice = by === undefined ? {} : { [by]: group };
      const own = await partIn('value', choice);
      const whole = divisor === undefined ? own : divided(own, await partIn('per', choice));
      return { group, value: whole };
    }),
  );
  return {
    period,
    value: ratio,
    ...(divisor === undefined ? {} : { parts: { value, per } }),
    target,
    share: shareOf(ratio, target),
    groups: shown,
  };
};

const partOf = async (
  ports: FigurePorts,
  place: Place,
  part: Part,
  groups: GroupChoice,
): Promise<Decimal | null> => {
  const { figure, known, period } = place;
  const source: Metric[Part] = figure.metric[part];
  const sums = known[part];
  if (sums !== undefined) return sumIn(sums, period, groups);
  if (source === 'entered') return enteredValue(known.entered, period, '');
  return typeof source === 'string' ? worked(ports, source, place) : null;
};

/** One that cannot be worked out with these values is unset. */
const worked = async (
  ports: FigurePorts,
  expression: Expression,
  { figure: { playbook }, period }: Place,
): Promise<Decimal | null> => {
  const moment = await momentOn(ports, playbook, { kind: 'machine' });
  const found = await withFacts(ports.facts, (facts) =>
    figureExpression(expression, { playbook, period }, { ...moment, facts }),
  );
  return found.ok ? found.value : null;
};
