/** The whole loop on the whole desk, from outside: by HTTP and SMTP alone. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import {
  type DeskClient,
  deskClient,
  eventually,
  SCENARIO_MS,
} from '#tests/support/desk-client.ts';
import { type LocalDesk, startLocalDesk } from '#tests/support/local-desk.ts';
import { letter, smtpClient } from '#tests/support/smtp-client.ts';

/** A day in twelve seconds: fast enough for the survey, slow enough for mails in order. */
const FAST = 7_200;

let desk: LocalDesk;
let client: DeskClient;
let smtp: ReturnType<typeof smtpClient>;

beforeAll(async () => {
  desk = await startLocalDesk();
  client = deskClient(desk);
  smtp = smtpClient(() => desk.addresses().smtp);
});
afterAll(() => desk.dispose());

const intake = () => desk.addresses().mail.intake[0] ?? '';

const ticketAbout = (subject: string) =>
  eventually(`a ticket about ${subject}`, async () =>
    (await client.tickets('&state=open,waiting,resolved')).find((one) => one.subject === subject),
  );

const typesOf = (file: { readonly timeline: readonly { readonly type: string }[] }) =>
  file.timeline.map(({ type }) => type);

const replyAddressOf = (headers: Readonly<Record<string, string>>) =>
  /r\+[^\s<>]+@[^\s<>]+/.exec(headers['Reply-To'] ?? '')?.[0] ?? '';

