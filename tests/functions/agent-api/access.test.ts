import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type DeskApi, deskApi, PEOPLE, REQUEST } from '#tests/support/desk-api.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';

let desk: MemoryDesk;
let call: DeskApi;
let id = '';

const created = z.object({ id: z.string() });

beforeEach(async () => {
  desk = memoryDesk();
  call = deskApi(desk);
  id = created.parse((await call('POST /v1/tickets', { json: REQUEST })).json).id;
});

type Name = keyof typeof PEOPLE;
const EVERYBODY: readonly Name[] = ['lin', 'wang', 'chen', 'zhao', 'nobody', 'ungrouped', 'guest'];
const STRANGERS: readonly Name[] = ['wang', 'nobody', 'ungrouped', 'guest'];

const ON_A_TICKET = [
  { route: 'GET /v1/tickets/{id}', json: undefined, done: 200 },
  { route: 'POST /v1/tickets/{id}/take', json: undefined, done: 200 },
  {
    route: 'POST /v1/tickets/{id}/assign',
    json: { team: 'technical', assignee: 'wang' },
    done: 200,
  },
  { route: 'POST /v1/tickets/{id}/messages', json: { kind: 'reply', text: '您好' }, done: 200 },
  { route: 'POST /v1/tickets/{id}/messages', json: { kind: 'note', text: '备注' }, done: 200 },
  { route: 'POST /v1/tickets/{id}/resolve', json: undefined, done: 200 },
  { route: 'POST /v1/tickets/{id}/reopen', json: undefined, done: 409 },
  { route: 'GET /v1/tickets/{id}/possible', json: undefined, done: 200 },
  { route: 'PUT /v1/tickets/{id}/steps/{step}', json: { fields: {} }, done: 409 },
  { route: 'POST /v1/tickets/{id}/steps/{step}/{outcome}', json: { fields: {} }, done: 409 },
  { route: 'POST /v1/tickets/{id}/acts/{act}', json: { fields: {} }, done: 404 },
] as const;

const MISSING = '01kjp00000000000000000zzzz';
const IDS = [MISSING, 'no-id', '../HEAD', '01KJP00000000000000000ZZZZ', "1' OR '1'='1"];

describe.each(ON_A_TICKET)('$route', ({ route, json, done }) => {
  const asking = (who: Name, ticket = id) => ({
    caller: PEOPLE[who],
    path: { id: ticket, step: 'nowhere', outcome: 'nothing', act: 'none' },
    headers: { 'if-match': '"1"' },
    ...(json === undefined ? {} : { json }),
  });

  test.each(EVERYBODY)(
    'is open to colleagues of the team and to all-teams roles only: %s',
    async (who) => {
      const answer = await call(route, asking(who));
      expect(answer.status).toBe(STRANGERS.includes(who) ? 404 : done);
    },
  );

  test.each(STRANGERS)(
    'answers %s of a foreign ticket as of one that never was, and changes nothing',
    async (who) => {
      const before = desk.everything();
      const foreign = await call(route, asking(who));
      for (const ticket of IDS) {
        const missing = await call(route, asking(who, ticket));
        expect(missing).toEqual(foreign);
      }
      expect(foreign.body).not.toContain('general');
      expect(desk.everything()).toBe(before);
    },
  );

  test('answers colleagues 404 for every id that names no ticket', async () => {
    for (const ticket of IDS) expect((await call(route, asking('zhao', ticket))).status).toBe(404);
  });
});

