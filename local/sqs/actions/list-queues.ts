import * as z from 'zod';
import { jsonAction } from '#local/aws-json.ts';
import type { SqsWorld } from '#local/sqs/world.ts';

/** All queues in one answer: a desk has fewer than the 1,000 at which SQS begins to page. */
export const listQueues = jsonAction(
  z.strictObject({ QueueNamePrefix: z.string().default('') }),
  (world: SqsWorld, { QueueNamePrefix }) => ({
    QueueUrls: world.queues
      .map(({ definition }) => definition.name)
      .filter((name) => name.startsWith(QueueNamePrefix))
      .map(world.queueUrl),
  }),
);
