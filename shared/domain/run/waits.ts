/** Steps that wait: for a condition, a moment, or the tickets that this one opened. */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import type { Step } from '#shared/domain/playbook/flow.ts';
import type { OpenStep } from '#shared/domain/run/run.ts';
import { waitEnd } from '#shared/domain/run/wait-end.ts';
import { takeOpenWay, viewOf, type Walk } from '#shared/domain/run/walk.ts';

/** Passes every wait whose condition has come true, also those that were entered on the way. */
export const passWaits = (walk: Walk, calendar: Calendar): Walk => {
  if (walk.run.stopped !== undefined) return walk;
  const over = walk.run.steps.find((here) => isOver(walk, here, calendar));
  const step = over === undefined ? undefined : walk.playbook.steps[over.id];
  return over === undefined || step === undefined
    ? walk
    : passWaits(takeOpenWay(walk, over, step), calendar);
};

const isOver = (walk: Walk, here: OpenStep, calendar: Calendar): boolean => {
  const step = walk.playbook.steps[here.id];
  const wait = step?.wait;
  if (wait === undefined) return false;
  if ('children' in wait) return childrenDone(walk, wait.children);
  const view = viewOf(walk, here);
  if ('for' in wait && walk.ask.holds(wait.for, view)) return true;
  const end = waitEnd(step, here, { view, ask: walk.ask, calendar });
  return end !== undefined && end <= walk.at;
};

/** A ticket that opened nothing waits for nobody. */
const childrenDone = (
  { run }: Walk,
  wanted: Extract<NonNullable<Step['wait']>, { readonly children: unknown }>['children'],
): boolean => run.children.ended >= (wanted === 'all' ? run.children.opened : wanted);
