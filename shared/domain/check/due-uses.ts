/** What limits refer to. */

import type { Use } from '#shared/domain/check/use.ts';
import { condition, expression, toUses, whoUses } from '#shared/domain/check/use-parts.ts';
import type { DueRule, Reaction } from '#shared/domain/playbook/due.ts';

export const dueUses = (dues: readonly DueRule[] | undefined, at: string): readonly Use[] =>
  (dues ?? []).flatMap(
    ({ id, title, ends, from, calendar, pausedWhile, keptWhen, before = [], after }) => {
      const here = `${at}.${id}`;
      return [
        ...(title === undefined ? [] : [{ at: here, is: 'words', words: title } as const]),
        ...('within' in ends ? [{ at: here, is: 'span', text: ends.within } as const] : []),
        ...('withinOf' in ends ? expression(ends.withinOf, here) : []),
        ...('by' in ends ? [{ at: here, is: 'moment', text: ends.by } as const] : []),
        ...('at' in ends ? expression(ends.at, here) : []),
        ...expression(from, `${here}.from`),
        ...(calendar === undefined ? [] : [{ at: here, is: 'calendar', name: calendar } as const]),
        ...condition(pausedWhile, `${here}.pausedWhile`),
        ...condition(keptWhen, `${here}.keptWhen`),
        ...before.flatMap(({ span, do: reaction }) => [
          { at: here, is: 'span', text: span } as const,
          ...reactionUses(reaction, `${here}.before`),
        ]),
        ...(after === undefined ? [] : reactionUses(after, `${here}.after`)),
      ];
    },
  );

const reactionUses = (reaction: Reaction, at: string): readonly Use[] => {
  if ('go' in reaction) return toUses(reaction.go, at);
  if ('send' in reaction) {
    return [{ at, is: 'text', name: reaction.send }, ...whoUses(reaction.to, at)];
  }
  if ('remind' in reaction) return whoUses(reaction.remind, at);
  return whoUses('raise' in reaction ? reaction.raise : reaction.give, at);
};
