import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failedItems } from '#local/event-sources/batch-answer.ts';
import { concerns, notificationBody } from '#local/event-sources/bucket-notification.ts';
import { openCheckpoint } from '#local/event-sources/checkpoint.ts';
import { openInFlight } from '#local/event-sources/in-flight.ts';
import { type Discarded, runBatch } from '#local/event-sources/stream-batches.ts';
import { startStreamMapping } from '#local/event-sources/stream-mapping.ts';
import type { StreamRecord } from '#local/event-sources/stream-reader.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'event-sources-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const NOW_MS = Date.parse('2026-03-01T10:00:00Z');

const record = (sequence: number, kind = 'job', ageSeconds = 0): StreamRecord => ({
  eventID: String(sequence),
  eventName: 'INSERT',
  dynamodb: {
    SequenceNumber: String(sequence),
    ApproximateCreationDateTime: NOW_MS / 1_000 - ageSeconds,
    NewImage: { kind: { S: kind }, subject: { S: '退货' } },
    OldImage: undefined,
  },
});

const sequences = (records: readonly StreamRecord[]) =>
  records.map(({ dynamodb }) => Number(dynamodb.SequenceNumber));

describe("a function's answer about its batch", () => {
  test.each([
    ['nothing', null, []],
    ['an empty answer', {}, []],
    ['no failures', { batchItemFailures: [] }, []],
    ['null failures', { batchItemFailures: null }, []],
    ['one failure', { batchItemFailures: [{ itemIdentifier: 'b' }] }, ['b']],
    ['an unknown item', { batchItemFailures: [{ itemIdentifier: 'z' }] }, ['a', 'b']],
    ['an empty identifier', { batchItemFailures: [{ itemIdentifier: '' }] }, ['a', 'b']],
    ['a wrong key', { batchItemFailures: [{ id: 'a' }] }, ['a', 'b']],
    ['no list', { batchItemFailures: 'a' }, ['a', 'b']],
    ['a text', 'ok', ['a', 'b']],
  ])('%s: %j fails %j', (_, answer, failed) => {
    expect([...failedItems(answer, ['a', 'b'])]).toEqual(failed);
  });
});

describe('a batch of a stream', () => {
  const policy = { bisect: true, reportsFailures: true, maxRetries: 0, maxAgeSeconds: -1 };

  async function run(
    records: readonly StreamRecord[],
    invoke: (records: readonly StreamRecord[]) => Promise<unknown>,
    overrides: Partial<typeof policy> = {},
  ) {
    const passed: number[] = [];
    const discarded: Discarded[] = [];
    await runBatch(
      {
        policy: { ...policy, ...overrides },
        invoke,
        passed: (each) => passed.push(...sequences([each])),
        discard: (each) => discarded.push(each),
        nowMs: () => NOW_MS,
        signal: new AbortController().signal,
      },
      records,
    );
    return { passed, discarded };
  }

  test('that always fails at one record is halved until that record alone is given up', async () => {
    const seen: number[] = [];
    const { passed, discarded } = await run(
      [1, 2, 3, 4, 5].map((n) => record(n)),
      async (part) => {
        if (sequences(part).includes(4)) throw new Error('poison');
        seen.push(...sequences(part));
      },
    );
    expect(seen).toEqual([1, 2, 3, 5]);
    expect(discarded).toMatchObject([{ condition: 'RetryAttemptsExhausted', invocations: 1 }]);
    expect(sequences(discarded[0]?.records ?? [])).toEqual([4]);
    expect(passed.at(-1)).toBe(5);
  });

  test('goes on behind the records that were reported as done', async () => {
    const batches: number[][] = [];
    await run(
      [1, 2, 3].map((n) => record(n)),
      async (part) => {
        batches.push(sequences(part));
        return batches.length === 1 ? { batchItemFailures: [{ itemIdentifier: '2' }] } : {};
      },
    );
    expect(batches).toEqual([
      [1, 2, 3],
      [2, 3],
    ]);
  });

  test('is tried again as often as the mapping says before it is given up', async () => {
    let calls = 0;
    const { discarded } = await run(
      [record(1)],
      async () => {
        calls += 1;
        throw new Error('down');
      },
      { maxRetries: 2 },
    );
    expect(calls).toBe(3);
    expect(discarded).toMatchObject([{ invocations: 3 }]);
  });

  test('gives up what is too old without running it', async () => {
    const batches: number[][] = [];
    const { discarded } = await run(
      [record(1, 'job', 90), record(2)],
      async (part) => batches.push(sequences(part)),
      { maxAgeSeconds: 60, reportsFailures: false },
    );
    expect(batches).toEqual([[2]]);
    expect(discarded).toMatchObject([{ condition: 'RecordAgeExceeded' }]);
  });

  test('loses no record and keeps the order, whichever records are poison', async () => {
    const poisons = fc.uniqueArray(fc.integer({ min: 1, max: 20 }));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20 }), poisons, async (length, poison) => {
        const done: number[] = [];
        const records = Array.from({ length }, (_, index) => record(index + 1));
        const { passed, discarded } = await run(records, async (part) => {
          if (sequences(part).some((n) => poison.includes(n))) throw new Error('poison');
          done.push(...sequences(part));
        });
        const lost = discarded.flatMap((each) => sequences(each.records));
        expect([...done, ...lost].toSorted((a, b) => a - b)).toEqual(sequences(records));
        expect(lost).toEqual(sequences(records).filter((n) => poison.includes(n)));
        expect(done).toEqual(done.toSorted((a, b) => a - b));
        expect(passed).toEqual(passed.toSorted((a, b) => a - b));
        expect(passed.at(-1)).toBe(length);
      }),
    );
  });
});

