import type { DeskClock } from '#local/clock.ts';
import type { LocalQueue, MessageAttribute, QueueMessage } from '#local/sqs/interface.ts';
import { REGION } from '#local/template/intrinsics.ts';
import type { MappingDefinition } from '#local/template/source-definitions.ts';
import { failedItems } from './batch-answer.ts';
import { openInFlight } from './in-flight.ts';
import { pause } from './pause.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html */
const DEFAULT_BATCH_SIZE = 10;
/** What one function runs at once here; more would only wait for a thread while its messages' time runs. */
const DEFAULT_CONCURRENCY = 4;
const WINDOW_POLL_MS = 20;

export interface EventSource {
  /** Resolves when the batches under way are done with. */
  close(): Promise<void>;
}

export interface SqsMappingSettings {
  readonly definition: MappingDefinition;
  readonly queue: LocalQueue;
  /** In seconds of desk time, as the template gives it. */
  readonly visibilityTimeoutSeconds: number;
  readonly clock: Pick<DeskClock, 'now' | 'speed'>;
  /** Keeps what is in flight, so that the next desk can release it. */
  readonly inFlightFile: string;
  /** Rejects when the invocation failed. */
  readonly invoke: (event: unknown) => Promise<unknown>;
}

function eventAttribute({ DataType, StringValue, BinaryValue }: MessageAttribute) {
  return {
    ...(StringValue !== undefined && { stringValue: StringValue }),
    ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
    stringListValues: [],
    binaryListValues: [],
    dataType: DataType,
  };
}

const eventRecord = (message: QueueMessage, eventSourceARN: string) => ({
  messageId: message.messageId,
  receiptHandle: message.receiptHandle,
  body: message.body,
  attributes: message.attributes,
  messageAttributes: Object.fromEntries(
    Object.entries(message.messageAttributes).map(([name, value]) => [name, eventAttribute(value)]),
  ),
  md5OfBody: message.md5OfBody,
  eventSource: 'aws:sqs',
  eventSourceARN,
  awsRegion: REGION,
});

/**
 * Runs one batch. What succeeded is deleted; what failed comes back when its visibility timeout ends.
 *
 * @param takenMs when the messages were received, by the desk's clock.
 */
async function deliver(
  { definition, queue, invoke, visibilityTimeoutSeconds, clock }: SqsMappingSettings,
  messages: readonly QueueMessage[],
  takenMs: number,
): Promise<void> {
  const identifiers = messages.map(({ messageId }) => messageId);
  let failed: ReadonlySet<string>;
  try {
    const answer = await invoke({
      Records: messages.map((message) => eventRecord(message, definition.EventSourceArn)),
    });
    const reports = definition.FunctionResponseTypes.length > 0;
    failed = reports ? failedItems(answer, identifiers) : new Set();
  } catch {
    // Told and logged where functions are invoked.
    failed = new Set(identifiers);
  }
  for (const { messageId, receiptHandle } of messages) {
    if (!failed.has(messageId)) queue.delete(receiptHandle);
    else if (clock.speed > 1) {
      const passed = (clock.now() - takenMs) / 1_000;
      queue.changeVisibility(
        receiptHandle,
        Math.max(0, Math.ceil(visibilityTimeoutSeconds - passed)),
      );
    }
  }
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html */
const MAX_VISIBILITY_SECONDS = 43_200;

/** A function takes real time: on a fast clock its messages must not come back while it still works on them. */
const heldSeconds = ({ visibilityTimeoutSeconds, clock }: SqsMappingSettings): number =>
  Math.min(Math.ceil(visibilityTimeoutSeconds * Math.max(1, clock.speed)), MAX_VISIBILITY_SECONDS);

async function gather(settings: SqsMappingSettings, signal: AbortSignal): Promise<QueueMessage[]> {
  const { definition, queue } = settings;
  const visibilitySeconds = heldSeconds(settings);
  const size = definition.BatchSize ?? DEFAULT_BATCH_SIZE;
  const batch = queue.receive({ max: size, visibilitySeconds });
  const end = performance.now() + definition.MaximumBatchingWindowInSeconds * 1_000;
  while (batch.length > 0 && batch.length < size && performance.now() < end && !signal.aborted) {
    await pause(WINDOW_POLL_MS, signal);
    batch.push(...queue.receive({ max: size - batch.length, visibilitySeconds }));
  }
  return batch;
}

/** Leads a queue's messages to a function. @throws Error for a mapping with filters. */
export function startSqsMapping(settings: SqsMappingSettings): EventSource {
  const { definition, queue } = settings;
  if (definition.FilterCriteria.Filters.length > 0) {
    throw new Error(`The local cloud does not filter messages of queues: ${definition.id}.`);
  }
  const limit = definition.ScalingConfig?.MaximumConcurrency ?? DEFAULT_CONCURRENCY;
  const stop = new AbortController();
  const running = new Set<Promise<void>>();
  const inFlight = openInFlight(settings.inFlightFile, (handle) =>
    queue.changeVisibility(handle, 0),
  );

  const poll = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      if (running.size >= limit) await Promise.race(running);
      await queue.whenVisible(stop.signal);
      if (stop.signal.aborted) return;
      const takenMs = settings.clock.now();
      const batch = await gather(settings, stop.signal);
      if (batch.length === 0) continue;
      const handles = batch.map(({ receiptHandle }) => receiptHandle);
      inFlight.add(handles);
      const work = deliver(settings, batch, takenMs).finally(() => {
        inFlight.remove(handles);
        running.delete(work);
      });
      running.add(work);
    }
  };

  const polling = definition.Enabled ? poll() : Promise.resolve();
  return {
    async close() {
      stop.abort();
      await polling;
      await Promise.all(running);
    },
  };
}
