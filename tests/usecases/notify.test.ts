import { beforeEach, describe, expect, test } from 'vitest';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Notification } from '#shared/domain/job/job.ts';
import { HOUR, MINUTE, SECOND } from '#shared/kernel/instant.ts';
import { ROLES } from '#shared/playbooks/roles.ts';
import { followUp } from '#shared/usecases/follow-up.ts';
import { notify } from '#shared/usecases/notify.ts';
import { recordMailEvent } from '#shared/usecases/record-mail-event.ts';
import { submitTicket } from '#shared/usecases/submit-ticket.ts';
import { addMessage, resolve } from '#shared/usecases/work-on-ticket.ts';
import { interrupted, type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';

const chen = { id: 'chen', roles: ROLES, teams: [] };

let desk: MemoryDesk;
let count = 0;

beforeEach(() => {
  desk = memoryDesk();
});

const asked = async (email = 'li.na@customer.example'): Promise<TicketId> => {
  count += 1;
  const outcome = await submitTicket(desk.ports, {
    name: '李娜',
    email,
    subject: '发票开错了',
    message: '抬头少了两个字。',
    language: 'zh-CN',
    hash: `${count}`,
    source: '203.0.113.7',
  });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value.ticket.id;
};

const jobOf = (id: TicketId, mail: Notification['mail']): Notification => {
  const found = desk.notifications().find((job) => job.ticket === id && job.mail === mail);
  if (found === undefined) throw new Error(`no ${mail} is planned`);
  return found;
};

/** The latest plan for the same mail: every look again is a job of its own. */
const planned = (job: Notification) =>
  desk
    .notifications()
    .filter(({ id }) => id === job.id)
    .map(({ due }) => due)
    .toSorted()
    .at(-1);

const stateOf = async (job: Notification) =>
  (await desk.delivery(job.ticket, job.id))?.status.state;

const answered = async (id: TicketId, text = '已重开，请查收。'): Promise<Notification> => {
  const { ticket } = await desk.file(id);
  desk.pass(SECOND);
  await addMessage(desk.ports, { id, person: chen, version: ticket.version, kind: 'reply', text });
  return jobOf(id, 'reply');
};

const surveyed = async (): Promise<Notification> => {
  const id = await asked();
  await notify(desk.ports, jobOf(id, 'confirmation'));
  await resolve(desk.ports, { id, person: chen, version: (await desk.file(id)).ticket.version });
  await notify(desk.ports, jobOf(id, 'resolved'));
  desk.pass(10 * 24 * HOUR);
  await followUp(desk.ports, id);
  return jobOf(id, 'survey');
};

describe('a mail', () => {
  test('is claimed, sent and marked, and can be answered', async () => {
    const job = jobOf(await asked(), 'confirmation');
    expect(await notify(desk.ports, job)).toBe('sent');
    expect(await stateOf(job)).toBe('sent');
    expect(desk.sent).toHaveLength(1);
    expect(await desk.ports.desk.ticketOfMessage('ses-1@email.amazonses.com')).toBe(job.ticket);
  });

  test('goes out once, however often its job comes', async () => {
    const job = jobOf(await asked(), 'confirmation');
    await notify(desk.ports, job);
    expect(await notify(desk.ports, job)).toBe('nothing-to-do');
    await Promise.all([notify(desk.ports, job), notify(desk.ports, job)]);
    expect(desk.sent).toHaveLength(1);
  });

  test('goes out once when two workers have its job in the same moment', async () => {
    const job = jobOf(await asked(), 'confirmation');
    const other = async () => {
      await notify(desk.ports, job);
    };
    const late = { ...desk.ports, desk: deskStore(interrupted(desk.memory, other)) };
    expect(await notify(late, job)).toBe('put-off');
    expect(desk.sent).toHaveLength(1);
    desk.pass(HOUR);
    expect(await notify(desk.ports, job)).toBe('nothing-to-do');
    expect(desk.sent).toHaveLength(1);
  });

  test('to a customer without an address is nothing to do', async () => {
    const job = jobOf(await asked(), 'confirmation');
    const outcome = await submitTicket(desk.ports, {
      name: 'Tom',
      phone: '+44 20 7946 0000',
      subject: 'Call me',
      message: 'Please call me.',
      language: 'en',
      hash: 'phone',
      source: '203.0.113.7',
    });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    const plans = desk.notifications().filter(({ ticket }) => ticket === outcome.value.ticket.id);
    expect(plans).toEqual([]);
    expect(await notify(desk.ports, { ...job, ticket: outcome.value.ticket.id })).toBe(
      'nothing-to-do',
    );
  });
});

describe('two mails of one ticket', () => {
  test('leave in order: the second waits for the first, ever longer', async () => {
    const id = await asked();
    const reply = await answered(id);
    expect(reply.after).toBe(jobOf(id, 'confirmation').id);
    const before = desk.now();
    expect(await notify(desk.ports, reply)).toBe('put-off');
    expect((planned(reply) ?? '') > before).toBe(true);
    expect(desk.sent).toEqual([]);
    await notify(desk.ports, jobOf(id, 'confirmation'));
    expect(await notify(desk.ports, { ...reply, attempt: 1 })).toBe('sent');
    expect(desk.sent.map(({ automatic }) => automatic)).toEqual(['replied', undefined]);
    expect(desk.sent[1]?.references).toContain('ses-1@email.amazonses.com');
  });

  test('are two mails in the end: patience is not endless', async () => {
    const reply = await answered(await asked());
    expect(await notify(desk.ports, { ...reply, attempt: 10 })).toBe('sent');
  });

  test.each(['refused', 'held'] as const)(
    'do not wait for one that will never leave: %s',
    async (fate) => {
      const id = await asked();
      const confirmation = jobOf(id, 'confirmation');
      if (fate === 'refused') desk.answers.push({ outcome: 'refused', reason: 'MessageRejected' });
      else await exhaust();
      await notify(desk.ports, confirmation);
      const reply = await answered(id);
      expect(await notify(desk.ports, reply)).toBe('sent');
    },
  );
});

const exhaust = async () => {
  for (let turn = 0; turn < 5; turn++) {
    await notify(desk.ports, jobOf(await asked(), 'confirmation'));
  }
};

describe('a mail of which nobody knows whether it left', () => {
  const UNKNOWN = { outcome: 'unknown' } as const;

  test('is known by the event that SES sends, and not sent again', async () => {
    const job = jobOf(await asked(), 'confirmation');
    desk.answers.push(UNKNOWN);
    expect(await notify(desk.ports, job)).toBe('unknown');
    const tags = { job: job.id, ticket: job.ticket };
    await recordMailEvent(desk.ports, { ...tags, messageId: 'm1@ses', what: { kind: 'sent' } });
    desk.pass(16 * MINUTE);
    expect(await notify(desk.ports, job)).toBe('nothing-to-do');
    expect(await stateOf(job)).toBe('sent');
    expect(desk.sent).toHaveLength(1);
  });

  test('is not sent again before a quarter of an hour has passed, and then it is', async () => {
    const job = jobOf(await asked(), 'confirmation');
    desk.answers.push(UNKNOWN);
    const start = Date.parse(desk.now());
    await notify(desk.ports, job);
    expect(Date.parse(planned(job) ?? '') - start).toBe(15 * MINUTE);
    desk.pass(14 * MINUTE);
    expect(await notify(desk.ports, job)).toBe('put-off');
    expect(desk.sent).toHaveLength(1);
    desk.pass(MINUTE);
    expect(await notify(desk.ports, job)).toBe('sent');
    expect(desk.sent).toHaveLength(2);
  });

  test('is given up for all to see when it is a survey', async () => {
    const job = await surveyed();
    const before = desk.sent.length;
    desk.answers.push(UNKNOWN);
    expect(await notify(desk.ports, job)).toBe('unknown');
    desk.pass(16 * MINUTE);
    expect(await notify(desk.ports, job)).toBe('given-up');
    expect(desk.sent).toHaveLength(before + 1);
    const { events } = await desk.file(job.ticket);
    expect(events.at(-1)).toMatchObject({ type: 'mail.failed', mail: 'survey', reason: 'unknown' });
  });

  test('whose worker died with the claim is looked at again, and then sent', async () => {
    const job = jobOf(await asked(), 'confirmation');
    const dying = {
      ...desk.ports,
      mailer: {
        send: async () => {
          throw new Error('the process is gone');
        },
      },
    };
    await expect(notify(dying, job)).rejects.toThrow();
    expect(await stateOf(job)).toBe('claimed');
    desk.pass(3 * MINUTE);
    expect(await notify(desk.ports, job)).toBe('put-off');
    expect(await stateOf(job)).toBe('unknown');
    desk.pass(13 * MINUTE);
    expect(await notify(desk.ports, job)).toBe('sent');
  });
});

describe('a mail that SES did not take', () => {
  test('too fast: waits longer each time, and fails visibly after eight attempts', async () => {
    const job = jobOf(await asked(), 'confirmation');
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt++) {
      desk.answers.push({ outcome: 'throttled' });
      const start = Date.parse(desk.now());
      expect(await notify(desk.ports, job)).toBe('throttled');
      waits.push((Date.parse(planned(job) ?? '') - start) / SECOND);
      desk.pass(waits.at(-1) ?? 0);
      desk.pass(HOUR);
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640]);
    expect(await notify(desk.ports, job)).toBe('given-up');
    expect((await desk.file(job.ticket)).events.at(-1)).toMatchObject({
      type: 'mail.failed',
      reason: 'attempts',
    });
    expect(desk.sent).toEqual([]);
  });

  test('for the day’s quota: waits an hour and tells an operator', async () => {
    const job = jobOf(await asked(), 'confirmation');
    desk.answers.push({ outcome: 'quota-reached' });
    const start = Date.parse(desk.now());
    expect(await notify(desk.ports, job)).toBe('quota-reached');
    expect(Date.parse(planned(job) ?? '') - start).toBe(HOUR);
    expect(await stateOf(job)).toBe('waiting');
    desk.pass(HOUR);
    expect(await notify(desk.ports, job)).toBe('sent');
  });

  test('for good: stands on the ticket as failed, with the reason', async () => {
    const job = jobOf(await asked(), 'confirmation');
    desk.answers.push({ outcome: 'refused', reason: 'MessageRejected' });
    expect(await notify(desk.ports, job)).toBe('refused');
    const file = await desk.file(job.ticket);
    expect(file.events.at(-1)).toMatchObject({ type: 'mail.failed', reason: 'MessageRejected' });
    expect(await notify(desk.ports, job)).toBe('nothing-to-do');
  });
});

