import { beforeEach, describe, expect, test } from 'vitest';
import { ticketView } from '#shared/contracts/agent-api.ts';
import { settingsFileView, settingsView } from '#shared/contracts/settings.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/instant.ts';
import { followUpJob } from '#shared/usecases/follow-up.ts';
import { type DeskApi, deskApi, PEOPLE } from '#tests/support/desk-api.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';

let desk: MemoryDesk;
let call: DeskApi;

beforeEach(() => {
  desk = memoryDesk();
  call = deskApi(desk);
});

const show = async (playbook: string) =>
  settingsFileView.parse(
    (await call('GET /v1/settings/{playbook}', { caller: PEOPLE.lin, path: { playbook } })).json,
  );

const put = (
  playbook: string,
  values: Readonly<Record<string, unknown>>,
  {
    version = 0,
    from,
    caller = PEOPLE.zhao,
  }: {
    readonly version?: number;
    readonly from?: string;
    readonly caller?: { readonly name: string; readonly groups: readonly string[] };
  } = {},
) =>
  call('PUT /v1/settings/{playbook}', {
    caller,
    path: { playbook },
    headers: { 'if-match': `"${version}"` },
    json: { values, ...(from === undefined ? {} : { from }) },
  });

const held = async (playbook: string, name: string) =>
  (await show(playbook)).settings.find((setting) => setting.name === name)?.value;

