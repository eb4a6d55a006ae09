import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBusinessTime,
  businessMinutesBetween,
  isOpen,
} from '#shared/domain/calendar/calendar.ts';
import {
  checkLimit,
  dueAfterPauses,
  dueAt,
  type Limit,
  type Pause,
} from '#shared/domain/due/due.ts';
import type { Span } from '#shared/domain/due/span.ts';
import { DAY, HOUR, instantOf, MINUTE } from '#shared/kernel/instant.ts';
import { roundTheClock, workingCalendar } from '#shared/playbooks/calendars.ts';

const shanghai = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

const inShanghai = (instant: number | undefined): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(instant);

const working = (amount: number, unit: 'minutes' | 'hours' | 'days'): Span => ({
  amount,
  unit,
  time: 'business',
});

const limitOf = (span: Span, warnAt?: Limit['warnAt']): Limit =>
  warnAt === undefined ? { id: 'promise', span } : { id: 'promise', span, warnAt };

describe('a promise ends', () => {
  test.each<[string, Span, string]>([
    ['2026-03-06 17:30', working(2, 'days'), '2026-03-10 17:30'],
    ['2026-03-06 17:30', working(4, 'hours'), '2026-03-09 14:00'],
    ['2026-03-06 11:45', working(30, 'minutes'), '2026-03-06 13:45'],
    ['2026-02-14 17:30', { amount: 24, unit: 'hours', time: 'calendar' }, '2026-02-15 17:30'],
    ['2026-02-13 17:30', { amount: 3, unit: 'days', time: 'calendar' }, '2026-02-16 17:30'],
    ['2026-02-13 17:30', { amount: 2, unit: 'weeks', time: 'calendar' }, '2026-02-27 17:30'],
    ['2026-01-31 10:00', { amount: 1, unit: 'months', time: 'calendar' }, '2026-02-28 10:00'],
    ['2026-11-30 10:00', { amount: 1, unit: 'quarters', time: 'calendar' }, '2027-02-28 10:00'],
    ['2028-02-29 10:00', { amount: 1, unit: 'years', time: 'calendar' }, '2029-02-28 10:00'],
  ])('from %s, $1.amount $1.time $1.unit: %s', (anchor, span, due) => {
    expect(inShanghai(dueAt(limitOf(span), shanghai(anchor), workingCalendar).due)).toBe(due);
  });

  test('at the same time of day when the clocks change in between', () => {
    const newYork = { ...roundTheClock, zone: 'America/New_York' };
    const anchor = Date.parse('2026-03-07T17:00:00-05:00');
    const days = limitOf({ amount: 1, unit: 'days', time: 'calendar' });
    const hours = limitOf({ amount: 24, unit: 'hours', time: 'calendar' });
    expect(instantOf(dueAt(days, anchor, newYork).due)).toBe('2026-03-08T21:00:00.000Z');
    expect(instantOf(dueAt(hours, anchor, newYork).due)).toBe('2026-03-08T22:00:00.000Z');
  });
});

describe('a time of day that the clocks', () => {
  const newYork = { ...roundTheClock, zone: 'America/New_York' };
  const oneDay = limitOf({ amount: 1, unit: 'days', time: 'calendar' });

  test('leap over becomes the moment of the leap', () => {
    const { due } = dueAt(oneDay, Date.parse('2026-03-07T02:30:00-05:00'), newYork);
    expect(instantOf(due)).toBe('2026-03-08T07:00:00.000Z');
  });

  test('show twice is meant the first time', () => {
    const { due } = dueAt(oneDay, Date.parse('2026-10-31T01:30:00-04:00'), newYork);
    expect(instantOf(due)).toBe('2026-11-01T05:30:00.000Z');
  });
});

