import type { DeskClock } from '#local/clock.ts';
import { WireError } from '#local/wire-error.ts';
import type { LocalQueue, QueueDefinition } from './interface.ts';
import type { MessageStore } from './message-store.ts';
import { type Receipt, readReceipt } from './receipt.ts';

export interface DefinedQueue {
  readonly definition: QueueDefinition;
  readonly queue: LocalQueue;
}

export interface MoveTask {
  readonly sourceArn: string;
  readonly destinationArn?: string | undefined;
  readonly moved: number;
  readonly startedAtMs: number;
}

/** What the actions work on. */
export interface SqsWorld {
  readonly clock: DeskClock;
  readonly store: MessageStore;
  readonly queues: readonly DefinedQueue[];
  readonly queueUrl: (name: string) => string;
  /** Newest first; forgotten at a restart, as a finished task has no further effect. */
  readonly moveTasks: MoveTask[];
}

const lastSegment = (url: string) => url.slice(url.lastIndexOf('/') + 1);

const missing = () => new WireError('QueueDoesNotExist', 'The specified queue does not exist.');

/** @throws WireError QueueDoesNotExist */
export function queueAt(world: SqsWorld, queueUrl: string): DefinedQueue {
  const found = world.queues.find(({ definition }) => definition.name === lastSegment(queueUrl));
  if (found === undefined) throw missing();
  return found;
}

/** @throws WireError ResourceNotFoundException */
export function queueWithArn(world: SqsWorld, arn: string): DefinedQueue {
  const found = world.queues.find(({ definition }) => definition.arn === arn);
  if (found === undefined) {
    throw new WireError('ResourceNotFoundException', `There is no queue ${arn}.`, 404);
  }
  return found;
}

/** @throws WireError ReceiptHandleIsInvalid for a handle of another queue or of no queue. */
export function receiptOf({ definition }: DefinedQueue, handle: string): Receipt {
  const receipt = readReceipt(handle);
  if (receipt?.queue !== definition.name) {
    throw new WireError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
  }
  return receipt;
}
