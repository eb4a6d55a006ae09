/**
 * One customer's whole story, with every single call of the world broken in turn, in each of three ways.
 *
 * Whatever breaks: what was accepted is stored once, what is stored is mailed or seen as failed, no mail goes out
 * twice unless nobody could know whether it had, and in the end nothing is left lying in a queue.
 */
import { describe, expect, test } from 'vitest';
import * as shapes from '#shared/contracts/ticket.ts';
import type { Person } from '#shared/domain/access/role.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { DAY, later, MINUTE } from '#shared/kernel/instant.ts';
import type { Result } from '#shared/kernel/result.ts';
import { ROLES } from '#shared/playbooks/roles.ts';
import { announceUpload } from '#shared/usecases/announce-upload.ts';
import { addFromPage } from '#shared/usecases/customer-page.ts';
import { submitTicket } from '#shared/usecases/submit-ticket.ts';
import { vote } from '#shared/usecases/take-survey.ts';
import { addMessage, resolve } from '#shared/usecases/work-on-ticket.ts';
import { MONDAY_TEN } from '../support/tickets.ts';
import { breaker, FAULTS, type Fault, InjectedFault } from './faults.ts';
import { type World, world } from './world.ts';

const chen: Person = { id: 'chen', roles: [...ROLES], teams: ['technical'] };

/** A person who gets no answer tries again, as people and browsers do. */
const insist = async <Value>(desk: World, attempt: () => Promise<Value>): Promise<Value> => {
  for (let turn = 0; turn < 3; turn++) {
    desk.newProcess();
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof InjectedFault)) throw error;
    }
  }
  return attempt();
};

const ok = <Value>(result: Result<Value, { readonly code: string }>): Value => {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.value;
};

const ticketIn = (desk: World, id: TicketId): Ticket => {
  const row = desk.memory.rows().find(({ pk, sk }) => pk === `T#${id}` && sk === 'HEAD');
  return shapes.ticket.parse(row?.['ticket']);
};

const PHOTO = Buffer.from('89504e470d0a1a0a00', 'hex');

const submission = {
  name: '李娜',
  email: 'li.na@example.com',
  subject: '洗衣机漏水',
  message: '上周买的洗衣机从底部漏水，请尽快处理。',
  language: 'zh-CN',
  key: 'form-1',
  hash: 'hash-1',
  source: '203.0.113.7',
} as const;

/** An agent who got no answer looks at the ticket before doing it again. */
const byAgent = async (
  desk: World,
  id: TicketId,
  {
    done,
    act,
  }: {
    readonly done: (ticket: Ticket) => boolean;
    readonly act: (version: number) => Promise<Result<Ticket, { readonly code: string }>>;
  },
): Promise<void> => {
  await insist(desk, async () => {
    const ticket = ticketIn(desk, id);
    if (!done(ticket)) ok(await act(ticket.version));
  });
};

/** As a browser does it before it sends the form. */
const uploaded = async (desk: World, name: string): Promise<string> => {
  const photo = { name, size: PHOTO.length, type: 'image/png', source: '203.0.113.7' };
  const { id } = await insist(desk, async () => ok(await announceUpload(desk.ports, photo)));
  desk.upload(id, PHOTO);
  return id;
};

