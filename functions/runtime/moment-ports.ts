import { systemClock } from '#shared/adapters/aws/system-clock.ts';
import { randomIds } from '#shared/adapters/random-ids.ts';
import { CALENDARS, workingCalendar } from '#shared/playbooks/calendars.ts';
import { LEDGERS } from '#shared/playbooks/ledgers.ts';
import type { MomentPorts } from '#shared/usecases/moment.ts';

/** Time, identifiers, working hours and ledgers, the same for every function. */
export const momentPorts: MomentPorts = {
  clock: systemClock,
  ids: randomIds,
  calendar: workingCalendar,
  calendars: CALENDARS,
  ledgers: LEDGERS,
};
