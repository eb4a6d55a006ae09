import { tableNamed } from '#functions/runtime/clients.ts';
import { decisionPorts } from '#functions/runtime/decision-ports.ts';
import { environment } from '#functions/runtime/environment.ts';
import { logger } from '#functions/runtime/logger.ts';
import { queueConsumer } from '#functions/runtime/queue-consumer.ts';
import { webhookCaller } from '#shared/adapters/http/webhook-caller.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { deskWebhooks } from '#shared/adapters/store/webhooks.ts';
import { callJobShape } from '#shared/contracts/ticket.ts';
import { callWebhook } from '#shared/usecases/call-webhook.ts';

const env = environment(['table', 'loopbackCalls']);
const table = tableNamed(env.table);
const ports = {
  ...decisionPorts(table),
  desk: deskStore(table),
  webhooks: deskWebhooks(table),
  caller: webhookCaller({ mayLoop: env.loopbackCalls === 'on' }),
};

export const handler = queueConsumer(callJobShape, async (job, { messageId, attempt }) => {
  const outcome = await callWebhook(ports, job);
  logger.info('call handled', { messageId, attempt, job: job.id, ticket: job.ticket, outcome });
});
