/** Finds what would go wrong with a playbook before a ticket runs on it. */
import { END, type Playbook } from '#shared/domain/playbook/playbook.ts';

export interface Surroundings {
  /** Roles that people can hold. */
  readonly roles: readonly string[];
  readonly teams: readonly string[];
  /** Playbooks that others may open. */
  readonly playbooks: readonly string[];
}

export type Finding =
  | { readonly code: 'start.missing'; readonly step: string }
  | { readonly code: 'outcome.leads-nowhere'; readonly step: string; readonly outcome: string }
  | { readonly code: 'step.unreachable'; readonly step: string }
  | { readonly code: 'step.dead-end'; readonly step: string }
  | { readonly code: 'role.missing'; readonly step: string; readonly role: string }
  | { readonly code: 'team.missing'; readonly team: string }
  | { readonly code: 'limit.twice'; readonly limit: string }
  | { readonly code: 'limit.warns-too-early'; readonly limit: string }
  | { readonly code: 'playbook.missing'; readonly playbook: string };

/** @returns nothing to find in a playbook that can be run from its start to its end */
export const checkPlaybook = (playbook: Playbook, around: Surroundings): readonly Finding[] => [
  ...flowFindings(playbook),
  ...Object.entries(playbook.steps)
    .filter(([, { by }]) => !around.roles.includes(by))
    .map(([step, { by }]): Finding => ({ code: 'role.missing', step, role: by })),
  ...(around.teams.includes(playbook.team)
    ? []
    : [{ code: 'team.missing', team: playbook.team } as const]),
  ...limitFindings(playbook),
  ...(playbook.survey?.recovery === undefined ||
  around.playbooks.includes(playbook.survey.recovery.playbook)
    ? []
    : [{ code: 'playbook.missing', playbook: playbook.survey.recovery.playbook } as const]),
];

const flowFindings = ({ start, steps }: Playbook): readonly Finding[] => {
  if (steps[start] === undefined) return [{ code: 'start.missing', step: start }];
  const reached = reachedFrom(start, steps);
  return Object.entries(steps).flatMap(([step, { outcomes }]): readonly Finding[] => [
    ...(reached.has(step) ? [] : [{ code: 'step.unreachable', step } as const]),
    ...(Object.keys(outcomes).length === 0 ? [{ code: 'step.dead-end', step } as const] : []),
    ...Object.entries(outcomes)
      .filter(([, { to }]) => to !== END && steps[to] === undefined)
      .map(([outcome]): Finding => ({ code: 'outcome.leads-nowhere', step, outcome })),
  ]);
};

const reachedFrom = (start: string, steps: Playbook['steps']): ReadonlySet<string> => {
  const reached = new Set<string>();
  const waiting = [start];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    if (reached.has(step)) continue;
    reached.add(step);
    waiting.push(...Object.values(steps[step]?.outcomes ?? {}).map(({ to }) => to));
  }
  return reached;
};

const limitFindings = ({ limits }: Playbook): readonly Finding[] =>
  limits.flatMap(({ id, minutes, warnMinutes }, index): readonly Finding[] => [
    ...(limits.findIndex((other) => other.id === id) === index
      ? []
      : [{ code: 'limit.twice', limit: id } as const]),
    ...(warnMinutes < minutes ? [] : [{ code: 'limit.warns-too-early', limit: id } as const]),
  ]);
