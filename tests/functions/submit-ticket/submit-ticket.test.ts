import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { problemView, submittedView } from '#shared/contracts/agent-api.ts';
import { DAY, SECOND } from '#shared/kernel/instant.ts';
import { type Answer, type DeskApi, deskApi, REQUEST } from '#tests/support/desk-api.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';

const ROUTE = 'POST /v1/tickets';

let desk: MemoryDesk;
let call: DeskApi;

beforeEach(() => {
  desk = memoryDesk();
  call = deskApi(desk);
});

const without = (...names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(REQUEST).filter(([name]) => !names.includes(name)));

const errorsOf = (answer: Answer) => problemView.parse(answer.json).errors;

/** A form as it was shown, filled in a moment later. */
const shownForm = async (wait = 10 * SECOND): Promise<string> => {
  const { body } = await call('GET /', { headers: { 'accept-language': 'zh-CN' } });
  desk.pass(wait);
  return z.string().parse(/name="shown" value="([^"]+)"/.exec(body)?.[1]);
};

describe('a request in JSON', () => {
  test.each([
    [without('name'), 'name', 'required'],
    [{ ...REQUEST, name: ' \t ' }, 'name', 'required'],
    [{ ...REQUEST, name: '名'.repeat(201) }, 'name', 'too-long'],
    [{ ...REQUEST, name: 'Li\r\nBcc: all@customer.example' }, 'name', 'control-characters'],
    [{ ...REQUEST, name: 7 }, 'name', 'invalid'],
    [without('email'), 'email', 'email-or-phone'],
    [{ ...REQUEST, email: 'nobody' }, 'email', 'invalid-email'],
    [{ ...REQUEST, email: 'a@b.example, c@d.example' }, 'email', 'invalid-email'],
    [{ ...REQUEST, email: `${'a'.repeat(250)}@b.cn` }, 'email', 'too-long'],
    [{ ...REQUEST, phone: 'call me' }, 'phone', 'invalid-phone'],
    [{ ...REQUEST, phone: '1'.repeat(41) }, 'phone', 'too-long'],
    [{ ...REQUEST, subject: '' }, 'subject', 'required'],
    [{ ...REQUEST, subject: 's'.repeat(201) }, 'subject', 'too-long'],
    [{ ...REQUEST, subject: 'a\u0000b' }, 'subject', 'control-characters'],
    [{ ...REQUEST, message: '\r\n' }, 'message', 'required'],
    [{ ...REQUEST, message: '长'.repeat(20_001) }, 'message', 'too-long'],
    [{ ...REQUEST, message: 'a\u001b[31m' }, 'message', 'control-characters'],
    [{ ...REQUEST, language: 'fr' }, 'language', 'invalid'],
    [{ ...REQUEST, playbook: '../inquiry' }, 'playbook', 'invalid'],
    [{ ...REQUEST, uploads: ['u1'] }, 'uploads.0', 'upload-missing'],
    [{ ...REQUEST, uploads: Array.from({ length: 11 }, String) }, 'uploads', 'too-many'],
    [{ ...REQUEST, team: 'general' }, 'team', 'unknown-key'],
    [{ ...REQUEST, id: '01kjp000000000000000000001' }, 'id', 'unknown-key'],
    [{ ...REQUEST, constructor: 1 }, 'constructor', 'unknown-key'],
    [{ ...REQUEST, website: '' }, 'website', 'unknown-key'],
  ])(
    '%#: is refused with the field and the reason, and nothing is stored',
    async (json, field, problem) => {
      const answer = await call(ROUTE, { json });
      expect(answer.status).toBe(400);
      expect(answer.headers['content-type']).toBe('application/problem+json');
      expect(errorsOf(answer)).toContainEqual({ field, problem });
      expect(desk.memory.rows()).toEqual([]);
    },
  );

  test('at the limit of every field is accepted', async () => {
    const json = {
      name: '名'.repeat(200),
      email: `${'a'.repeat(60)}@${'b'.repeat(63)}.${'c'.repeat(63)}.example`,
      phone: '+86 (0532) 8000-1234 转 9',
      subject: 's'.repeat(200),
      message: `${'长'.repeat(19_990)}\r\n\t完`,
    };
    expect((await call(ROUTE, { json })).status).toBe(201);
  });

  test('names every wrong field at once', async () => {
    const answer = await call(ROUTE, { json: { name: '', email: 'x', colour: 'red' } });
    const fields = errorsOf(answer)?.map(({ field }) => field);
    expect(fields?.toSorted()).toEqual(['colour', 'email', 'message', 'name', 'subject']);
  });

  test.each(['', '{', 'null', '[]', '"text"', '7', 'name=Li'])(
    'that is no object is refused: %j',
    async (body) => {
      const answer = await call(ROUTE, { body });
      expect(answer.status).toBe(400);
      expect(['request.unreadable', 'request.invalid']).toContain(
        problemView.parse(answer.json).type,
      );
      expect(desk.memory.rows()).toEqual([]);
    },
  );

  test('cannot reach into objects through the name of a prototype', async () => {
    const body = `{"__proto__":{"email":"x@customer.example"},${JSON.stringify(without('email')).slice(1)}`;
    expect((await call(ROUTE, { body })).status).toBe(400);
    expect(desk.memory.rows()).toEqual([]);
  });

  test('with an unknown playbook is refused', async () => {
    const answer = await call(ROUTE, { json: { ...REQUEST, playbook: 'no-such' } });
    expect(answer).toMatchObject({ status: 400, json: { type: 'playbook.missing' } });
  });

  test('is answered with its number and a link of its own', async () => {
    const answer = await call(ROUTE, { json: REQUEST });
    const { url, number } = submittedView.parse(answer.json);
    expect(answer).toMatchObject({ status: 201, headers: { location: url } });
    const token = url.split('/tickets/')[1] ?? '';
    const page = await call('GET /tickets/{token}', { path: { token } });
    expect(page.status).toBe(200);
    expect(page.body).toContain(number);
  });

  test('repeated under its key is one ticket; other words under the key are refused', async () => {
    const headers = { 'idempotency-key': 'order-4711' };
    const first = await call(ROUTE, { json: REQUEST, headers });
    desk.pass(DAY);
    const shuffled = Object.fromEntries(Object.entries(REQUEST).toReversed());
    const second = await call(ROUTE, { json: shuffled, headers });
    expect(second.json).toEqual(first.json);
    const other = await call(ROUTE, { json: { ...REQUEST, message: '别的' }, headers });
    expect(other).toMatchObject({ status: 422, json: { type: 'request.key-reused' } });
    expect(desk.heads()).toHaveLength(1);
  });

  test.each(['', 'k'.repeat(256)])('with a key of a wrong length is refused', async (key) => {
    const answer = await call(ROUTE, { json: REQUEST, headers: { 'idempotency-key': key } });
    expect(answer.status).toBe(400);
    expect(desk.heads()).toEqual([]);
  });
});

