import { jsonAction } from '#local/aws-json.ts';
import { batchOf, checkBatch, runBatch } from '#local/sqs/batch.ts';
import { MAX_MESSAGE_BYTES, sizeOf } from '#local/sqs/limits.ts';
import { queueAt, type SqsWorld } from '#local/sqs/world.ts';
import { WireError } from '#local/wire-error.ts';
import { messageFields, sendChecked } from './send-message.ts';

export const sendMessageBatch = jsonAction(
  batchOf(messageFields),
  (world: SqsWorld, { QueueUrl, Entries }) => {
    const { queue } = queueAt(world, QueueUrl);
    checkBatch(Entries);
    const sizes = Entries.map((entry) => sizeOf(entry.MessageBody, entry.MessageAttributes));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    if (total > MAX_MESSAGE_BYTES) {
      throw new WireError(
        'BatchRequestTooLong',
        `Batch requests cannot be longer than ${MAX_MESSAGE_BYTES} bytes. You have sent ${total} bytes.`,
      );
    }
    return runBatch(Entries, (entry) => sendChecked(queue, entry));
  },
);
