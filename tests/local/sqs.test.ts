import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListMessageMoveTasksCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, test } from 'vitest';
import type { QueueDefinition, SqsService } from '#local/sqs/interface.ts';
import { startSqs } from '#local/sqs/service.ts';
import { type HandClock, handClock } from '#tests/support/hand-clock.ts';

const DEFINITIONS: QueueDefinition[] = [
  {
    name: 'notification',
    arn: 'arn:aws:sqs:us-east-1:000000000000:notification',
    visibilityTimeoutSeconds: 60,
    delaySeconds: 0,
    retentionSeconds: 345_600,
    redrive: { deadLetterArn: 'arn:aws:sqs:us-east-1:000000000000:dead', maxReceiveCount: 2 },
  },
  {
    name: 'dead',
    arn: 'arn:aws:sqs:us-east-1:000000000000:dead',
    visibilityTimeoutSeconds: 60,
    delaySeconds: 0,
    retentionSeconds: 1_209_600,
  },
];

const running: SqsService[] = [];
const clients: SQSClient[] = [];

async function world(options: { dir?: string; clock?: HandClock } = {}) {
  const { dir = mkdtempSync(join(tmpdir(), 'sqs-')), clock = handClock() } = options;
  const sqs = await startSqs({ clock, dir, queues: DEFINITIONS });
  running.push(sqs);
  const client = new SQSClient({
    endpoint: sqs.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'notify', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  clients.push(client);
  const QueueUrl = sqs.queueUrl('notification');
  const receive = async (more = {}) =>
    (await client.send(new ReceiveMessageCommand({ QueueUrl, ...more }))).Messages ?? [];
  const send = (MessageBody: string, more = {}) =>
    client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
  return { dir, clock, sqs, client, QueueUrl, receive, send };
}

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const sqs of running.splice(0)) await sqs.close();
});

describe('a message', () => {
  test('arrives as it was sent, Chinese and attributes included', async () => {
    const { send, receive } = await world();
    await send('工单 HY-7K2M-9QXA 需要回访 <&> "好"', {
      MessageAttributes: {
        stage: { DataType: 'String', StringValue: '开发' },
        digest: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255, 7]) },
      },
    });

    const [message] = await receive({
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    });

    expect(message?.Body).toBe('工单 HY-7K2M-9QXA 需要回访 <&> "好"');
    expect(message?.MessageAttributes?.['stage']?.StringValue).toBe('开发');
    expect([...(message?.MessageAttributes?.['digest']?.BinaryValue ?? [])]).toEqual([0, 255, 7]);
    expect(message?.Attributes).toMatchObject({
      ApproximateReceiveCount: '1',
      SentTimestamp: '1772326800000',
    });
  });

  test('is hidden while in flight and shows again after its visibility timeout', async () => {
    const { send, receive, clock } = await world();
    await send('call back');
    expect(await receive()).toHaveLength(1);
    expect(await receive()).toHaveLength(0);

    clock.advance(60);

    const [again] = await receive({ AttributeNames: ['ApproximateReceiveCount'] });
    expect(again?.Attributes).toEqual({ ApproximateReceiveCount: '2' });
  });

  test('that is deleted does not come back; the handle of an earlier receive deletes nothing', async () => {
    const { send, receive, clock, client, QueueUrl, sqs } = await world();
    await send('first');
    const [first] = await receive();
    clock.advance(60);
    const [second] = await receive();
    const remove = (ReceiptHandle: string | undefined) =>
      client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));

    await remove(first?.ReceiptHandle);
    expect(sqs.queue('notification').counts().inFlight).toBe(1);
    await remove(second?.ReceiptHandle);
    expect(sqs.queue('notification').counts()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  test('with a delay is counted as delayed and arrives when the delay is over', async () => {
    const { send, receive, clock, sqs } = await world();
    await send('survey', { DelaySeconds: 45 });
    expect(sqs.queue('notification').counts()).toEqual({ visible: 0, inFlight: 0, delayed: 1 });
    clock.advance(44);
    expect(await receive()).toHaveLength(0);
    clock.advance(1);
    expect(await receive()).toHaveLength(1);
  });

  test('whose visibility is set to 0 shows at once', async () => {
    const { send, receive, client, QueueUrl } = await world();
    await send('retry now');
    const [message] = await receive();
    const show = () =>
      client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl,
          ReceiptHandle: message?.ReceiptHandle,
          VisibilityTimeout: 0,
        }),
      );
    await show();
    await expect(show()).rejects.toMatchObject({ name: 'MessageNotInflight' });
    expect(await receive()).toHaveLength(1);
  });

  test('is gone after the retention period', async () => {
    const { send, receive, clock } = await world();
    await send('old');
    clock.advance(345_600);
    expect(await receive()).toHaveLength(0);
  });
});

