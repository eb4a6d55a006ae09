/**
 * The promises of a playbook as dues of a ticket: begun, kept, paused and begun again, all in business time.
 */
import {
  addBusinessTime,
  businessMinutesBetween,
  type Calendar,
} from '#shared/domain/calendar/calendar.ts';
import type { LimitRule, Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Due } from '#shared/domain/ticket/due.ts';
import { type Instant, instantOf, millisecondsOf } from '#shared/kernel/instant.ts';

/** All promises of the playbook, counted from now. */
export const beginLimits = (playbook: Playbook, at: Instant, calendar: Calendar): readonly Due[] =>
  playbook.limits.map((rule) => running(rule, at, { minutes: rule.minutes, calendar }));

/** The desk has answered: promises to answer are kept, and the others stand still where the playbook says so. */
export const pauseLimits = (
  playbook: Playbook,
  dues: readonly Due[],
  { at, calendar }: { readonly at: Instant; readonly calendar: Calendar },
): readonly Due[] =>
  dues.flatMap((due): readonly Due[] => {
    const rule = due.kind === 'limit' ? ruleOf(playbook, due.id) : undefined;
    if (due.kind !== 'limit' || rule === undefined) return [due];
    if (rule.until === 'answered') return [];
    if (!rule.pausesWhileWaiting || due.state === 'paused' || due.state === 'breached')
      return [due];
    const leftMinutes = businessMinutesBetween(
      calendar,
      millisecondsOf(at),
      millisecondsOf(due.at),
    );
    return [{ kind: 'limit', id: due.id, state: 'paused', leftMinutes }];
  });

/** The customer wrote: what stood still runs on with what was left of it. */
export const resumeLimits = (
  playbook: Playbook,
  dues: readonly Due[],
  { at, calendar }: { readonly at: Instant; readonly calendar: Calendar },
): readonly Due[] =>
  dues.map((due) => {
    const rule = due.kind === 'limit' ? ruleOf(playbook, due.id) : undefined;
    return due.kind === 'limit' && due.state === 'paused' && rule !== undefined
      ? running(rule, at, { minutes: due.leftMinutes, calendar })
      : due;
  });

const ruleOf = (playbook: Playbook, id: string): LimitRule | undefined =>
  playbook.limits.find((rule) => rule.id === id);

const running = (
  rule: LimitRule,
  at: Instant,
  { minutes, calendar }: { readonly minutes: number; readonly calendar: Calendar },
): Due => {
  const from = millisecondsOf(at);
  const untilWarning = Math.max(0, minutes - rule.warnMinutes);
  return {
    kind: 'limit',
    id: rule.id,
    state: 'running',
    warnAt: instantOf(addBusinessTime(calendar, from, untilWarning)),
    at: instantOf(addBusinessTime(calendar, from, minutes)),
  };
};
