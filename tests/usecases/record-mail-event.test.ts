import { beforeEach, describe, expect, test } from 'vitest';
import type { Notification } from '#shared/domain/job/job.ts';
import { notify } from '#shared/usecases/notify.ts';
import { type MailEvent, recordMailEvent } from '#shared/usecases/record-mail-event.ts';
import { submitTicket } from '#shared/usecases/submit-ticket.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';

let desk: MemoryDesk;
let job: Notification;

const ID = 'ses-1@email.amazonses.com';

beforeEach(async () => {
  desk = memoryDesk();
  await submitTicket(desk.ports, {
    name: 'Tom',
    email: 'tom@customer.example',
    subject: 'Refund',
    message: 'Where is it?',
    language: 'en',
    hash: 'h',
    source: '203.0.113.7',
  });
  const [planned] = desk.notifications();
  if (planned === undefined) throw new Error('no confirmation is planned');
  job = planned;
});

const SENT: MailEvent['what'] = { kind: 'sent' };
const DELIVERED: MailEvent['what'] = { kind: 'delivered' };
const BOUNCED: MailEvent['what'] = { kind: 'failed', reason: 'bounce Permanent General' };

const tell = (what: MailEvent['what'], over: Partial<MailEvent> = {}) =>
  recordMailEvent(desk.ports, { job: job.id, ticket: job.ticket, messageId: ID, what, ...over });

const state = async () => (await desk.delivery(job.ticket, job.id))?.status.state;
const failures = async () =>
  (await desk.file(job.ticket)).events.filter(({ type }) => type === 'mail.failed').length;

describe('events about one mail', () => {
  test.each([
    [[SENT, DELIVERED], 'delivered', 0],
    [[DELIVERED, SENT], 'delivered', 0],
    [[DELIVERED, DELIVERED, SENT, SENT], 'delivered', 0],
    [[SENT, BOUNCED], 'failed', 1],
    [[BOUNCED, SENT, DELIVERED], 'failed', 1],
    [[BOUNCED, BOUNCED], 'failed', 1],
    [[DELIVERED, BOUNCED, DELIVERED], 'failed', 1],
  ])('%#: come to the same end in any order and number', async (events, end, failed) => {
    await notify(desk.ports, job);
    for (const what of events) await tell(what);
    expect(await state()).toBe(end);
    expect(await failures()).toBe(failed);
  });

  test('that come before the answer of SES itself are not overruled by it', async () => {
    const early = {
      ...desk.ports,
      mailer: {
        send: async () => {
          await tell(DELIVERED);
          return { outcome: 'sent', messageId: ID } as const;
        },
      },
    };
    await notify(early, job);
    expect(await state()).toBe('delivered');
  });

  test('let an answer find its ticket, whichever came first', async () => {
    desk.answers.push({ outcome: 'unknown' });
    await notify(desk.ports, job);
    await tell(DELIVERED);
    await tell(SENT);
    expect(await desk.ports.desk.ticketOfMessage(ID)).toBe(job.ticket);
  });

  test('of a mail or a ticket that nobody knows change nothing', async () => {
    await notify(desk.ports, job);
    const before = desk.everything();
    await tell(BOUNCED, { job: 'another' });
    const [head] = desk.heads();
    if (head === undefined) throw new Error('no ticket');
    await recordMailEvent(memoryDesk().ports, {
      job: job.id,
      ticket: head.id,
      messageId: ID,
      what: SENT,
    });
    expect(desk.everything()).toBe(before);
  });
});
