import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { beginOf, isTime, moveTime } from '#shared/domain/expression/time.ts';
import { isSpan } from '#shared/domain/expression/value.ts';
import type { Step } from '#shared/domain/playbook/flow.ts';
import type { Asking, View } from '#shared/domain/run/asking.ts';
import type { OpenStep } from '#shared/domain/run/run.ts';
import { type Instant, instantOf } from '#shared/kernel/instant.ts';

/**
 * When a wait for a moment is over: a span counts from entering the step, a day is there with its begin in the desk's zone.
 *
 * @returns nothing while the moment is unset, and for waits that end otherwise
 */
export const waitEnd = (
  step: Step | undefined,
  open: OpenStep,
  {
    view,
    ask,
    calendar,
  }: { readonly view: View; readonly ask: Asking; readonly calendar: Calendar },
): Instant | undefined => {
  if (step?.wait === undefined || 'children' in step.wait) return undefined;
  const seen = { ...view, step: open };
  if ('for' in step.wait) {
    const span = ask.value(step.wait.for, seen);
    return isSpan(span) ? moveTime(open.since, span, { sign: 1, calendar }) : undefined;
  }
  const until = ask.value(step.wait.until, seen);
  return isTime(until) ? instantOf(beginOf(until, calendar)) : undefined;
};
