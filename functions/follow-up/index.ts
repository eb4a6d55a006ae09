import { tableNamed } from '#functions/runtime/clients.ts';
import { decisionPorts } from '#functions/runtime/decision-ports.ts';
import { environment } from '#functions/runtime/environment.ts';
import { queueConsumer } from '#functions/runtime/queue-consumer.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { followUpJobShape } from '#shared/contracts/ticket.ts';
import { followUpJob } from '#shared/usecases/follow-up.ts';

const { table } = environment(['table']);

const ports = { ...decisionPorts, desk: deskStore(tableNamed(table)) };

export const handler = queueConsumer(followUpJobShape, (job) => followUpJob(ports, job));
