import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SESClient, SendEmailCommand, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { SesEvent, SesService } from '#local/ses/interface.ts';
import { startSes } from '#local/ses/service.ts';
import { type HandClock, handClock } from '#tests/support/hand-clock.ts';

const running: SesService[] = [];
const clients: SESClient[] = [];

async function world(options: { dir?: string; clock?: HandClock } = {}) {
  const { dir = mkdtempSync(join(tmpdir(), 'ses-')), clock = handClock() } = options;
  const ses = await startSes({ clock, dir, configurationSets: ['desk'] });
  running.push(ses);
  const client = new SESClient({
    endpoint: ses.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'notify', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  clients.push(client);
  const send = (mail: string, more = {}) =>
    client.send(
      new SendRawEmailCommand({
        RawMessage: { Data: Buffer.from(mail) },
        ConfigurationSetName: 'desk',
        ...more,
      }),
    );
  return { dir, clock, ses, client, send };
}

const MAIL = [
  'From: =?UTF-8?B?5Zue6Z+z?= <service@huiyin.example>',
  'To: li.na@example.com',
  'Subject: =?UTF-8?B?5oKo55qE5bel5Y2V?= HY-7K2M-9QXA',
  'Message-ID: <own@huiyin.example>',
  'References: <a@example.com>',
  ' <b@example.com>',
  'X-SES-CONFIGURATION-SET: desk',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  '您好，我们已收到。\r\nMessage-ID: not a header',
].join('\r\n');

const detailSchema = z.looseObject({
  eventType: z.string(),
  mail: z.looseObject({
    messageId: z.string(),
    tags: z.record(z.string(), z.array(z.string())),
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
  }),
});

/** Resolves with the first `count` events. */
function heard(ses: SesService, count: number): Promise<SesEvent[]> {
  const events: SesEvent[] = [];
  const { promise, resolve } = Promise.withResolvers<SesEvent[]>();
  ses.onEvent((event) => {
    events.push(event);
    if (events.length === count) resolve(events);
  });
  return promise;
}

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const ses of running.splice(0)) await ses.close();
});

describe('a sent mail', () => {
  test('is kept with the id of SES in place of its own, and otherwise as it was', async () => {
    const { send, ses, clock } = await world();
    const { MessageId } = await send(MAIL, {
      Source: 'service@huiyin.example',
      Destinations: ['li.na@example.com', 'hidden@example.com'],
      Tags: [{ Name: 'job', Value: 'j-1' }],
    });

    const [mail] = ses.sent();
    expect(mail).toMatchObject({
      messageId: MessageId,
      sentAtMs: clock.now(),
      source: 'service@huiyin.example',
      destinations: ['li.na@example.com', 'hidden@example.com'],
      configurationSet: 'desk',
      tags: { job: 'j-1' },
    });
    const raw = mail?.raw().toString() ?? '';
    const [head = '', body] = raw.split('\r\n\r\n');
    expect(head.split('\r\n')).toEqual([
      `Message-ID: <${MessageId}@email.amazonses.com>`,
      'Date: Sun, 01 Mar 2026 01:00:00 +0000',
      ...MAIL.split('\r\n').slice(0, 3),
      'References: <a@example.com>',
      ' <b@example.com>',
      ...MAIL.split('\r\n').slice(7, 10),
    ]);
    expect(body).toBe('您好，我们已收到。\r\nMessage-ID: not a header');
  });

  test('goes to the addresses of its headers when no others are given; Bcc is not shown', async () => {
    const { send, ses } = await world();
    await send(
      'From: a@huiyin.example\nTo: "Li, Na" <li@example.com>\nBcc: chen@example.com\n\nhi',
    );
    expect(ses.sent()[0]?.destinations).toEqual(['li@example.com', 'chen@example.com']);
    expect(ses.sent()[0]?.raw().toString()).not.toContain('Bcc');
  });

  test('survives a restart', async () => {
    const first = await world();
    await first.send(MAIL);
    const second = await world({ dir: first.dir });
    expect(second.ses.sent()).toHaveLength(1);
    expect(second.ses.sent()[0]?.raw().toString()).toContain('您好');
  });
});

