import { Cron } from 'croner';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { cronMoments, parseCron } from '#shared/domain/opening/cron.ts';
import { DAY, HOUR, instantOf, MINUTE } from '#shared/kernel/instant.ts';
import { roundTheClock, workingCalendar } from '#shared/playbooks/calendars.ts';
import { value } from '#tests/support/tickets.ts';

const at = (instant: string): number => Date.parse(instant);

const moments = (
  text: string,
  from: string,
  to: string,
  rule: Parameters<typeof cronMoments>[1] = { calendar: workingCalendar },
) => cronMoments(value(parseCron(text)), rule, { after: at(from), until: at(to) }).map(instantOf);

describe('a rule of five fields', () => {
  const number = (from: number, to: number) => fc.integer({ min: from, max: to });
  const field = (from: number, to: number) =>
    fc.oneof(
      fc.constant('*'),
      number(from, to).map(String),
      fc
        .tuple(number(from, to), number(from, to))
        .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
      fc
        .uniqueArray(number(from, to), { minLength: 1, maxLength: 3 })
        .map((list) => list.join(',')),
    );
  const minutes = fc
    .uniqueArray(number(0, 59), { minLength: 1, maxLength: 3 })
    .map((list) => list.join(','));
  /** Three minutes of each hour of a day. */
  const MOST_RUNS = 73;
  const cron = fc
    .tuple(minutes, field(0, 23), field(1, 31), field(1, 12), field(0, 6))
    .map((fields) => fields.join(' '));

  test('means what it has always meant', () => {
    fc.assert(
      fc.property(cron, number(0, 700), (text, day) => {
        const after = at('2026-01-01T00:00:00.000Z') + day * DAY;
        const window = { after, until: after + DAY };
        const rule = { calendar: roundTheClock };
        const other = new Cron(text, {
          timezone: 'Asia/Shanghai',
          paused: true,
          // It stops before this one, and seconds are none of ours.
          stopAt: new Date(window.until + 1000),
        });
        const expected = other.nextRuns(MOST_RUNS, new Date(after)).map((date) => date.getTime());
        expect(cronMoments(value(parseCron(text)), rule, window)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('has the same moments in one window as in two that join', () => {
    fc.assert(
      fc.property(cron, number(0, 300), number(1, 47), (text, day, hours) => {
        const rule = { calendar: workingCalendar, days: 'work-after' } as const;
        const after = at('2026-01-01T00:00:00.000Z') + day * DAY;
        const middle = after + hours * HOUR;
        const until = after + 2 * DAY;
        const parsed = value(parseCron(text));
        expect([
          ...cronMoments(parsed, rule, { after, until: middle }),
          ...cronMoments(parsed, rule, { after: middle, until }),
        ]).toEqual(cronMoments(parsed, rule, { after, until }));
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ['0 9 * *', 0],
    ['60 9 * * *', 1],
    ['0 24 * * *', 2],
    ['0 9 0 * *', 3],
    ['0 9 * 13 *', 4],
    ['0 9 * * mon', 5],
    ['*/0 * * * *', 1],
    ['5-1 * * * *', 1],
  ])('that is %j is refused at its field %i', (text, field) => {
    expect(parseCron(text)).toEqual({
      ok: false,
      refusal: { code: 'cron.unreadable', text, field },
    });
  });
});

describe('a day on which the desk is closed', () => {
  // 1 to 7 October 2026 are holidays, 10 October (a Saturday) is a make-up day.
  test('gives its report to the open day before or after', () => {
    const month = ['2026-09-24T00:00:00.000Z', '2026-10-12T00:00:00.000Z'] as const;
    const rule = { calendar: workingCalendar } as const;
    expect(moments('0 9 1 * *', ...month, { ...rule, days: 'work-after' })).toEqual([
      '2026-10-08T01:00:00.000Z',
    ]);
    expect(moments('0 9 1 * *', ...month, { ...rule, days: 'work-before' })).toEqual([
      '2026-09-30T01:00:00.000Z',
    ]);
    expect(moments('0 9 1 * *', ...month)).toEqual(['2026-10-01T01:00:00.000Z']);
  });

  test('makes no second report of one that is due there anyway', () => {
    const week = ['2026-10-01T00:00:00.000Z', '2026-10-08T12:00:00.000Z'] as const;
    const rule = { calendar: workingCalendar, days: 'work-after' } as const;
    expect(moments('0 9 * * 1-5', ...week, rule)).toEqual(['2026-10-08T01:00:00.000Z']);
  });
});

describe('where the clocks change', () => {
  const berlin: Calendar = { ...roundTheClock, zone: 'Europe/Berlin' };
  const rule = { calendar: berlin };

  test('a time that they leap over comes at the leap, once', () => {
    // On 29 March 2026 at 2 it becomes 3.
    const night = ['2026-03-28T23:30:00.000Z', '2026-03-29T04:00:00.000Z'] as const;
    expect(moments('30 2 * * *', ...night, rule)).toEqual(['2026-03-29T01:00:00.000Z']);
    expect(moments('15,30 2 * * *', ...night, rule)).toHaveLength(1);
  });

  test('a time that comes twice counts at its first pass', () => {
    // On 25 October 2026 at 3 it becomes 2 again.
    const night = ['2026-10-24T22:30:00.000Z', '2026-10-25T04:00:00.000Z'] as const;
    expect(moments('30 2 * * *', ...night, rule)).toEqual(['2026-10-25T00:30:00.000Z']);
  });

  test('nine in the morning stays nine in the morning', () => {
    const days = ['2026-03-28T00:00:00.000Z', '2026-03-30T00:00:00.000Z'] as const;
    expect(moments('0 9 * * *', ...days, rule)).toEqual([
      '2026-03-28T08:00:00.000Z',
      '2026-03-29T07:00:00.000Z',
    ]);
  });
});

test('a moment lies in the window that ends with it, and not in the one that begins with it', () => {
  const nine = at('2026-03-02T01:00:00.000Z');
  const cron = value(parseCron('0 9 * * *'));
  const rule = { calendar: workingCalendar };
  expect(cronMoments(cron, rule, { after: nine - MINUTE, until: nine })).toEqual([nine]);
  expect(cronMoments(cron, rule, { after: nine, until: nine + MINUTE })).toEqual([]);
});
