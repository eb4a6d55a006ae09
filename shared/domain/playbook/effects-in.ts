import type { Effect } from '#shared/domain/playbook/effect.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';

/** All effects of a playbook, wherever they stand. */
export const effectsIn = ({ steps, acts, responses }: Playbook): readonly Effect[] => [
  ...Object.values(steps).flatMap(({ effects = [], outcomes }) => [
    ...effects,
    ...Object.values(outcomes).flatMap((outcome) => outcome.effects ?? []),
  ]),
  ...Object.values(acts ?? {}).flatMap(({ effects = [] }) => effects),
  ...(responses ?? []).flatMap(({ effects = [] }) => effects),
];