describe('the loop', { timeout: SCENARIO_MS }, () => {
  test.each([
    {
      language: 'zh-CN',
      request: {
        name: '陈晓梅',
        email: 'chen.xiaomei@customer.example',
        subject: '洗衣机脱水时异响',
        message: '上周在青岛买的洗衣机，脱水时声音很大，整台机器都在晃，麻烦安排师傅上门看看。',
      },
      confirmed: /[一-鿿]/,
    },
    {
      language: 'en',
      request: {
        name: 'Grace Bennett',
        email: 'grace.bennett@customer.example',
        subject: 'Dishwasher leaks at the door',
        message:
          'Since Sunday there is water on the kitchen floor after every wash. Please send someone.',
      },
      confirmed: /^[^一-鿿]*$/,
    },
  ] as const)(
    'a request on the $language form becomes a ticket, is classified, owned by a team and confirmed in its language',
    async ({ language, request, confirmed }) => {
      const sheet = await client.sheet(language);
      expect(sheet.html).toContain(`<html lang="${language}"`);
      await sheet.filledIn();
      const { shown } = sheet;
      const answer = await client.postForm('/v1/tickets', {
        ...request,
        language,
        shown,
        website: '',
      });
      expect(answer.status).toBe(303);

      const { id, number } = await ticketAbout(request.subject);
      const file = await client.ticketWhen(id, 'classified', (one) =>
        typesOf(one).includes('ticket.classified'),
      );
      expect(file.language).toBe(language);
      expect(file.classification?.language).toBe(language);
      expect(['general', 'complaints', 'technical']).toContain(file.team);
      expect(file.messages.map(({ text }) => text)).toEqual([request.message]);

      const [confirmation] = await client.mailsTo(request.email);
      expect(confirmation?.subject).toContain(number);
      expect(confirmation?.subject).toMatch(confirmed);
      expect(confirmation?.headers['Auto-Submitted']).toBeDefined();
      expect(confirmation?.html).toContain(number);

      const page = await (await client.page(answer.headers.get('location') ?? '')).text();
      expect(page).toContain(number);
      expect(page).toContain(request.subject);
    },
  );

  test('a mail opens a ticket, and the answer to its confirmation joins it', async () => {
    const from = 'zhou.jie@customer.example';
    const about = { from, name: '周杰', subject: '发票抬头写错了' };
    const messageId = '<fapiao-1@customer.example>';
    const text = '我上周收到的发票抬头少了两个字，能不能重开一张？';
    await smtp.send({
      from,
      to: intake(),
      raw: letter({ ...about, to: intake(), messageId, text }),
    });

    const { id } = await ticketAbout(about.subject);
    const [confirmation] = await client.mailsTo(from);
    expect(confirmation?.headers['In-Reply-To']).toBe(messageId);

    const to = replyAddressOf(confirmation?.headers ?? {});
    expect(to).toContain(`@${desk.addresses().mail.replyDomain}`);
    const answer = '补充一下：正确的抬头是青岛海风贸易有限公司。';
    const raw = letter({
      ...about,
      to,
      subject: `Re: ${confirmation?.subject}`,
      messageId: '<fapiao-2@customer.example>',
      text: answer,
    });
    await smtp.send({ from, to, raw });
    const file = await client.ticketWhen(id, 'with the answer', (one) => one.messages.length === 2);
    expect(file.messages[1]).toMatchObject({ kind: 'customer', channel: 'mail', text: answer });
    expect(file.messages[1]?.mail).toMatchObject({ reason: 'reply-address', verified: true });

    const { items } = await client.mails();
    const states = items.filter((mail) => mail.from === from).map((mail) => mail.state);
    expect(states.toSorted()).toEqual(['reply', 'ticket']);
  });

  test('a colleague lists, takes, answers, notes, resolves and reopens, and the customer hears of it in one thread', async () => {
    const from = 'tom.walsh@customer.example';
    const messageId = '<order-77@customer.example>';
    const subject = 'When will order 77 arrive?';
    const text = 'Hello, I ordered a kettle ten days ago and it is still not here. Tom';
    const raw = letter({ from, name: 'Tom Walsh', to: intake(), subject, messageId, text });
    await smtp.send({ from, to: intake(), raw });
    const { id } = await ticketAbout(subject);
    await client.mailsTo(from);
    await client.ticketWhen(id, 'classified', (one) => typesOf(one).includes('ticket.classified'));

    await client.work('chen', id, '/assign', { team: 'general' });
    const listed = await (await client.as('lin').get('/v1/tickets?team=general')).json();
    expect(JSON.stringify(listed)).toContain(id);

    const lin = client.as('lin');
    const take = `/v1/tickets/${id}/take`;
    expect((await lin.post(take, {})).status).toBe(428);
    const stale = await lin.post(take, {}, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);
    expect(await stale.json()).toMatchObject({ type: 'ticket.stale' });
    const taken = await client.work('lin', id, '/take');
    expect(await taken.json()).toMatchObject({ assignee: 'lin' });
    expect(taken.headers.get('etag')).toMatch(/^"\d+"$/);

    const note = 'Carrier says: stuck at the depot in Leeds.';
    const reply = 'Your kettle is at the depot and will be with you on Thursday.';
    expect((await client.work('lin', id, '/messages', { kind: 'note', text: note })).status).toBe(
      200,
    );
    expect((await client.work('lin', id, '/messages', { kind: 'reply', text: reply })).status).toBe(
      200,
    );
    const [, answer] = await client.mailsTo(from, 2);
    expect(answer?.text).toContain(reply);
    expect(answer?.text).not.toContain('Leeds');
    expect(answer?.subject).toContain(`Re: ${subject}`);
    expect(answer?.headers['References']).toContain(messageId);
    expect(answer?.headers['In-Reply-To']).toBeDefined();
    expect(answer?.headers['Auto-Submitted']).toBeUndefined();
    expect((await client.ticket(id)).state).toBe('waiting');

    expect(await (await client.work('lin', id, '/resolve')).json()).toMatchObject({
      state: 'resolved',
    });
    const [, , resolved] = await client.mailsTo(from, 3);
    expect(resolved?.headers['Auto-Submitted']).toBeDefined();
    expect(await (await client.work('lin', id, '/reopen')).json()).toMatchObject({ state: 'open' });
    await client.work('lin', id, '/resolve');
    await client.mailsTo(from, 4);

    const file = await client.ticket(id);
    const done = [
      'ticket.opened',
      'ticket.assigned',
      'ticket.taken',
      'ticket.noted',
      'ticket.replied',
    ];
    expect(
      typesOf(file).filter((type) => type.startsWith('ticket.') && type !== 'ticket.classified'),
    ).toEqual([...done, 'ticket.resolved', 'ticket.reopened', 'ticket.resolved']);
  });

  test('the customer of a resolved ticket is asked a day later; looking changes nothing, a bad vote opens a recovery callback', async () => {
    const { id, number } = await ticketAbout('When will order 77 arrive?');
    await desk.restart(FAST);
    const from = 'tom.walsh@customer.example';
    const survey = await eventually('the survey', async () =>
      (await client.mailbox()).find(
        ({ to, text }) => to.includes(from) && text.includes('/surveys/'),
      ),
    );
    const link = new URL(/https?:\S*\/surveys\/\S+/.exec(survey.text)?.[0] ?? '').pathname;
    const asked = await client.ticketWhen(id, 'surveyed', (one) => one.survey !== undefined);
    expect(asked.survey?.state).toBe('sent');

    const shown = await client.page(link, 'en');
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain(number);
    await client.page(link, 'en');
    expect((await client.ticket(id)).survey?.state).toBe('sent');

    expect((await client.postForm(link, {})).status).toBe(400);
    const comment = 'Nobody told me that it was delayed.';
    expect((await client.postForm(link, { score: '1', comment })).status).toBe(200);
    const judged = await client.ticket(id);
    if (judged.survey?.state !== 'answered') throw new Error('the vote has not been counted');
    expect(judged.survey.score).toBe(1);
    expect(judged.messages.at(-1)).toMatchObject({ kind: 'survey', text: comment });

    const followed = await client.ticketWhen(id, 'followed by a callback', (one) =>
      typesOf(one).includes('child.opened'),
    );
    const [recovery = ''] = followed.timeline.flatMap((event) =>
      event.type === 'child.opened' ? [event.child] : [],
    );
    const callback = await client.ticket(recovery);
    expect(callback).toMatchObject({ linkedTo: id, playbook: { id: 'recovery-callback' } });
    expect((await client.work('lin', recovery, '/resolve')).status).toBe(403);
    expect((await client.work('chen', recovery, '/resolve')).status).toBe(200);

    expect((await client.postForm(link, { score: '2', comment: '' })).status).toBe(200);
    expect((await client.ticket(id)).survey).toMatchObject({ score: 2 });
    const sent = (await client.mailbox()).filter(({ text }) => text.includes(link));
    expect(sent).toHaveLength(1);
  });

  test('a promise that is not kept warns first, then is broken for all to see', async () => {
    const answer = await client.postJson('/v1/tickets', {
      name: '孙丽',
      phone: '+86 139 0000 1234',
      subject: '预约安装',
      message: '请问热水器什么时候可以安装？',
    });
    const { id } = z.object({ id: z.string() }).parse(await answer.json());
    // Business time stands still over holidays: ten days of them are two minutes of the fast clock.
    const file = await client.ticketWhen(id, 'with a broken promise', (one) =>
      typesOf(one).includes('ticket.due-breached'),
    );
    const limits = file.timeline.flatMap((event) =>
      event.type === 'ticket.due-warned' || event.type === 'ticket.due-breached'
        ? [{ type: event.type, limit: event.limit }]
        : [],
    );
    expect(limits.slice(0, 2)).toEqual([
      { type: 'ticket.due-warned', limit: 'first-response' },
      { type: 'ticket.due-breached', limit: 'first-response' },
    ]);
    expect(['high', 'urgent']).toContain(file.priority);
  });
});
