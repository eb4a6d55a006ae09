/** What the desk's doors refuse, hide and repeat, on the whole desk by HTTP and SMTP alone. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import {
  type DeskClient,
  deskClient,
  eventually,
  SCENARIO_MS,
} from '#tests/support/desk-client.ts';
import { type LocalDesk, startLocalDesk } from '#tests/support/local-desk.ts';

let desk: LocalDesk;
let client: DeskClient;

beforeAll(async () => {
  desk = await startLocalDesk();
  client = deskClient(desk);
});
afterAll(() => desk.dispose());

const request = {
  name: '吴桐',
  email: 'wu.tong@customer.example',
  subject: '会员积分没有到账',
  message: '上个月消费了三千元，积分一直没有到账，请帮忙查一下。',
};

/** What a program gets back: the ticket, or what is wrong. */
const answerBody = z.looseObject({
  id: z.string().default(''),
  url: z.string().default(''),
  errors: z.array(z.object({ field: z.string(), problem: z.string() })).default([]),
});

const submitted = async (over: object = {}, headers: Record<string, string> = {}) => {
  const answer = await client.postJson('/v1/tickets', { ...request, ...over }, headers);
  return { answer, body: answerBody.parse(await answer.json()) };
};

describe('a request from a program', { timeout: SCENARIO_MS }, () => {
  test('is created under an address of its own', async () => {
    const { answer, body } = await submitted();
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(body.url);
    expect(body).toMatchObject({ state: 'open', number: expect.stringMatching(/^HY-/) });
    expect((await client.ticket(body.id)).messages[0]?.text).toBe(request.message);
  });

  test('with a known key is answered as the first time; the key with other words is refused', async () => {
    const key = { 'idempotency-key': 'order-4711' };
    const about = { subject: 'Refund for order 4711', language: 'en' };
    const first = await submitted(about, key);
    // A repetition may come late, when others have written on the ticket meanwhile.
    await client.ticketWhen(
      first.body.id,
      'classified',
      ({ classification }) => classification !== undefined,
    );
    const second = await submitted(about, key);
    expect(second.answer.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect((await submitted({ ...about, message: 'other words' }, key)).answer.status).toBe(422);
    const found = (await client.tickets()).filter(({ subject }) => subject === about.subject);
    expect(found).toHaveLength(1);
  });

  test('that is wrong names every field that is, and nothing is stored', async () => {
    const subject = 'This must not be stored';
    const wrong = { name: '', email: 'nobody', subject, message: ' ', colour: 'red' };
    const { answer, body } = await submitted(wrong);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const fields = body.errors.map(({ field }) => field);
    expect(fields.toSorted()).toEqual(['colour', 'email', 'message', 'name']);
    const sheet = await client.sheet('en');
    await sheet.filledIn();
    const { shown } = sheet;
    const form = { shown, website: '', name: '', subject, message: 'x', language: 'en' };
    const page = await client.postForm('/v1/tickets', form);
    expect(page.status).toBe(400);
    expect(await page.text()).toContain(subject);
    expect((await client.tickets()).some((ticket) => ticket.subject === subject)).toBe(false);
  });
});

describe('a form that no person filled in', { timeout: SCENARIO_MS }, () => {
  test.each([
    { sign: 'form.honeypot', website: 'https://spam.example', waits: true },
    { sign: 'form.too-fast', website: '', waits: false },
  ])('looks accepted and is quarantined: $sign', async ({ sign, website, waits }) => {
    const sheet = await client.sheet();
    if (waits) await sheet.filledIn();
    const subject = `便宜贷款 ${sign}`;
    const { shown, language } = sheet;
    const answer = await client.postForm('/v1/tickets', {
      ...request,
      subject,
      language,
      shown,
      website,
    });
    expect(answer.status).toBe(303);
    const link = answer.headers.get('location') ?? '';
    expect((await client.page(link)).status).toBe(200);
    const { items } = await client.mails('&state=quarantined');
    expect(items.find((mail) => mail.subject === subject)).toMatchObject({ reason: sign });
    expect((await client.tickets()).some((ticket) => ticket.subject === subject)).toBe(false);
  });
});

describe("the customer's page", { timeout: SCENARIO_MS }, () => {
  test('shows what was said but no notes, takes an addition once, and hides behind its signature', async () => {
    const { body } = await submitted({ subject: '快递单号查询', email: 'page@customer.example' });
    const path = new URL(body.url).pathname;
    await client.work('chen', body.id, '/assign', { team: 'general' });
    await client.work('lin', body.id, '/messages', { kind: 'note', text: '此客户是老客户' });
    await client.work('lin', body.id, '/messages', { kind: 'reply', text: '已经为您催促仓库。' });
    const html = await (await client.page(path)).text();
    expect(html).toContain('已经为您催促仓库。');
    expect(html).not.toContain('老客户');

    const once = /name="once" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const addition = { once, message: '谢谢，我周五之后不在家。' };
    expect((await client.postForm(`${path}/messages`, addition)).status).toBe(303);
    expect((await client.postForm(`${path}/messages`, addition)).status).toBe(303);
    const said = (await client.ticket(body.id)).messages.filter(
      ({ text }) => text === addition.message,
    );
    expect(said).toHaveLength(1);

    const altered = path.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));
    expect((await client.page(altered)).status).toBe(404);
    expect((await client.postForm(`${altered}/messages`, addition)).status).toBe(404);
  });
});

