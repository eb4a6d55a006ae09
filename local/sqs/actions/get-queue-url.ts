import * as z from 'zod';
import { jsonAction } from '#local/aws-json.ts';
import { queueAt, type SqsWorld } from '#local/sqs/world.ts';

export const getQueueUrl = jsonAction(
  z.strictObject({ QueueName: z.string() }),
  (world: SqsWorld, { QueueName }) => ({
    QueueUrl: world.queueUrl(queueAt(world, QueueName).definition.name),
  }),
);
