import { systemClock } from '#shared/adapters/aws/system-clock.ts';
import { installedPlaybooks } from '#shared/adapters/installed-playbooks.ts';
import { noFacts } from '#shared/adapters/no-facts.ts';
import { randomIds } from '#shared/adapters/random-ids.ts';
import { CALENDARS, workingCalendar } from '#shared/playbooks/calendars.ts';
import { PLAYBOOKS } from '#shared/playbooks/registry.ts';
import type { MomentPorts } from '#shared/usecases/moment.ts';

/** Time, identifiers and working hours, the same for every function. */
export const momentPorts: MomentPorts = {
  clock: systemClock,
  ids: randomIds,
  calendar: workingCalendar,
  calendars: CALENDARS,
  playbooks: installedPlaybooks(PLAYBOOKS),
  facts: noFacts,
};
