import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { fileView, playbooksView, possibleView, ticketView } from '#shared/contracts/agent-api.ts';
import { type DeskApi, deskApi, PEOPLE } from '#tests/support/desk-api.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';

let desk: MemoryDesk;
let call: DeskApi;
let id: string;
let version: number;

beforeEach(async () => {
  desk = memoryDesk();
  call = deskApi(desk);
  const answer = await call('POST /v1/agent/tickets', {
    caller: PEOPLE.chen,
    json: {
      channel: 'phone',
      name: '王芳',
      phone: '+86 138 0000 1234',
      subject: '空调漏水',
      message: '装好两天就漏水，要求重装。',
      language: 'zh-CN',
      playbook: 'complaint',
    },
  });
  expect(answer.status).toBe(201);
  ({ id, version } = ticketView.parse(answer.json));
});

const REGISTERED = {
  complainant: '王芳',
  phone: '+86 138-0000-1234',
  complainedAt: '2026-03-02T10:00:00+08:00',
  content: '装好两天就漏水',
  wish: '免费重装',
  type: 'product',
  severity: 'serious',
  way: 'on-site',
  promisedAt: '2026-03-04T18:00:00+08:00',
};

const take = (step: string, outcome: string, fields: Readonly<Record<string, unknown>> = {}) =>
  call('POST /v1/tickets/{id}/steps/{step}/{outcome}', {
    caller: PEOPLE.zhao,
    path: { id, step, outcome },
    headers: { 'if-match': `"${version}"` },
    json: { fields },
  });

const possible = async () =>
  possibleView.parse(
    (await call('GET /v1/tickets/{id}/possible', { caller: PEOPLE.zhao, path: { id } })).json,
  );

const problem = z.object({ type: z.string() });

describe('a ticket on a playbook', () => {
  test('says what may be done next, and with which form', async () => {
    const { steps } = await possible();

    expect(steps).toMatchObject([{ id: 'accept', title: { 'zh-CN': '投诉受理' } }]);
    expect(steps[0]?.form).toContainEqual({ name: 'content', use: 'must' });
    expect(steps[0]?.outcomes.map((outcome) => outcome.id)).toContain('registered');
  });

  test('explains each of its limits in both languages, on the ticket and beside what is possible', async () => {
    const why = { 'zh-CN': '自周一10:00起24小时', en: '24 hours from Mon 10:00' };
    const shown = await call('GET /v1/tickets/{id}', { caller: PEOPLE.zhao, path: { id } });

    expect(fileView.parse(shown.json).dues).toMatchObject([
      { id: 'accept.1.first-answer', state: 'running', at: '2026-03-03T02:00:00.000Z', why },
    ]);
    expect((await possible()).dues).toMatchObject([{ id: 'accept.1.first-answer', why }]);
  });

  test('goes on with a form that is right, in its stored shape', async () => {
    const answer = await take('accept', 'registered', REGISTERED);

    expect(answer.status).toBe(200);
    const ticket = ticketView.parse(answer.json);
    expect(ticket.steps.map((step) => step.id)).toEqual(['judge']);
    expect(ticket.fields).toMatchObject({
      phone: '+8613800001234',
      promisedAt: '2026-03-04T10:00:00.000Z',
    });
  });

  test('refuses a form with everything that is wrong with it, and keeps nothing', async () => {
    const before = desk.everything();
    const answer = await take('accept', 'registered', {
      ...REGISTERED,
      type: 'weather',
      phone: 'call me',
      sufficient: true,
    });

    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({
      type: 'form.refused',
      errors: [
        { field: 'phone', problem: 'not-a-phone-number' },
        { field: 'type', problem: 'not-a-choice' },
        { field: 'sufficient', problem: 'not-in-form' },
      ],
    });
    expect(desk.everything()).toBe(before);
  });

  test('refuses an outcome on a version that is no longer the newest', async () => {
    expect((await take('accept', 'registered', REGISTERED)).status).toBe(200);
    const late = await take('accept', 'registered', REGISTERED);

    expect(late.status).toBe(412);
    expect(problem.parse(late.json).type).toBe('ticket.stale');
  });

  test('keeps a form that is half filled in', async () => {
    const answer = await call('PUT /v1/tickets/{id}/steps/{step}', {
      caller: PEOPLE.zhao,
      path: { id, step: 'accept' },
      headers: { 'if-match': `"${version}"` },
      json: { fields: { content: '漏水' } },
    });

    expect(answer.status).toBe(200);
    expect(ticketView.parse(answer.json).fields).toMatchObject({ content: '漏水' });
  });

  test.each([
    ['a step that is not open', 'choose', 'approved', 409],
    ['an outcome that there is none of', 'accept', 'vanished', 404],
  ])('refuses %s', async (_, step, outcome, status) => {
    expect((await take(step, outcome)).status).toBe(status);
  });
});

test('the handbook is listed and shown', async () => {
  const { items } = playbooksView.parse(
    (await call('GET /v1/playbooks', { caller: PEOPLE.lin })).json,
  );
  expect(items.map((playbook) => playbook.id)).toContain('complaint');

  const shown = await call('GET /v1/playbooks/{playbook}', {
    caller: PEOPLE.lin,
    path: { playbook: 'complaint' },
  });
  expect(shown.json).toMatchObject({ id: 'complaint', start: 'accept' });
});

test('the public opens only what has a door for it', async () => {
  const asked = (playbook: string) =>
    call('POST /v1/tickets', {
      json: {
        name: '李娜',
        email: 'li.na@example.com',
        subject: '咨询',
        message: '您好',
        playbook,
      },
    });

  expect((await asked('complaint')).status).toBe(201);
  expect((await asked('credit-review')).status).toBe(400);
  expect((await asked('destruction')).status).toBe(400);
});
