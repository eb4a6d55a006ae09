import { SQSClient } from '@aws-sdk/client-sqs';
import { tableNamed } from '#functions/runtime/clients.ts';
import { environment } from '#functions/runtime/environment.ts';
import { sqsQueues } from '#shared/adapters/aws/sqs-queues.ts';
import { systemClock } from '#shared/adapters/aws/system-clock.ts';
import { jobTable } from '#shared/adapters/store/job-table.ts';
import type { RelayPorts } from '#shared/usecases/relay.ts';

/** What carries jobs from the table to their queues, for the stream's consumer and for the tick. */
export const jobPorts = (): RelayPorts => {
  const env = environment([
    'table',
    'classificationQueue',
    'followUpQueue',
    'notificationQueue',
    'filesQueue',
    'importsQueue',
    'callsQueue',
    'openingsQueue',
    'documentsQueue',
    'mailQueue',
  ]);
  return {
    clock: systemClock,
    jobs: jobTable(tableNamed(env.table)),
    queues: sqsQueues(new SQSClient({}), {
      classification: env.classificationQueue,
      'follow-up': env.followUpQueue,
      notification: env.notificationQueue,
      files: env.filesQueue,
      imports: env.importsQueue,
      calls: env.callsQueue,
      openings: env.openingsQueue,
      documents: env.documentsQueue,
      mail: env.mailQueue,
    }),
  };
};
