import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import {
  calendarsView,
  dutyView,
  rosterFileView,
  rostersView,
  shiftsView,
} from '#shared/contracts/roster-api.ts';
import type { Plan } from '#shared/domain/roster/roster.ts';
import { DAY, HOUR } from '#shared/kernel/instant.ts';
import { type DeskApi, deskApi, PEOPLE } from '#tests/support/desk-api.ts';
import { LOBBY_TITLE, lobbyPlan, written } from '#tests/support/lobby.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';

let desk: MemoryDesk;
let call: DeskApi;

interface Caller {
  readonly name: string;
  readonly groups: readonly string[];
}

const leader: Caller = { name: 'zhou', groups: ['team-leader', 'team.property'] };
const post = (name: string): Caller => ({ name, groups: ['lobby', 'team.property'] });

/** It is Monday, 2 March 2026, ten o'clock in Shanghai. */
beforeEach(() => {
  desk = memoryDesk();
  call = deskApi(desk);
});

const publish = (
  plan: Plan = lobbyPlan,
  {
    version = 0,
    caller = PEOPLE.chen,
    roster = 'lobby',
  }: { readonly version?: number; readonly caller?: Caller; readonly roster?: string } = {},
) =>
  call('PUT /v1/rosters/{roster}', {
    caller,
    path: { roster },
    headers: { 'if-match': `"${version}"` },
    json: written(plan),
  });

const change = (
  what: 'covers' | 'swaps' | 'absences' | 'absences/withdraw',
  version: number,
  caller: Caller,
  json: object,
) =>
  call(`POST /v1/rosters/{roster}/${what}`, {
    caller,
    path: { roster: 'lobby' },
    headers: { 'if-match': `"${version}"` },
    json,
  });

const show = async (caller: Caller = PEOPLE.lin) =>
  rosterFileView.parse(
    (await call('GET /v1/rosters/{roster}', { caller, path: { roster: 'lobby' } })).json,
  );

const shifts = async (from: string, to: string, caller: Caller = PEOPLE.lin) =>
  shiftsView.parse(
    (
      await call('GET /v1/rosters/{roster}/shifts', {
        caller,
        path: { roster: 'lobby' },
        query: { from, to },
      })
    ).json,
  );

const holder = async (id: string) => {
  const day = id.split('/')[1] ?? '';
  const next = new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
  return (await shifts(day, next)).shifts.find((one) => one.id === id)?.person;
};

const onDuty = async (at?: string) => {
  const query = at === undefined ? {} : { at };
  const answer = await call('GET /v1/duty', { caller: PEOPLE.lin, query });
  return Object.fromEntries(
    dutyView.parse(answer.json).items.map(({ post: id, people }) => [id, people]),
  );
};

const told = z.looseObject({
  type: z.string(),
  says: z.object({ 'zh-CN': z.string().min(4), en: z.string().min(8) }),
});