describe('the owner is warned', () => {
  const anchor = shanghai('2026-03-06 17:30');

  test('when a share of the time has passed', () => {
    const limit = limitOf(working(2, 'hours'), { share: 0.75 });
    expect(inShanghai(dueAt(limit, anchor, workingCalendar).warn)).toBe('2026-03-09 10:00');
  });

  test('a span before the end, in open time when the span is business time', () => {
    const limit = limitOf(working(2, 'hours'), { before: working(2, 'hours') });
    expect(inShanghai(dueAt(limit, anchor, workingCalendar).warn)).toBe('2026-03-06 17:30');
    const calendar = limitOf(working(2, 'days'), {
      before: { amount: 1, unit: 'days', time: 'calendar' },
    });
    expect(inShanghai(dueAt(calendar, anchor, workingCalendar).warn)).toBe('2026-03-09 17:30');
  });

  test('at once when the warning would lie before the beginning', () => {
    const limit = limitOf(working(1, 'hours'), { before: working(1, 'days') });
    expect(dueAt(limit, anchor, workingCalendar).warn).toBe(anchor);
  });

  test('not at all when the limit does not ask for it', () => {
    expect(dueAt(limitOf(working(1, 'hours')), anchor, workingCalendar)).not.toHaveProperty('warn');
  });
});

describe('while the desk waits for the customer', () => {
  const limit = limitOf(working(1, 'days'), { share: 0.5 });
  const anchor = shanghai('2026-03-02 10:00');
  const duePaused = (pauses: readonly Pause[]) =>
    dueAfterPauses(limit, anchor, { pauses, calendar: workingCalendar });

  test('the promise stands still and tells what is left', () => {
    expect(duePaused([{ from: shanghai('2026-03-02 17:00') }])).toEqual({
      state: 'paused',
      leftMinutes: 120,
    });
  });

  test('it goes on with what was left, and so does the warning', () => {
    const due = duePaused([
      { from: shanghai('2026-03-02 11:00'), to: shanghai('2026-03-02 14:30') },
    ]);
    expect(due).toEqual({
      state: 'running',
      due: shanghai('2026-03-03 12:00'),
      warn: shanghai('2026-03-02 17:15'),
    });
  });

  test('a pause over night costs nothing, and one that overlaps another counts once', () => {
    const due = dueAt(limit, anchor, workingCalendar);
    const night = { from: shanghai('2026-03-02 18:00'), to: shanghai('2026-03-03 09:00') };
    expect(duePaused([night])).toEqual({ state: 'running', ...due });
    const twice = [
      { from: shanghai('2026-03-02 15:00'), to: shanghai('2026-03-02 16:00') },
      { from: shanghai('2026-03-02 14:00'), to: shanghai('2026-03-02 15:30') },
    ];
    expect(duePaused(twice)).toMatchObject({ due: shanghai('2026-03-03 12:00') });
  });

  test('a pause that begins when the promise is already broken does not mend it', () => {
    const broken = duePaused([{ from: shanghai('2026-03-03 10:00') }]);
    expect(broken).toMatchObject({ state: 'running', due: shanghai('2026-03-03 10:00') });
  });

  test('a promise in calendar time moves by every minute of the pause', () => {
    const day = limitOf({ amount: 24, unit: 'hours', time: 'calendar' });
    const pauses = [{ from: anchor + HOUR, to: anchor + 3 * DAY }];
    expect(dueAfterPauses(day, anchor, { pauses, calendar: workingCalendar })).toEqual({
      state: 'running',
      due: anchor + DAY + 3 * DAY - HOUR,
    });
  });
});

