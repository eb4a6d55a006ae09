import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { playbooksView, ticketView } from '#shared/contracts/agent-api.ts';
import {
  checkedView,
  ownFileView,
  ownPlaybooksView,
  ownPlaybookView,
} from '#shared/contracts/own-playbook.ts';
import { MOST_PLAYBOOK_BYTES } from '#shared/contracts/read-json.ts';
import { MINUTE } from '#shared/kernel/instant.ts';
import { inquiry } from '#shared/playbooks/inquiry.ts';
import { type DeskApi, deskApi, PEOPLE, REQUEST } from '#tests/support/desk-api.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';
import { ROOM } from '#tests/support/own-playbook.ts';

let desk: MemoryDesk;
let call: DeskApi;

beforeEach(() => {
  desk = memoryDesk();
  call = deskApi(desk);
});

type Caller = { readonly name: string; readonly groups: readonly string[] };

/** A blank is written as null. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (one === undefined ? null : one));

const put = (
  playbook: unknown,
  {
    id = ROOM.id,
    revision = 0,
    caller = PEOPLE.zhao,
  }: { readonly id?: string; readonly revision?: number; readonly caller?: Caller } = {},
) =>
  call('PUT /v1/playbooks/{playbook}', {
    caller,
    path: { playbook: id },
    headers: { 'if-match': `"${revision}"` },
    body: typeof playbook === 'string' ? playbook : written(playbook),
  });

const act = (what: 'publish' | 'retire', revision: number, id: string = ROOM.id) =>
  call(`POST /v1/playbooks/{playbook}/${what}`, {
    caller: PEOPLE.zhao,
    path: { playbook: id },
    headers: { 'if-match': `"${revision}"` },
  });

const problems = z.object({
  errors: z.array(z.object({ field: z.string(), problem: z.string() })),
});

const findingsOf = async (playbook: unknown) => {
  const answer = await put(playbook);
  expect(answer.status).toBe(200);
  return checkedView.parse(answer.json).findings;
};

const ask = async (playbook: string) =>
  call('POST /v1/tickets', { json: { ...REQUEST, playbook } });

const openByPhone = async (playbook: string) => {
  const answer = await call('POST /v1/agent/tickets', {
    caller: PEOPLE.chen,
    json: {
      channel: 'phone',
      name: '欧阳文博',
      phone: '+86 138 0000 1234',
      subject: '订会议室',
      message: '周三下午，十二个人。',
      playbook,
    },
  });
  expect(answer.status).toBe(201);
  return ticketView.parse(answer.json);
};

describe("a desk's own playbook", () => {
  test('is written, published, and opened by the public form', async () => {
    const draft = await put(ROOM);
    expect(draft.status).toBe(200);
    expect(checkedView.parse(draft.json)).toMatchObject({
      draft: { version: 1, by: 'zhao', at: desk.now() },
      findings: [],
    });
    expect((await ask(ROOM.id)).status).toBe(400);

    const published = checkedView.parse((await act('publish', 1)).json);
    expect(published).toMatchObject({ revision: 2, live: { version: 1, by: 'zhao' }, newest: 1 });
    expect(published).not.toHaveProperty('draft');
    desk.pass(MINUTE);
    expect((await ask(ROOM.id)).status).toBe(201);
    expect(desk.heads()).toMatchObject([
      { playbook: { id: ROOM.id, version: 1 }, run: { steps: [{ id: 'check' }] } },
    ]);
  });

  test('keeps its version on the tickets that run when a second one is published', async () => {
    await put(ROOM);
    await act('publish', 1);
    const old = await openByPhone(ROOM.id);
    const second = {
      ...ROOM,
      version: 2,
      start: 'prepare',
      steps: { prepare: ROOM.steps.prepare },
    };
    const bare = { ...second, fields: {}, settings: {} };
    expect((await put(bare, { revision: 2 })).status).toBe(200);
    expect((await act('publish', 3)).status).toBe(200);
    desk.pass(MINUTE);

    const fresh = await openByPhone(ROOM.id);
    expect(fresh).toMatchObject({ playbook: { version: 2 }, steps: [{ id: 'prepare' }] });
    const moved = await call('POST /v1/tickets/{id}/steps/{step}/{outcome}', {
      caller: PEOPLE.chen,
      path: { id: old.id, step: 'check', outcome: 'book' },
      headers: { 'if-match': `"${old.version}"` },
      json: { fields: { people: 12 } },
    });
    expect(ticketView.parse(moved.json)).toMatchObject({
      playbook: { version: 1 },
      steps: [{ id: 'prepare' }],
    });
  });

  test('has settings like those of the handbook, and its limits keep to them', async () => {
    await put(ROOM);
    await act('publish', 1);
    const change = await call('PUT /v1/settings/{playbook}', {
      caller: PEOPLE.zhao,
      path: { playbook: ROOM.id },
      headers: { 'if-match': '"0"' },
      json: { values: { answerWithin: '1h', largest: 20 } },
    });
    expect(change.status).toBe(200);
    desk.pass(MINUTE);
    expect((await openByPhone(ROOM.id)).dues).toMatchObject([{ at: '2026-03-02T03:01:00.000Z' }]);
  });

  test('is taken from new tickets when it is retired; those that run go on', async () => {
    await put(ROOM);
    await act('publish', 1);
    const ticket = await openByPhone(ROOM.id);
    const retired = await act('retire', 2);
    expect(ownPlaybookView.parse(retired.json)).toMatchObject({ retired: { version: 1 } });
    desk.pass(MINUTE);
    expect((await ask(ROOM.id)).status).toBe(400);
    const moved = await call('POST /v1/tickets/{id}/steps/{step}/{outcome}', {
      caller: PEOPLE.chen,
      path: { id: ticket.id, step: 'check', outcome: 'refuse' },
      headers: { 'if-match': `"${ticket.version}"` },
      json: { fields: { people: 3 } },
    });
    expect(moved.status).toBe(200);
    expect((await act('retire', 3)).json).toMatchObject({ type: 'playbook.not-live' });
  });

  test('is shown with its draft and its live version', async () => {
    await put(ROOM);
    await act('publish', 1);
    await put({ ...ROOM, version: 2 }, { revision: 2 });
    const shown = await call('GET /v1/playbooks/{playbook}/own', {
      caller: PEOPLE.zhao,
      path: { playbook: ROOM.id },
    });
    expect(shown.headers).toMatchObject({ etag: '"3"' });
    expect(ownFileView.parse(shown.json)).toMatchObject({
      written: { version: 2 },
      running: { version: 1, title: ROOM.title },
    });
    const list = await call('GET /v1/own-playbooks', { caller: PEOPLE.zhao });
    expect(ownPlaybooksView.parse(list.json).items.map(({ id }) => id)).toEqual([ROOM.id]);
  });

  test('is written by administrators alone, who say which revision they saw', async () => {
    expect((await put(ROOM, { caller: PEOPLE.chen })).status).toBe(403);
    expect((await put(ROOM)).status).toBe(200);
    const late = await put(ROOM);
    expect(late.status).toBe(412);
    expect(late.json).toMatchObject({ type: 'playbook.stale', revision: 1 });
    const blind = await call('PUT /v1/playbooks/{playbook}', {
      caller: PEOPLE.zhao,
      path: { playbook: ROOM.id },
      json: ROOM,
    });
    expect(blind.status).toBe(428);
  });

  test('of two who write it at once one is told to look again', async () => {
    const both = await Promise.all([put(ROOM), put({ ...ROOM, help: ROOM.title })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  test('never changes a version that was published', async () => {
    await put(ROOM);
    await act('publish', 1);
    const again = await put(ROOM, { revision: 2 });
    expect(again.status).toBe(409);
    expect(again.json).toMatchObject({ type: 'playbook.version-taken', version: 1, least: 2 });
  });

  test('must be the one that the address names', async () => {
    expect((await put(ROOM, { id: 'something-else' })).json).toMatchObject({
      type: 'playbook.other-id',
      id: ROOM.id,
    });
    expect((await act('publish', 0, 'vanished')).status).toBe(404);
  });
});

describe("the desk's own in the place of the handbook's", () => {
  test('must be of a higher version, and then new tickets begin with it until it is retired', async () => {
    const own = { ...inquiry, title: { 'zh-CN': '本店咨询', en: 'Our inquiry' } };
    const low = await put(own, { id: 'inquiry' });
    expect(low.json).toMatchObject({
      type: 'playbook.version-taken',
      least: inquiry.version + 1,
    });
    const higher = { ...own, version: inquiry.version + 1 };
    expect((await put(higher, { id: 'inquiry' })).status).toBe(200);
    expect((await act('publish', 1, 'inquiry')).status).toBe(200);
    desk.pass(MINUTE);
    expect((await openByPhone('inquiry')).playbook.version).toBe(inquiry.version + 1);
    const list = await call('GET /v1/playbooks', { caller: PEOPLE.lin });
    const { items } = playbooksView.parse(list.json);
    expect(items.filter(({ id }) => id === 'inquiry')).toMatchObject([{ title: own.title }]);

    await act('retire', 2, 'inquiry');
    desk.pass(MINUTE);
    expect((await openByPhone('inquiry')).playbook.version).toBe(inquiry.version);
  });
});

const { check, prepare } = ROOM.steps;

describe('the checker', () => {
  test.each([
    [
      'a step that no way leads to',
      { ...ROOM, steps: { ...ROOM.steps, lost: prepare } },
      { code: 'step.unreachable', at: 'steps.lost' },
    ],
    [
      'a dead end',
      {
        ...ROOM,
        steps: {
          check,
          prepare: { ...prepare, outcomes: { done: { ...prepare.outcomes.done, to: 'prepare' } } },
        },
      },
      { code: 'step.dead-end', at: 'steps.prepare' },
    ],
    [
      'words that are missing in one language',
      { ...ROOM, title: { 'zh-CN': '会议室预订', en: ' ' } },
      { code: 'words.missing', what: 'en' },
    ],
    [
      'a limit in a calendar that there is not',
      {
        ...ROOM,
        steps: {
          ...ROOM.steps,
          check: { ...check, dues: [{ ...check.dues[0], calendar: 'moon' }] },
        },
      },
      { code: 'calendar.missing', what: 'moon' },
    ],
    [
      'a role that nobody has',
      { ...ROOM, steps: { ...ROOM.steps, check: { ...check, by: '@butler' } } },
      { code: 'role.missing', what: 'butler' },
    ],
    [
      'many tickets that are opened without a key',
      {
        ...ROOM,
        steps: {
          ...ROOM.steps,
          prepare: { ...prepare, effects: [{ open: 'phone-note', each: '[1, 2]' }] },
        },
      },
      { code: 'opening.no-key', what: 'phone-note' },
    ],
    [
      'an expression that does not work',
      { ...ROOM, fields: { people: { ...ROOM.fields.people, validWhen: 'people > "viele"' } } },
      { code: 'expression.type', at: 'fields.people.validWhen' },
    ],
    [
      'an expression that cannot be read',
      { ...ROOM, fields: { people: { ...ROOM.fields.people, validWhen: 'people >' } } },
      { code: 'expression.syntax' },
    ],
    [
      'a name that every object has by itself',
      { ...ROOM, steps: { ...ROOM.steps, check: { ...check, by: '$constructor' } } },
      { code: 'field.missing', what: 'constructor' },
    ],
  ])('finds %s, and lets it stay a draft', async (_, playbook, finding) => {
    const findings = await findingsOf(playbook);
    expect(findings).toContainEqual(
      expect.objectContaining({
        ...finding,
        severity: 'error',
        says: { 'zh-CN': expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String) },
      }),
    );
    const refused = await act('publish', 1);
    expect(refused.status).toBe(422);
    expect(refused.json).toMatchObject({ type: 'playbook.faulty', findings });
    desk.pass(MINUTE);
    expect((await ask(ROOM.id)).status).toBe(400);
  });

  test('lets warnings be published', async () => {
    const unused = { type: 'text', title: { 'zh-CN': '备注', en: 'Remark' } };
    const findings = await findingsOf({ ...ROOM, fields: { ...ROOM.fields, unused } });
    expect(findings).toMatchObject([{ code: 'field.unused', severity: 'warning' }]);
    expect((await act('publish', 1)).status).toBe(200);
  });

  test("knows the desk's other playbooks as soon as they are live", async () => {
    const opens = {
      ...ROOM,
      id: 'party',
      steps: { ...ROOM.steps, prepare: { ...prepare, effects: [{ open: ROOM.id }] } },
    };
    const before = await put(opens, { id: 'party' });
    expect(checkedView.parse(before.json).findings).toMatchObject([{ code: 'playbook.missing' }]);
    await put({ ...ROOM, triggers: [...ROOM.triggers, { door: 'playbook' }] });
    await act('publish', 1);
    expect((await act('publish', 1, 'party')).status).toBe(200);
  });
});

describe('a text that is no playbook', () => {
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const text = JSON.stringify(ROOM);

  test.each([
    ['no JSON', '{', 400, { field: '', problem: 'json.unreadable' }],
    ['nothing', '', 400, { field: '', problem: 'json.unreadable' }],
    [
      'too much of it',
      JSON.stringify('客'.repeat(MOST_PLAYBOOK_BYTES / 2)),
      413,
      { problem: 'json.too-large' },
    ],
    ['a list', '[]', 400, { field: '', problem: 'invalid_type' }],
    ['lists without end', deep(100_000), 400, { field: '', problem: 'invalid_type' }],
    [
      'objects without end',
      text.replace('"processes":[]', `"processes":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`),
      400,
      { field: 'processes', problem: 'invalid_type' },
    ],
    [
      'a key of the prototype',
      text.replace('"steps":{', '"steps":{"__proto__":{"title":1},'),
      400,
      { field: 'steps.__proto__', problem: 'forbidden_key' },
    ],
    [
      'a prototype at the top',
      text.replace('{', '{"__proto__":{"may":["settings.change"]},'),
      400,
      { field: '__proto__', problem: 'forbidden_key' },
    ],
    [
      'a name that every object has',
      text.replace('"steps":{', '"steps":{"constructor":{},'),
      400,
      { field: 'steps.constructor', problem: 'invalid_key' },
    ],
    [
      'the same key twice',
      text.replace('"start":', '"start":"prepare","start":'),
      400,
      { field: 'start', problem: 'duplicate_key' },
    ],
    [
      'the same step twice, once written otherwise',
      text.replace('"steps":{', '"steps":{"che\\u0063k":{},'),
      400,
      { field: 'steps.check', problem: 'duplicate_key' },
    ],
    [
      'one language only',
      text.replace(',"en":"Room booking"', ''),
      400,
      { field: 'title.en', problem: 'invalid_type' },
    ],
  ])('is refused: %s', async (_, body, status, error) => {
    const before = desk.everything();
    const answer = await put(body);
    expect(answer.status).toBe(status);
    const { errors } = problems.parse(answer.json);
    expect(errors[0]).toMatchObject(error);
    expect(answer.json).toMatchObject({
      errors: [
        { says: { 'zh-CN': expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String) } },
      ],
    });
    expect(desk.everything()).toBe(before);
  });

  test('may be as large as a row holds', async () => {
    const help = { 'zh-CN': '客'.repeat(57_000), en: 'x'.repeat(99_000) };
    const guide = { 'zh-CN': 'g'.repeat(70_000), en: '1' };
    const large = { ...ROOM, help, steps: { ...ROOM.steps, check: { ...check, guide } } };
    expect(Buffer.byteLength(JSON.stringify(large))).toBeGreaterThan(MOST_PLAYBOOK_BYTES * 0.95);
    expect((await put(large)).status).toBe(200);
    expect((await act('publish', 1)).status).toBe(200);
  });
});
