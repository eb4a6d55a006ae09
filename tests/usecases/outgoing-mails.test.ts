/** What stands in the mails that leave, entered by the doors through which it comes about. */
import { beforeEach, describe, expect, test } from 'vitest';
import { composeMime } from '#shared/adapters/mime/compose-mime.ts';
import { readMail } from '#shared/adapters/mime/read-mail.ts';
import { ticketView } from '#shared/contracts/agent-api.ts';
import { keptLook, TEMPLATES, templateView } from '#shared/contracts/mail-look.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import { MOST_COPIES } from '#shared/domain/ticket/copies.ts';
import { HOUR, SECOND } from '#shared/kernel/instant.ts';
import { LANGUAGES } from '#shared/kernel/language.ts';
import { ROLES } from '#shared/playbooks/roles.ts';
import type { OutgoingMail } from '#shared/ports/mail-sender.ts';
import { followUp } from '#shared/usecases/follow-up.ts';
import { surveyPath, ticketPath, unsubscribePath } from '#shared/usecases/links.ts';
import { notify } from '#shared/usecases/notify.ts';
import { addMessage, resolve } from '#shared/usecases/work-on-ticket.ts';
import { type DeskApi, deskApi, PEOPLE } from '#tests/support/desk-api.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { INTAKE, LI, type MailDesk, mailDesk } from '#tests/support/mail-desk.ts';

const chen = { id: 'chen', roles: ROLES, teams: [] };
const BOSS = 'zhang.boss@customer.example';

let at: MailDesk;
let call: DeskApi;

beforeEach(() => {
  at = mailDesk();
  call = deskApi(at.desk);
});

/** Everything that is due leaves, in its order. */
const post = async (): Promise<readonly OutgoingMail[]> => {
  for (const job of at.desk.notifications()) await notify(at.desk.ports, job);
  return at.desk.sent;
};

const answer = async (text: string, id: TicketId = at.only().id): Promise<OutgoingMail> => {
  const { ticket } = await at.desk.file(id);
  at.desk.pass(SECOND);
  const said = { id, person: chen, version: ticket.version, kind: 'reply', text } as const;
  const outcome = await addMessage(at.desk.ports, said);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const mail = (await post()).at(-1);
  if (mail === undefined) throw new Error('nothing was sent');
  return mail;
};

const copiesTo = (...cc: readonly string[]) => ({
  headers: ['Content-Type: text/plain; charset=utf-8', `Cc: ${cc.join(', ')}`],
});

describe('an answer', () => {
  test('stands under the customer’s own subject, and so does all that follows it', async () => {
    await at.mailIn({ subject: 'Re: 空调不制冷' });
    expect((await answer('师傅周三上门。')).subject).toBe('Re: 空调不制冷');
    const { id, version } = at.only();
    await resolve(at.desk.ports, { id, person: chen, version });
    expect((await post()).at(-1)).toMatchObject({
      subject: 'Re: 空调不制冷',
      references: expect.arrayContaining(['m1@customer.example', 'ses-2@email.amazonses.com']),
    });
  });

  test('quotes what was said, in a form that every desk takes off again', async () => {
    await at.mailIn({ text: '第一个问题：几点上门？' });
    await answer('下午三点。');
    await at.mailIn({
      to: at.addressFor(at.only().id),
      text: '能早一点吗？',
    });
    const mail = await answer('可以，两点。');
    expect(mail.text.indexOf('> 能早一点吗？')).toBeLessThan(mail.text.indexOf('> 下午三点。'));
    expect(mail.html).toContain('<blockquote type="cite"');
    const { record } = await readMail(await composeMime(mail));
    expect(record.reply).toContain('可以，两点。');
    expect(record.reply).not.toContain('能早一点吗');
    expect(record.quoted).toContain('能早一点吗？');
  });

  test('is signed by the colleague’s record, else by the company alone', async () => {
    await at.mailIn({});
    expect((await answer('好的。')).text).toMatch(/\n\n客户服务中心\n/);
    const own = { name: '陈晓明', signature: '陈晓明 | 售后主管\n电话 021-5555 0123' };
    await keep(at.desk.ports.desk, recordOf('person', 'chen', own));
    const mail = await answer('还有一点。');
    expect(mail.text).toContain('陈晓明 | 售后主管\n电话 021-5555 0123\n客户服务中心');
    expect(mail.html).toContain('陈晓明 | 售后主管<br>');
  });
});

