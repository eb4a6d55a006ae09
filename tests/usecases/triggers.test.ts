import { describe, expect, test } from 'vitest';
import type { Json } from '#shared/domain/expression/value.ts';
import type { Roster } from '#shared/domain/roster/roster.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { HANDBOOK } from '#shared/playbooks/handbook.ts';
import { openByItself } from '#shared/usecases/open-by-itself.ts';
import { openingDesk } from '#tests/support/opening-desk.ts';

/** 2026-03-02 is a Monday; all in Shanghai's time, which is 8 hours ahead of UTC. */
const SUNDAY_NOON = '2026-03-01T04:00:00.000Z';

const days = (tickets: readonly Ticket[]) => tickets.map(({ openedAt }) => openedAt);

const customer = (over: { readonly [name: string]: Json }) => ({
  id: 'c1',
  name: '王芳',
  mail: 'wang.fang@customer.example',
  phone: '+8613800001234',
  active: true,
  ...over,
});

describe('a trigger of the clock', () => {
  test('opens the goods issue of each working morning at eight (P074), and fills in its day', async () => {
    const desk = openingDesk({ only: ['goods-issue'], start: SUNDAY_NOON });
    await desk.runTo('2026-03-04T04:00:00.000Z');
    const issues = desk.opened('goods-issue');
    expect(days(issues)).toEqual([
      '2026-03-02T00:00:00.000Z',
      '2026-03-03T00:00:00.000Z',
      '2026-03-04T00:00:00.000Z',
    ]);
    expect(issues.map(({ run }) => run.fields['day'])).toEqual([
      '2026-03-02',
      '2026-03-03',
      '2026-03-04',
    ]);
  });

  test('moves a weekly report off the days on which the desk is closed, forward or back', async () => {
    // The Spring Festival of 2026 is from 15 to 23 February; 14 February is a make-up day.
    const desk = openingDesk({
      only: ['customer-report', 'field-week', 'work-order-watch'],
      start: '2026-02-15T04:00:00.000Z',
    });
    await desk.runTo('2026-02-24T04:00:00.000Z');
    // Every Monday at 9, else the next open day; and the moment is one, though two Mondays meet there.
    expect(days(desk.opened('customer-report'))).toEqual(['2026-02-24T01:00:00.000Z']);
    expect(desk.opened('field-week')).toHaveLength(1);
    // Every Friday at 15, else the open day before: that of this week lies before the festival.
    expect(desk.opened('work-order-watch')).toHaveLength(0);
  });

  test('makes up for the days on which the desk was down, each with its own date', async () => {
    const desk = openingDesk({ only: ['goods-issue'], start: SUNDAY_NOON });
    await desk.runTo('2026-03-02T02:00:00.000Z');
    desk.sleepTo('2026-03-05T02:10:00.000Z');
    await desk.runTo('2026-03-05T02:20:00.000Z');
    expect(desk.opened('goods-issue').map(({ run }) => run.fields['day'])).toEqual([
      '2026-03-02',
      '2026-03-03',
      '2026-03-04',
      '2026-03-05',
    ]);
  });

  test('prepares a callback campaign seven days before the festival begins (P030)', async () => {
    const desk = openingDesk({ only: ['callback-campaign'], start: '2026-09-17T04:00:00.000Z' });
    await desk.runTo('2026-09-19T04:00:00.000Z');
    expect(days(desk.opened('callback-campaign'))).toEqual(['2026-09-17T16:00:00.000Z']);
  });

  test('greets each owner of a vehicle on the festival at nine, and names it', async () => {
    const vehicle = { active: true, owner: { id: 'c1' }, plateDigit: '5', region: '上海' };
    const desk = openingDesk({
      only: ['occasion-message'],
      start: '2026-09-24T04:00:00.000Z',
      records: {
        vehicle: [
          { ...vehicle, id: 'v1' },
          { ...vehicle, id: 'v2', active: false },
        ],
        customer: [customer({})],
      },
    });
    await desk.runTo('2026-09-25T04:00:00.000Z');
    const [greeting, ...others] = desk.opened('occasion-message');
    expect(others).toEqual([]);
    expect(greeting?.openedAt).toBe('2026-09-25T01:00:00.000Z');
    expect(greeting?.about).toBe('v1');
    expect(greeting?.run.fields).toMatchObject({ occasion: 'festival', name: '中秋节' });
    expect(greeting?.customer).toEqual({
      id: 'c1',
      name: '王芳',
      email: 'wang.fang@customer.example',
      phone: '+8613800001234',
    });
  });

  test('calls the roll ten minutes before a shift begins, and hands over fifteen before it ends (P099)', async () => {
    const roster: Roster = {
      zone: 'Asia/Shanghai',
      plans: [
        {
          from: '2026-03-01',
          posts: [
            {
              id: 'service',
              title: { 'zh-CN': '客服', en: 'Service' },
              places: 2,
              cycle: {
                from: '2026-03-02',
                days: [[{ id: 'early', from: '08:00', to: '16:00' }]],
              },
            },
          ],
          turns: [{ post: 'service', from: '2026-03-01', everyDays: 7, people: ['lin', 'wang'] }],
        },
      ],
      absences: [],
      changes: [],
    };
    const desk = openingDesk({
      only: ['roll-call', 'service-shift-handover'],
      start: '2026-03-01T12:00:00.000Z',
      rosters: [roster],
    });
    await desk.runTo('2026-03-02T10:00:00.000Z');
    expect(days(desk.opened('roll-call'))).toEqual(['2026-03-01T23:50:00.000Z']);
    expect(days(desk.opened('service-shift-handover'))).toEqual(['2026-03-02T07:45:00.000Z']);
  });
});