describe('what is not about one ticket', () => {
  test.each([
    ['GET /v1/tickets', {}, { lin: 200, wang: 200, chen: 200, zhao: 200, nobody: 200, guest: 200 }],
    [
      'GET /v1/tickets',
      { query: { team: 'general' } },
      { lin: 200, wang: 403, chen: 200, zhao: 200, nobody: 403, guest: 403 },
    ],
    [
      'GET /v1/changes',
      { query: { team: 'general' } },
      { lin: 200, wang: 403, chen: 200, zhao: 200, nobody: 403, guest: 403 },
    ],
    [
      'GET /v1/changes',
      { query: { team: 'no-such-team' } },
      { lin: 403, wang: 403, chen: 403, zhao: 403, nobody: 403, guest: 403 },
    ],
    ['GET /v1/mails', {}, { lin: 403, wang: 403, chen: 200, zhao: 200, nobody: 403, guest: 403 }],
    [
      'POST /v1/agent/tickets',
      { json: { channel: 'phone', ...REQUEST, team: 'general' } },
      { lin: 201, wang: 403, chen: 201, zhao: 201, nobody: 403, guest: 403 },
    ],
    [
      'POST /v1/agent/tickets',
      { json: { channel: 'phone', ...REQUEST, team: 'no-such-team' } },
      { lin: 400, wang: 400, chen: 400, zhao: 400, nobody: 400, guest: 400 },
    ],
  ] as const)('%s %j is for those whose role reaches it', async (route, parts, expected) => {
    for (const [who, status] of Object.entries(expected)) {
      const caller = Object.values(PEOPLE).find(({ name }) => name === who);
      if (caller === undefined) throw new Error(`nobody is called ${who}`);
      expect(`${who} ${(await call(route, { ...parts, caller })).status}`).toBe(`${who} ${status}`);
    }
  });

  test('a list shows nobody what they may not read, whatever they filter by', async () => {
    await call('POST /v1/tickets/{id}/take', {
      caller: PEOPLE.lin,
      path: { id },
      headers: { 'if-match': '"1"' },
    });
    const filters = [
      {},
      { assignee: 'lin' },
      { state: 'open,waiting' },
      { dueBefore: '2099-01-01T00:00:00Z' },
    ];
    for (const query of filters) {
      for (const who of STRANGERS) {
        const { body } = await call('GET /v1/tickets', { caller: PEOPLE[who], query });
        expect(body).not.toContain(id);
      }
      expect((await call('GET /v1/tickets', { caller: PEOPLE.lin, query })).body).toContain(id);
    }
  });

  test('a cursor of a colleague opens nothing to others', async () => {
    await call('POST /v1/tickets', { json: { ...REQUEST, subject: '另一件' } });
    const page = await call('GET /v1/tickets', { caller: PEOPLE.lin, query: { limit: '1' } });
    const { next } = z.object({ next: z.string() }).parse(page.json);
    const stolen = await call('GET /v1/tickets', { caller: PEOPLE.wang, query: { cursor: next } });
    expect(stolen.json).toEqual({ items: [] });
  });
});

describe('a ticket that is handed on', () => {
  test('leaves the sight of the team that had it', async () => {
    const path = { id };
    const handed = await call('POST /v1/tickets/{id}/assign', {
      caller: PEOPLE.lin,
      path,
      headers: { 'if-match': '"1"' },
      json: { team: 'technical' },
    });
    expect(handed).toMatchObject({ status: 200, headers: { etag: '"2"' } });
    expect((await call('GET /v1/tickets/{id}', { caller: PEOPLE.lin, path })).status).toBe(404);
    expect((await call('GET /v1/tickets/{id}', { caller: PEOPLE.wang, path })).status).toBe(200);
  });

  test.each([
    [{ team: 'no-such-team' }, 400],
    [{ team: 'T'.repeat(65) }, 400],
    [{ assignee: 'a b' }, 400],
    [{ assignee: '' }, 400],
    [{ assignee: 'x'.repeat(129) }, 400],
    [{ assignee: 'chen\n' }, 400],
    [{ id: MISSING, team: 'general' }, 400],
    [{ version: 7 }, 400],
  ] as const)('cannot be handed to %j', async (json, status) => {
    const before = desk.everything();
    const answer = await call('POST /v1/tickets/{id}/assign', {
      caller: PEOPLE.chen,
      path: { id },
      headers: { 'if-match': '"1"' },
      json,
    });
    expect(answer.status).toBe(status);
    expect(desk.everything()).toBe(before);
  });
});

test('a key of a colleague cannot be used up from outside', async () => {
  const key = { 'idempotency-key': 'agent lin order-1' };
  await call('POST /v1/tickets', { json: REQUEST, headers: key });
  const opened = await call('POST /v1/agent/tickets', {
    caller: PEOPLE.lin,
    json: { channel: 'phone', ...REQUEST },
    headers: { 'idempotency-key': 'order-1' },
  });
  expect(opened.status).toBe(201);
});
