import * as z from 'zod';
import { jsonAction } from '#local/aws-json.ts';
import type { DeskClock } from '#local/clock.ts';
import { md5OfAttributes } from '#local/sqs/digest.ts';
import type { LocalQueue, MessageAttributes, QueueMessage } from '#local/sqs/interface.ts';
import { MAX_RECEIVED, visibilitySeconds, waitSeconds } from '#local/sqs/limits.ts';
import { queueAt, type SqsWorld } from '#local/sqs/world.ts';

const SECOND_MS = 1_000;

const systemAttribute = z.enum([
  'All',
  'SenderId',
  'SentTimestamp',
  'ApproximateReceiveCount',
  'ApproximateFirstReceiveTimestamp',
  'DeadLetterQueueSourceArn',
  'AWSTraceHeader',
  'SequenceNumber',
  'MessageDeduplicationId',
  'MessageGroupId',
]);

const input = z.strictObject({
  QueueUrl: z.string(),
  AttributeNames: z.array(systemAttribute).optional(),
  MessageSystemAttributeNames: z.array(systemAttribute).optional(),
  MessageAttributeNames: z.array(z.string()).default([]),
  MaxNumberOfMessages: z.int().min(1).max(MAX_RECEIVED).default(1),
  VisibilityTimeout: visibilitySeconds.optional(),
  WaitTimeSeconds: waitSeconds.default(0),
});

const WILDCARDS: readonly string[] = ['.*', '*'];

/** Names may be exact, `All`, or a prefix with `.*`. */
function chosenAttributes(all: MessageAttributes, names: readonly string[]): MessageAttributes {
  const isChosen = (name: string) =>
    names.some((wanted) => {
      const wildcard = WILDCARDS.find((ending) => wanted.endsWith(ending));
      if (wildcard) return name.startsWith(wanted.slice(0, -wildcard.length));
      return wanted === 'All' || wanted === name;
    });
  return Object.fromEntries(Object.entries(all).filter(([name]) => isChosen(name)));
}

function chosenSystemAttributes(all: QueueMessage['attributes'], names: readonly string[]) {
  const isChosen = (name: string) => names.includes('All') || names.includes(name);
  return Object.fromEntries(Object.entries(all).filter(([name]) => isChosen(name)));
}

function onTheWire(message: QueueMessage, request: z.output<typeof input>) {
  const system = chosenSystemAttributes(
    message.attributes,
    request.MessageSystemAttributeNames ?? request.AttributeNames ?? [],
  );
  const own = chosenAttributes(message.messageAttributes, request.MessageAttributeNames);
  const digest = md5OfAttributes(own);
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: message.md5OfBody,
    Body: message.body,
    ...(Object.keys(system).length > 0 && { Attributes: system }),
    ...(digest && { MessageAttributes: own, MD5OfMessageAttributes: digest }),
  };
}

interface LongPoll {
  readonly queue: LocalQueue;
  readonly clock: DeskClock;
  readonly signal: AbortSignal;
  readonly take: () => QueueMessage[];
}

/** A client that went away must not take messages with it: they would be hidden for nothing. */
async function poll(longPoll: LongPoll, waitMs: number): Promise<QueueMessage[]> {
  const { queue, clock, signal, take } = longPoll;
  const over = new AbortController();
  const cancel = clock.after(waitMs, () => over.abort());
  const ended = AbortSignal.any([signal, over.signal]);
  try {
    let messages = take();
    while (messages.length === 0 && !ended.aborted) {
      await queue.whenVisible(ended);
      if (!signal.aborted) messages = take();
    }
    return messages;
  } finally {
    cancel();
  }
}

export const receiveMessage = jsonAction(input, async (world: SqsWorld, request, signal) => {
  const { queue } = queueAt(world, request.QueueUrl);
  const take = () =>
    queue.receive({
      max: request.MaxNumberOfMessages,
      visibilitySeconds: request.VisibilityTimeout,
    });
  const messages =
    request.WaitTimeSeconds === 0
      ? take()
      : await poll(
          { queue, clock: world.clock, signal, take },
          request.WaitTimeSeconds * SECOND_MS,
        );
  return messages.length === 0
    ? {}
    : { Messages: messages.map((message) => onTheWire(message, request)) };
});