describe('the mapping of a stream', () => {
  const definition = {
    id: 'Relay',
    EventSourceArn: 'arn:stream',
    FunctionName: 'relay',
    BatchSize: 2,
    MaximumBatchingWindowInSeconds: 0,
    Enabled: true,
    FunctionResponseTypes: [],
    FilterCriteria: {
      Filters: [{ Pattern: '{"dynamodb":{"NewImage":{"kind":{"S":["job"]}}}}' }],
    },
    BisectBatchOnFunctionError: false,
    MaximumRetryAttempts: 0,
    MaximumRecordAgeInSeconds: -1,
    ParallelizationFactor: 1 as const,
    DestinationConfig: { OnFailure: { Destination: 'arn:dead-letters' } },
  };

  test('hands on what its filter lets through and remembers how far it came', async () => {
    const pages = [[record(1), record(2, 'ticket'), record(3), record(4)], [record(5, 'ticket')]];
    const file = join(dir, 'relay.json');
    const checkpoint = openCheckpoint(file);
    const batches: unknown[] = [];
    const mapping = startStreamMapping({
      definition,
      functionArn: 'arn:relay',
      reader: { next: async () => ({ shardId: 's', records: pages.shift() ?? [] }) },
      checkpoint,
      invoke: async (event) => batches.push(event),
      sendToDestination: () => {},
      nowMs: () => NOW_MS,
    });
    await expect.poll(() => checkpoint.read()?.sequenceNumber).toBe('5');
    await mapping.close();
    expect(batches).toEqual([{ Records: [record(1), record(3)] }, { Records: [record(4)] }]);
    expect(openCheckpoint(file).read()).toEqual({ shardId: 's', sequenceNumber: '5' });
  });

  test('tells its destination which records it gave up, without what is in them', async () => {
    const sent: string[][] = [];
    const pages = [[record(7)]];
    const mapping = startStreamMapping({
      definition,
      functionArn: 'arn:relay',
      reader: { next: async () => ({ shardId: 's', records: pages.shift() ?? [] }) },
      checkpoint: openCheckpoint(join(dir, 'relay.json')),
      invoke: async () => {
        throw new Error('down');
      },
      sendToDestination: (...message) => sent.push(message),
      nowMs: () => NOW_MS,
    });
    await expect.poll(() => sent.length).toBe(1);
    await mapping.close();
    expect(sent[0]?.[0]).toBe('arn:dead-letters');
    expect(JSON.parse(sent[0]?.[1] ?? '')).toMatchObject({
      requestContext: { functionArn: 'arn:relay', condition: 'RetryAttemptsExhausted' },
      DDBStreamBatchInfo: { startSequenceNumber: '7', endSequenceNumber: '7', batchSize: 1 },
    });
    expect(sent[0]?.[1]).not.toContain('退货');
  });

  test('a broken checkpoint is told by its file', () => {
    const file = join(dir, 'broken.json');
    writeFileSync(file, '{"shardId":1}');
    expect(() => openCheckpoint(file)).toThrow(file);
  });
});

describe('messages in flight', () => {
  test('that a killed desk left behind are released by the next one, once', () => {
    const file = join(dir, 'mail.json');
    const first = openInFlight(file, () => {});
    first.add(['a', 'b', 'c']);
    first.remove(['b']);
    const released: string[] = [];
    openInFlight(file, (handle) => released.push(handle));
    openInFlight(file, (handle) => released.push(handle));
    expect(released).toEqual(['a', 'c']);
    expect(existsSync(`${file}.new`)).toBe(false);
  });
});

describe('the notification of a new object', () => {
  const rule = { bucket: 'mail', queueArn: 'arn:queue', prefix: 'incoming/', suffix: '' };

  test('goes only where prefix and suffix fit', () => {
    expect(concerns(rule, 'incoming/abc')).toBe(true);
    expect(concerns(rule, 'outgoing/abc')).toBe(false);
    expect(concerns({ ...rule, suffix: '.eml' }, 'incoming/abc')).toBe(false);
  });

  test('writes the key as S3 does', () => {
    const body = notificationBody({
      eventName: 'ObjectCreated:Put',
      bucket: 'mail',
      key: 'incoming/附件 a+b.eml',
      size: 3,
      eTag: 'e',
      sequencer: '00',
      time: '2026-03-01T10:00:00.000Z',
    });
    expect(JSON.parse(body)).toMatchObject({
      Records: [
        {
          eventSource: 'aws:s3',
          eventName: 'ObjectCreated:Put',
          s3: { object: { key: 'incoming/%E9%99%84%E4%BB%B6+a%2Bb.eml', size: 3 } },
        },
      ],
    });
  });
});
