/** What the desk has accepted outlives a power cut, and what it could not do waits for a person. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import {
  type DeskClient,
  deskClient,
  eventually,
  SCENARIO_MS,
} from '#tests/support/desk-client.ts';
import { CLOCK_AFTER_CUT, type LocalDesk, startLocalDesk } from '#tests/support/local-desk.ts';

/** A quarter of an hour, after which an unknown mail is sent again, in a few seconds. */
const SPEED = 120;

let desk: LocalDesk;
let client: DeskClient;

beforeAll(async () => {
  desk = await startLocalDesk({ clockSpeed: SPEED });
  client = deskClient(desk);
});
afterAll(() => desk.dispose());

const command = async (name: string, ...args: readonly string[]) => {
  const file = join(import.meta.dirname, '../../local/commands', `${name}.ts`);
  const { stdout } = await promisify(execFile)(process.execPath, [
    file,
    ...args,
    '--data',
    desk.data,
  ]);
  return stdout;
};

const putOn = async (queue: string, body: string) => {
  const endpoints: unknown = JSON.parse(readFileSync(join(desk.data, 'endpoints.json'), 'utf8'));
  const sqs = new SQSClient({
    endpoint: z.object({ SQS: z.url() }).parse(endpoints).SQS,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'local' },
  });
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: queue }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
};

describe('after a power cut', { timeout: SCENARIO_MS }, () => {
  test('a request that was just accepted is there, and is confirmed exactly once', async () => {
    const email = 'just.in.time@customer.example';
    const answer = await client.postJson('/v1/tickets', {
      name: '钱多多',
      email,
      subject: '停电前的最后一单',
      message: '刚刚提交就停电了，不知道你们收到没有？',
    });
    expect(answer.status).toBe(201);
    const { id, number } = z
      .object({ id: z.string(), number: z.string() })
      .parse(await answer.json());
    await desk.kill();
    await desk.restart(CLOCK_AFTER_CUT);

    expect(await client.ticket(id)).toMatchObject({ number, subject: '停电前的最后一单' });
    await client.ticketWhen(id, 'confirmed and delivered', ({ deliveries }) =>
      deliveries.some(({ status }) => status.state === 'delivered'),
    );
    expect(await client.mailsTo(email)).toHaveLength(1);
  });
});

describe('dead letters', { timeout: SCENARIO_MS }, () => {
  test('are what no attempt could handle, listed until a person sends them back', async () => {
    // On the ordinary clock again.
    await desk.restart();
    const garbage = 'this is no event at all';
    await putOn('huiyin-dev-mail', garbage);
    const listed = await eventually('the dead letter', async () =>
      (await command('dead-letters', 'list')).split('\n').find((line) => line.includes(garbage)),
    );
    expect(JSON.parse(listed)).toMatchObject({
      queue: 'huiyin-dev-mail-dead-letters',
      body: garbage,
    });

    const notice = {
      Records: [{ s3: { object: { key: 'incoming/AMAZON_SES_SETUP_NOTIFICATION' } } }],
    };
    await putOn('huiyin-dev-mail-dead-letters', JSON.stringify(notice));
    const redriven = JSON.parse(await command('dead-letters', 'redrive', 'mail'));
    expect(redriven).toMatchObject({ queue: 'huiyin-dev-mail-dead-letters' });
    const taken = await eventually('the end of the mail that was sent back', async () => {
      const { items } = await client.mails();
      return items.find(
        ({ id, state }) => id === 'AMAZON_SES_SETUP_NOTIFICATION' && state !== 'received',
      );
    });
    expect(taken.state).toBe('discarded');
    // What no attempt can handle comes back to where it was.
    await eventually('the dead letter again', async () =>
      (await command('dead-letters', 'list')).includes(garbage) ? true : undefined,
    );
  });
});
