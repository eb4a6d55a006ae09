import { type Moved, moved, type Stand } from '#shared/domain/run/moved.ts';
import type { RunFault, World } from '#shared/domain/run/world.ts';
import { accept, type Result } from '#shared/kernel/result.ts';

/** So many tickets that it counts as opened will never open for it: a step that waits for all does not wait for them. */
export const fewerChildren = (
  { run, ...stand }: Stand,
  missing: number,
  world: World,
): Result<Moved, RunFault> => {
  const children = { ...run.children, opened: run.children.opened - missing };
  return moved<RunFault>({ ...stand, run: { ...run, children } }, world, (walk) => accept(walk));
};
