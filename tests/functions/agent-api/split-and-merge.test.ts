/** "Not this ticket", and two tickets that are one. */
import { beforeEach, describe, expect, test } from 'vitest';
import { fileView, mailsView, possibleView, ticketView } from '#shared/contracts/agent-api.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { DAY, HOUR, later } from '#shared/kernel/instant.ts';
import { ticketPath } from '#shared/usecases/links.ts';
import { notify } from '#shared/usecases/notify.ts';
import { type DeskApi, deskApi, PEOPLE } from '#tests/support/desk-api.ts';
import { LI, type Mail, type MailDesk, mailDesk } from '#tests/support/mail-desk.ts';

const HAN = 'han.meimei@customer.example';

let at: MailDesk;
let call: DeskApi;

beforeEach(() => {
  at = mailDesk();
  call = deskApi(at.desk);
});

const head = (id: TicketId): Ticket => {
  const ticket = at.desk.heads().find((one) => one.id === id);
  if (ticket === undefined) throw new Error(`no ticket ${id}`);
  return ticket;
};

const post = (
  { id, version }: Pick<Ticket, 'id' | 'version'>,
  verb: string,
  json?: unknown,
  caller: { readonly name: string; readonly groups?: readonly string[] } = PEOPLE.lin,
) =>
  call(`POST /v1/tickets/{id}/${verb}`, {
    caller,
    path: { id, ...(verb.includes('{message}') ? { message: last } : {}) },
    headers: { 'if-match': `"${version}"` },
    ...(json === undefined ? {} : { json }),
  });

let last = '';

const split = (ticket: Pick<Ticket, 'id' | 'version'>, message: string, json: unknown = {}) => {
  last = message;
  return post(ticket, 'messages/{message}/split', json);
};

const merge = (source: Ticket, target: Ticket) => post(source, 'merge', { into: target.id });

const show = async (id: TicketId) =>
  fileView.parse((await call('GET /v1/tickets/{id}', { caller: PEOPLE.lin, path: { id } })).json);

const open = async (mail: Mail, id: string): Promise<Ticket> => {
  at.desk.pass(HOUR);
  await at.mailIn(mail, id);
  const ticket = at.youngest();
  if (ticket === undefined) throw new Error('no ticket');
  return ticket;
};

const sendAll = async () => {
  for (const job of at.desk.notifications()) await notify(at.desk.ports, job);
};

const PAPER = ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="b1"'];
const WITH_PAPER =
  '--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n另一件事：发票开错了。\r\n--b1\r\nContent-Type: text/plain; name="fapiao.txt"\r\nContent-Disposition: attachment; filename="fapiao.txt"\r\n\r\n91310000MA1K\r\n--b1--\r\n';

