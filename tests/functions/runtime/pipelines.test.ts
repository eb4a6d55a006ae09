import { Buffer } from 'node:buffer';
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import type { SQSEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { eventOf } from '#functions/mail-events/event-of.ts';
import { logger } from '#functions/runtime/logger.ts';
import { queueConsumer } from '#functions/runtime/queue-consumer.ts';
import { streamConsumer } from '#functions/runtime/stream-consumer.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { mailEvent } from '#shared/contracts/mail-event.ts';
import { signToken } from '#shared/domain/signing/token.ts';
import { DAY, later } from '#shared/kernel/instant.ts';
import { deskApi, PEOPLE } from '#tests/support/desk-api.ts';
import { lambdaContext } from '#tests/support/http-events.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';

let lines: string[] = [];

const record = (chunk: unknown): boolean => {
  lines.push(typeof chunk === 'string' ? chunk : Buffer.from(String(chunk)).toString('utf8'));
  return true;
};

beforeEach(() => {
  lines = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      record(String(chunk));
      done();
    },
  });
  const collecting = new Console({ stdout: sink, stderr: sink });
  for (const level of ['debug', 'info', 'warn', 'error', 'log'] as const) {
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => collecting.log(...words));
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(record);
  vi.spyOn(process.stderr, 'write').mockImplementation(record);
});
afterEach(() => vi.restoreAllMocks());

