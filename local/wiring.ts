import { join } from 'node:path';
import type { DeskClock } from '#local/clock.ts';
import { trimStreams } from '#local/dynamodb/stream-trim.ts';
import { eventBus } from '#local/event-bus/event-bus.ts';
import { publishes } from '#local/event-bus/ses-destination.ts';
import { concerns, notificationBody } from '#local/event-sources/bucket-notification.ts';
import { type Checkpoint, openCheckpoint } from '#local/event-sources/checkpoint.ts';
import { type EventSource, startSqsMapping } from '#local/event-sources/sqs-mapping.ts';
import { startStreamMapping } from '#local/event-sources/stream-mapping.ts';
import { streamReader } from '#local/event-sources/stream-reader.ts';
import type { Functions } from '#local/lambda/functions.ts';
import { startScheduler } from '#local/scheduler/scheduler.ts';
import type { Services } from '#local/services.ts';
import { notificationsOf } from '#local/template/bucket-definitions.ts';
import type { CloudTemplate } from '#local/template/cloud-template.ts';
import { queuesOf, tablesOf } from '#local/template/definitions.ts';
import { eventDestinationsOf } from '#local/template/mail-definitions.ts';
import {
  type MappingDefinition,
  mappingsOf,
  rulesOf,
  schedulesOf,
} from '#local/template/source-definitions.ts';

export interface WiringSettings {
  readonly template: CloudTemplate;
  readonly dir: string;
  readonly clock: DeskClock;
  readonly services: Services;
  readonly functions: Functions;
}

const TTL_SWEEP_MS = 60_000;
/** However fast the desk's clock runs, the table is not swept more often than this (real time). */
const LEAST_SWEEP_PAUSE_MS = 1_000;

/** S3 to queues, and SES through the default event bus to queues. */
function connectEvents({ template, services }: WiringSettings): void {
  const { s3, ses, sqs } = services;
  const send = (arn: string, body: string) => {
    sqs.queue(arn).send(body);
  };
  for (const notification of notificationsOf(template)) {
    s3.onObjectCreated(notification.bucket, (created) => {
      if (concerns(notification, created.key))
        send(notification.queueArn, notificationBody(created));
    });
  }
  const bus = eventBus(rulesOf(template), send);
  const destinations = eventDestinationsOf(template);
  ses.onEvent((event) => {
    if (publishes(destinations, event)) bus.put(event);
  });
}

function startQueueMapping(
  { template, dir, clock, services, functions }: WiringSettings,
  definition: MappingDefinition,
): EventSource {
  const queue = services.sqs.queue(definition.EventSourceArn);
  const defined = queuesOf(template).find(({ arn }) => arn === definition.EventSourceArn);
  if (defined === undefined) throw new Error(`The mapping ${definition.id} has no queue.`);
  return startSqsMapping({
    definition,
    queue,
    clock,
    visibilityTimeoutSeconds: defined.visibilityTimeoutSeconds,
    inFlightFile: join(dir, 'event-sources', `${definition.id}.in-flight.json`),
    invoke: (event) => functions.invoke(definition.FunctionName, event),
  });
}

function startTableMapping(
  { services, functions }: WiringSettings,
  definition: MappingDefinition,
  checkpoint: Checkpoint,
): EventSource {
  const { dynamoDb, streams, sqs } = services;
  const serverArn = streams.get(definition.EventSourceArn);
  if (serverArn === undefined) throw new Error(`The mapping ${definition.id} has no source.`);
  const source = {
    call: dynamoDb.call,
    serverArn,
    eventSourceArn: definition.EventSourceArn,
    startingPosition: definition.StartingPosition ?? 'TRIM_HORIZON',
  };
  return startStreamMapping({
    definition,
    functionArn: definition.FunctionName,
    reader: streamReader(source, checkpoint.read()),
    checkpoint,
    invoke: (event) => functions.invoke(definition.FunctionName, event),
    sendToDestination: (arn, body) => {
      sqs.queue(arn).send(body);
    },
    // The records carry DynamoDB's time, which is the real one.
    nowMs: Date.now,
  });
}

/** What every consumer of a table's stream has passed: the least of their checkpoints. */
function passedBy(checkpoints: readonly Checkpoint[]): number | undefined {
  if (checkpoints.length === 0) return undefined;
  return Math.min(...checkpoints.map((each) => Number(each.read()?.sequenceNumber ?? 0)));
}

function startMappings(settings: WiringSettings) {
  const { template, dir, services } = settings;
  const checkpoints = new Map<string, Checkpoint[]>();
  const sources = mappingsOf(template).map((definition) => {
    const arn = definition.EventSourceArn;
    if (arn.startsWith('arn:aws:sqs:')) return startQueueMapping(settings, definition);
    const file = join(dir, 'event-sources', `${definition.id}.json`);
    const checkpoint = openCheckpoint(file);
    checkpoints.set(arn, [...(checkpoints.get(arn) ?? []), checkpoint]);
    return startTableMapping(settings, definition, checkpoint);
  });
  const { databaseFile } = services.dynamoDb;
  const streamed = new Map(
    tablesOf(template).map(({ name, streamArn }) => [name, checkpoints.get(streamArn) ?? []]),
  );
  const stopTrimming =
    databaseFile === undefined
      ? () => {}
      : trimStreams({
          databaseFile,
          tables: [...streamed.keys()],
          passed: (table) => passedBy(streamed.get(table) ?? []),
        });
  return { sources, stopTrimming };
}

/** Deletes what has passed its TTL once a minute of desk time. @returns what ends it. */
function sweepEachMinute({ clock, services }: WiringSettings): () => void {
  let cancel = () => {};
  let closed = false;
  const arm = () => {
    if (closed) return;
    const waitMs = Math.max(TTL_SWEEP_MS, LEAST_SWEEP_PAUSE_MS * clock.speed);
    cancel = clock.after(waitMs, () => {
      // The next minute sweeps what this one could not.
      services.dynamoDb.sweepExpired().then(arm, arm);
    });
  };
  arm();
  return () => {
    closed = true;
    cancel();
  };
}

/** Starts everything that makes functions run by themselves. */
export function startWiring(settings: WiringSettings): { close(): Promise<void> } {
  const { template, dir, clock, functions } = settings;
  connectEvents(settings);
  const { sources, stopTrimming } = startMappings(settings);
  const scheduler = startScheduler({
    schedules: schedulesOf(template),
    clock,
    file: join(dir, 'schedules.json'),
    invoke: functions.invoke,
  });
  const stopSweeping = sweepEachMinute(settings);
  return {
    async close() {
      stopSweeping();
      await Promise.all([scheduler.close(), ...sources.map((source) => source.close())]);
      stopTrimming();
    },
  };
}
