import * as z from 'zod';
import { jsonAction } from '#local/aws-json.ts';
import { queueAt, receiptOf, type SqsWorld } from '#local/sqs/world.ts';

/** As in SQS, an old handle is answered with success although it deletes nothing. */
export const deleteMessage = jsonAction(
  z.strictObject({ QueueUrl: z.string(), ReceiptHandle: z.string() }),
  (world: SqsWorld, { QueueUrl, ReceiptHandle }) => {
    const defined = queueAt(world, QueueUrl);
    receiptOf(defined, ReceiptHandle);
    defined.queue.delete(ReceiptHandle);
    return {};
  },
);
