/** What the desk decides for itself, by playbook. */
import { callerOf } from '#functions/agent-api/caller.ts';
import { etagOf, told, versionIn } from '#functions/agent-api/endpoint.ts';
import { toldRefusal } from '#functions/playbook-api/told-refusal.ts';
import { type Endpoint, json } from '#functions/runtime/http-api.ts';
import {
  playbookSettingsView,
  settingsFileView,
  settingsRequest,
  settingsView,
} from '#shared/contracts/settings.ts';
import {
  changeSettingsOf,
  listSettings,
  type SettingsPorts,
  showSettings,
} from '#shared/usecases/settings.ts';

/** GET /v1/settings */
export const settingsEndpoint =
  (ports: SettingsPorts): Endpoint =>
  async (event) => {
    const outcome = await listSettings(ports, callerOf(event));
    return outcome.ok
      ? json(200, settingsView.parse({ items: outcome.value }))
      : toldRefusal(outcome.refusal);
  };

/** GET /v1/settings/{playbook} */
export const playbookSettingsEndpoint =
  (ports: SettingsPorts): Endpoint =>
  async (event) => {
    const id = event.pathParameters?.['playbook'] ?? '';
    const outcome = await showSettings(ports, callerOf(event), id);
    if (!outcome.ok) return toldRefusal(outcome.refusal);
    return json(200, settingsFileView.parse(outcome.value), {
      etag: etagOf(outcome.value.version),
    });
  };

/** PUT /v1/settings/{playbook} */
export const changeSettingsEndpoint = (ports: SettingsPorts): Endpoint =>
  told(settingsRequest, async (body, person, event) => {
    const match = event.headers['if-match'];
    if (match === undefined) return toldRefusal({ code: 'request.version-missing' });
    const playbook = event.pathParameters?.['playbook'] ?? '';
    const version = versionIn(match);
    const outcome = await changeSettingsOf(ports, person, { ...body, playbook, version });
    if (!outcome.ok) return toldRefusal(outcome.refusal);
    return json(200, playbookSettingsView.parse(outcome.value), {
      etag: etagOf(outcome.value.version),
    });
  });
