import { systemClock } from '#shared/adapters/aws/system-clock.ts';
import { randomIds } from '#shared/adapters/random-ids.ts';
import { workingCalendar } from '#shared/playbooks/calendars.ts';
import type { MomentPorts } from '#shared/usecases/moment.ts';

/** Time, identifiers and working hours, the same for every function. */
export const momentPorts: MomentPorts = {
  clock: systemClock,
  ids: randomIds,
  calendar: workingCalendar,
};
