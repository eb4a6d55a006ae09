import { eventOf } from '#functions/mail-events/event-of.ts';
import { tableNamed } from '#functions/runtime/clients.ts';
import { environment } from '#functions/runtime/environment.ts';
import { momentPorts } from '#functions/runtime/moment-ports.ts';
import { queueConsumer } from '#functions/runtime/queue-consumer.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { mailEvent } from '#shared/contracts/mail-event.ts';
import { recordMailEvent } from '#shared/usecases/record-mail-event.ts';

const { table } = environment(['table']);

const ports = { ...momentPorts, desk: deskStore(tableNamed(table)) };
const region = process.env['AWS_REGION'] ?? 'us-east-1';

export const handler = queueConsumer(mailEvent, async (message) => {
  const event = eventOf(message, region);
  if (event !== undefined) await recordMailEvent(ports, event);
});