describe('what SES refuses', () => {
  test.each([
    [
      'an unknown configuration set',
      MAIL,
      { ConfigurationSetName: 'x' },
      'ConfigurationSetDoesNotExistException',
    ],
    [
      'more than 50 recipients',
      MAIL,
      { Destinations: Array.from({ length: 51 }, (_, index) => `r${index}@example.com`) },
      'InvalidParameterValue',
    ],
    ['a mail beyond 10 MB', `${MAIL}${'x'.repeat(8_000_000)}`, {}, 'InvalidParameterValue'],
    ['a mail without From', 'To: a@example.com\r\n\r\nhi', {}, 'InvalidParameterValue'],
    ['a mail to nobody', 'From: a@example.com\r\n\r\nhi', {}, 'InvalidParameterValue'],
    ['a Chinese local part', MAIL, { Destinations: ['李娜@example.com'] }, 'InvalidParameterValue'],
    ['a tag with a space', MAIL, { Tags: [{ Name: 'a b', Value: 'c' }] }, 'InvalidParameterValue'],
    ['a parameter that is not known', MAIL, { SourceArn: 'arn:x' }, 'InvalidParameterValue'],
    ['a header that is not known', `X-SES-SOURCE-ARN: x\r\n${MAIL}`, {}, 'InvalidParameterValue'],
  ])('%s', async (_what, mail, more, name) => {
    const { send, ses } = await world();
    await expect(send(mail, more)).rejects.toMatchObject({ name });
    expect(ses.sent()).toEqual([]);
  });

  test('every other action', async () => {
    const { client } = await world();
    const command = new SendEmailCommand({
      Source: 'a@example.com',
      Destination: { ToAddresses: ['b@example.com'] },
      Message: { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } },
    });
    await expect(client.send(command)).rejects.toMatchObject({ name: 'InvalidAction' });
  });
});

describe('faults for tests', () => {
  test('a throttled or rejected mail is not sent; a hung-up one is', async () => {
    const { send, ses } = await world();
    ses.failNext({ kind: 'throttle', times: 2 });
    ses.failNext({ kind: 'daily-quota', times: 1 });
    ses.failNext({ kind: 'reject', times: 1 });
    for (const name of ['Throttling', 'Throttling', 'Throttling', 'MessageRejected']) {
      await expect(send(MAIL)).rejects.toMatchObject({ name });
    }
    expect(ses.sent()).toHaveLength(0);

    ses.failNext({ kind: 'timeout-after-effect', times: 1 });
    await expect(send(MAIL)).rejects.toThrow();
    expect(ses.sent()).toHaveLength(1);
    await send(MAIL);
    expect(ses.sent()).toHaveLength(2);
  });
});

describe('events', () => {
  test.each([
    ['success@simulator.amazonses.com', ['Email Sent', 'Email Delivered']],
    ['bounce+t1@simulator.amazonses.com', ['Email Sent', 'Email Bounced']],
    [
      'complaint@simulator.huiyin.example',
      ['Email Sent', 'Email Delivered', 'Email Complaint Received'],
    ],
    ['suppressionlist@simulator.huiyin.example', ['Email Sent', 'Email Bounced']],
    ['ooto@simulator.huiyin.example', ['Email Sent', 'Email Delivered']],
    ['li.na@example.com', ['Email Sent', 'Email Delivered']],
  ])('of a mail to %s', async (address, kinds) => {
    const { send, ses } = await world();
    const told = heard(ses, kinds.length);
    const { MessageId } = await send(MAIL, {
      Destinations: [address],
      Tags: [{ Name: 'job', Value: 'j-7' }],
    });
    const events = await told;
    expect(events.map((event) => event['detail-type']).sort()).toEqual([...kinds].sort());
    for (const event of events) {
      const { mail } = detailSchema.parse(event.detail);
      expect(mail.messageId).toBe(MessageId);
      expect(mail.tags).toMatchObject({ job: ['j-7'], 'ses:configuration-set': ['desk'] });
      expect(mail.headers).toContainEqual({
        name: 'References',
        value: '<a@example.com> <b@example.com>',
      });
    }
  });

  test('name the recipients that each is about', async () => {
    const { send, ses } = await world();
    const told = heard(ses, 3);
    await send(MAIL, {
      Destinations: ['li.na@example.com', 'bounce@simulator.amazonses.com'],
    });
    const bounce = (await told).find((event) => event['detail-type'] === 'Email Bounced');
    expect(bounce?.detail['bounce']).toMatchObject({
      bounceType: 'Permanent',
      bouncedRecipients: [{ emailAddress: 'bounce@simulator.amazonses.com' }],
    });
  });

  test('do not come without a configuration set', async () => {
    const { send, ses } = await world();
    const told = heard(ses, 2);
    const plain = MAIL.replace('X-SES-CONFIGURATION-SET: desk\r\n', '');
    await send(plain, { ConfigurationSetName: undefined });
    const { MessageId } = await send(MAIL);
    for (const { detail } of await told) {
      expect(detailSchema.parse(detail).mail.messageId).toBe(MessageId);
    }
  });

  test('are told after a restart when a kill came between the mail and its event', async () => {
    const first = await world();
    first.ses.onEvent(() => {
      throw new Error('the event bus is away');
    });
    const { MessageId } = await first.send(MAIL);
    const second = await world({ dir: first.dir, clock: first.clock });
    const events = await heard(second.ses, 2);
    expect(detailSchema.parse(events[0]?.detail).mail.messageId).toBe(MessageId);
  });
});
