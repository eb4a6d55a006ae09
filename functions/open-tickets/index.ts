import { tableNamed } from '#functions/runtime/clients.ts';
import { environment } from '#functions/runtime/environment.ts';
import { openingPorts } from '#functions/runtime/opening-ports.ts';
import { queueConsumer } from '#functions/runtime/queue-consumer.ts';
import { openingJobShape } from '#shared/contracts/ticket.ts';
import { openingJob } from '#shared/usecases/opening-job.ts';

const ports = openingPorts(tableNamed(environment(['table']).table));

export const handler = queueConsumer(openingJobShape, (job) => openingJob(ports, job));