describe('a trigger of a record', () => {
  test('reviews credit by its class: A twice a year, B each quarter, C each month (P053)', async () => {
    const reviewed = { creditReviewedOn: '2026-02-02' };
    const desk = openingDesk({
      only: ['credit-review'],
      start: SUNDAY_NOON,
      records: {
        customer: [
          customer({ ...reviewed, id: 'a', creditClass: 'A' }),
          customer({ ...reviewed, id: 'b', creditClass: 'B' }),
          customer({ ...reviewed, id: 'c', creditClass: 'C' }),
          customer({ ...reviewed, id: 'gone', creditClass: 'C', active: false }),
        ],
      },
    });
    await desk.runTo('2026-03-02T01:00:00.000Z');
    const [review, ...others] = desk.opened('credit-review');
    expect(others).toEqual([]);
    expect(review?.about).toBe('c');
    // Its day begins at midnight in Shanghai.
    expect(review?.openedAt).toBe('2026-03-01T16:00:00.000Z');
  });

  test('gives notice of departure a week before, once, also when the day is moved afterwards', async () => {
    const desk = openingDesk({
      only: ['departure-notice'],
      start: SUNDAY_NOON,
      records: { fair: [{ id: 'f1', name: '广交会', departsAt: '2026-03-09T06:30:00.000Z' }] },
    });
    await desk.runTo('2026-03-02T08:00:00.000Z');
    expect(desk.opened('departure-notice').map(({ about }) => about)).toEqual(['f1']);
    desk.keep({ fair: [{ id: 'f1', name: '广交会', departsAt: '2026-03-11T06:30:00.000Z' }] });
    await desk.runTo('2026-03-05T08:00:00.000Z');
    expect(desk.opened('departure-notice')).toHaveLength(1);
  });

  test('also opens for what was entered only after its moment, as over a weekend', async () => {
    const desk = openingDesk({ only: ['after-service'], start: '2026-03-05T04:00:00.000Z' });
    await desk.runTo('2026-03-08T04:00:00.000Z');
    const home = { id: 'h1', owner: { id: 'c1' }, movedInOn: '2026-03-07' };
    desk.keep({ home: [home], customer: [customer({})] });
    await desk.runTo('2026-03-08T06:00:00.000Z');
    expect(desk.opened('after-service').map(({ run }) => run.fields['task'])).toEqual(['flowers']);
    await desk.runTo('2026-03-12T06:00:00.000Z');
    expect(desk.opened('after-service')).toHaveLength(1);
  });
});

describe('the handbook', () => {
  test('has no playbook that cannot open while nothing is filled in', async () => {
    const desk = openingDesk({ start: SUNDAY_NOON });
    const stuck: string[] = [];
    for (const { id } of HANDBOOK) {
      const start = { kind: 'open', playbook: id, key: id, fields: {} } as const;
      const opened = await openByItself(desk.ports, { start, request: id });
      if (!opened.ok) stuck.push(`${id}: ${opened.refusal.code}`);
    }
    expect(stuck).toEqual([]);
  });
});
