import * as z from 'zod';
import { jsonAction } from '#local/aws-json.ts';
import { visibilitySeconds } from '#local/sqs/limits.ts';
import { queueAt, receiptOf, type SqsWorld } from '#local/sqs/world.ts';
import { WireError } from '#local/wire-error.ts';

export const changeMessageVisibility = jsonAction(
  z.strictObject({
    QueueUrl: z.string(),
    ReceiptHandle: z.string(),
    VisibilityTimeout: visibilitySeconds,
  }),
  (world: SqsWorld, { QueueUrl, ReceiptHandle, VisibilityTimeout }) => {
    const defined = queueAt(world, QueueUrl);
    receiptOf(defined, ReceiptHandle);
    if (!defined.queue.changeVisibility(ReceiptHandle, VisibilityTimeout)) {
      throw new WireError('MessageNotInflight', 'The message is not in flight under this handle.');
    }
    return {};
  },
);