describe('copies', () => {
  test('go to whom the customer has written as well, never with the key to the ticket', async () => {
    await at.mailIn({ ...copiesTo(BOSS, INTAKE, LI), to: INTAKE });
    const [confirmation] = await post();
    expect(confirmation).toMatchObject({ copies: [], to: { address: LI } });
    const mail = await answer('师傅周三上门。');
    expect(mail.copies).toEqual([BOSS]);
    expect(mail.text + mail.html).not.toContain('/tickets/');
  });

  test('give no right to write: whoever reads along opens a ticket of their own', async () => {
    await at.mailIn(copiesTo(BOSS));
    const first = at.only();
    const { replyTo } = await answer('好的。');
    await at.mailIn({ from: BOSS, to: replyTo, text: '请把合同发给我' });
    expect(await at.said(first.id)).not.toContain('请把合同发给我');
    expect(at.desk.heads()).toHaveLength(2);
  });

  test('are asked for by nobody who could not prove the sender', async () => {
    await at.mailIn({ ...copiesTo('evil@evil.example'), verdicts: { dmarc: 'none' } });
    expect(at.only().cc).toBeUndefined();
    await at.mailIn({
      ...copiesTo('evil@evil.example'),
      to: at.addressFor(at.only().id),
      verdicts: { dmarc: 'gray' },
    });
    expect(at.only().cc).toBeUndefined();
  });

  test('are a few, whatever a mail names', async () => {
    await at.mailIn(copiesTo(...Array.from({ length: 300 }, (_, n) => `p${n}@customer.example`)));
    expect(at.only().cc).toHaveLength(MOST_COPIES);
  });

  const put = (cc: readonly string[], version = at.only().version) =>
    call('PUT /v1/tickets/{id}/cc', {
      caller: PEOPLE.chen,
      path: { id: at.only().id },
      headers: { 'if-match': `"${version}"` },
      json: { cc },
    });

  test('are added and taken off by colleagues, and stay off', async () => {
    await at.mailIn(copiesTo(BOSS));
    const answered = await put(['Wang.Fang@partner.example']);
    expect(answered.status).toBe(200);
    expect(ticketView.parse(answered.json).cc).toEqual(['wang.fang@partner.example']);
    await at.mailIn({ ...copiesTo(BOSS), to: at.addressFor(at.only().id) });
    expect((await answer('好的。')).copies).toEqual(['wang.fang@partner.example']);
  });

  test('never come back to the desk, and are never a list', async () => {
    await at.mailIn({});
    const own = [INTAKE, 'x@reply.huiyin.example'];
    for (const address of own)
      expect((await put([address])).json).toMatchObject({ type: 'cc.own-address' });
    const many = Array.from({ length: MOST_COPIES + 1 }, (_, n) => `p${n}@customer.example`);
    expect((await put(many)).json).toMatchObject({ type: 'cc.too-many' });
    expect((await put(['no address'])).status).toBe(400);
    expect((await put([BOSS], 0)).status).toBe(412);
    expect(at.only().cc).toBeUndefined();
  });
});

