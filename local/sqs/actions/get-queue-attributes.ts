import * as z from 'zod';
import { jsonAction } from '#local/aws-json.ts';
import { MAX_MESSAGE_BYTES } from '#local/sqs/limits.ts';
import { type DefinedQueue, queueAt, type SqsWorld } from '#local/sqs/world.ts';
import { WireError } from '#local/wire-error.ts';

function attributesOf({ definition, queue }: DefinedQueue): Record<string, string> {
  const { visible, inFlight, delayed } = queue.counts();
  const { redrive } = definition;
  return {
    QueueArn: definition.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    VisibilityTimeout: String(definition.visibilityTimeoutSeconds),
    DelaySeconds: String(definition.delaySeconds),
    MessageRetentionPeriod: String(definition.retentionSeconds),
    MaximumMessageSize: String(MAX_MESSAGE_BYTES),
    ReceiveMessageWaitTimeSeconds: '0',
    ...(redrive && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: redrive.deadLetterArn,
        maxReceiveCount: redrive.maxReceiveCount,
      }),
    }),
  };
}

/** Attributes of SQS that a queue here may lack; asking for them is right and finds nothing. */
const ABSENT: readonly string[] = [
  'RedrivePolicy',
  'RedriveAllowPolicy',
  'Policy',
  'KmsMasterKeyId',
];

export const getQueueAttributes = jsonAction(
  z.strictObject({ QueueUrl: z.string(), AttributeNames: z.array(z.string()).default([]) }),
  (world: SqsWorld, { QueueUrl, AttributeNames }) => {
    const all = attributesOf(queueAt(world, QueueUrl));
    if (AttributeNames.includes('All')) return { Attributes: all };
    const unknown = AttributeNames.find((name) => !(name in all) && !ABSENT.includes(name));
    if (unknown !== undefined) {
      throw new WireError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
    }
    const chosen = Object.entries(all).filter(([name]) => AttributeNames.includes(name));
    return chosen.length === 0 ? {} : { Attributes: Object.fromEntries(chosen) };
  },
);