describe('confirmations to one address', () => {
  test('that anybody may have typed into the form are five an hour; the sixth is held for all to see', async () => {
    await exhaust();
    const sixth = jobOf(await asked('LI.NA@customer.example'), 'confirmation');
    expect(await notify(desk.ports, sixth)).toBe('held');
    expect((await desk.file(sixth.ticket)).events.at(-1)).toMatchObject({ type: 'mail.held' });
    expect(desk.sent).toHaveLength(5);
    expect(
      await notify(desk.ports, jobOf(await asked('other@customer.example'), 'confirmation')),
    ).toBe('sent');
    desk.pass(HOUR);
    expect(await notify(desk.ports, jobOf(await asked(), 'confirmation'))).toBe('sent');
  });

  test('do not use up what is another mail’s: an answer always leaves', async () => {
    await exhaust();
    const id = await asked();
    await notify(desk.ports, jobOf(id, 'confirmation'));
    expect(await notify(desk.ports, await answered(id))).toBe('sent');
  });

  test('count once when SES was busy and the mail is tried again', async () => {
    const job = jobOf(await asked(), 'confirmation');
    for (let turn = 0; turn < 3; turn++) {
      desk.answers.push({ outcome: 'throttled' });
      await notify(desk.ports, job);
      desk.pass(MINUTE);
    }
    for (let turn = 0; turn < 4; turn++) {
      expect(await notify(desk.ports, jobOf(await asked(), 'confirmation'))).toBe('sent');
    }
    expect(await notify(desk.ports, job)).toBe('sent');
  });
});