const sqsEvent = (...bodies: readonly string[]): SQSEvent => ({
  Records: bodies.map((body, index) => ({
    messageId: `m${index}`,
    receiptHandle: '',
    body,
    attributes: {
      ApproximateReceiveCount: String(index + 1),
      SentTimestamp: '0',
      SenderId: '',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-central-1:000000000000:queue',
    awsRegion: 'eu-central-1',
  })),
});

describe('records of a queue', () => {
  test('are judged one by one: who fails goes back alone', async () => {
    const seen: unknown[] = [];
    const handler = queueConsumer(z.object({ n: z.number() }), async ({ n }, delivery) => {
      if (n === 2) throw new Error('the table is throttling');
      seen.push([n, delivery]);
    });
    const event = sqsEvent('{"n":1}', '{"n":2}', 'no json', '{"n":"3"}', '{"n":4}');
    expect(await handler(event, lambdaContext)).toEqual({
      batchItemFailures: ['m1', 'm2', 'm3'].map((itemIdentifier) => ({ itemIdentifier })),
    });
    expect(seen).toEqual([
      [1, { messageId: 'm0', attempt: 1 }],
      [4, { messageId: 'm4', attempt: 5 }],
    ]);
    expect(lines.join('')).toContain('record returned to the queue');
  });
});

describe('records of the stream', () => {
  const image = (n: number) => ({ n: { N: String(n) }, list: { L: [{ S: '题' }] } });

  test('come as rows before and after, in order', async () => {
    const seen: unknown[] = [];
    const handler = streamConsumer(async (rows) => {
      seen.push(...rows);
    });
    const Records = [
      { eventID: 'a', dynamodb: { NewImage: image(1) } },
      { eventID: 'b', dynamodb: { OldImage: image(1), NewImage: image(2) } },
    ];
    await handler({ Records }, lambdaContext);
    expect(seen).toEqual([
      { before: undefined, after: { n: 1, list: ['题'] } },
      { before: { n: 1, list: ['题'] }, after: { n: 2, list: ['题'] } },
    ]);
  });

  test('go back as a whole when one cannot be handled', async () => {
    const handler = streamConsumer(async () => {
      throw new Error('no');
    });
    await expect(handler({ Records: [] }, lambdaContext)).rejects.toThrow('no');
    await expect(handler({ Records: [{}] }, lambdaContext)).rejects.toThrow();
  });
});

describe('an event of SES', () => {
  const ticket = '01kjp000000000000000000001';
  const told = (
    eventType: string,
    more: object = {},
    tags: object = { job: ['j'], ticket: [ticket] },
  ) =>
    eventOf(
      mailEvent.parse({
        'detail-type': 'Email event',
        detail: {
          eventType,
          mail: { messageId: 'm1', tags, destination: ['x@y.example'] },
          ...more,
        },
      }),
      'eu-central-1',
    );

  test.each([
    ['Send', {}, { kind: 'sent' }],
    ['Delivery', {}, { kind: 'delivered' }],
    [
      'Bounce',
      { bounce: { bounceType: 'Permanent', bounceSubType: 'General' } },
      { kind: 'failed', reason: 'bounce Permanent General' },
    ],
    ['Complaint', {}, { kind: 'failed', reason: 'complaint' }],
    [
      'Reject',
      { reject: { reason: 'Bad content' } },
      { kind: 'failed', reason: 'rejected Bad content' },
    ],
    ['Rendering Failure', {}, { kind: 'failed', reason: 'rendering' }],
  ])('%s is told in the desk’s words', (type, more, what) => {
    expect(told(type, more)).toMatchObject({
      job: 'j',
      ticket,
      what,
      messageId: 'm1@eu-central-1.amazonses.com',
    });
  });

  test.each(['DeliveryDelay', 'Open', 'Click', 'Subscription'])('%s changes nothing', (type) => {
    expect(told(type)).toBeUndefined();
  });

  test('about a mail of somebody else is none of ours', () => {
    expect(told('Send', {}, {})).toBeUndefined();
    expect(told('Send', {}, { 'ses:source-ip': ['203.0.113.7'] })).toBeUndefined();
  });
});

describe('the log', () => {
  const CANARIES = [
    '金丝雀',
    'canary@customer.example',
    '+86 139 7777 7777',
    'canary-subject',
    'canary-words',
  ];
  const [name = '', email = '', phone = '', subject = '', message = ''] = CANARIES;
  const json = { name, email, phone, subject, message };

  const silent = () => {
    const log = lines.join('');
    for (const canary of [...CANARIES, '203.0.113.7']) expect(log).not.toContain(canary);
  };

  const throughAllDoors = async (desk: MemoryDesk, ports = desk.ports) => {
    const call = deskApi({ ports });
    const statuses: number[] = [];
    const ask = async (...[route, parts]: Parameters<typeof call>) => {
      statuses.push((await call(route, parts)).status);
    };
    const until = later(desk.now(), DAY);
    const id = desk.heads()[0]?.id ?? '';
    const token = signToken({ purpose: 'ticket', subject: id, until }, ports.keys);
    const survey = signToken({ purpose: 'survey', subject: id, until }, ports.keys);
    const colleague = { caller: PEOPLE.zhao, path: { id }, headers: { 'if-match': '"1"' } };
    await ask('POST /v1/tickets', { json });
    await ask('POST /v1/tickets', { json: { ...json, message: '' } });
    await ask('POST /v1/tickets', { form: json, headers: { accept: 'text/html' } });
    await ask('GET /tickets/{token}', { path: { token } });
    await ask('POST /tickets/{token}/messages', { path: { token }, form: { message, once: 'a' } });
    await ask('POST /surveys/{token}', {
      path: { token: survey },
      form: { score: '1', comment: message },
    });
    await ask('POST /v1/agent/tickets', {
      caller: PEOPLE.zhao,
      json: { ...json, channel: 'phone' },
    });
    await ask('POST /v1/tickets/{id}/messages', {
      ...colleague,
      json: { kind: 'note', text: message },
    });
    await ask('GET /v1/tickets/{id}', colleague);
    await ask('GET /v1/tickets', { caller: PEOPLE.zhao });
    return statuses;
  };

  test('holds no name, address or word of a customer while the desk works', async () => {
    const desk = memoryDesk();
    await deskApi(desk)('POST /v1/tickets', { json });
    const statuses = await throughAllDoors(desk);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    silent();
  });

  test('holds none while the table fails under every request, and says what failed', async () => {
    const desk = memoryDesk();
    await deskApi(desk)('POST /v1/tickets', { json });
    const fail = async () => {
      throw new Error('the table is throttling');
    };
    const broken = { get: fail, query: fail, commit: fail, forget: fail };
    const statuses = await throughAllDoors(desk, { ...desk.ports, desk: deskStore(broken) });
    expect(statuses.filter((status) => status === 500)).toHaveLength(8);
    expect(lines.join('')).toContain('the table is throttling');
    silent();
  });

  test('is seen by this test: a planted word is found', () => {
    logger.info('planted', { email });
    expect(lines.join('')).toContain(email);
  });
});
