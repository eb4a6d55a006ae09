/** The desk's own playbooks: written, checked, published, retired. */
import { callerOf } from '#functions/agent-api/caller.ts';
import { etagOf, versionIn } from '#functions/agent-api/endpoint.ts';
import { toldRefusal } from '#functions/playbook-api/told-refusal.ts';
import { bodyText, type Endpoint, type HttpEvent, json } from '#functions/runtime/http-api.ts';
import type { HttpAnswer } from '#functions/runtime/problem.ts';
import {
  checkedView,
  ownFileView,
  ownPlaybooksView,
  ownPlaybookView,
} from '#shared/contracts/own-playbook.ts';
import { playbookJson } from '#shared/contracts/playbook.ts';
import { readJson } from '#shared/contracts/read-json.ts';
import type { Result } from '#shared/kernel/result.ts';
import {
  type Checked,
  listOwnPlaybooks,
  type OwnPlaybookPorts,
  type OwnPlaybookRefusal,
  type OwnPlaybookRequest,
  publishOwnPlaybook,
  retireOwnPlaybook,
  showOwnPlaybook,
  writeOwnPlaybook,
} from '#shared/usecases/own-playbooks.ts';

/** GET /v1/own-playbooks */
export const ownPlaybooksEndpoint =
  (ports: OwnPlaybookPorts): Endpoint =>
  async (event) => {
    const outcome = await listOwnPlaybooks(ports, callerOf(event));
    return outcome.ok
      ? json(200, ownPlaybooksView.parse({ items: outcome.value }))
      : toldRefusal(outcome.refusal);
  };

/** GET /v1/playbooks/{playbook}/own */
export const ownPlaybookEndpoint =
  (ports: OwnPlaybookPorts): Endpoint =>
  async (event) => {
    const outcome = await showOwnPlaybook(ports, callerOf(event), idIn(event));
    if (!outcome.ok) return toldRefusal(outcome.refusal);
    const { own, ...more } = outcome.value;
    return json(200, ownFileView.parse({ ...own, ...more }), { etag: etagOf(own.revision) });
  };

/** PUT /v1/playbooks/{playbook} */
export const writePlaybookEndpoint = (ports: OwnPlaybookPorts): Endpoint =>
  asSeen(async (request, event) => {
    const playbook = readJson(bodyText(event), playbookJson);
    if (!playbook.ok) return toldRefusal(playbook.refusal);
    return checked(await writeOwnPlaybook(ports, request, playbook.value));
  });

/** POST /v1/playbooks/{playbook}/publish */
export const publishPlaybookEndpoint = (ports: OwnPlaybookPorts): Endpoint =>
  asSeen(async (request) => checked(await publishOwnPlaybook(ports, request)));

/** POST /v1/playbooks/{playbook}/retire */
export const retirePlaybookEndpoint = (ports: OwnPlaybookPorts): Endpoint =>
  asSeen(async (request) => {
    const outcome = await retireOwnPlaybook(ports, request);
    if (!outcome.ok) return toldRefusal(outcome.refusal);
    const own = outcome.value;
    return json(200, ownPlaybookView.parse(own), { etag: etagOf(own.revision) });
  });

const idIn = ({ pathParameters }: HttpEvent): string => pathParameters?.['playbook'] ?? '';

/** Whoever changes one says at which revision they saw it. */
const asSeen =
  (answer: (request: OwnPlaybookRequest, event: HttpEvent) => Promise<HttpAnswer>): Endpoint =>
  async (event) => {
    const match = event.headers['if-match'];
    if (match === undefined) return toldRefusal({ code: 'request.version-missing' });
    const request = { person: callerOf(event), id: idIn(event), revision: versionIn(match) };
    return answer(request, event);
  };

const checked = (outcome: Result<Checked, OwnPlaybookRefusal>): HttpAnswer => {
  if (!outcome.ok) return toldRefusal(outcome.refusal);
  const { own, findings } = outcome.value;
  return json(200, checkedView.parse({ ...own, findings }), { etag: etagOf(own.revision) });
};
