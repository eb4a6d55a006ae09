/** Figures that people put in by hand. */
import { holds, may, type Person } from '#shared/domain/access/role.ts';
import { firstDayOf, nameOfPeriod, periodOf } from '#shared/domain/expression/time.ts';
import { type Figure, figureNamed } from '#shared/domain/figure/counter.ts';
import type { EnteredFigure } from '#shared/domain/figure/entered.ts';
import type { FigureRefusal } from '#shared/domain/figure/refusal.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { FigureBook } from '#shared/ports/figure-book.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';
import { maySee } from '#shared/usecases/read-figures.ts';

export interface EnterPorts {
  readonly clock: Clock;
  readonly playbooks: Playbooks;
  readonly figures: Pick<FigureBook, 'entered' | 'history' | 'enter'>;
}

export interface Entry {
  readonly name: string;
  readonly period: string;
  /** Whose value it is; empty for all. */
  readonly group: string;
}

/** What was put in for a period, oldest first: each correction stays, with who made it. */
export const showEntries = async (
  { playbooks, figures }: EnterPorts,
  person: Person,
  { name, period, group }: Entry,
): Promise<Result<readonly EnteredFigure[], FigureRefusal>> => {
  const figure = figureNamed(await playbooks.all(), name);
  if (figure === undefined || !(maySee(person, figure) || isOwner(person, figure))) {
    return refuse({ code: 'figure.missing' });
  }
  if (figure.metric.value !== 'entered') return refuse({ code: 'figure.not-entered' });
  return accept(await figures.history({ figure: figure.name, period, group }));
};

/**
 * Puts in a value, or corrects it.
 *
 * @param version the one that the person saw; 0 when there was none
 */
export const enterFigure = async (
  ports: EnterPorts,
  person: Person,
  { value, version, ...entry }: Entry & { readonly value: string; readonly version: number },
): Promise<Result<EnteredFigure, FigureRefusal>> => {
  const figure = figureNamed(await ports.playbooks.all(), entry.name);
  if (figure === undefined) return refuse({ code: 'figure.missing' });
  const refusal = refusalOf(person, figure, entry.period);
  if (refusal !== undefined) return refuse(refusal);
  const of = { figure: figure.name, period: entry.period, group: entry.group };
  const before = await ports.figures.entered(of);
  const latest = before?.version ?? 0;
  if (latest !== version) return refuse({ code: 'figure.stale', version: latest });
  const after = { ...of, value, version: latest + 1, by: person.id, at: ports.clock.now() };
  const stored = await ports.figures.enter(before === undefined ? { after } : { before, after });
  return stored.ok ? accept(after) : refuse({ code: 'figure.stale', version: latest + 1 });
};

const refusalOf = (person: Person, figure: Figure, period: string): FigureRefusal | undefined => {
  const { value, owner = '', period: wanted } = figure.metric;
  if (!isOwner(person, figure)) {
    return maySee(person, figure)
      ? { code: 'figure.not-yours', owner }
      : { code: 'figure.missing' };
  }
  if (value !== 'entered') return { code: 'figure.not-entered' };
  const first = firstDayOf(period);
  const isOne = first !== undefined && periodOf(first, nameOfPeriod(period)) === period;
  return isOne && nameOfPeriod(period) === wanted
    ? undefined
    : { code: 'figure.period-refused', period, wanted };
};

/** Who holds the role that the metric names; where it names none, whoever leads the team. */
const isOwner = (person: Person, { metric: { owner }, playbook }: Figure): boolean =>
  owner === undefined
    ? may(person, 'figures.compare', playbook.team)
    : owner.startsWith('@') && holds(person, owner.slice(1));
