import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { QueueName } from '#shared/domain/job/job.ts';
import type { Queues } from '#shared/ports/queues.ts';

/** SQS takes at most ten messages at once (AWS: SendMessageBatch). */
const BATCH = 10;

/** The longest SQS holds a message back, in seconds (AWS: DelaySeconds). */
const LONGEST_DELAY = 900;

/** The desk's queues on SQS. A message is the job itself: ids only, well under 1 kB. */
export const sqsQueues = (
  client: SQSClient,
  urls: Readonly<Record<QueueName, string>>,
): Queues => ({
  async send(queue, jobs) {
    const refused: string[] = [];
    for (let start = 0; start < jobs.length; start += BATCH) {
      const batch = jobs.slice(start, start + BATCH);
      const { Failed = [] } = await client.send(
        new SendMessageBatchCommand({
          QueueUrl: urls[queue],
          Entries: batch.map(({ job, delay }, index) => ({
            Id: String(index),
            MessageBody: JSON.stringify(job),
            DelaySeconds: Math.min(delay, LONGEST_DELAY),
          })),
        }),
      );
      for (const { Id } of Failed) {
        const failed = batch[Number(Id)];
        if (failed !== undefined) refused.push(failed.job.id);
      }
    }
    return refused;
  },
});