describe('pauses', () => {
  const anchors = fc
    .integer({ min: 0, max: (365 * DAY) / MINUTE })
    .map((minutes) => Date.parse('2026-01-01T00:00:00Z') + minutes * MINUTE);
  const pauseList = fc.array(
    fc.tuple(fc.integer({ min: -3 * DAY, max: 20 * DAY }), fc.nat(3 * DAY)),
    { maxLength: 5 },
  );
  const limits = fc
    .tuple(fc.integer({ min: 1, max: 2_000 }), fc.constantFrom('minutes' as const, 'days' as const))
    .map(([amount, unit]) =>
      limitOf(working(unit === 'days' ? (amount % 9) + 1 : amount, unit), { share: 0.8 }),
    );

  test('are exactly the time that does not count', () => {
    fc.assert(
      fc.property(anchors, pauseList, limits, (anchor, list, limit) => {
        const pauses = list.map(([from, length]) => ({
          from: anchor + from,
          to: anchor + from + length,
        }));
        const moved = dueAfterPauses(limit, anchor, { pauses, calendar: workingCalendar });
        const plain = dueAt(limit, anchor, workingCalendar);
        if (moved.state !== 'running') throw new Error('every pause has an end');
        // Cut at every edge, each piece is either paused as a whole or not at all.
        const edges = [anchor, moved.due, ...pauses.flatMap(({ from, to }) => [from, to])]
          .filter((edge) => edge >= anchor && edge <= moved.due)
          .toSorted((a, b) => a - b);
        let counted = 0;
        for (const [index, from] of edges.entries()) {
          const to = edges[index + 1] ?? from;
          const paused = pauses.some((pause) => pause.from <= from && to <= pause.to && from < to);
          if (!paused) counted += businessMinutesBetween(workingCalendar, from, to);
        }
        expect(counted).toBeCloseTo(businessMinutesBetween(workingCalendar, anchor, plain.due), 6);
        expect(moved.due).toBeGreaterThanOrEqual(plain.due);
        expect(moved.warn).toBeLessThanOrEqual(moved.due);
        expect(isOpen(workingCalendar, moved.due) || isOpen(workingCalendar, moved.due - 1)).toBe(
          true,
        );
      }),
    );
  });

  test('what is left when a pause begins is what runs on when it ends', () => {
    fc.assert(
      fc.property(anchors, fc.nat(9 * DAY), fc.nat(9 * DAY), (anchor, start, length) => {
        const limit = limitOf(working(30, 'hours'));
        const pause = { from: anchor + start, to: anchor + start + length };
        const still = dueAfterPauses(limit, anchor, {
          pauses: [{ from: pause.from }],
          calendar: workingCalendar,
        });
        const again = dueAfterPauses(limit, anchor, { pauses: [pause], calendar: workingCalendar });
        if (still.state === 'running') expect(again).toEqual(still);
        else {
          const due = addBusinessTime(workingCalendar, pause.to, still.leftMinutes);
          const moved = again.state === 'running' ? again.due : Number.NaN;
          expect(businessMinutesBetween(workingCalendar, due, moved)).toBeCloseTo(0, 6);
        }
      }),
    );
  });
});

describe('a limit', () => {
  test.each<[string, Limit]>([
    ['that promises nothing', limitOf(working(0, 'days'))],
    ['of half a working day', limitOf(working(0.5, 'days'))],
    ['of no number', limitOf(working(Number.NaN, 'hours'))],
    ['of more than ten years', limitOf({ amount: 11, unit: 'years', time: 'calendar' })],
    ['with an impossible warning', limitOf(working(1, 'days'), { before: working(-1, 'hours') })],
  ])('%s is refused', (_, limit) => {
    expect(checkLimit(limit)).toMatchObject({ ok: false, refusal: { code: 'limit.bad-span' } });
  });

  test.each([0, 1, 80])('that warns at the share %d is refused', (share) => {
    const result = checkLimit(limitOf(working(1, 'days'), { share }));
    expect(result).toEqual({ ok: false, refusal: { code: 'limit.bad-share', share } });
  });

  test('that can be kept is accepted', () => {
    const limit = limitOf(working(1.5, 'hours'), { before: working(15, 'minutes') });
    expect(checkLimit(limit)).toEqual({ ok: true, value: limit });
  });

  test('of the greatest length ends in the sparsest calendar that is accepted', () => {
    const hour = [{ from: '09:00', to: '10:00' }];
    const week = { ...workingCalendar.week, mon: hour, tue: [], wed: [], thu: [], fri: [] };
    const sparse = { ...workingCalendar, week };
    const anchor = shanghai('2026-03-02 10:00');
    expect(dueAt(limitOf(working(2_000, 'hours')), anchor, sparse).due).toBeGreaterThan(anchor);
    expect(dueAt(limitOf(working(3_660, 'days')), anchor, sparse).due).toBeGreaterThan(anchor);
  });
});