describe('the settings of the desk', () => {
  test('are listed with what the handbook begins with, and blanks are marked', async () => {
    const answer = await call('GET /v1/settings', { caller: PEOPLE.lin });
    const { items } = settingsView.parse(answer.json);
    const named = (playbook: string, name: string) =>
      items
        .find((one) => one.playbook === playbook)
        ?.settings.find((setting) => setting.name === name);

    expect(named('complaint', 'firstAnswer')).toMatchObject({
      value: '24h',
      isBlank: false,
      isOwn: false,
    });
    expect(named('hotline', 'answerWithin')).toMatchObject({ value: null, isBlank: true });
    expect(named('kpi-quarter', 'check')?.variants).toHaveLength(2);
  });

  test('are changed by an administrator, and the history says who, when, what and from which day', async () => {
    const answer = await put('complaint', { firstAnswer: '4wh' });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({ etag: '"1"' });

    const shown = await show('complaint');
    expect(shown.settings).toContainEqual(
      expect.objectContaining({ name: 'firstAnswer', value: '4wh', initial: '24h', isOwn: true }),
    );
    expect(shown.history).toEqual([
      {
        version: 1,
        at: desk.now(),
        by: 'zhao',
        name: 'firstAnswer',
        from: '2026-03-02',
        old: null,
        new: '4wh',
      },
    ]);
  });

  test('are not changed by anybody else', async () => {
    const answer = await put('complaint', { firstAnswer: '4wh' }, { caller: PEOPLE.chen });
    expect(answer).toMatchObject({ status: 403 });
    const stranger = await call('GET /v1/settings', { caller: PEOPLE.nobody });
    expect(stranger.status).toBe(403);
  });

  test('may be taken back to what the handbook begins with', async () => {
    await put('complaint', { firstAnswer: '4wh' });
    expect((await put('complaint', { firstAnswer: null }, { version: 1 })).status).toBe(200);
    expect(await held('complaint', 'firstAnswer')).toBe('24h');
  });

  test('of two who change them at once one is told to look again', async () => {
    const both = await Promise.all([
      put('complaint', { firstAnswer: '4wh' }),
      put('complaint', { firstAnswer: '8wh' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect(both.find(({ status }) => status === 412)?.json).toMatchObject({
      type: 'settings.stale',
      version: 1,
    });
    expect((await show('complaint')).history).toHaveLength(1);
  });

  test('hold from the day on that is named', async () => {
    await put('complaint', { firstAnswer: '4wh' }, { from: '2026-03-04' });
    expect(await held('complaint', 'firstAnswer')).toBe('24h');
    expect((await show('complaint')).settings).toContainEqual(
      expect.objectContaining({ planned: [{ from: '2026-03-04', value: '4wh' }] }),
    );
    desk.pass(2 * DAY);
    expect(await held('complaint', 'firstAnswer')).toBe('4wh');
  });

  test('asks for the version that was seen, and for a playbook that is there', async () => {
    const blind = await call('PUT /v1/settings/{playbook}', {
      caller: PEOPLE.zhao,
      path: { playbook: 'complaint' },
      json: { values: { firstAnswer: '4wh' } },
    });
    expect(blind.status).toBe(428);
    expect((await put('vanished', { a: 1 })).status).toBe(404);
  });
});

describe('a value', () => {
  test.each([
    ['complaint', 'firstAnswer', 'soon', 'not-a-span'],
    ['complaint', 'firstAnswer', '-4h', 'not-ahead'],
    ['complaint', 'firstAnswer', 4, 'not-a-span'],
    ['complaint', 'apology', 'never', 'not-a-choice'],
    ['complaint', 'colour', 'red', 'unknown-setting'],
    ['inquiry', 'badScore', '2', 'not-a-number'],
    ['hotline', 'homeProvince', ' ', 'not-a-text'],
    ['hotline', 'homeProvince', '山'.repeat(501), 'too-long'],
    ['new-customer-filing', 'salesWeight', '一成', 'not-a-decimal'],
    ['training-plan', 'measures', 'K24', 'not-a-list'],
    ['publicity-plan', 'planned', ['10'], 'not-a-table'],
    // A blank says nothing of itself: what counts is what the playbook does with it.
    ['hotline', 'answerWithin', 'soon', 'not-a-span'],
    ['credit-review', 'smallLimit', '五万', 'not-a-number'],
    ['lost-customer-call', 'lostAfter', '很久', 'does-not-work'],
  ])('for %s.%s is refused: %j (%s)', async (playbook, name, value, problem) => {
    const before = desk.everything();
    const answer = await put(playbook, { [name]: value });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({
      type: 'settings.refused',
      errors: [
        {
          field: `values.${name}`,
          problem,
          says: {
            'zh-CN': expect.stringMatching(/\p{Script=Han}/u),
            en: expect.stringMatching(/[a-z]/),
          },
        },
      ],
    });
    expect(desk.everything()).toBe(before);
  });

  test.each([
    ['hotline', 'homeProvince', '浙江'],
    ['hotline', 'answerWithin', '2wh'],
    ['credit-review', 'smallLimit', 50_000],
    ['new-customer-filing', 'salesWeight', '0.15'],
    ['training-plan', 'measures', ['K25', 'K26']],
    ['shift-handover', 'hours', { 'lobby-a': '08:00-14:00', 门岗: '07:00-19:00' }],
  ])('for %s.%s is taken: %j', async (playbook, name, value) => {
    expect((await put(playbook, { [name]: value })).status).toBe(200);
    expect(await held(playbook, name)).toEqual(value);
  });

  test('cannot hold from yesterday, nor from a day that there is not', async () => {
    for (const [from, problem] of [
      ['2026-03-01', 'day-past'],
      ['2026-02-30', 'not-a-day'],
    ] as const) {
      const answer = await put('complaint', { firstAnswer: '4wh' }, { from });
      expect(answer.json).toMatchObject({ errors: [{ field: 'from', problem }] });
    }
  });

  test('is refused where all together are too much for a row', async () => {
    const long = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [`post-${index}`, '早'.repeat(400)]),
    );
    const answer = await put('shift-handover', { hours: long });
    expect(answer.json).toMatchObject({ errors: [{ field: 'values', problem: 'too-much' }] });
  });
});

describe('open tickets', () => {
  const open = async (playbook = 'complaint') => {
    const answer = await call('POST /v1/agent/tickets', {
      caller: PEOPLE.chen,
      json: {
        channel: 'phone',
        name: '王芳',
        phone: '+86 138 0000 1234',
        subject: '空调漏水',
        message: '装好两天就漏水，要求重装。',
        language: 'zh-CN',
        playbook,
      },
    });
    expect(answer.status).toBe(201);
    return ticketView.parse(answer.json);
  };

  const limits = async (id: Parameters<MemoryDesk['file']>[0]) =>
    (await desk.file(id)).ticket.dues.flatMap((due) =>
      due.kind === 'limit' && due.state === 'running' ? [due.at] : [],
    );

  const replan = async () => {
    for (const job of desk.jobs()) {
      if (job.queue === 'follow-up' && 'replan' in job && job.due <= desk.now()) {
        await followUpJob(desk.ports, job);
        await followUpJob(desk.ports, job);
      }
    }
  };

  test('are planned anew by the new value a little later, once', async () => {
    const { id } = await open();
    const before = await limits(id);
    await put('complaint', { firstAnswer: '48h' });
    await replan();
    expect(await limits(id)).toEqual(before);

    desk.pass(2 * MINUTE);
    await replan();
    const after = await limits(id);
    expect(after).not.toEqual(before);
    expect((await desk.file(id)).events.map(({ type }) => type)).toContain('ticket.replanned');
    const { version } = (await desk.file(id)).ticket;
    await replan();
    expect((await desk.file(id)).ticket.version).toBe(version);
  });

  test('that are new see the value within a minute', async () => {
    await open();
    await put('complaint', { firstAnswer: '48h' });
    desk.pass(MINUTE);
    const { id } = await open();
    expect(await limits(id)).toContain('2026-03-04T02:01:00.000Z');
  });

  test('of other playbooks stay as they are', async () => {
    const { id, version } = await open('inquiry');
    await put('complaint', { firstAnswer: '48h' });
    desk.pass(2 * MINUTE);
    await replan();
    expect((await desk.file(id)).ticket.version).toBe(version);
  });

  test('are planned at the begin of the day from which the value holds', async () => {
    const { id } = await open();
    const before = await limits(id);
    await put('complaint', { firstAnswer: '96h' }, { from: '2026-03-03' });
    desk.pass(2 * MINUTE);
    await replan();
    expect(await limits(id)).toEqual(before);
    // Midnight in Shanghai is 14 hours after Monday, 10:00.
    desk.pass(14 * HOUR);
    await replan();
    expect(await limits(id)).toContain('2026-03-06T02:00:00.000Z');
  });

  test('are planned page by page, whatever comes twice', async () => {
    const ids = [];
    for (let number = 0; number < 60; number++) {
      ids.push((await open()).id);
      desk.pass(1_000);
    }
    await put('complaint', { firstAnswer: '48h' });
    desk.pass(2 * MINUTE);
    for (let turn = 0; turn < 4; turn++) await replan();
    const versions = await Promise.all(ids.map(async (id) => (await desk.file(id)).ticket.version));
    expect(new Set(versions)).toEqual(new Set([2]));
    const pages = desk.jobs().filter((job) => 'replan' in job);
    expect(pages).toHaveLength(3);
  });
});
