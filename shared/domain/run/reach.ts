import { END } from '#shared/domain/playbook/flow.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';

/** Whether a ticket that stands in one step can still come to another, by outcomes or by limits that move it on. */
export const canReach = (playbook: Playbook, from: string, to: string): boolean => {
  const seen = new Set<string>();
  const waiting = [from];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    if (step === to) return true;
    if (seen.has(step) || step === END) continue;
    seen.add(step);
    waiting.push(...waysFrom(playbook, step));
  }
  return false;
};

/** Where a step may lead: by its outcomes, or by a limit that moves the ticket on. */
export const waysFrom = (playbook: Playbook, name: string): readonly string[] => {
  const step = playbook.steps[name];
  if (step === undefined) return [];
  return [
    ...Object.values(step.outcomes).flatMap(({ to }) => to),
    ...(step.dues ?? []).flatMap(({ before = [], after }) =>
      [...before.map((reaction) => reaction.do), ...(after === undefined ? [] : [after])].flatMap(
        (reaction) => ('go' in reaction ? [reaction.go] : []),
      ),
    ),
  ];
};
