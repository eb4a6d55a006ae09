/** Webhooks of the desk, and answers that come later. */
import { callerOf } from '#functions/agent-api/caller.ts';
import { shown, told } from '#functions/agent-api/endpoint.ts';
import { type Endpoint, json } from '#functions/runtime/http-api.ts';
import { keyTooLong, refused } from '#functions/runtime/problem.ts';
import { webhooksView, webhookView } from '#shared/contracts/agent-api.ts';
import {
  answerRequest,
  idempotencyKey,
  ticketPath,
  webhookRequest,
} from '#shared/contracts/requests.ts';
import { type HearPorts, signalTicket } from '#shared/usecases/hear-answer.ts';
import { keepWebhook, listWebhooks, type WebhookPorts } from '#shared/usecases/keep-webhook.ts';
import type { SightPorts } from '#shared/usecases/load-ticket.ts';

/** PUT /v1/webhooks/{name} */
export const keepWebhookEndpoint = (ports: WebhookPorts): Endpoint =>
  told(webhookRequest, async (body, person, event) => {
    const name = event.pathParameters?.['name'] ?? '';
    const outcome = await keepWebhook(ports, person, { ...body, name });
    return outcome.ok ? json(200, webhookView.parse(outcome.value)) : refused(outcome.refusal);
  });

/** GET /v1/webhooks: without their secrets. */
export const webhooksEndpoint =
  (ports: WebhookPorts): Endpoint =>
  async (event) => {
    const outcome = await listWebhooks(ports, callerOf(event));
    return outcome.ok
      ? json(200, webhooksView.parse({ items: outcome.value }))
      : refused(outcome.refusal);
  };

/** POST /v1/tickets/{id}/signals/{name} */
export const answerEndpoint = (ports: HearPorts & SightPorts): Endpoint =>
  told(answerRequest, async ({ answer }, person, event) => {
    const path = ticketPath.safeParse(event.pathParameters);
    if (!path.success) return refused({ code: 'ticket.missing' });
    const key = idempotencyKey.safeParse(event.headers['idempotency-key']);
    if (!key.success) return keyTooLong();
    const signal = event.pathParameters?.['name'] ?? '';
    const { id } = path.data;
    const once = key.data ?? ports.ids.next(ports.clock.now());
    const outcome = await signalTicket(ports, { id, person, signal, answer, key: once });
    return outcome.ok ? shown(200, outcome.value) : refused(outcome.refusal);
  });