describe('a roster', () => {
  test('is published by a supervisor, and says who is on duty, at meals too', async () => {
    const answer = await publish();
    expect(answer).toMatchObject({ status: 200, headers: { etag: '"1"' } });
    expect(await onDuty()).toEqual({
      'lobby-a': ['王芳'],
      'lobby-b': [],
      'lobby-c': [],
      'lobby-d': ['clarke'],
      'mobile-post': ['陈静', '刘洋'],
    });
    expect(await onDuty('2026-03-02T04:10:00.000Z')).toMatchObject({
      'lobby-a': ['陈静'],
      'lobby-d': ['刘洋'],
    });
    const list = await call('GET /v1/rosters', { caller: PEOPLE.lin });
    expect(rostersView.parse(list.json).items).toMatchObject([
      { id: 'lobby', title: LOBBY_TITLE, version: 1, from: ['2026-03-02'] },
    ]);
  });

  test('is neither published by an agent nor read by a stranger', async () => {
    expect((await publish(lobbyPlan, { caller: PEOPLE.lin })).status).toBe(403);
    await publish();
    const read = await call('GET /v1/rosters', { caller: PEOPLE.nobody });
    expect(read.status).toBe(403);
    expect((await call('GET /v1/duty', { caller: PEOPLE.nobody })).status).toBe(403);
  });

  test('is previewed with what is wrong and how even it is, and nothing is stored', async () => {
    const turns = lobbyPlan.turns.filter((one) => one.post !== 'lobby-d');
    const before = desk.everything();
    const answer = await call('POST /v1/rosters/{roster}/preview', {
      caller: PEOPLE.chen,
      path: { roster: 'lobby' },
      json: { ...written({ ...lobbyPlan, turns }), to: '2026-03-09' },
    });
    const view = shiftsView.parse(answer.json);
    expect(view.shifts).toHaveLength(7 * 6);
    expect(view.findings).toContainEqual({
      code: 'nobody-on-post',
      shifts: ['lobby-d/2026-03-02/shift/1'],
      says: {
        'zh-CN': '班次“lobby-d/2026-03-02/shift/1”无人值守。',
        en: 'Nobody has the shift “lobby-d/2026-03-02/shift/1”.',
      },
    });
    const people = view.fairness.people.map(({ person, shifts: count }) => [person, count]);
    expect(people).toContainEqual(['赵敏', 7]);
    expect(view.fairness.spread.shifts).toBe(0);
    expect(desk.everything()).toBe(before);
  });

  test('holds from the day on that it names; the days before stay as they were', async () => {
    await publish();
    const turns = lobbyPlan.turns.map((one) => ({ ...one, people: ['孙涛'] }));
    const next = { ...lobbyPlan, from: '2026-03-05', turns };
    expect((await publish(next, { version: 1 })).status).toBe(200);
    expect(await holder('lobby-c/2026-03-04/shift/1')).toBe('赵敏');
    expect(await holder('lobby-c/2026-03-05/shift/1')).toBe('孙涛');
    // The night before reaches into the first day of the new plan.
    expect(await onDuty('2026-03-04T22:00:00.000Z')).toMatchObject({ 'lobby-c': ['赵敏'] });
    expect((await show()).history.map(({ version, by, act }) => [version, by, act.kind])).toEqual([
      [2, 'chen', 'published'],
      [1, 'chen', 'published'],
    ]);
  });

  test('of two who publish at once one is told to look again', async () => {
    const both = await Promise.all([publish(), publish()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  test.each<[string, () => ReturnType<typeof publish>, object]>([
    [
      'that begins in the past',
      () => publish({ ...lobbyPlan, from: '2026-03-01' }),
      { status: 400, json: { type: 'roster.day-past', today: '2026-03-02' } },
    ],
    [
      'with a turn at no post',
      () => publish({ ...lobbyPlan, posts: lobbyPlan.posts.slice(1) }),
      { status: 400, json: { type: 'roster.unknown-post', post: 'lobby-a' } },
    ],
    [
      'with a crowd at one post',
      () =>
        publish({ ...lobbyPlan, posts: lobbyPlan.posts.map((one) => ({ ...one, places: 101 })) }),
      {
        status: 400,
        json: { type: 'roster.too-many', what: 'places', says: { 'zh-CN': '数量过多：位数。' } },
      },
    ],
    [
      'with a post of another roster',
      async () => {
        await publish();
        return publish(lobbyPlan, { roster: 'tower' });
      },
      { status: 409, json: { type: 'roster.post-elsewhere', roster: 'lobby' } },
    ],
  ])('is refused %s, and the refusal is a sentence in both languages', async (_, ask, refusal) => {
    const answer = await ask();
    expect(answer).toMatchObject(refusal);
    const { says } = told.parse(answer.json);
    expect(says['zh-CN']).toMatch(/\p{Script=Han}/u);
    expect(Object.values(says).join()).not.toMatch(/\{\w+\}|undefined/);
  });

  test('is looked at two months at a time', async () => {
    await publish();
    const answer = await call('GET /v1/rosters/{roster}/shifts', {
      caller: PEOPLE.lin,
      path: { roster: 'lobby' },
      query: { from: '2026-03-02', to: '2026-06-02' },
    });
    expect(answer).toMatchObject({ status: 400, json: { type: 'roster.bad-range', mostDays: 62 } });
  });
});

describe('shifts are swapped', () => {
  const one = 'lobby-a/2026-03-03/shift/1';
  const other = 'lobby-a/2026-03-04/shift/1';

  beforeEach(publish.bind(undefined, lobbyPlan, {}));

  test('when both who hold them have agreed, and not before', async () => {
    expect(await holder(one)).toBe('李强');
    expect((await change('swaps', 1, post('李强'), { one, other })).status).toBe(200);
    expect(await holder(one)).toBe('李强');
    expect((await show()).asked).toEqual([{ one, other, agreedBy: ['李强'] }]);
    expect((await change('swaps', 2, post('王芳'), { one: other, other: one })).status).toBe(200);
    expect([await holder(one), await holder(other)]).toEqual(['王芳', '李强']);
    expect((await show()).asked).toEqual([]);
  });

  test('not by a third, not by one alone twice, and not once one of them has begun', async () => {
    const stranger = await change('swaps', 1, post('赵敏'), { one, other });
    expect(stranger).toMatchObject({ status: 403, json: { type: 'roster.not-your-shift' } });
    await change('swaps', 1, post('李强'), { one, other });
    await change('swaps', 2, post('李强'), { one, other });
    expect(await holder(one)).toBe('李强');
    desk.pass(DAY);
    const late = await change('swaps', 3, post('王芳'), { one, other });
    expect(late).toMatchObject({ status: 409, json: { type: 'roster.shift-over' } });
  });

  test('and who no longer has a shift has agreed in vain', async () => {
    await change('swaps', 1, post('李强'), { one, other });
    await change('covers', 2, leader, { shift: one, person: '赵敏' });
    await change('swaps', 3, post('王芳'), { one, other });
    expect(await holder(one)).toBe('赵敏');
    await change('swaps', 4, post('赵敏'), { one, other });
    expect([await holder(one), await holder(other)]).toEqual(['王芳', '赵敏']);
  });
});

describe('somebody stands in', () => {
  const shift = 'lobby-b/2026-03-02/shift/1';

  beforeEach(publish.bind(undefined, lobbyPlan, {}));

  test('when the team leader says so, until the shift goes back', async () => {
    expect((await change('covers', 1, post('王芳'), { shift, person: '王芳' })).status).toBe(403);
    expect((await change('covers', 1, leader, { shift, person: '王芳' })).status).toBe(200);
    expect(await holder(shift)).toBe('王芳');
    expect((await show()).history[0]?.act).toEqual({
      kind: 'covered',
      shift,
      person: '王芳',
      instead: '李强',
    });
    await change('covers', 2, leader, { shift });
    expect(await holder(shift)).toBe('李强');
  });

  test('but not for a shift that is over, or that there is none of', async () => {
    desk.pass(11 * HOUR);
    const over = await change('covers', 1, leader, { shift, person: '王芳' });
    expect(over).toMatchObject({ status: 409, json: { type: 'roster.shift-over' } });
    const none = await change('covers', 1, leader, {
      shift: '顶楼/2026-03-02/a/1',
      person: '王芳',
    });
    expect(none.status).toBe(404);
  });
});

describe('somebody is not there', () => {
  const absence = {
    person: '李强',
    from: '2026-03-02T05:00:00.000Z',
    to: '2026-03-02T16:00:00.000Z',
    reason: { 'zh-CN': '病假', en: 'Sick leave' },
  };

  beforeEach(publish.bind(undefined, lobbyPlan, {}));

  test('and then nobody is on duty, and the plan shows it', async () => {
    expect((await change('absences', 1, leader, absence)).status).toBe(200);
    expect(await onDuty('2026-03-02T07:00:00.000Z')).toMatchObject({ 'lobby-b': [] });
    const { findings } = await shifts('2026-03-02', '2026-03-03');
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'absent-planned', person: '李强' }),
    );
    const { from, person } = absence;
    expect((await change('absences/withdraw', 2, leader, { from, person })).status).toBe(200);
    expect(await onDuty('2026-03-02T07:00:00.000Z')).toMatchObject({ 'lobby-b': ['李强'] });
    const again = await change('absences/withdraw', 3, leader, { from, person });
    expect(again).toMatchObject({ status: 404, json: { type: 'roster.absence-missing' } });
  });

  test('but why is told to themselves and to who plans, not to the others', async () => {
    await change('absences', 1, leader, absence);
    expect((await show(leader)).absences).toEqual([absence]);
    expect((await show(post('李强'))).absences).toEqual([absence]);
    expect(JSON.stringify(await show(post('王芳')))).not.toContain('病假');
    expect(JSON.stringify(await shifts('2026-03-02', '2026-03-03', post('王芳')))).not.toContain(
      'Sick',
    );
  });
});

test('what is long past leaves the roster and stays in the history', async () => {
  await publish();
  await change('covers', 1, leader, { shift: 'lobby-b/2026-03-03/shift/1', person: '赵敏' });
  await publish({ ...lobbyPlan, from: '2026-03-10' }, { version: 2 });
  desk.pass(120 * DAY);
  await publish({ ...lobbyPlan, from: '2026-07-10' }, { version: 3 });
  const { from, changes, history } = await show();
  expect(from).toEqual(['2026-03-10', '2026-07-10']);
  expect(changes).toEqual([]);
  expect(history.map(({ act }) => act.kind)).toEqual([
    'published',
    'published',
    'covered',
    'published',
  ]);
});

test('the calendars say when the desk is open, and what its days are called', async () => {
  const answer = await call('GET /v1/calendars', { caller: PEOPLE.lin });
  const { calendars, occasions } = calendarsView.parse(answer.json);
  const working = calendars.find(({ id }) => id === 'working');
  expect(working?.week['mon']?.[0]).toEqual({ from: '09:00', to: '12:00' });
  expect(working?.holidays.map(({ name }) => name['zh-CN'])).toContain('国庆节');
  expect(occasions.map(({ title }) => title.en)).toContain('Spring Festival');
  expect((await call('GET /v1/calendars', { caller: PEOPLE.nobody })).status).toBe(403);
});
