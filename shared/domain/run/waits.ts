/** Steps that wait: for a condition, a moment, or the tickets that this one opened. */
import type { Step } from '#shared/domain/playbook/flow.ts';
import type { OpenStep } from '#shared/domain/run/run.ts';
import { takeOpenWay, viewOf, type Walk } from '#shared/domain/run/walk.ts';

/** Passes every wait whose condition has come true, also those that were entered on the way. */
export const passWaits = (walk: Walk): Walk => {
  if (walk.run.stopped !== undefined) return walk;
  const over = walk.run.steps.find((here) => isOver(walk, here));
  const step = over === undefined ? undefined : walk.playbook.steps[over.id];
  return over === undefined || step === undefined ? walk : passWaits(takeOpenWay(walk, over, step));
};

const isOver = (walk: Walk, here: OpenStep): boolean => {
  const wait = walk.playbook.steps[here.id]?.wait;
  if (wait === undefined) return false;
  if ('for' in wait) return walk.ask.holds(wait.for, viewOf(walk, here));
  if ('children' in wait) return childrenDone(walk, wait.children);
  const until = walk.ask.value(wait.until, viewOf(walk, here));
  return typeof until === 'string' && until <= walk.at;
};

/** A ticket that opened nothing waits for nobody. */
const childrenDone = (
  { run }: Walk,
  wanted: Extract<NonNullable<Step['wait']>, { readonly children: unknown }>['children'],
): boolean => run.children.ended >= (wanted === 'all' ? run.children.opened : wanted);
