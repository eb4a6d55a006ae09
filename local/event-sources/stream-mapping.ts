import * as z from 'zod';
import { type EventPattern, eventPattern } from '#local/event-bus/event-pattern.ts';
import type { MappingDefinition } from '#local/template/source-definitions.ts';
import type { Checkpoint } from './checkpoint.ts';
import { pause } from './pause.ts';
import type { EventSource } from './sqs-mapping.ts';
import { type Discarded, runBatch } from './stream-batches.ts';
import type { StreamReader, StreamRecord } from './stream-reader.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html */
const DEFAULT_BATCH_SIZE = 100;
/**
 * Lambda polls a shard four times a second; a desk on one machine may look a little more often. Between busy looks
 * too: what gathers meanwhile goes in one batch, where a batch for each write would keep the machine from its forms.
 */
const POLL_MS = 100;
const AFTER_FAULT_MS = 1_000;

export interface StreamMappingSettings {
  readonly definition: MappingDefinition;
  readonly functionArn: string;
  readonly reader: StreamReader;
  readonly checkpoint: Checkpoint;
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** Takes what is given up; the records themselves stay in the stream only. */
  readonly sendToDestination: (queueArn: string, body: string) => void;
  readonly nowMs: () => number;
}

const filterSchema = z.record(z.string(), z.unknown());

function filterOf({ FilterCriteria }: MappingDefinition): EventPattern {
  const patterns = FilterCriteria.Filters.map(({ Pattern }) =>
    eventPattern(filterSchema.parse(JSON.parse(Pattern))),
  );
  return (record) => patterns.length === 0 || patterns.some((matches) => matches(record));
}

const arrival = (record: StreamRecord | undefined): string =>
  new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1_000).toISOString();

/** As Lambda describes a discarded batch to its destination. */
function destinationBody(
  { functionArn, definition, nowMs }: StreamMappingSettings,
  { condition, records, invocations, requestId }: Discarded,
  shardId: string,
): string {
  const first = records[0];
  const last = records.at(-1);
  return JSON.stringify({
    requestContext: {
      requestId,
      functionArn,
      condition,
      approximateInvokeCount: invocations,
    },
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      functionError: 'Unhandled',
    },
    version: '1.0',
    timestamp: new Date(nowMs()).toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first?.dynamodb.SequenceNumber,
      endSequenceNumber: last?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(first),
      approximateArrivalOfLastRecord: arrival(last),
      batchSize: records.length,
      streamArn: definition.EventSourceArn,
    },
  });
}

/** Runs one page of a shard in batches; the checkpoint ends behind its last record, filtered ones included. */
async function runPage(
  settings: StreamMappingSettings,
  page: { readonly shardId: string; readonly records: readonly StreamRecord[] },
  { matches, signal }: { readonly matches: EventPattern; readonly signal: AbortSignal },
): Promise<void> {
  const { definition, checkpoint, invoke } = settings;
  const { shardId } = page;
  const pass = ({ dynamodb }: StreamRecord) =>
    checkpoint.write({ shardId, sequenceNumber: dynamodb.SequenceNumber });
  const wanted = page.records.filter(matches);
  const size = definition.BatchSize ?? DEFAULT_BATCH_SIZE;
  for (let at = 0; at < wanted.length && !signal.aborted; at += size) {
    const work = {
      policy: {
        bisect: definition.BisectBatchOnFunctionError,
        reportsFailures: definition.FunctionResponseTypes.length > 0,
        maxRetries: definition.MaximumRetryAttempts,
        maxAgeSeconds: definition.MaximumRecordAgeInSeconds,
      },
      invoke: (records: readonly StreamRecord[]) => invoke({ Records: records }),
      passed: pass,
      discard: (discarded: Discarded) => {
        const queueArn = definition.DestinationConfig?.OnFailure.Destination;
        if (queueArn === undefined) return;
        settings.sendToDestination(queueArn, destinationBody(settings, discarded, shardId));
      },
      nowMs: settings.nowMs,
      signal,
    };
    await runBatch(work, wanted.slice(at, at + size));
  }
  const last = page.records.at(-1);
  if (last !== undefined && !signal.aborted) pass(last);
}

/** Leads the records of a table's stream to a function, in order, each at least once. */
export function startStreamMapping(settings: StreamMappingSettings): EventSource {
  const { definition, reader } = settings;
  const matches = filterOf(definition);
  const stop = new AbortController();
  const { signal } = stop;

  const poll = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        const page = await reader.next();
        await runPage(settings, page, { matches, signal });
        const backlog = page.records.length >= (definition.BatchSize ?? DEFAULT_BATCH_SIZE);
        if (!backlog) await pause(POLL_MS, signal);
      } catch (error) {
        if (signal.aborted) return;
        console.error(
          `The stream of ${definition.id} cannot be read: ${String(error).replaceAll(/\s+/g, ' ')}`,
        );
        await pause(AFTER_FAULT_MS, signal);
      }
    }
  };

  const polling = definition.Enabled ? poll() : Promise.resolve();
  return {
    async close() {
      stop.abort();
      await polling;
    },
  };
}