describe('dead letters', () => {
  test('a message goes there after its last allowed receive, and comes back as a new one', async () => {
    const { send, receive, clock, sqs, client } = await world();
    await send('poison 毒丸');
    for (const _attempt of [1, 2]) {
      expect(await receive()).toHaveLength(1);
      clock.advance(60);
    }
    expect(await receive()).toHaveLength(0);
    expect(sqs.queue('dead').peek()).toMatchObject([{ body: 'poison 毒丸', receiveCount: 2 }]);

    const SourceArn = sqs.queue('dead').arn;
    await client.send(new StartMessageMoveTaskCommand({ SourceArn }));

    const tasks = await client.send(new ListMessageMoveTasksCommand({ SourceArn }));
    expect(tasks.Results).toMatchObject([
      { Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1 },
    ]);
    const [back] = await receive({ MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
    expect(back?.Body).toBe('poison 毒丸');
    expect(back?.Attributes).toEqual({ ApproximateReceiveCount: '1' });
    expect(sqs.queue('dead').counts().visible).toBe(0);
  });

  test('a queue that takes no dead letters cannot be redriven', async () => {
    const { client, sqs } = await world();
    const SourceArn = sqs.queue('notification').arn;
    await expect(client.send(new StartMessageMoveTaskCommand({ SourceArn }))).rejects.toMatchObject(
      { name: 'InvalidParameterValue' },
    );
  });
});

describe('long polling', () => {
  test('answers as soon as a message arrives', async () => {
    const { send, receive } = await world();
    const polled = receive({ WaitTimeSeconds: 20 });
    await send('here');
    expect(await polled).toHaveLength(1);
  });

  test('in process, waiting ends with an arrival, with time, or with the signal', async () => {
    const { sqs, clock } = await world();
    const queue = sqs.queue('notification');
    const never = new AbortController();

    const arrival = queue.whenVisible(never.signal);
    queue.send('now');
    await arrival;
    expect(queue.receive({ max: 10 })).toHaveLength(1);

    const shown = queue.whenVisible(never.signal);
    clock.advance(60);
    await shown;
    expect(queue.receive({ max: 10 })).toHaveLength(1);

    const stop = new AbortController();
    const stopped = queue.whenVisible(stop.signal);
    stop.abort();
    await stopped;
  });
});

describe('batches', () => {
  test('send and delete entry by entry', async () => {
    const { client, QueueUrl, receive, sqs } = await world();
    const sent = await client.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'a', MessageBody: '一' },
          { Id: 'b', MessageBody: 'bad \u0001' },
        ],
      }),
    );
    expect(sent.Successful?.map(({ Id }) => Id)).toEqual(['a']);
    expect(sent.Failed).toMatchObject([{ Id: 'b', Code: 'InvalidMessageContents' }]);

    const [message] = await receive({ MaxNumberOfMessages: 10 });
    const removed = await client.send(
      new DeleteMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'x', ReceiptHandle: message?.ReceiptHandle },
          { Id: 'y', ReceiptHandle: 'nonsense' },
        ],
      }),
    );
    expect(removed.Successful).toMatchObject([{ Id: 'x' }]);
    expect(removed.Failed).toMatchObject([{ Id: 'y', Code: 'ReceiptHandleIsInvalid' }]);
    expect(sqs.queue('notification').peek()).toEqual([]);
  });

  test('beyond 10 entries, with doubled ids or beyond 256 KiB are refused whole', async () => {
    const { client, QueueUrl, sqs } = await world();
    const batch = (Entries: { Id: string; MessageBody: string }[]) =>
      client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    const eleven = Array.from({ length: 11 }, (_, index) => ({ Id: `${index}`, MessageBody: 'x' }));
    await expect(batch(eleven)).rejects.toMatchObject({
      name: expect.stringMatching(/TooManyEntriesInBatchRequest/),
    });
    const twice = [
      { Id: 'a', MessageBody: 'x' },
      { Id: 'a', MessageBody: 'y' },
    ];
    await expect(batch(twice)).rejects.toMatchObject({
      name: expect.stringMatching(/BatchEntryIdsNotDistinct/),
    });
    const large = ['a', 'b'].map((Id) => ({ Id, MessageBody: '大'.repeat(50_000) }));
    await expect(batch(large)).rejects.toMatchObject({
      name: expect.stringMatching(/BatchRequestTooLong/),
    });
    expect(sqs.queue('notification').peek()).toEqual([]);
  });
});

describe('the queues themselves', () => {
  test('tell their address and their figures', async () => {
    const { client, QueueUrl, send } = await world();
    await send('one');
    const named = await client.send(new GetQueueUrlCommand({ QueueName: 'notification' }));
    expect(named.QueueUrl).toBe(QueueUrl);
    const listed = await client.send(new ListQueuesCommand({ QueueNamePrefix: 'de' }));
    expect(listed.QueueUrls?.map((url) => url.split('/').at(-1))).toEqual(['dead']);
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({ ApproximateNumberOfMessages: '1', VisibilityTimeout: '60' });
    await client.send(new PurgeQueueCommand({ QueueUrl }));
    expect(
      (
        await client.send(
          new GetQueueAttributesCommand({
            QueueUrl,
            AttributeNames: ['ApproximateNumberOfMessages'],
          }),
        )
      ).Attributes,
    ).toEqual({ ApproximateNumberOfMessages: '0' });
  });

  test('refuse what they do not know', async () => {
    const { client, QueueUrl, sqs } = await world();
    await expect(
      client.send(new GetQueueUrlCommand({ QueueName: 'nobody' })),
    ).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
    await expect(
      client.send(
        new SendMessageCommand({ QueueUrl, MessageBody: 'x', MessageGroupId: 'fifo only' }),
      ),
    ).rejects.toThrow(/MessageGroupId/);
    const answer = await fetch(sqs.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonSQS.CreateQueue' },
      body: '{}',
    });
    expect(await answer.json()).toMatchObject({ __type: 'UnknownOperationException' });
  });

  test('keep messages over a restart; what was in flight shows when its time has passed', async () => {
    const first = await world();
    await first.send('in flight 处理中');
    await first.send('waiting');
    await first.receive({ VisibilityTimeout: 100 });

    // A second service on the same folder, without an orderly end of the first, is what follows a kill.
    const second = await world({ dir: first.dir, clock: first.clock });

    expect((await second.receive()).map(({ Body }) => Body)).toEqual(['waiting']);
    first.clock.advance(100);
    const shown = await second.receive({ MaxNumberOfMessages: 10 });
    expect(shown.map(({ Body }) => Body)).toContain('in flight 处理中');
  });
});