/** Form, classification, answer, a customer's addition by page and by mail, resolution, survey, bad score. */
const live = async (desk: World): Promise<TicketId> => {
  const photo = await uploaded(desk, '漏水.png');
  const submitted = await insist(desk, async () =>
    ok(await submitTicket(desk.ports, { ...submission, uploads: [photo] })),
  );
  const { id } = submitted.ticket;
  const token = submitted.path.slice('/tickets/'.length);
  await desk.settle(later(MONDAY_TEN, 30 * MINUTE));

  const plan = await uploaded(desk, 'plan.png');
  await byAgent(desk, id, {
    done: ({ answeredAt }) => answeredAt !== undefined,
    act: (version) =>
      addMessage(desk.ports, {
        id,
        person: chen,
        version,
        kind: 'reply',
        text: '师傅明天上门。',
        uploads: [plan],
      }),
  });
  await desk.settle(later(MONDAY_TEN, 60 * MINUTE));

  await insist(desk, async () =>
    ok(await addFromPage(desk.ports, token, { text: '下午可以吗？', once: 'c1' })),
  );
  const answer = desk.sent.find(({ mail }) => mail.subject.includes('洗衣机漏水'));
  desk.put('mail-1', answerTo(answer?.mail.replyTo ?? 'service@huiyin.example'));
  desk.put('mail-2', request());
  await desk.settle(later(MONDAY_TEN, 90 * MINUTE));

  await byAgent(desk, id, {
    done: ({ status }) => status.state === 'resolved',
    act: (version) => resolve(desk.ports, { id, person: chen, version }),
  });
  await desk.settle(later(MONDAY_TEN, 2 * DAY));

  const invitation = desk.sent.find(({ mail }) => /\/surveys\//.test(mail.text));
  const survey = /\/surveys\/(\S+)/.exec(invitation?.mail.text ?? '')?.[1];
  if (survey !== undefined) {
    await insist(desk, async () =>
      ok(await vote(desk.ports, survey, { score: 1, comment: '等了太久', hash: 'v1' })),
    );
  }
  await desk.settle();
  // Long afterwards the same request still answers with the same ticket.
  const again = await insist(desk, async () => ok(await submitTicket(desk.ports, submission)));
  expect(again).toEqual(submitted);
  return id;
};

/** As SES stores it: with what it found out on top. */
const stored = (lines: readonly string[]): Uint8Array =>
  Buffer.from(
    [
      'X-SES-Spam-Verdict: PASS',
      'X-SES-Virus-Verdict: PASS',
      'Authentication-Results: amazonses.com; spf=pass; dkim=pass; dmarc=pass;',
      ...lines,
    ].join('\r\n'),
  );

const answerTo = (to: string): Uint8Array =>
  stored([
    'From: =?UTF-8?B?5p2O5aic?= <li.na@example.com>',
    `To: ${to}`,
    'Content-Type: text/plain; charset=utf-8',
    'Subject: =?UTF-8?B?UmU6IOa0l+iho+acuua8j+awtA==?=',
    'Message-ID: <m1@example.com>',
    'Date: Mon, 2 Mar 2026 10:02:00 +0800',
    '',
    '好的，谢谢。',
  ]);

const request = (): Uint8Array =>
  stored([
    'From: Tom Baker <tom.baker@example.org>',
    'To: service@huiyin.example',
    'Subject: Where is my parcel?',
    'Content-Type: multipart/mixed; boundary=b',
    'Message-ID: <m2@example.org>',
    'Date: Mon, 2 Mar 2026 02:03:00 +0000',
    '',
    '--b',
    '',
    'It was due on Friday.',
    '--b',
    'Content-Type: image/png; name="label.png"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(PHOTO).toString('base64'),
    '--b--',
  ]);

const run = async (at: number, fault: Fault) => {
  const break_ = breaker(at, fault);
  const desk = world(break_, MONDAY_TEN);
  const id = await live(desk);
  return { desk, id, calls: break_.calls(), broke: break_.broke() };
};

/** Jobs whose mail nobody could know to have left, at some moment. */
const unknownJobs = (desk: World): ReadonlySet<string> =>
  new Set(
    desk.history
      .filter(({ kind }) => kind === 'delivery')
      .map((row) => shapes.delivery.parse(row['delivery']))
      .filter(({ status, attempts }) => status.state === 'unknown' || attempts > 1)
      .map(({ job }) => job),
  );

const check = ({ desk, id }: { readonly desk: World; readonly id: TicketId }): void => {
  const rows = desk.memory.rows();
  const heads = rows
    .filter(({ kind }) => kind === 'ticket')
    .map((row) => shapes.ticket.parse(row['ticket']));
  const surveyed = ticketIn(desk, id).survey?.state === 'answered';

  // One request, one ticket; a bad score, one recovery.
  expect(heads.filter(({ channel }) => channel === 'form')).toHaveLength(1);
  expect(heads.filter(({ channel }) => channel === 'playbook')).toHaveLength(surveyed ? 1 : 0);
  expect(heads.filter(({ channel }) => channel === 'mail')).toHaveLength(1);
  // Everything said stands there once.
  const said = rows
    .filter(({ kind }) => kind === 'message')
    .map((row) => shapes.message.parse(row['message']).text)
    .sort();
  expect(said).toEqual(
    [
      '上周买的洗衣机从底部漏水，请尽快处理。',
      '下午可以吗？',
      '好的，谢谢。',
      'It was due on Friday.',
      '师傅明天上门。',
      ...(surveyed ? ['等了太久'] : []),
    ].sort(),
  );
  // Every mail is sent, once unless nobody could know, or seen as failed.
  const unknown = unknownJobs(desk);
  const deliveries = rows
    .filter(({ kind }) => kind === 'delivery')
    .map((row) => shapes.delivery.parse(row['delivery']));
  expect(new Set(deliveries.map(({ mail }) => mail))).toEqual(
    new Set(['confirmation', 'reply', 'resolved', 'survey']),
  );
  expect(deliveries).toHaveLength(5);
  for (const { job, status } of deliveries) {
    const copies = desk.sent.filter(({ mail }) => mail.tags.job === job).length;
    expect(copies).toBeLessThanOrEqual(unknown.has(job) ? 2 : 1);
    if (status.state === 'delivered' || status.state === 'sent') expect(copies).toBeGreaterThan(0);
    else expect(status.state).toBe('failed');
  }
  // Every file is kept once, for its message, and nothing of an upload is left.
  const files = rows
    .filter(({ kind }) => kind === 'file')
    .map((row) => shapes.deskFile.parse(row['file']));
  expect(files.map(({ name, status }) => [name, status.state]).sort()).toEqual([
    ['label.png', 'ready'],
    ['plan.png', 'ready'],
    ['漏水.png', 'ready'],
  ]);
  expect([...desk.kept.keys()].sort()).toEqual(files.map((file) => file.id).sort());
  expect([...desk.uploads.keys()]).toEqual([]);
  for (const { mail } of desk.sent) {
    expect(mail.attachments.map(({ name }) => name)).toEqual(
      mail.text.includes('师傅明天上门。') ? ['plan.png'] : [],
    );
  }
  // Nothing lies anywhere, and every mail has ended.
  expect(rows.filter(({ kind }) => kind === 'job')).toEqual([]);
  expect(desk.deadLetters).toEqual([]);
  const counters = rows.filter(({ kind }) => kind === 'counter');
  const sum = (field: string) =>
    counters.reduce((total, row) => total + Number(row[field] ?? 0), 0);
  expect([sum('received'), sum('ended')]).toEqual([2, 2]);
};

test('a story in which nothing breaks', async () => {
  const story = await run(0, 'before');

  check(story);
  expect(
    story.desk.sent.map(({ mail }) => mail.subject.replace(/\[.*?\]/, '').trim()),
  ).toHaveLength(5);
  expect(ticketIn(story.desk, story.id)).toMatchObject({
    team: 'technical',
    classification: { category: 'repair' },
    survey: { state: 'answered', score: 1 },
  });
});

describe.each(FAULTS)('a story in which one call breaks: %s', (fault) => {
  test('ends well, whichever call it is', async () => {
    let at = 1;
    for (;;) {
      const story = await run(at, fault);
      if (!story.broke) break;
      try {
        check(story);
      } catch (error) {
        throw new Error(`call ${at} (${fault}): ${error instanceof Error ? error.message : ''}`, {
          cause: error,
        });
      }
      at += 1;
    }
    expect(at).toBeGreaterThan(50);
  });
});