describe('surveys', () => {
  const surveyed = async (): Promise<OutgoingMail | undefined> => {
    const before = at.desk.sent.length;
    await at.mailIn({});
    const ticket = at.youngest();
    if (ticket === undefined) throw new Error('no ticket');
    await post();
    await resolve(at.desk.ports, { id: ticket.id, person: chen, version: ticket.version });
    await post();
    at.desk.pass(10 * 24 * HOUR);
    await followUp(at.desk.ports, ticket.id);
    return (await post()).slice(before).find(({ unsubscribe }) => unsubscribe !== undefined);
  };
  const press = (mail: OutgoingMail | undefined, body?: string) => {
    const token = mail?.unsubscribe?.split('/').at(-1) ?? '';
    return call(`${body === undefined ? 'GET' : 'POST'} /unsubscribe/{token}`, {
      path: { token },
      ...(body === undefined ? {} : { body }),
    });
  };

  test('are stopped by a mail client’s one click, and come again when the customer says so', async () => {
    const first = await surveyed();
    expect(first?.text).toContain(first?.unsubscribe);
    expect((await press(first, 'List-Unsubscribe=One-Click')).status).toBe(200);
    expect(await surveyed()).toBeUndefined();
    expect((await press(first)).body).toContain('恢复接收调查');
    expect((await press(first, 'resume=yes')).status).toBe(200);
    expect(await surveyed()).toBeDefined();
  });

  test('are stopped by a form in parts as well (RFC 8058, 3.2)', async () => {
    const parts =
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--';
    await press(await surveyed(), parts);
    expect(await at.desk.ports.optOuts.has(LI)).toBe(true);
  });

  test('are not stopped by looking, by other words, or by a link that was altered', async () => {
    const mail = await surveyed();
    const before = at.desk.everything();
    expect((await press(mail)).status).toBe(200);
    expect((await press(mail, 'x=1')).status).toBe(400);
    const altered = { ...mail, unsubscribe: `${mail?.unsubscribe}x` };
    const { status } = await call('POST /unsubscribe/{token}', {
      path: { token: altered.unsubscribe.split('/').at(-1) ?? '' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(status).toBe(404);
    expect(at.desk.everything()).toBe(before);
  });
});

describe('the look of mails', () => {
  const look = {
    company: { 'zh-CN': '晨光家电', en: 'Morning Light Appliances' },
    logo: 'https://cdn.example/logo.png?a=1&b=2',
    colours: { accent: '#9a1b1b', text: '#222222' },
  };
  const put = (json: unknown, version = 0, caller: (typeof PEOPLE)['zhao' | 'lin'] = PEOPLE.zhao) =>
    call('PUT /v1/mail-look', { caller, headers: { 'if-match': `"${version}"` }, json });

  test('is set by whoever may change settings, and the next mail has it', async () => {
    expect(keptLook.parse((await put(look)).json)).toEqual({ version: 1, look });
    await at.mailIn({});
    const mail = await answer('好的。');
    expect(mail.from.name).toBe('晨光家电');
    expect(mail.html).toContain(
      '<img src="https://cdn.example/logo.png?a=1&amp;b=2" alt="晨光家电"',
    );
    expect(mail.html).toContain('color:#222222');
    expect(mail.html).toContain('color:#9a1b1b');
    expect((await put(look, 0)).status).toBe(412);
    expect((await put(look, 1, PEOPLE.lin)).status).toBe(403);
  });

  test.each([
    [{ logo: 'http://cdn.example/logo.png' }, 'logo', 'not-https'],
    [{ logo: 'https://cdn.example/"onerror=x' }, 'logo', 'not-https'],
    [{ colours: { accent: 'red;x:url(y)', text: '#222222' } }, 'colours.accent', 'not-a-colour'],
    [{ colours: { accent: '#eeeeee', text: '#222222' } }, 'colours.accent', 'too-pale'],
    [
      { company: { 'zh-CN': '晨光', en: 'A\nBcc: evil@evil.example' } },
      'company.en',
      'control-characters',
    ],
  ])('%j is refused by its place', async (change, field, problem) => {
    const refused = await put({ ...look, ...change });
    expect(refused.status).toBe(400);
    expect(refused.json).toMatchObject({ type: 'look.refused', errors: [{ field, problem }] });
  });

  test.each(TEMPLATES.flatMap((template) => LANGUAGES.map((language) => ({ template, language }))))(
    'is seen beforehand: $template in $language',
    async ({ template, language }) => {
      await put(look);
      const before = at.desk.everything();
      const { json, status } = await call('GET /v1/mail-templates/{template}', {
        caller: PEOPLE.lin,
        path: { template },
        query: { language },
      });
      const view = templateView.parse(json);
      expect(status).toBe(200);
      expect(view.html).toContain(`<html lang="${language}">`);
      expect(view.text).toContain(look.company[language]);
      expect(`${view.subject}${view.text}`).not.toMatch(/\{[a-z]+\}/);
      expect(at.desk.everything()).toBe(before);
    },
  );

  test('has no template of another name', async () => {
    const { status } = await call('GET /v1/mail-templates/{template}', {
      caller: PEOPLE.lin,
      path: { template: 'invoice' },
    });
    expect(status).toBe(404);
  });
});

describe('a mail that leaves runs nothing that somebody wrote', () => {
  const EVIL = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
  const tagsOf = ({ html }: OutgoingMail): readonly string[] =>
    html.match(/<(?:script|img|iframe|svg|form|link|object)\b[^>]*>/gi) ?? [];

  test('in a subject, a name, a quoted text, an answer or a signature', async () => {
    const word = `=?utf-8?b?${Buffer.from(EVIL).toString('base64')}?=`;
    await at.mailIn({ from: `${word} <${LI}>`, subject: word, text: EVIL });
    await keep(at.desk.ports.desk, recordOf('person', 'chen', { name: EVIL, signature: EVIL }));
    const mail = await answer(EVIL);
    expect(mail.text).toContain(`> ${EVIL}`);
    expect(tagsOf(mail)).toEqual([]);
  });

  test('and a company’s name cannot either', async () => {
    const look = {
      company: { 'zh-CN': EVIL, en: EVIL },
      logo: 'https://cdn.example/logo.png',
      colours: { accent: '#9a1b1b', text: '#222222' },
    };
    await call('PUT /v1/mail-look', {
      caller: PEOPLE.zhao,
      headers: { 'if-match': '"0"' },
      json: look,
    });
    await at.mailIn({});
    expect(tagsOf(await answer('好的。'))).toEqual([
      expect.stringMatching(
        /^<img src="https:\/\/cdn\.example\/logo\.png" alt="[^"]*" height="40">$/,
      ),
    ]);
  });
});

describe('a link', () => {
  test('for one purpose opens nothing else, and no link at all opens nothing', async () => {
    await at.mailIn({});
    const ticket = at.only();
    const others = [ticketPath(ticket, at.desk.ports.keys), surveyPath(ticket, at.desk.ports.keys)];
    const tokens = [...others.map((path) => path.split('/').at(-1) ?? ''), '', ' ', ticket.id];
    for (const token of tokens) {
      const { status } = await call('POST /unsubscribe/{token}', {
        path: { token },
        body: 'List-Unsubscribe=One-Click',
      });
      expect(status, token).toBe(404);
    }
    expect(await at.desk.ports.optOuts.has(LI)).toBe(false);
  });

  test('ends after half a year', async () => {
    await at.mailIn({});
    const token = unsubscribePath(at.only(), at.desk.ports.keys).split('/').at(-1) ?? '';
    at.desk.pass(181 * 24 * HOUR);
    const { status } = await call('GET /unsubscribe/{token}', { path: { token } });
    expect(status).toBe(410);
  });
});

test('fields that nobody asked for are refused', async () => {
  await at.mailIn({});
  const { id, version } = at.only();
  const headers = { 'if-match': `"${version}"` };
  const asked = { caller: PEOPLE.chen, path: { id }, headers };
  const { status } = await call('PUT /v1/tickets/{id}/cc', {
    ...asked,
    json: { cc: [], participants: ['evil@evil.example'] },
  });
  expect(status).toBe(400);
  expect(at.only().participants).toEqual([LI]);
});
