/** How mails look, and what they say. */
import { callerOf } from '#functions/agent-api/caller.ts';
import { asked, etagOf, told, versionIn } from '#functions/agent-api/endpoint.ts';
import { type Endpoint, json } from '#functions/runtime/http-api.ts';
import { problem, refused } from '#functions/runtime/problem.ts';
import { statusOfRefusal } from '#functions/runtime/refusals.ts';
import {
  keptLook,
  lookRequest,
  templatePath,
  templateQuery,
  templateView,
} from '#shared/contracts/mail-look.ts';
import { changeLook, type LookPorts, showLook } from '#shared/usecases/mail-look.ts';
import { previewTemplate } from '#shared/usecases/preview-template.ts';

/** GET /v1/mail-look */
export const lookEndpoint =
  (ports: LookPorts): Endpoint =>
  async (event) => {
    const outcome = await showLook(ports, callerOf(event));
    if (!outcome.ok) return refused(outcome.refusal);
    return json(200, keptLook.parse(outcome.value), { etag: etagOf(outcome.value.version) });
  };

/** PUT /v1/mail-look */
export const changeLookEndpoint = (ports: LookPorts): Endpoint =>
  told(lookRequest, async (look, person, event) => {
    const match = event.headers['if-match'];
    if (match === undefined) return refused({ code: 'request.version-missing' });
    const outcome = await changeLook(ports, person, { version: versionIn(match), look });
    if (outcome.ok) {
      return json(200, keptLook.parse(outcome.value), { etag: etagOf(outcome.value.version) });
    }
    const { refusal } = outcome;
    return refusal.code === 'look.refused'
      ? problem(statusOfRefusal[refusal.code], refusal.code, { errors: refusal.problems })
      : refused(refusal);
  });

/** GET /v1/mail-templates/{template} */
export const templateEndpoint = (ports: LookPorts): Endpoint =>
  asked(templateQuery, async ({ language }, person, event) => {
    const path = templatePath.safeParse(event.pathParameters);
    if (!path.success) return refused({ code: 'template.missing' });
    const outcome = await previewTemplate(ports, person, { ...path.data, language });
    return outcome.ok ? json(200, templateView.parse(outcome.value)) : refused(outcome.refusal);
  });
