import * as z from 'zod';
import { jsonAction } from '#local/aws-json.ts';
import { batchOf, checkBatch, runBatch } from '#local/sqs/batch.ts';
import { queueAt, receiptOf, type SqsWorld } from '#local/sqs/world.ts';

export const deleteMessageBatch = jsonAction(
  batchOf({ ReceiptHandle: z.string() }),
  (world: SqsWorld, { QueueUrl, Entries }) => {
    const defined = queueAt(world, QueueUrl);
    checkBatch(Entries);
    return runBatch(Entries, ({ ReceiptHandle }) => {
      receiptOf(defined, ReceiptHandle);
      defined.queue.delete(ReceiptHandle);
      return {};
    });
  },
);
