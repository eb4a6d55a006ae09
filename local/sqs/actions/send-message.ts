import * as z from 'zod';
import { jsonAction } from '#local/aws-json.ts';
import { md5, md5OfAttributes } from '#local/sqs/digest.ts';
import type { LocalQueue } from '#local/sqs/interface.ts';
import {
  checkBody,
  delaySeconds,
  MAX_MESSAGE_BYTES,
  messageAttributes,
  sizeOf,
} from '#local/sqs/limits.ts';
import { queueAt, type SqsWorld } from '#local/sqs/world.ts';
import { WireError } from '#local/wire-error.ts';

export const messageFields = {
  MessageBody: z.string(),
  DelaySeconds: delaySeconds.optional(),
  MessageAttributes: messageAttributes.optional(),
};

const message = z.object(messageFields);

/** Checks one message alone, sends it, and answers what both send actions answer. */
export function sendChecked(queue: LocalQueue, fields: z.output<typeof message>) {
  const { MessageBody, DelaySeconds, MessageAttributes } = fields;
  checkBody(MessageBody);
  const digest = md5OfAttributes(MessageAttributes ?? {});
  const messageId = queue.send(MessageBody, {
    delaySeconds: DelaySeconds,
    messageAttributes: MessageAttributes,
  });
  return {
    MessageId: messageId,
    MD5OfMessageBody: md5(MessageBody),
    ...(digest && { MD5OfMessageAttributes: digest }),
  };
}

export const sendMessage = jsonAction(
  z.strictObject({ QueueUrl: z.string(), ...messageFields }),
  (world: SqsWorld, { QueueUrl, ...fields }) => {
    const { queue } = queueAt(world, QueueUrl);
    if (sizeOf(fields.MessageBody, fields.MessageAttributes) > MAX_MESSAGE_BYTES) {
      throw new WireError(
        'InvalidParameterValue',
        `One or more parameters are invalid. Reason: Message must be shorter than ${MAX_MESSAGE_BYTES} bytes.`,
      );
    }
    return sendChecked(queue, fields);
  },
);
