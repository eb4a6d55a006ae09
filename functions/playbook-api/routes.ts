import {
  changeSettingsEndpoint,
  playbookSettingsEndpoint,
  settingsEndpoint,
} from '#functions/playbook-api/settings.ts';
import type { HttpRoute } from '#functions/runtime/http-api.ts';
import type { SettingsPorts } from '#shared/usecases/settings.ts';

/** What a desk decides for itself. */
export const playbookRoutes = (ports: SettingsPorts): readonly HttpRoute[] => [
  { method: 'GET', path: '/v1/settings', handler: settingsEndpoint(ports) },
  { method: 'GET', path: '/v1/settings/{playbook}', handler: playbookSettingsEndpoint(ports) },
  { method: 'PUT', path: '/v1/settings/{playbook}', handler: changeSettingsEndpoint(ports) },
];
