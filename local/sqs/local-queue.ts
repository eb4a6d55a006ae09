import { randomUUID } from 'node:crypto';
import type { DeskClock } from '#local/clock.ts';
import { md5 } from './digest.ts';
import type { LocalQueue, QueueDefinition, QueueMessage } from './interface.ts';
import type { MessageStore, StoredMessage } from './message-store.ts';
import { readReceipt, receiptHandleOf } from './receipt.ts';
import { waitForArrival } from './waiting.ts';

export interface QueueSurroundings {
  readonly clock: DeskClock;
  readonly store: MessageStore;
  /** The names by ARN, to find the dead-letter queue. */
  readonly nameOf: (arn: string) => string;
}

/** One queue and all that its operations need. */
interface Operated extends QueueSurroundings {
  readonly definition: QueueDefinition;
  readonly messages: ReadonlyMap<string, StoredMessage>;
}

const SECOND_MS = 1_000;

/** The account that "sends" everything here. */
const SENDER_ID = 'LOCAL';

/** One standard queue. Visibility, delay and retention follow the desk's clock. */
export function localQueue(
  definition: QueueDefinition,
  surroundings: QueueSurroundings,
): LocalQueue {
  const { clock, store } = surroundings;
  const { name, arn } = definition;
  const messages = store.messages(name);
  const queue = { ...surroundings, definition, messages };
  const arrivals = new Set<() => void>();
  store.onArrival(name, () => {
    for (const arrived of arrivals) arrived();
  });
  return {
    name,
    arn,
    send: (body, { delaySeconds = definition.delaySeconds, messageAttributes = {} } = {}) => {
      const id = randomUUID();
      const sentAtMs = clock.now();
      const visibleAtMs = sentAtMs + delaySeconds * SECOND_MS;
      const message = { id, body, messageAttributes, sentAtMs, visibleAtMs, receiveCount: 0 };
      store.commit({ op: 'put', queue: name, message });
      return id;
    },
    receive: ({ max, visibilitySeconds = definition.visibilityTimeoutSeconds }) =>
      receive(queue, max, visibilitySeconds),
    delete: (receiptHandle) => {
      const message = underHandle(queue, receiptHandle);
      if (message) drop(queue, message);
      return message !== undefined;
    },
    changeVisibility: (receiptHandle, seconds) => {
      const nowMs = clock.now();
      const message = underHandle(queue, receiptHandle);
      if (message === undefined || isVisible(message, nowMs)) return false;
      const visibleAtMs = nowMs + seconds * SECOND_MS;
      store.commit({ op: 'show', queue: name, id: message.id, visibleAtMs });
      return true;
    },
    whenVisible: (signal) =>
      waitForArrival({ clock, arrivals, signal, nextAtMs: () => earliest(messages, clock.now()) }),
    counts: () => counts(queue),
    peek: () =>
      current(queue).map(({ id, receipt: _receipt, ...rest }) => ({ messageId: id, ...rest })),
    purge: () => store.commit({ op: 'purge', queue: name }),
  };
}

const isVisible = ({ visibleAtMs }: StoredMessage, nowMs: number) => visibleAtMs <= nowMs;

const isExpired = ({ definition }: Operated, { sentAtMs }: StoredMessage, nowMs: number) =>
  sentAtMs + definition.retentionSeconds * SECOND_MS <= nowMs;

const drop = ({ store, definition }: Operated, { id }: StoredMessage) =>
  store.commit({ op: 'drop', queue: definition.name, id });

/** All messages whose retention period is not over; the others are dropped. */
function current(queue: Operated): StoredMessage[] {
  const nowMs = queue.clock.now();
  for (const message of queue.messages.values()) {
    if (isExpired(queue, message, nowMs)) drop(queue, message);
  }
  return [...queue.messages.values()];
}

function counts(queue: Operated) {
  const all = current(queue);
  const nowMs = queue.clock.now();
  const hidden = all.filter((message) => !isVisible(message, nowMs));
  const inFlight = hidden.filter(({ receipt }) => receipt !== undefined).length;
  return { visible: all.length - hidden.length, inFlight, delayed: hidden.length - inFlight };
}

/** Walks past every hidden message, so the clock is read once and not for each of them. */
function receive(queue: Operated, max: number, visibilitySeconds: number): QueueMessage[] {
  const { redrive } = queue.definition;
  const nowMs = queue.clock.now();
  const taken: QueueMessage[] = [];
  for (const message of queue.messages.values()) {
    if (taken.length >= max) break;
    if (isExpired(queue, message, nowMs)) drop(queue, message);
    else if (!isVisible(message, nowMs)) continue;
    else if (redrive && message.receiveCount >= redrive.maxReceiveCount) {
      moveToDeadLetters(queue, message, redrive.deadLetterArn);
    } else taken.push(take(queue, message, visibilitySeconds));
  }
  return taken;
}

/** The receive count goes along, so that one can see there how often it was tried. */
function moveToDeadLetters(queue: Operated, message: StoredMessage, deadLetterArn: string): void {
  const { clock, store, nameOf, definition } = queue;
  const { receipt: _received, ...rest } = message;
  store.commit({
    op: 'move',
    queue: definition.name,
    id: message.id,
    to: nameOf(deadLetterArn),
    message: { ...rest, visibleAtMs: clock.now(), deadLetterSourceArn: definition.arn },
  });
}

function take(queue: Operated, message: StoredMessage, visibilitySeconds: number): QueueMessage {
  const { clock, store, definition } = queue;
  const { id } = message;
  const atMs = clock.now();
  const visibleAtMs = atMs + visibilitySeconds * SECOND_MS;
  const nonce = randomUUID();
  store.commit({ op: 'receive', queue: definition.name, id, atMs, visibleAtMs, receipt: nonce });
  return received(message, receiptHandleOf({ queue: definition.name, id, nonce }));
}

/** The message of this very receive; undefined once it was received anew. */
function underHandle(queue: Operated, receiptHandle: string): StoredMessage | undefined {
  const receipt = readReceipt(receiptHandle);
  if (receipt?.queue !== queue.definition.name) return undefined;
  const message = queue.messages.get(receipt.id);
  return message?.receipt === receipt.nonce ? message : undefined;
}

/** When the next message shows; any visible one ends the search. */
function earliest(messages: ReadonlyMap<string, StoredMessage>, nowMs: number): number | undefined {
  let earliestMs: number | undefined;
  for (const { visibleAtMs } of messages.values()) {
    if (visibleAtMs <= nowMs) return visibleAtMs;
    earliestMs = Math.min(visibleAtMs, earliestMs ?? visibleAtMs);
  }
  return earliestMs;
}

function received(message: StoredMessage, receiptHandle: string): QueueMessage {
  const { id, body, messageAttributes, sentAtMs, receiveCount } = message;
  return {
    messageId: id,
    receiptHandle,
    body,
    md5OfBody: md5(body),
    messageAttributes,
    attributes: {
      SenderId: SENDER_ID,
      SentTimestamp: String(sentAtMs),
      ApproximateReceiveCount: String(receiveCount),
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAtMs ?? sentAtMs),
      ...(message.deadLetterSourceArn && { DeadLetterQueueSourceArn: message.deadLetterSourceArn }),
    },
  };
}
