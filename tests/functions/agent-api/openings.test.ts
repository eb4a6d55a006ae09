import { beforeEach, describe, expect, test } from 'vitest';
import type { TicketId } from '#shared/domain/ids.ts';
import { field } from '#shared/domain/playbook/define.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import { type DeskApi, deskApi, PEOPLE } from '#tests/support/desk-api.ts';
import { openingDesk } from '#tests/support/opening-desk.ts';
import { playbookWith, title } from '#tests/support/runs.ts';
import { MONDAY_TEN, machine, momentAt, value } from '#tests/support/tickets.ts';

const rainCall: Playbook = {
  ...playbookWith({
    about: 'customer',
    triggers: [
      {
        on: 'weather.rain',
        where: 'event.level >= 3',
        each: { of: 'customer', where: 'row.city == event.city' },
        key: 'row.id + "/" + event.id',
        with: { warning: 'event.text' },
      },
    ],
    fields: { warning: field('long', ['提醒内容', 'Warning']) },
    steps: { call: { title, by: '@agent', outcomes: { told: { title, to: 'end' } } } },
  }),
  id: 'rain-call',
};

const round: Playbook = {
  ...playbookWith({
    steps: {
      prepare: {
        title,
        by: '@agent',
        outcomes: {
          start: {
            title,
            to: 'waiting',
            effects: [
              {
                open: 'rain-call',
                each: { of: 'customer' },
                about: 'row.id',
                share: { who: '@agent', share: 'equal' },
                key: 'ticket.id + row.id',
              },
            ],
          },
        },
      },
      waiting: { title, wait: { children: 'all' }, outcomes: { done: { title, to: 'end' } } },
    },
  }),
  id: 'round',
};

const customers = Array.from({ length: 40 }, (_, index) => ({
  id: `c${index}`,
  name: index === 0 ? '王芳' : `客户${index}`,
  city: index < 3 ? '上海' : '北京',
}));

const EVENT = { id: 'rain-7', city: '上海', level: 3, text: '今晚有暴雨，请关好门窗。' };

let desk: ReturnType<typeof openingDesk>;
let call: DeskApi;

beforeEach(() => {
  desk = openingDesk({
    start: MONDAY_TEN,
    playbooks: [rainCall, round],
    records: { customer: customers },
    holders: { agent: [{ id: 'lin' }, { id: 'wang' }] },
  });
  call = deskApi(desk);
});

const tell = (parts: Parameters<DeskApi>[1] = {}, name = 'weather.rain') =>
  call('POST /v1/signals/{name}', { caller: PEOPLE.chen, path: { name }, json: EVENT, ...parts });

describe('a signal', () => {
  test('opens a ticket for each customer whom it is about', async () => {
    expect(await tell()).toMatchObject({ status: 201, json: { name: 'weather.rain' } });
    await desk.settle();
    const opened = desk.opened('rain-call');
    expect(opened.map(({ about }) => about).toSorted()).toEqual(['c0', 'c1', 'c2']);
    expect(opened.map(({ customer }) => customer.name)).toContain('王芳');
    expect(opened[0]?.run.fields).toEqual({ warning: '今晚有暴雨，请关好门窗。' });
  });

  test('that is told twice, or whose jobs come twice, opens nothing twice', async () => {
    const headers = { 'idempotency-key': 'radar-2026-03-02' };
    const first = await tell({ headers });
    const second = await tell({ headers });
    expect(second.json).toEqual(first.json);
    const jobs = desk.waiting();
    await desk.settle();
    for (const job of jobs) await desk.work(job);
    await desk.settle();
    // A signal of its own with the same event: the key of each ticket is the same.
    await tell();
    await desk.settle();
    expect(desk.opened('rain-call')).toHaveLength(3);
  });

  test('with the key of another one is refused', async () => {
    const headers = { 'idempotency-key': 'radar' };
    await tell({ headers });
    const other = await tell({ headers, json: { ...EVENT, level: 5 } });
    expect(other).toMatchObject({ status: 422, json: { type: 'request.key-reused' } });
  });

  test('that no playbook listens to, or whose condition does not hold, opens nothing', async () => {
    await tell({ json: { ...EVENT, level: 2 } });
    await tell({}, 'weather.fog');
    await desk.settle();
    expect(desk.heads()).toEqual([]);
  });

  test('is told by supervisors only', async () => {
    const before = desk.everything();
    expect(await tell({ caller: PEOPLE.lin })).toMatchObject({
      status: 403,
      json: { type: 'access.denied' },
    });
    expect(desk.everything()).toBe(before);
  });

  test.each([
    ['Weather', EVENT, 400],
    ['ledger:exposure', EVENT, 400],
    ['weather.rain', ['暴雨'], 400],
    ['weather.rain', { text: '雨'.repeat(10_000) }, 413],
  ])('is refused where it cannot be understood: %s', async (name, json, status) => {
    const before = desk.everything();
    expect((await tell({ json }, name)).status).toBe(status);
    expect(desk.everything()).toBe(before);
  });
});

const openRound = async (): Promise<TicketId> => {
  const { ids } = desk.ports;
  const opening = {
    id: ids.ticketId(MONDAY_TEN),
    number: ids.ticketNumber(),
    playbook: round,
    channel: 'outgoing',
    subject: '雨季回访',
    language: 'zh-CN',
    customer: { id: 'desk', name: '' },
    classified: true,
  } as const;
  const decision = value(openTicket(opening, momentAt(MONDAY_TEN, machine)));
  value(await desk.ports.desk.commit({ at: MONDAY_TEN, decisions: [decision] }));
  return decision.after.id;
};

describe('a campaign', () => {
  const path = (id: TicketId) => ({ id, step: 'prepare', outcome: 'start' });
  const OUTCOME = 'POST /v1/tickets/{id}/steps/{step}/{outcome}';

  test('shows beforehand how many there will be, and who gets how many, and keeps nothing of it', async () => {
    const id = await openRound();
    const before = desk.everything();
    const asked = { caller: PEOPLE.lin, path: path(id), json: {} };
    expect(await call(`${OUTCOME}/preview`, asked)).toMatchObject({
      status: 200,
      json: {
        total: 40,
        playbooks: [{ id: 'rain-call', total: 40 }],
        owners: [
          { id: 'lin', total: 20 },
          { id: 'wang', total: 20 },
        ],
      },
    });
    expect(desk.everything()).toBe(before);
  });

  test('shows how far it is to whoever may read its ticket, and stops for whoever works on it', async () => {
    const id = await openRound();
    const start = { caller: PEOPLE.lin, path: path(id), headers: { 'if-match': '"1"' }, json: {} };
    expect((await call(OUTCOME, start)).status).toBe(200);
    const show = (caller: (typeof PEOPLE)[keyof typeof PEOPLE]) =>
      call('GET /v1/tickets/{id}/campaign', { caller, path: { id } });
    expect((await show(PEOPLE.lin)).json).toMatchObject({
      campaigns: [{ state: 'opening', total: 40, opened: 0 }],
      children: { opened: 40, ended: 0 },
    });
    expect((await show(PEOPLE.wang)).status).toBe(404);

    const stop = () =>
      call('POST /v1/tickets/{id}/campaign/stop', { caller: PEOPLE.lin, path: { id } });
    expect(await stop()).toMatchObject({
      status: 200,
      json: { campaigns: [{ state: 'stopped', opened: 0 }], children: { opened: 0, ended: 0 } },
    });
    expect(await stop()).toMatchObject({ status: 409, json: { type: 'campaign.not-opening' } });
    await desk.settle();
    expect(desk.opened('rain-call')).toEqual([]);
  });
});
