/**
 * The business number of a ticket: the next of its series, given in the ticket's own decision.
 *
 * The last number of the series is a fact like any other. The store takes the decision only while that is still the last one, so two
 * tickets never get the same and none is skipped: a ticket that loses decides again with the next.
 */
import { toJson } from '#shared/domain/expression/value.ts';
import {
  isRunning,
  parseNumberFormat,
  writtenNumber,
} from '#shared/domain/number/number-format.ts';
import { effectsIn } from '#shared/domain/playbook/effects-in.ts';
import type { NumberRule } from '#shared/domain/playbook/kind.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Asking, Names, View } from '#shared/domain/run/asking.ts';

/** A number that a decision gives. */
export interface Numbered {
  readonly number: string;
  /** Its place in a series, where its format has a running number. */
  readonly series?: { readonly name: string; readonly running: number };
  /** It is another ticket's, which this one revises. */
  readonly takenOver?: true;
}

interface Place {
  readonly view: View;
  readonly ask: Asking;
  readonly names?: Names;
}

/** @returns nothing when the ticket has its number already, or its playbook gives none */
export const numberFor = (place: Place): Numbered | undefined => {
  const { playbook, run } = place.view;
  const rule = playbook.number;
  if (rule === undefined || run.number !== undefined) return undefined;
  const original = rule.sameAs === undefined ? undefined : originalNumber(place);
  return original === undefined ? nextNumber(rule, place) : { number: original, takenOver: true };
};

/** A revision carries the number of what it revises, where that has one. */
const originalNumber = ({ view, ask }: Place): string | undefined => {
  const { parent } = view.case;
  if (parent === undefined) return undefined;
  const known = ask.lookUp({ name: 'numberOf', args: [parent] });
  return typeof known === 'string' ? known : undefined;
};

const nextNumber = (rule: NumberRule, place: Place): Numbered | undefined => {
  const parts = parseNumberFormat(rule.format);
  if (!parts.ok) return undefined;
  const worked = (expression: string) => workedText(expression, place);
  const day = worked('today');
  if (!isRunning(parts.value)) {
    return { number: writtenNumber(parts.value, { day, running: 0, worked }) };
  }
  const name = seriesName(worked(rule.series), rule.restart, day);
  const last = place.ask.lookUp({ name: 'lastNumber', args: [name] });
  const running = Number(last ?? 0) + 1;
  return {
    number: writtenNumber(parts.value, { day, running, worked }),
    series: { name, running },
  };
};

/** A series that restarts is a new one in each month or year of the desk's zone. */
const seriesName = (series: string, restart: NumberRule['restart'], day: string): string => {
  if (restart === undefined) return series;
  return `${series}#${day.slice(0, restart === 'year' ? 'yyyy'.length : 'yyyy-mm'.length)}`;
};

const workedText = (expression: string, { view, ask, names }: Place): string => {
  const json = toJson(ask.value(expression, view, names)) ?? '';
  return typeof json === 'string' ? json : JSON.stringify(json);
};

/** A playbook with a rule and no step that gives the number gives it at opening. */
export const isNumberedAtOpening = (playbook: Playbook): boolean =>
  playbook.number !== undefined && effectsIn(playbook).every((effect) => !('number' in effect));
