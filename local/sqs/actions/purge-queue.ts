import * as z from 'zod';
import { jsonAction } from '#local/aws-json.ts';
import { queueAt, type SqsWorld } from '#local/sqs/world.ts';

export const purgeQueue = jsonAction(
  z.strictObject({ QueueUrl: z.string() }),
  (world: SqsWorld, { QueueUrl }) => {
    queueAt(world, QueueUrl).queue.purge();
    return {};
  },
);
