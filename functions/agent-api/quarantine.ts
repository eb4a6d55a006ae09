/** What checks held back, and what a person decides on it. */
import { callerOf } from '#functions/agent-api/caller.ts';
import { asked, etagOf, told, versionIn } from '#functions/agent-api/endpoint.ts';
import { type Endpoint, json } from '#functions/runtime/http-api.ts';
import { refused } from '#functions/runtime/problem.ts';
import { mailView, quarantineQuery, quarantineView } from '#shared/contracts/agent-api.ts';
import { heldRequest } from '#shared/contracts/requests.ts';
import { mailVersion } from '#shared/domain/raw-mail/decide.ts';
import type { RawMail } from '#shared/domain/raw-mail/raw-mail.ts';
import {
  decideOnHeld,
  listQuarantine,
  type QuarantinePorts,
  showMail,
} from '#shared/usecases/quarantine.ts';

const viewOf = ({ ticket, ...mail }: RawMail) => ({
  ...mail,
  ...(ticket === undefined ? {} : { ticketId: ticket }),
});

const shownMail = (mail: RawMail) =>
  json(200, mailView.parse(viewOf(mail)), { etag: etagOf(mailVersion(mail)) });

/** GET /v1/quarantine */
export const quarantineEndpoint = (ports: QuarantinePorts): Endpoint =>
  asked(quarantineQuery, async (query, person) => {
    const outcome = await listQuarantine(ports, person, query);
    if (!outcome.ok) return refused(outcome.refusal);
    const items = outcome.value.items.map(viewOf);
    return json(200, quarantineView.parse({ ...outcome.value, items }));
  });

/** GET /v1/mails/{id} */
export const mailEndpoint =
  (ports: QuarantinePorts): Endpoint =>
  async (event) => {
    const outcome = await showMail(ports, callerOf(event), event.pathParameters?.['id'] ?? '');
    return outcome.ok ? shownMail(outcome.value) : refused(outcome.refusal);
  };

/** POST /v1/mails/{id}/release and …/discard */
export const heldEndpoint = (ports: QuarantinePorts, verb: 'release' | 'discard'): Endpoint =>
  told(heldRequest, async ({ why }, person, event) => {
    const match = event.headers['if-match'];
    if (match === undefined) return refused({ code: 'request.version-missing' });
    const id = event.pathParameters?.['id'] ?? '';
    const version = versionIn(match);
    const outcome = await decideOnHeld(ports, person, { id, verb, why, version });
    return outcome.ok ? shownMail(outcome.value) : refused(outcome.refusal);
  });
