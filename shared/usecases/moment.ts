import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import type { Moment } from '#shared/domain/ticket/decision.ts';
import type { Actor } from '#shared/domain/ticket/event.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { Ids } from '#shared/ports/ids.ts';

export interface MomentPorts {
  readonly clock: Clock;
  readonly ids: Ids;
  /** The desk's working hours. */
  readonly calendar: Calendar;
}

/** Now, for whoever acts. */
export const momentOf = ({ clock, ids, calendar }: MomentPorts, by: Actor): Moment => {
  const at = clock.now();
  return { at, by, calendar, fresh: () => ids.next(at) };
};
