import type { RunningService } from '#local/http-service.ts';

export interface QueueDefinition {
  readonly name: string;
  readonly arn: string;
  readonly visibilityTimeoutSeconds: number;
  readonly delaySeconds: number;
  readonly retentionSeconds: number;
  readonly redrive?: { readonly deadLetterArn: string; readonly maxReceiveCount: number };
}

/** A message attribute on the wire; binary values are base64. */
export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: string | undefined;
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

export interface QueueMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly md5OfBody: string;
  /** The system attributes, as ReceiveMessage and a Lambda event name them: ApproximateReceiveCount, SentTimestamp … */
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: MessageAttributes;
}

interface SendOptions {
  /** 0 to 900 seconds; the queue's own delay if not given. */
  readonly delaySeconds?: number | undefined;
  readonly messageAttributes?: MessageAttributes | undefined;
}

interface QueueCounts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** What `peek` shows: a message as it lies in the queue, without receiving it. */
interface QueuedMessage {
  readonly messageId: string;
  readonly body: string;
  readonly sentAtMs: number;
  readonly visibleAtMs: number;
  readonly receiveCount: number;
  readonly messageAttributes: MessageAttributes;
}

export interface LocalQueue {
  readonly name: string;
  readonly arn: string;
  /** Answers the message's id. The message is safe on disk when this returns. */
  send(body: string, options?: SendOptions): string;
  /** At most `max` (1 or more) messages, oldest first; moves what was received too often to the dead-letter queue. */
  receive(options: { max: number; visibilitySeconds?: number | undefined }): QueueMessage[];
  /** Whether a message went; the handle of an earlier receive deletes nothing. */
  delete(receiptHandle: string): boolean;
  /** Whether the message is in flight under this handle; 0 makes it visible at once. */
  changeVisibility(receiptHandle: string, seconds: number): boolean;
  /** Resolves when a receive may find something, or when the signal aborts. */
  whenVisible(signal: AbortSignal): Promise<void>;
  counts(): QueueCounts;
  peek(): QueuedMessage[];
  purge(): void;
}

export interface SqsService extends RunningService {
  queueUrl(name: string): string;
  /** @throws Error for a queue that is not defined. */
  queue(arnOrName: string): LocalQueue;
}
