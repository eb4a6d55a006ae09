import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { functionsOf, ofType, synthesise } from './templates.ts';

const resources = synthesise('prod');
const functions = functionsOf(resources, 'prod');

const queueShape = z.object({
  QueueName: z.string(),
  SqsManagedSseEnabled: z.boolean(),
  MessageRetentionPeriod: z.number(),
  VisibilityTimeout: z.number().optional(),
  RedrivePolicy: z
    .object({ maxReceiveCount: z.number(), deadLetterTargetArn: z.unknown() })
    .optional(),
});
const queues = ofType(resources, 'AWS::SQS::Queue').map(({ id, deletionPolicy, properties }) => ({
  id,
  deletionPolicy,
  ...queueShape.parse(properties),
}));
const work = queues.filter(({ QueueName }) => !QueueName.endsWith('-dead-letters'));
const deadLetters = queues.filter(({ QueueName }) => QueueName.endsWith('-dead-letters'));

const mappings = ofType(resources, 'AWS::Lambda::EventSourceMapping').map(
  ({ properties }) => properties,
);
const mappingsOf = (name: string) =>
  mappings.filter(({ FunctionName }) =>
    JSON.stringify(FunctionName).includes(functions.get(name)?.id ?? '?'),
  );

describe('a queue', () => {
  test('exists for each kind of work', () => {
    expect(work.map(({ QueueName }) => QueueName).sort()).toEqual([
      'huiyin-prod-calls',
      'huiyin-prod-classification',
      'huiyin-prod-documents',
      'huiyin-prod-files',
      'huiyin-prod-follow-up',
      'huiyin-prod-imports',
      'huiyin-prod-mail',
      'huiyin-prod-mail-events',
      'huiyin-prod-notification',
      'huiyin-prod-openings',
    ]);
  });

  test.each(work)(
    '$QueueName gives a message five attempts, then keeps it for a person',
    (queue) => {
      const target = deadLetters.find(
        ({ QueueName }) => QueueName === `${queue.QueueName}-dead-letters`,
      );

      expect(queue.RedrivePolicy?.maxReceiveCount).toBe(5);
      expect(JSON.stringify(queue.RedrivePolicy?.deadLetterTargetArn)).toContain(target?.id);
    },
  );

  test.each(queues)('$QueueName is encrypted, kept for 14 days and outlives its stack', (queue) => {
    expect(queue).toMatchObject({
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * 24 * 60 * 60,
      deletionPolicy: 'Retain',
    });
  });

  test.each(queues)('$QueueName takes no request without TLS', ({ id }) => {
    const policies = ofType(resources, 'AWS::SQS::QueuePolicy').filter(({ properties }) =>
      JSON.stringify(properties['Queues']).includes(`"${id}"`),
    );

    expect(JSON.stringify(policies)).toContain(
      '"Condition":{"Bool":{"aws:SecureTransport":"false"}}',
    );
  });
});

const CONSUMERS = [
  { name: 'classify', queue: 'classification' },
  { name: 'follow-up', queue: 'follow-up' },
  { name: 'notify', queue: 'notification' },
  { name: 'take-in-mail', queue: 'mail' },
  { name: 'mail-events', queue: 'mail-events' },
  { name: 'verify-file', queue: 'files' },
  { name: 'import', queue: 'imports' },
  { name: 'call', queue: 'calls' },
  { name: 'open-tickets', queue: 'openings' },
  { name: 'make-document', queue: 'documents' },
];

describe.each(CONSUMERS)('$name, which empties $queue', ({ name, queue }) => {
  const source = work.find(({ QueueName }) => QueueName === `huiyin-prod-${queue}`);
  const [mapping] = mappingsOf(name);

  test('reads that queue', () => {
    expect(mappingsOf(name)).toHaveLength(1);
    expect(JSON.stringify(mapping?.['EventSourceArn'])).toContain(source?.id);
  });

  test('returns failed messages alone', () => {
    expect(mapping?.['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
  });

  test('runs a limited number of times at once', () => {
    const { MaximumConcurrency } = z
      .object({ MaximumConcurrency: z.number() })
      .parse(mapping?.['ScalingConfig']);

    expect(MaximumConcurrency).toBeGreaterThanOrEqual(2);
    expect(MaximumConcurrency).toBeLessThanOrEqual(name === 'notify' ? 5 : 10);
  });

  test('has a sixth of the time for which a message stays hidden', () => {
    expect(source?.VisibilityTimeout).toBeGreaterThanOrEqual(
      6 * (functions.get(name)?.Timeout ?? Infinity),
    );
  });
});

describe.each([
  { name: 'relay', kinds: ['job'] },
  { name: 'changes', kinds: ['ticket'] },
  { name: 'figures', kinds: ['ticket', 'record', 'posting', 'message', 'recount'] },
])('$name, which follows the stream', ({ name, kinds }) => {
  const [mapping] = mappingsOf(name);

  test('cannot be blocked by a poisoned record', () => {
    expect(mapping).toMatchObject({
      MaximumRetryAttempts: 10,
      MaximumRecordAgeInSeconds: 3600,
      BisectBatchOnFunctionError: true,
    });
  });

  test('misses nothing written before it was deployed', () => {
    expect(mapping?.['StartingPosition']).toBe('TRIM_HORIZON');
  });

  test('leaves what it cannot handle with its dead letters', () => {
    const target = deadLetters.find(
      ({ QueueName }) => QueueName === `huiyin-prod-${name}-dead-letters`,
    );

    expect(JSON.stringify(mapping?.['DestinationConfig'])).toContain(target?.id);
  });

  test(`is called for written rows of these kinds only: ${kinds.join(', ')}`, () => {
    const { Filters } = z
      .object({ Filters: z.array(z.object({ Pattern: z.string() })) })
      .parse(mapping?.['FilterCriteria']);

    expect(Filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
      { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { kind: { S: kinds } } } },
    ]);
  });
});

describe('tick', () => {
  const [schedule] = ofType(resources, 'AWS::Scheduler::Schedule');
  const target = deadLetters.find(({ QueueName }) => QueueName === 'huiyin-prod-tick-dead-letters');

  test('is called every minute, on the minute', () => {
    expect(schedule?.properties).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
    });
  });

  test('is not called late, and a call that failed is kept', () => {
    expect(schedule?.properties['Target']).toMatchObject({
      RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 2 },
    });
    expect(JSON.stringify(schedule?.properties['Target'])).toContain(target?.id);
  });

  test('is not repeated when it fails: the next minute does its work', () => {
    const [config] = ofType(resources, 'AWS::Lambda::EventInvokeConfig');

    expect(config?.properties).toMatchObject({ MaximumRetryAttempts: 0 });
    expect(JSON.stringify(config?.properties['DestinationConfig'])).toContain(target?.id);
  });

  test('ends before it is called again', () => {
    expect(functions.get('tick')?.Timeout).toBeLessThan(60);
  });
});

test('SES events of this stage alone reach the queue, and what cannot is kept', () => {
  const [rule] = ofType(resources, 'AWS::Events::Rule');

  expect(rule?.properties['EventPattern']).toEqual({
    source: ['aws.ses'],
    detail: { mail: { tags: { 'ses:configuration-set': ['huiyin-prod-mail'] } } },
  });
  expect(rule?.properties['Targets']).toEqual([
    expect.objectContaining({
      DeadLetterConfig: expect.anything(),
      RetryPolicy: expect.anything(),
    }),
  ]);
});
