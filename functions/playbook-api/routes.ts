import { type CalendarPorts, calendarsEndpoint } from '#functions/playbook-api/calendars.ts';
import {
  acknowledgeEndpoint,
  acknowledgementsEndpoint,
  guideEndpoint,
  guidesEndpoint,
} from '#functions/playbook-api/guides.ts';
import { changeIntakeEndpoint, intakeEndpoint } from '#functions/playbook-api/intake.ts';
import {
  changeLookEndpoint,
  lookEndpoint,
  templateEndpoint,
} from '#functions/playbook-api/mail-look.ts';
import {
  ownPlaybookEndpoint,
  ownPlaybooksEndpoint,
  publishPlaybookEndpoint,
  retirePlaybookEndpoint,
  writePlaybookEndpoint,
} from '#functions/playbook-api/own-playbooks.ts';
import {
  absenceEndpoint,
  coverEndpoint,
  dutyEndpoint,
  previewRosterEndpoint,
  publishRosterEndpoint,
  rosterEndpoint,
  rostersEndpoint,
  shiftsEndpoint,
  swapEndpoint,
  withdrawAbsenceEndpoint,
} from '#functions/playbook-api/rosters.ts';
import {
  changeSettingsEndpoint,
  playbookSettingsEndpoint,
  settingsEndpoint,
} from '#functions/playbook-api/settings.ts';
import type { HttpRoute } from '#functions/runtime/http-api.ts';
import type { GuidePorts } from '#shared/usecases/guides.ts';
import type { IntakePorts } from '#shared/usecases/intake-addresses.ts';
import type { LookPorts } from '#shared/usecases/mail-look.ts';
import type { OwnPlaybookPorts } from '#shared/usecases/own-playbooks.ts';
import type { RosterPorts } from '#shared/usecases/rosters.ts';
import type { SettingsPorts } from '#shared/usecases/settings.ts';

/** What a desk decides and writes for itself. */
export const playbookRoutes = (
  ports: SettingsPorts &
    OwnPlaybookPorts &
    GuidePorts &
    LookPorts &
    IntakePorts &
    RosterPorts &
    CalendarPorts,
): readonly HttpRoute[] => [
  { method: 'GET', path: '/v1/guides', handler: guidesEndpoint(ports) },
  { method: 'GET', path: '/v1/guides/{guide}', handler: guideEndpoint(ports) },
  {
    method: 'GET',
    path: '/v1/guides/{guide}/acknowledgements',
    handler: acknowledgementsEndpoint(ports),
  },
  {
    method: 'POST',
    path: '/v1/guides/{guide}/acknowledgements',
    handler: acknowledgeEndpoint(ports),
  },
  { method: 'GET', path: '/v1/settings', handler: settingsEndpoint(ports) },
  { method: 'GET', path: '/v1/settings/{playbook}', handler: playbookSettingsEndpoint(ports) },
  { method: 'PUT', path: '/v1/settings/{playbook}', handler: changeSettingsEndpoint(ports) },
  { method: 'GET', path: '/v1/mail-look', handler: lookEndpoint(ports) },
  { method: 'PUT', path: '/v1/mail-look', handler: changeLookEndpoint(ports) },
  { method: 'GET', path: '/v1/mail-templates/{template}', handler: templateEndpoint(ports) },
  { method: 'GET', path: '/v1/intake-addresses', handler: intakeEndpoint(ports) },
  { method: 'PUT', path: '/v1/intake-addresses', handler: changeIntakeEndpoint(ports) },
  { method: 'GET', path: '/v1/own-playbooks', handler: ownPlaybooksEndpoint(ports) },
  { method: 'GET', path: '/v1/playbooks/{playbook}/own', handler: ownPlaybookEndpoint(ports) },
  { method: 'PUT', path: '/v1/playbooks/{playbook}', handler: writePlaybookEndpoint(ports) },
  {
    method: 'POST',
    path: '/v1/playbooks/{playbook}/publish',
    handler: publishPlaybookEndpoint(ports),
  },
  {
    method: 'POST',
    path: '/v1/playbooks/{playbook}/retire',
    handler: retirePlaybookEndpoint(ports),
  },
  { method: 'GET', path: '/v1/calendars', handler: calendarsEndpoint(ports) },
  { method: 'GET', path: '/v1/duty', handler: dutyEndpoint(ports) },
  { method: 'GET', path: '/v1/rosters', handler: rostersEndpoint(ports) },
  { method: 'GET', path: '/v1/rosters/{roster}', handler: rosterEndpoint(ports) },
  { method: 'PUT', path: '/v1/rosters/{roster}', handler: publishRosterEndpoint(ports) },
  { method: 'GET', path: '/v1/rosters/{roster}/shifts', handler: shiftsEndpoint(ports) },
  { method: 'POST', path: '/v1/rosters/{roster}/preview', handler: previewRosterEndpoint(ports) },
  { method: 'POST', path: '/v1/rosters/{roster}/covers', handler: coverEndpoint(ports) },
  { method: 'POST', path: '/v1/rosters/{roster}/swaps', handler: swapEndpoint(ports) },
  { method: 'POST', path: '/v1/rosters/{roster}/absences', handler: absenceEndpoint(ports) },
  {
    method: 'POST',
    path: '/v1/rosters/{roster}/absences/withdraw',
    handler: withdrawAbsenceEndpoint(ports),
  },
];
