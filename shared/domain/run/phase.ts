import { planDues } from '#shared/domain/run/dues.ts';
import { viewOf, type Walk } from '#shared/domain/run/walk.ts';
import type { World } from '#shared/domain/run/world.ts';

/** How a ticket stands: worked on, done but still asked about, or ended. */
export type Phase = 'active' | 'resolved' | 'ended';

export const phaseOf = ({ run, playbook }: Walk): Phase => {
  if (run.joining.length > 0) return 'active';
  if (run.steps.length === 0) return 'ended';
  return run.steps.every(({ id }) => playbook.steps[id]?.resolved === true) ? 'resolved' : 'active';
};

/** The walk with its limits planned anew; a playbook that was stopped has none. */
export const replanned = (walk: Walk, world: World): Walk => ({
  ...walk,
  dues:
    walk.run.stopped === undefined
      ? planDues(walk.dues, {
          view: viewOf(walk),
          world,
          ask: walk.ask,
          isActive: phaseOf(walk) === 'active',
        })
      : [],
});