describe('colleagues', { timeout: SCENARIO_MS }, () => {
  test('see and touch the tickets of their own teams only, and nobody without a token sees any', async () => {
    const { body } = await submitted({ subject: '咨询营业时间' });
    await client.work('chen', body.id, '/assign', { team: 'general' });
    const path = `/v1/tickets/${body.id}`;
    const { version } = await client.ticket(body.id);
    const wang = client.as('wang');
    expect((await wang.get(path)).status).toBe(404);
    expect((await wang.post(`${path}/take`, {}, { 'if-match': `"${version}"` })).status).toBe(404);
    expect((await wang.get('/v1/tickets?team=general')).status).toBe(403);
    expect((await wang.get('/v1/mails')).status).toBe(403);
    expect((await client.as('lin').get(path)).status).toBe(200);
    expect((await client.as('chen').get('/v1/mails')).status).toBe(200);
    for (const closed of [path, '/v1/tickets', '/v1/mails', '/v1/changes?team=general']) {
      expect((await client.page(closed)).status).toBe(401);
    }
  });

  test('open a ticket for a customer on the phone, who is not written to without an address', async () => {
    const call = {
      channel: 'phone',
      name: '郑阿姨',
      phone: '0532-8888 1234',
      subject: '电话预约检修',
      message: '客户来电，希望周六上午检修燃气灶。',
    };
    const answer = await client.as('lin').post('/v1/agent/tickets', call);
    expect(answer.status).toBe(201);
    const { id } = z.object({ id: z.string() }).parse(await answer.json());
    const file = await client.ticketWhen(id, 'classified', ({ timeline }) => timeline.length > 1);
    expect(file).toMatchObject({ channel: 'phone', customer: { name: call.name }, deliveries: [] });
  });

  test('hear of changes in their team, and are told nothing while there are none', async () => {
    const lin = client.as('lin');
    const { body } = await submitted({ subject: '换货进度' });
    await client.work('chen', body.id, '/assign', { team: 'general' });
    const heard = await eventually('the change', async () => {
      const answer = await lin.get('/v1/changes?team=general');
      return (await answer.text()).includes(body.id) ? answer : undefined;
    });
    expect(heard.status).toBe(200);
    const quiet = await eventually('a quiet moment', async () => {
      const etag = (await lin.get('/v1/changes?team=general')).headers.get('etag') ?? '';
      const answer = await lin.get('/v1/changes?team=general', { 'if-none-match': etag });
      return answer.status === 304 ? answer : undefined;
    });
    expect(await quiet.text()).toBe('');
    expect((await client.as('wang').get('/v1/changes?team=general')).status).toBe(403);
  });
});

describe('programs that look after the desk', { timeout: SCENARIO_MS }, () => {
  test('find its health and the description of its API', async () => {
    const health = await client.page('/v1/health');
    expect(health.status).toBe(200);
    const description = z
      .object({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) })
      .parse(await (await client.page('/v1/openapi.json')).json());
    expect(description.openapi).toMatch(/^3\.1/);
    expect(Object.keys(description.paths)).toEqual(
      expect.arrayContaining(['/v1/tickets', '/v1/tickets/{id}', '/v1/mails', '/v1/changes']),
    );
  });
});