describe('“not this ticket”', () => {
  let old: Ticket;
  let strayed = '';

  beforeEach(async () => {
    old = await open({ messageId: 'first@customer.example' }, 'first');
    const to = at.addressFor(old.id);
    await at.mailIn(
      {
        to,
        messageId: 'strayed@customer.example',
        subject: '发票',
        headers: PAPER,
        text: WITH_PAPER,
      },
      'strayed',
    );
    await at.mailIn({ to, text: '还是发票的事。' }, 'later');
    old = head(old.id);
    strayed = (await at.desk.file(old.id)).messages[1]?.id ?? '';
  });

  test('gives the words a ticket of their own, linked to the old one; both tell of it', async () => {
    const answer = await split(old, strayed);
    expect(answer.status).toBe(201);
    const opened = ticketView.parse(answer.json);
    expect(opened).toMatchObject({
      linkedTo: old.id,
      subject: '发票',
      state: 'open',
      customer: { name: '李雷', email: LI },
    });
    expect(await at.said(old.id)).toEqual(['我的订单到哪里了？', '还是发票的事。']);
    expect(await at.said(opened.id)).toEqual(['另一件事：发票开错了。']);
    expect((await show(old.id)).timeline.at(-1)).toMatchObject({
      type: 'message.split-off',
      messages: [strayed],
      into: opened.id,
      number: opened.number,
      by: { kind: 'agent', id: 'lin' },
    });
    expect((await show(opened.id)).timeline).toContainEqual(
      expect.objectContaining({ type: 'ticket.split-from', ticket: old.id, number: old.number }),
    );
  });

  test('takes the files along, and the list of mails follows', async () => {
    const opened = ticketView.parse((await split(old, strayed)).json);
    const [words] = (await show(opened.id)).messages;
    expect(words?.files).toMatchObject([{ name: 'fapiao.txt', state: 'ready' }]);
    expect((await at.desk.file(old.id)).files).toEqual([]);
    const mails = mailsView.parse((await call('GET /v1/mails', { caller: PEOPLE.zhao })).json);
    expect(mails.items.find(({ id }) => id === 'strayed')).toMatchObject({ ticketId: opened.id });
    expect(mails.counts).toEqual({ received: 3, ended: 3 });
    const download = await at.desk.ports.desk.heldFile(words?.files[0]?.id ?? '', at.desk.now());
    expect(download?.on?.ticket).toBe(opened.id);
  });

  test('takes what the same sender said after it, if asked', async () => {
    const opened = ticketView.parse((await split(old, strayed, { andLater: true })).json);
    expect(await at.said(opened.id)).toEqual(['另一件事：发票开错了。', '还是发票的事。']);
    expect(await at.said(old.id)).toEqual(['我的订单到哪里了？']);
  });

  test('brings later answers to those words to the new ticket, which the sender learns the address of', async () => {
    await sendAll();
    // One automatic mail a day goes to one sender, whatever happens.
    at.desk.pass(DAY);
    const opened = ticketView.parse((await split(old, strayed)).json);
    await sendAll();
    const told = at.desk.sent.find(({ tags }) => tags.ticket === opened.id);
    expect(told).toMatchObject({ to: { address: LI }, replyTo: at.addressFor(opened.id) });
    expect(told?.references).toEqual(['strayed@customer.example']);
    const headers = ['In-Reply-To: <strayed@customer.example>'];
    expect(await at.mailIn({ headers, text: '发票号 123' }, 'answer')).toBe('reply');
    expect(await at.said(opened.id)).toContain('发票号 123');
  });

  test('asked twice answers the same ticket', async () => {
    const first = ticketView.parse((await split(old, strayed)).json);
    const before = at.desk.everything();
    const again = await split(old, strayed);
    expect(again.status).toBe(201);
    expect(ticketView.parse(again.json).id).toBe(first.id);
    expect(at.desk.everything()).toBe(before);
  });

  test('is taken back by merging', async () => {
    const opened = ticketView.parse((await split(old, strayed)).json);
    expect((await merge(head(opened.id), head(old.id))).status).toBe(200);
    expect((await show(old.id)).messages.map(({ text }) => text)).toEqual([
      '我的订单到哪里了？',
      '另一件事：发票开错了。',
      '还是发票的事。',
    ]);
  });

  test('is refused where nothing can be split off, and nothing changes', async () => {
    const [first] = (await at.desk.file(old.id)).messages;
    await post(old, 'messages', { kind: 'note', text: '内部' });
    const note = (await at.desk.file(old.id)).messages.find(({ kind }) => kind === 'note');
    const before = at.desk.everything();
    expect(await split(head(old.id), first?.id ?? '')).toMatchObject({
      status: 409,
      json: { type: 'split.refused', why: 'first-words' },
    });
    expect(await split(head(old.id), note?.id ?? '')).toMatchObject({
      json: { type: 'split.refused', why: 'not-the-customers' },
    });
    expect(await split(head(old.id), 'none')).toMatchObject({ status: 404 });
    expect(await split(old, strayed)).toMatchObject({ status: 412 });
    last = strayed;
    expect(await post(head(old.id), 'messages/{message}/split', {}, PEOPLE.guest)).toMatchObject({
      status: 404,
    });
    expect(at.desk.everything()).toBe(before);
  });
});

