/** What steps and their outcomes refer to. */
import { dueUses } from '#shared/domain/check/due-uses.ts';
import { effectUses } from '#shared/domain/check/effect-uses.ts';
import type { Use } from '#shared/domain/check/use.ts';
import {
  byUses,
  condition,
  entries,
  expression,
  formUsesAt,
  type Place,
  toUses,
} from '#shared/domain/check/use-parts.ts';
import type { Outcome, Step } from '#shared/domain/playbook/flow.ts';

export const stepUses = (step: Step, at: string, place: Place): readonly Use[] => [
  { at, is: 'words', words: step.title },
  ...(step.guide === undefined
    ? []
    : [{ at: `${at}.guide`, is: 'words', words: step.guide } as const]),
  ...byUses(step.by, `${at}.by`),
  ...formUsesAt(step.form, `${at}.form`),
  ...condition(step.when, `${at}.when`),
  ...waitUses(step.wait, `${at}.wait`),
  ...dueUses(step.dues, `${at}.dues`),
  ...effectUses(step.effects, `${at}.effects`, place),
  ...entries(step.outcomes).flatMap(([id, outcome]) =>
    outcomeUses(outcome, `${at}.outcomes.${id}`, { ...place, isGuarded: step.by !== undefined }),
  ),
];

const waitUses = (wait: Step['wait'], at: string): readonly Use[] => {
  if (wait === undefined || 'children' in wait) return [];
  return 'for' in wait ? condition(wait.for, at) : expression(wait.until, at);
};

const outcomeUses = (outcome: Outcome, at: string, place: Place): readonly Use[] => [
  { at, is: 'words', words: outcome.title },
  ...toUses(outcome.to, `${at}.to`),
  ...condition(outcome.when, `${at}.when`),
  ...formUsesAt(outcome.form, `${at}.form`),
  ...effectUses(outcome.effects, `${at}.effects`, {
    ...place,
    isGuarded: place.isGuarded || outcome.when !== undefined,
  }),
];
