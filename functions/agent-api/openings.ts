/** What opens by itself: campaigns of a ticket, and signals that fire triggers. */
import { callerOf } from '#functions/agent-api/caller.ts';
import { told } from '#functions/agent-api/endpoint.ts';
import { hashOf } from '#functions/runtime/hash.ts';
import { type Endpoint, type HttpEvent, json } from '#functions/runtime/http-api.ts';
import { fieldProblems, keyTooLong, problem, refused } from '#functions/runtime/problem.ts';
import type { Refusal } from '#functions/runtime/refusals.ts';
import { campaignView, previewView, signalView } from '#shared/contracts/agent-api.ts';
import {
  formRequest,
  idempotencyKey,
  MOST_SIGNAL_BYTES,
  signalPath,
  signalRequest,
  ticketPath,
} from '#shared/contracts/requests.ts';
import type { Result } from '#shared/kernel/result.ts';
import {
  type CampaignOfTicketPorts,
  type CampaignView,
  previewOutcome,
  showCampaign,
  stopCampaign,
} from '#shared/usecases/campaign-of-ticket.ts';
import { type SignalPorts, tellSignal } from '#shared/usecases/tell-signal.ts';

/** GET /v1/tickets/{id}/campaign */
export const campaignEndpoint =
  (ports: CampaignOfTicketPorts): Endpoint =>
  async (event) => {
    const path = ticketPath.safeParse(event.pathParameters);
    if (!path.success) return refused({ code: 'ticket.missing' });
    return shownCampaign(await showCampaign(ports, { ...path.data, person: callerOf(event) }));
  };

/** POST /v1/tickets/{id}/campaign/stop: no If-Match, since a campaign that runs moves its ticket all the time. */
export const stopEndpoint =
  (ports: CampaignOfTicketPorts): Endpoint =>
  async (event) => {
    const path = ticketPath.safeParse(event.pathParameters);
    if (!path.success) return refused({ code: 'ticket.missing' });
    return shownCampaign(await stopCampaign(ports, { ...path.data, person: callerOf(event) }));
  };

const shownCampaign = (outcome: Result<CampaignView, Refusal>): Awaited<ReturnType<Endpoint>> => {
  if (!outcome.ok) return refused(outcome.refusal);
  const { tallies, ...view } = outcome.value;
  const outcomes = tallies.flatMap(({ of, name, ended }) =>
    of === 'outcome' ? [{ outcome: name, ended }] : [],
  );
  const owners = tallies.flatMap(({ of, name, opened, ended }) =>
    of === 'owner' ? [{ owner: name, opened, ended }] : [],
  );
  return json(200, campaignView.parse({ ...view, outcomes, owners }));
};

/** POST /v1/tickets/{id}/steps/{step}/{outcome}/preview */
export const previewEndpoint = (ports: CampaignOfTicketPorts): Endpoint =>
  told(formRequest, async ({ fields }, person, event) => {
    const path = ticketPath.safeParse(event.pathParameters);
    if (!path.success) return refused({ code: 'ticket.missing' });
    const { step = '', outcome = '' } = event.pathParameters ?? {};
    const preview = await previewOutcome(ports, { ...path.data, person, step, outcome, fields });
    return preview.ok ? json(200, previewView.parse(preview.value)) : refused(preview.refusal);
  });

/** POST /v1/signals/{name} */
export const signalEndpoint =
  (ports: SignalPorts): Endpoint =>
  async (event) => {
    if (isTooLarge(event)) return refused({ code: 'request.too-large' });
    const path = signalPath.safeParse(event.pathParameters, { reportInput: true });
    if (!path.success) {
      return problem(400, 'request.invalid', { errors: fieldProblems(path.error) });
    }
    return tell(ports, path.data.name)(event);
  };

const isTooLarge = ({ body }: HttpEvent): boolean =>
  Buffer.byteLength(body ?? '') > MOST_SIGNAL_BYTES;

const tell = (ports: SignalPorts, name: string): Endpoint =>
  told(signalRequest, async (body, person, event) => {
    const key = idempotencyKey.safeParse(event.headers['idempotency-key']);
    if (!key.success) return keyTooLong();
    const outcome = await tellSignal(ports, {
      name,
      event: body,
      person,
      hash: hashOf({ name, body }),
      ...(key.data === undefined ? {} : { key: key.data }),
    });
    return outcome.ok ? json(201, signalView.parse(outcome.value)) : refused(outcome.refusal);
  });
