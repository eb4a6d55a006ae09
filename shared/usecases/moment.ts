import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import type { Moment } from '#shared/domain/ticket/decision.ts';
import type { Actor } from '#shared/domain/ticket/event.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { Facts } from '#shared/ports/facts.ts';
import type { Ids } from '#shared/ports/ids.ts';
import type { Playbooks } from '#shared/ports/playbooks.ts';

export interface MomentPorts {
  readonly clock: Clock;
  readonly ids: Ids;
  /** The desk's working hours, and all its calendars by their id. */
  readonly calendar: Calendar;
  readonly calendars: Readonly<Record<string, Calendar>>;
  readonly playbooks: Playbooks;
  readonly facts: Facts;
}

/** Now, for whoever acts, with what was fetched for the decision. */
export const momentOf = (
  {
    clock,
    ids,
    calendar,
    calendars,
  }: Pick<MomentPorts, 'clock' | 'ids' | 'calendar' | 'calendars'>,
  by: Actor,
  facts: Moment['facts'] = new Map(),
): Moment => {
  const at = clock.now();
  return { at, by, calendar, calendars, settings: {}, facts, fresh: () => ids.next(at) };
};