describe('requests of one source', () => {
  beforeEach(() => {
    call = deskApi({ ports: { ...desk.ports, capsSources: true } });
  });

  test('are taken twenty in ten minutes; others are not hindered, and later is another window', async () => {
    const from = (sourceIp: string) => call(ROUTE, { json: REQUEST, sourceIp });
    for (let turn = 0; turn < 20; turn++) expect((await from('203.0.113.7')).status).toBe(201);
    expect(await from('203.0.113.7')).toMatchObject({
      status: 429,
      json: { type: 'request.too-many' },
    });
    expect((await from('203.0.113.8')).status).toBe(201);
    expect(desk.heads()).toHaveLength(21);
    desk.pass(600 * SECOND);
    expect((await from('203.0.113.7')).status).toBe(201);
    expect(desk.everything()).not.toContain('203.0.113');
  });

  test('are told so on a page where a person asks', async () => {
    for (let turn = 0; turn < 20; turn++) await call(ROUTE, { json: REQUEST });
    const form = { ...REQUEST, shown: await shownForm() };
    const answer = await call(ROUTE, { form, headers: { accept: 'text/html' } });
    expect(answer.status).toBe(429);
    expect(answer.headers['content-type']).toContain('text/html');
  });
});

describe('a form', () => {
  const PERSON = { accept: 'text/html', 'accept-language': 'en' };

  test('leads to the page of its ticket', async () => {
    const form = { ...REQUEST, phone: '', website: '', shown: await shownForm() };
    const answer = await call(ROUTE, { form, headers: PERSON });
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toMatch(/^https:\/\/desk\.example\/tickets\//);
    expect(desk.heads()).toMatchObject([{ subject: REQUEST.subject, channel: 'form' }]);
  });

  test('sent twice is one ticket; the same sheet with other words is another', async () => {
    const form = { ...REQUEST, website: '', shown: await shownForm() };
    const first = await call(ROUTE, { form, headers: PERSON });
    const second = await call(ROUTE, { form, headers: PERSON });
    expect(second.headers['location']).toBe(first.headers['location']);
    await call(ROUTE, { form: { ...form, message: '还有一件事' }, headers: PERSON });
    expect(desk.heads()).toHaveLength(2);
  });

  test.each([
    ['form.honeypot', 10 * SECOND, { website: 'https://spam.example' }],
    ['form.too-fast', 1 * SECOND, {}],
  ])(
    'of a robot is answered as everybody is, and waits in quarantine: %s',
    async (reason, wait, extra) => {
      const shown = await shownForm(wait);
      const answer = await call(ROUTE, {
        form: { ...REQUEST, website: '', shown, ...extra },
        headers: PERSON,
      });
      expect(answer.status).toBe(303);
      expect(answer.headers['location']).toMatch(/^https:\/\/desk\.example\/tickets\//);
      expect(desk.heads()).toEqual([]);
      expect(desk.jobs()).toEqual([]);
      const { items } = await desk.ports.mails.mails({ limit: 10, now: desk.now() });
      expect(items).toMatchObject([{ state: 'quarantined', reason, from: REQUEST.email }]);
      const token = z.string().parse(answer.headers['location']).split('/tickets/')[1] ?? '';
      expect((await call('GET /tickets/{token}', { path: { token } })).status).toBe(200);
    },
  );

  test.each(['', 'forged', 'a.b.k1.00000000000000000000000000'])(
    'that was never shown is refused: %j',
    async (shown) => {
      const form = { ...REQUEST, shown };
      const answer = await call(ROUTE, { form });
      expect(answer.status).toBe(400);
      expect(errorsOf(answer)).toContainEqual({ field: 'shown', problem: 'invalid' });
      expect(desk.memory.rows()).toEqual([]);
    },
  );

  test('that lay open for more than a day is still a person’s', async () => {
    const form = { ...REQUEST, website: '', shown: await shownForm(3 * DAY) };
    expect((await call(ROUTE, { form, headers: PERSON })).status).toBe(303);
  });

  test('with something amiss comes back as it was filled in, and nothing is stored', async () => {
    const form = { ...REQUEST, email: 'nobody', website: '', shown: await shownForm() };
    const answer = await call(ROUTE, { form, headers: PERSON });
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.body).toContain(REQUEST.message);
    expect(answer.body).toContain('value="nobody"');
    expect(desk.memory.rows()).toEqual([]);
  });

  test('with a field that no form has is refused', async () => {
    const form = { ...REQUEST, website: '', shown: await shownForm(), team: 'technical' };
    expect(errorsOf(await call(ROUTE, { form }))).toEqual([
      { field: 'team', problem: 'unknown-key' },
    ]);
  });
});
