import { beforeEach, describe, expect, test } from 'vitest';
import { HOUR } from '#shared/kernel/instant.ts';
import { notify } from '#shared/usecases/notify.ts';
import { takeInMail } from '#shared/usecases/take-in-mail.ts';
import { INTAKE, LI, type MailDesk, mailDesk } from '#tests/support/mail-desk.ts';

let at: MailDesk;

beforeEach(() => {
  at = mailDesk();
});

describe('every mail ends in exactly one state', () => {
  const REPORT = [
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
  ];
  const FAILED =
    '--b1\r\n\r\nno mailbox\r\n--b1\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; x@y.example\r\nAction: failed\r\nStatus: 5.1.1\r\n--b1--\r\n';

  test.each([
    ['ticket', {}],
    ['auto-reply', { headers: ['Auto-Submitted: auto-replied'] }],
    [
      'auto-reply',
      {
        subject: 'Automatic reply: Order 4711',
        headers: ['X-Auto-Response-Suppress: All', 'Auto-Submitted: auto-generated'],
      },
    ],
    ['bounce', { from: 'MAILER-DAEMON@mx.example', headers: REPORT, text: FAILED }],
    ['bulk', { headers: ['Precedence: bulk', 'List-Unsubscribe: <https://x.example/u>'] }],
    ['own', { from: `Desk <${INTAKE}>` }],
    ['quarantined', { verdicts: { virus: 'FAIL' } }],
    ['quarantined', { verdicts: { spam: 'FAIL' } }],
    ['quarantined', { verdicts: { dmarc: 'fail (p=reject)' } }],
    ['unreadable', { from: '' }],
  ] as const)('%s: %j', async (state, mail) => {
    const opens = state === 'ticket';
    expect(await at.mailIn(mail, 'one')).toBe(state);
    expect(await at.mailIn(mail, 'one')).toBe(state);
    expect(at.desk.heads()).toHaveLength(opens ? 1 : 0);
    expect(await at.ledger()).toMatchObject([{ id: 'one', state }]);
    expect((await at.ledger())[0]?.reason).not.toBe('');
    expect(await at.desk.ports.mails.counts()).toEqual({ received: 1, ended: 1 });
    if (!opens) expect(at.desk.jobs()).toEqual([]);
  });

  test('discarded: the object by which SES tries the bucket', async () => {
    expect(await at.deliver('AMAZON_SES_SETUP_NOTIFICATION', Buffer.from('x'))).toBe('discarded');
  });

  test('unreadable: one whose object is gone', async () => {
    expect(await takeInMail(at.desk.ports, { id: 'gone', key: 'incoming/gone' })).toBe(
      'unreadable',
    );
  });

  test.each([
    Buffer.alloc(0),
    Buffer.from([0xff, 0xfe, 0x00, 0x0d, 0x0a]),
    Buffer.from('\r\n\r\n\r\n'),
    Buffer.from(`From: ${'('.repeat(5000)}\r\nMessage-ID: <${'x'.repeat(4000)}>\r\n\r\n`),
    Buffer.from(`From: ${LI}\r\nMessage-ID: <${'号'.repeat(900)}@customer.example>\r\n\r\nhello`),
    Buffer.from(`From: ${LI}\r\nIn-Reply-To: <${'号'.repeat(900)}@customer.example>\r\n\r\nhello`),
    Buffer.from(`From: ${LI}\r\nSubject: ${'题'.repeat(30_000)}\r\n\r\n${'长'.repeat(300_000)}`),
  ])('whatever its bytes are: %#', async (bytes) => {
    expect(['ticket', 'unreadable']).toContain(await at.deliver('odd', bytes));
    expect(await at.desk.ports.mails.counts()).toEqual({ received: 1, ended: 1 });
  });

  test('and stands in the list as received until it does', async () => {
    const broken = {
      ...at.desk.ports,
      raw: {
        read: async () => {
          throw new Error('S3 is down');
        },
      },
    };
    await expect(takeInMail(broken, { id: 'm', key: 'incoming/m' })).rejects.toThrow();
    expect(await at.ledger()).toMatchObject([{ state: 'received' }]);
    expect(await at.desk.ports.mails.counts()).toEqual({ received: 1, ended: 0 });
    expect(await at.mailIn({}, 'm')).toBe('ticket');
    expect(await at.desk.ports.mails.counts()).toEqual({ received: 1, ended: 1 });
  });
});

describe('the same mail', () => {
  test('under another id of SES is a duplicate that names the first', async () => {
    await at.mailIn({ messageId: 'same@customer.example' }, 'first');
    expect(await at.mailIn({ messageId: 'same@customer.example' }, 'second')).toBe('duplicate');
    const [, second] = await at.ledger();
    expect(second).toMatchObject({ ticket: at.only().id, reason: 'message-id of first' });
  });

  test('handled by two workers at once opens one ticket', async () => {
    at.desk.bucket.set('incoming/m', at.raw({}));
    const take = () => takeInMail(at.desk.ports, { id: 'm', key: 'incoming/m' });
    await Promise.allSettled([take(), take(), take()]);
    expect(await take()).toBe('ticket');
    expect(at.desk.heads()).toHaveLength(1);
    expect(await at.desk.ports.mails.counts()).toEqual({ received: 1, ended: 1 });
  });
});

describe('an identifier that somebody else has used', () => {
  test('does not swallow a mail', async () => {
    await at.mailIn({ from: 'mallory@evil.example', messageId: 'stolen@customer.example' });
    expect(await at.mailIn({ messageId: 'stolen@customer.example' })).toBe('ticket');
    expect(at.desk.heads()).toHaveLength(2);
  });

  test('of a mail that the desk sent does not swallow one either', async () => {
    await at.mailIn({});
    const [job] = at.desk.notifications();
    if (job === undefined) throw new Error('no confirmation is planned');
    await notify(at.desk.ports, job);
    expect(
      await at.mailIn({ messageId: 'ses-1@email.amazonses.com', from: 'mallory@evil.example' }),
    ).toBe('ticket');
    expect(at.desk.heads()).toHaveLength(2);
  });
});

test('two machines that face each other fall silent: one confirmation a day for each sender', async () => {
  for (let turn = 0; turn < 3; turn++) await at.mailIn({ subject: `Ticket ${turn}` });
  const outcomes: string[] = [];
  for (const job of at.desk.notifications()) outcomes.push(await notify(at.desk.ports, job));
  expect(outcomes.toSorted()).toEqual(['held', 'held', 'sent']);
  at.desk.pass(24 * HOUR);
  await at.mailIn({ subject: 'next day' });
  const next = at.desk.notifications().find(({ ticket }) => ticket === at.youngest()?.id);
  if (next === undefined) throw new Error('no confirmation is planned');
  expect(await notify(at.desk.ports, next)).toBe('sent');
});
