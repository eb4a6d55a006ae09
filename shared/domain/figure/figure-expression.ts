/** Figures that are worked out of other figures and balances, and targets. */
import { evaluate, type Lookup, lookupKey } from '#shared/domain/expression/evaluate.ts';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import { type Decimal, isNumber } from '#shared/domain/expression/value.ts';
import { type CountFault, countFault } from '#shared/domain/figure/subject.ts';
import type { Expression } from '#shared/domain/playbook/expression.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { settings } from '#shared/domain/run/asking.ts';
import type { FactsNeeded, World } from '#shared/domain/run/world.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/**
 * What the expression of a figure or of its target is in a period. It knows `set`, `period`, `today` and `now`; a `figure` without
 * a period is the one of the same period.
 *
 * @returns null for what is unset and for what is no number
 */
export const figureExpression = (
  expression: Expression,
  { playbook, period }: { readonly playbook: Playbook; readonly period: string },
  world: Pick<World, 'at' | 'calendar' | 'settings' | 'facts'>,
): Result<Decimal | null, FactsNeeded | CountFault> => {
  const node = parseExpression(expression);
  if (!node.ok) return countFault('syntax');
  const names = { set: settings(playbook, world), period };
  const scoped = (lookup: Lookup): Lookup =>
    lookup.name === 'figure' && lookup.args.length === 1
      ? { ...lookup, args: [...lookup.args, period] }
      : lookup;
  const worked = evaluate(node.value, {
    calendar: world.calendar,
    now: world.at,
    known: (lookup) => world.facts.get(lookupKey(scoped(lookup))),
    name: (name) => (name === 'set' || name === 'period' ? names[name] : undefined),
  });
  if (worked.ok) return accept(isNumber(worked.value) ? worked.value : null);
  const { refusal } = worked;
  return refusal.code === 'facts.needed'
    ? refuse({ code: refusal.code, lookups: refusal.lookups.map(scoped) })
    : countFault(refusal.reason);
};