describe('merging', () => {
  let target: Ticket;
  let source: Ticket;

  beforeEach(async () => {
    target = await open({ text: '订单 4711' }, 'target');
    source = await open({ text: '再问一次', messageId: 'again@customer.example' }, 'source');
  });

  test('lets the ticket go on as the other, which shows what was said on both', async () => {
    const answer = await merge(source, target);
    expect(answer).toMatchObject({
      status: 200,
      json: { state: 'merged', mergedInto: target.id, dues: [] },
    });
    const both = await show(target.id);
    expect(both.messages.map(({ text, ticket }) => [text, ticket])).toEqual([
      ['订单 4711', target.id],
      ['再问一次', source.id],
    ]);
    expect(both.mergedIn).toEqual([{ ticket: source.id }]);
    expect(both.timeline.at(-1)).toMatchObject({ type: 'ticket.joined', number: source.number });
    expect((await show(source.id)).timeline.at(-1)).toMatchObject({
      type: 'ticket.merged',
      into: target.id,
    });
  });

  test('leads old addresses, threads and links to the target', async () => {
    const link = ticketPath(source, at.desk.ports.keys).slice('/tickets/'.length);
    await merge(source, target);
    expect(await at.mailIn({ to: at.addressFor(source.id), text: '按地址' }, 'a')).toBe('reply');
    const headers = ['In-Reply-To: <again@customer.example>'];
    expect(await at.mailIn({ headers, text: '按线索' }, 'b')).toBe('reply');
    expect(await at.said(target.id)).toEqual(['订单 4711', '按地址', '按线索']);
    const page = await call('GET /tickets/{token}', { path: { token: link } });
    expect(page.body).toContain(target.number);
    expect(page.body).toContain('再问一次');
    const form = { message: '按链接', once: 'o'.repeat(36), uploads: '' };
    const added = await call('POST /tickets/{token}/messages', { path: { token: link }, form });
    expect(added.status).toBe(303);
    expect(await at.said(target.id)).toContain('按链接');
  });

  test('wakes a target that waited while the customer has asked on the source', async () => {
    await post(target, 'messages', { kind: 'reply', text: '请稍候' });
    expect(head(target.id).status.state).toBe('waiting');
    await merge(source, head(target.id));
    expect(head(target.id).status.state).toBe('open');
  });

  test('asked twice answers as the first time', async () => {
    await merge(source, target);
    const before = at.desk.everything();
    expect((await merge(source, target)).status).toBe(200);
    expect(at.desk.everything()).toBe(before);
  });

  test('is undone for a month, with limits that run again', async () => {
    await merge(source, target);
    const undone = await post(head(source.id), 'unmerge');
    expect(undone).toMatchObject({ status: 200, json: { state: 'open' } });
    expect(ticketView.parse(undone.json).dues.map(({ kind }) => kind)).toEqual(['limit', 'limit']);
    expect((await show(target.id)).messages).toHaveLength(1);
    expect(head(target.id).mergedIn).toBeUndefined();
    expect(await at.mailIn({ to: at.addressFor(source.id), text: '又分开了' }, 'c')).toBe('reply');
    expect(await at.said(source.id)).toContain('又分开了');
  });

  test('is not undone after that month', async () => {
    await merge(source, target);
    at.desk.pass(31 * DAY);
    expect(await post(head(source.id), 'unmerge')).toMatchObject({
      status: 409,
      json: { type: 'merge.refused', why: 'too-late' },
    });
  });

  test('follows a chain, and its middle can be undone only from the end', async () => {
    const third = await open({ text: '第三次' }, 'third');
    await merge(third, source);
    await merge(head(source.id), target);
    expect((await show(target.id)).messages.map(({ text }) => text)).toEqual([
      '订单 4711',
      '再问一次',
      '第三次',
    ]);
    expect(await at.mailIn({ to: at.addressFor(third.id), text: '到终点' }, 'd')).toBe('reply');
    expect(await at.said(target.id)).toContain('到终点');
    expect(await post(head(third.id), 'unmerge')).toMatchObject({
      json: { why: 'target-merged' },
    });
    await post(head(source.id), 'unmerge');
    expect((await show(target.id)).messages).toHaveLength(2);
    expect((await show(source.id)).messages).toHaveLength(2);
  });

  test('is refused with its reason, and nothing changes', async () => {
    const others = await open({ from: `韩梅梅 <${HAN}>` }, 'others');
    await post(target, 'resolve');
    const before = at.desk.everything();
    const why = async (from: Ticket, into: Ticket) => (await merge(head(from.id), into)).json;
    expect(await why(source, source)).toMatchObject({ type: 'merge.refused', why: 'itself' });
    expect(await why(source, others)).toMatchObject({ why: 'other-customer' });
    expect(await why(source, target)).toMatchObject({ why: 'target-done' });
    expect(await why(target, source)).toMatchObject({ why: 'done' });
    expect(await post(source, 'unmerge')).toMatchObject({ json: { why: 'not-merged' } });
    expect(await merge({ ...source, version: 9 }, others)).toMatchObject({ status: 412 });
    expect(await post(source, 'merge', { into: 'nonsense' })).toMatchObject({ status: 400 });
    expect(at.desk.everything()).toBe(before);
  });
});

describe('colleagues read', () => {
  test('why a mail stands where it stands, in both languages', async () => {
    const ticket = await open({}, 'first');
    await at.mailIn({ to: at.addressFor(ticket.id) });
    expect((await show(ticket.id)).messages.map(({ placed }) => placed)).toEqual([
      {
        'zh-CN': '邮件中没有任何线索指向已有工单。',
        en: 'Nothing in it leads to an earlier ticket.',
      },
      {
        'zh-CN': '邮件发到了本工单的签名回复地址，发件人正是该地址所属的人。',
        en: 'It came to the ticket’s signed address, from the person it was made for.',
      },
    ]);
  });

  test('why something was refused', async () => {
    const ticket = await open({}, 'first');
    expect(await merge(ticket, ticket)).toMatchObject({
      json: { says: { 'zh-CN': '工单不能并入自身。' } },
    });
  });

  test('what may be done with a ticket’s place, and until when', async () => {
    const possible = async (id: TicketId) =>
      possibleView.parse(
        (await call('GET /v1/tickets/{id}/possible', { caller: PEOPLE.lin, path: { id } })).json,
      ).moves;
    const target = await open({}, 'target');
    const source = await open({}, 'source');
    expect((await possible(source.id)).map(({ id, why }) => [id, why?.code])).toEqual([
      ['split', undefined],
      ['merge', undefined],
      ['unmerge', 'not-merged'],
    ]);
    await merge(source, target);
    expect(await possible(source.id)).toMatchObject([
      { id: 'split', why: { code: 'merged' } },
      { id: 'merge', why: { code: 'done' } },
      { id: 'unmerge', until: later(at.desk.now(), 30 * DAY) },
    ]);
  });
});
