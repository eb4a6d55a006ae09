import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { changesView, listView, problemView, ticketView } from '#shared/contracts/agent-api.ts';
import { noteChanges } from '#shared/usecases/note-changes.ts';
import { type DeskApi, deskApi, PEOPLE, REQUEST } from '#tests/support/desk-api.ts';
import type { RequestParts } from '#tests/support/http-events.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';

let desk: MemoryDesk;
let call: DeskApi;
let id = '';

beforeEach(async () => {
  desk = memoryDesk();
  call = deskApi(desk);
  const created = await call('POST /v1/tickets', { json: REQUEST });
  id = z.object({ id: z.string() }).parse(created.json).id;
});

const on = (verb: string, parts: RequestParts = {}) =>
  call(`POST /v1/tickets/{id}/${verb}`, {
    caller: PEOPLE.lin,
    path: { id },
    headers: { 'if-match': '"1"' },
    ...parts,
  });

describe('the version a colleague saw', () => {
  test.each(['"1"', '1', 'W/"1"', ' "1" '])('is taken in any usual form: %s', async (match) => {
    const answer = await on('take', { headers: { 'if-match': match } });
    expect(answer).toMatchObject({ status: 200, headers: { etag: '"2"' } });
  });

  test.each(['"2"', '"0"', '*', '', '"abc"', '"1","2"', '-1', '9'.repeat(400)])(
    'is stale when it is another, and nothing is changed: %s',
    async (match) => {
      const before = desk.everything();
      const answer = await on('take', { headers: { 'if-match': match } });
      expect(answer).toMatchObject({ status: 412, json: { type: 'ticket.stale' } });
      expect(desk.everything()).toBe(before);
    },
  );

  test('must be named', async () => {
    for (const verb of ['take', 'resolve', 'reopen']) {
      expect(await on(verb, { headers: {} })).toMatchObject({
        status: 428,
        json: { type: 'request.version-missing' },
      });
    }
  });

  test('being stale tells what the others did meanwhile', async () => {
    await on('take');
    const late = await on('resolve');
    expect(late).toMatchObject({
      status: 412,
      json: { changes: [{ type: 'ticket.taken', assignee: 'lin' }] },
    });
  });

  test('of two at once lets one through', async () => {
    const outcomes = await Promise.all([on('take'), on('resolve'), on('take')]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
  });
});

describe('what a ticket’s state does not allow', () => {
  test.each([
    [['resolve'], 'resolve'],
    [[], 'reopen'],
  ])('after %j: %s is refused', async (done, verb) => {
    for (const [index, step] of done.entries()) {
      await on(step, { headers: { 'if-match': `"${index + 1}"` } });
    }
    const answer = await on(verb, { headers: { 'if-match': `"${done.length + 1}"` } });
    expect(answer).toMatchObject({ status: 409, json: { type: 'ticket.not-possible' } });
  });
});

describe('a body', () => {
  test.each([
    ['messages', { text: 'x' }, 'kind'],
    ['messages', { kind: 'survey', text: 'x' }, 'kind'],
    ['messages', { kind: 'reply', text: '' }, 'text'],
    ['messages', { kind: 'reply', text: 'x'.repeat(20_001) }, 'text'],
    ['messages', { kind: 'note', text: 'a\u0007b' }, 'text'],
    ['messages', { kind: 'note', text: 'x', by: 'chen' }, 'by'],
    ['messages', { kind: 'note', text: 'x', ticket: '01kjp000000000000000000001' }, 'ticket'],
    ['assign', { team: 7 }, 'team'],
    ['assign', { assignee: '<script>' }, 'assignee'],
  ])('%s %j names the field that is wrong', async (verb, json, field) => {
    const before = desk.everything();
    const answer = await on(verb, { json });
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(problemView.parse(answer.json).errors?.map((one) => one.field)).toContain(field);
    expect(desk.everything()).toBe(before);
  });

  test.each(['', '{"kind":', 'undefined', '[[['])(
    'that is no JSON is refused: %j',
    async (body) => {
      for (const verb of ['messages', 'assign']) {
        expect(await on(verb, { body })).toMatchObject({
          status: 400,
          json: { type: 'request.unreadable' },
        });
      }
    },
  );
});

describe('a ticket opened for a customer', () => {
  const open = (json: unknown, headers: Record<string, string> = {}) =>
    call('POST /v1/agent/tickets', { caller: PEOPLE.lin, json, headers });

  test.each([
    [{ ...REQUEST }, 'channel'],
    [{ ...REQUEST, channel: 'form' }, 'channel'],
    [{ ...REQUEST, channel: 'phone', email: undefined }, 'email'],
    [{ ...REQUEST, channel: 'outgoing', email: undefined, phone: '0532 80001234' }, 'email'],
    [{ ...REQUEST, channel: 'phone', team: 't'.repeat(65) }, 'team'],
    [{ ...REQUEST, channel: 'phone', playbook: 'p'.repeat(65) }, 'playbook'],
    [{ ...REQUEST, channel: 'phone', assignee: 'chen' }, 'assignee'],
    [{ ...REQUEST, channel: 'phone', version: 3 }, 'version'],
  ])('%#: is refused with the field that is wrong', async (json, field) => {
    const answer = await open(json);
    expect(answer.status).toBe(400);
    expect(problemView.parse(answer.json).errors?.map((one) => one.field)).toContain(field);
    expect(desk.heads()).toHaveLength(1);
  });

  test('belongs to who opened it, and is one under its key', async () => {
    const key = { 'idempotency-key': 'call-1' };
    const json = { ...REQUEST, channel: 'phone' };
    const first = await open(json, key);
    expect(first.status).toBe(201);
    expect(ticketView.parse(first.json)).toMatchObject({ assignee: 'lin', team: 'general' });
    expect((await open(json, key)).json).toEqual(first.json);
    expect((await open({ ...json, subject: '别的' }, key)).status).toBe(422);
    const chen = await call('POST /v1/agent/tickets', { caller: PEOPLE.chen, json, headers: key });
    expect(chen.json).not.toEqual(first.json);
    expect(desk.heads()).toHaveLength(3);
  });

  test('in a playbook that is not installed is refused', async () => {
    const answer = await open({ ...REQUEST, channel: 'phone', playbook: 'no-such' });
    expect(answer).toMatchObject({ status: 400, json: { type: 'playbook.missing' } });
  });
});

describe('what a list is asked', () => {
  test.each([
    [{ limit: '0' }, 'limit'],
    [{ limit: '101' }, 'limit'],
    [{ limit: '1.5' }, 'limit'],
    [{ limit: 'all' }, 'limit'],
    [{ state: 'new' }, 'state.0'],
    [{ state: 'open,' }, 'state.1'],
    [{ state: '' }, 'state.0'],
    [{ dueBefore: 'tomorrow' }, 'dueBefore'],
    [{ dueBefore: '2026-03-02' }, 'dueBefore'],
    [{ dueBefore: '2026-02-30T00:00:00Z' }, 'dueBefore'],
    [{ assignee: 'a'.repeat(129) }, 'assignee'],
    [{ team: 't'.repeat(65) }, 'team'],
    [{ cursor: 'c'.repeat(4001) }, 'cursor'],
    [{ sort: 'subject' }, 'sort'],
  ])('%j is refused with the field', async (query, field) => {
    const answer = await call('GET /v1/tickets', { caller: PEOPLE.lin, query: { ...query } });
    expect(answer.status).toBe(400);
    expect(problemView.parse(answer.json).errors?.map((one) => one.field)).toContain(field);
  });

  test.each([
    [{ state: 'everything' }, 'state'],
    [{ limit: '-1' }, 'limit'],
    [{ team: 'general' }, 'team'],
  ])('of mails %j is refused with the field', async (query, field) => {
    const answer = await call('GET /v1/mails', { caller: PEOPLE.zhao, query: { ...query } });
    expect(answer.status).toBe(400);
    expect(problemView.parse(answer.json).errors?.map((one) => one.field)).toContain(field);
  });

  test.each(['x', '%', 'eyJtb250aCI6Ijk5OTktMTIifQ', '../../'])(
    'with a cursor that is none is a list from its beginning: %s',
    async (cursor) => {
      const answer = await call('GET /v1/tickets', { caller: PEOPLE.lin, query: { cursor } });
      expect(answer.status).toBe(200);
      expect(listView.parse(answer.json).items).toHaveLength(1);
      const mails = await call('GET /v1/mails', { caller: PEOPLE.zhao, query: { cursor } });
      expect(mails.status).toBe(200);
    },
  );

  test('takes an instant with any offset', async () => {
    const { due = '' } =
      listView.parse((await call('GET /v1/tickets', { caller: PEOPLE.lin })).json).items[0] ?? {};
    const shifted = new Date(Date.parse(due) + 8 * 3_600_000 + 1).toISOString();
    const dueBefore = shifted.replace('Z', '+08:00');
    const answer = await call('GET /v1/tickets', { caller: PEOPLE.lin, query: { dueBefore } });
    expect(listView.parse(answer.json).items).toHaveLength(1);
  });
});

describe('the changes of a team', () => {
  const ask = (after: string, headers: Record<string, string> = {}) =>
    call('GET /v1/changes', { caller: PEOPLE.lin, query: { team: 'general', after }, headers });

  test('are told once, and 304 without a body where there are none', async () => {
    const [head] = desk.heads();
    if (head === undefined) throw new Error('no ticket');
    const seen = { after: { id: head.id, version: 1, team: 'general' } };
    await noteChanges(desk.ports, [seen, { after: { ...seen.after, version: 2 } }]);
    const first = await ask('0');
    expect(changesView.parse(first.json)).toEqual({
      latest: 2,
      reset: false,
      tickets: [{ id: head.id, version: 2 }],
    });
    const etag = String(first.headers['etag']);
    expect(await ask('2', { 'if-none-match': etag })).toMatchObject({ status: 304, body: '' });
    expect(changesView.parse((await ask('2')).json).tickets).toEqual([]);
  });

  test('that are forgotten are told as a list to read anew', async () => {
    const [head] = desk.heads();
    if (head === undefined) throw new Error('no ticket');
    const after = { id: head.id, version: 1, team: 'general' };
    for (let turn = 0; turn < 30; turn++) {
      await noteChanges(
        desk.ports,
        Array.from({ length: 10 }, () => ({ after })),
      );
    }
    expect(changesView.parse((await ask('1')).json)).toMatchObject({ latest: 300, reset: true });
  });

  test('of a ticket that moved are told to both teams', async () => {
    const [head] = desk.heads();
    if (head === undefined) throw new Error('no ticket');
    const after = { id: head.id, version: 2, team: 'technical' };
    await noteChanges(desk.ports, [{ before: { team: 'general' }, after }]);
    expect((await desk.ports.changes.read('general')).latest).toBe(1);
    expect((await desk.ports.changes.read('technical')).latest).toBe(1);
  });

  test.each([{}, { team: '' }, { team: 'general', after: '-1' }, { team: 'general', after: 'x' }])(
    'asked for with %j are refused',
    async (query) => {
      const answer = await call('GET /v1/changes', { caller: PEOPLE.lin, query: { ...query } });
      expect(answer.status).toBe(400);
    },
  );
});

test('a way that nobody has built is a problem like any other', async () => {
  const answer = await call('GET /v1/customers', { caller: PEOPLE.lin });
  expect(answer).toMatchObject({ status: 404, json: { type: 'route.missing', status: 404 } });
});
