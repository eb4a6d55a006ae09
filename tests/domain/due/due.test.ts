import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessMinutesBetween, type Calendar, isOpen } from '#shared/domain/calendar/calendar.ts';
import { endOf } from '#shared/domain/due/due.ts';
import { parseMoment } from '#shared/domain/due/moment-text.ts';
import type { Span } from '#shared/domain/due/span.ts';
import { DAY, instantOf, MINUTE } from '#shared/kernel/instant.ts';
import { roundTheClock, workingCalendar } from '#shared/playbooks/calendars.ts';
import { value } from '../../support/tickets.ts';

const shanghai = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

const inShanghai = (instant: number): string =>
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

const spanEnd = (
  anchor: number,
  span: Span,
  {
    stood = 0,
    calendar = workingCalendar,
  }: { readonly stood?: number; readonly calendar?: Calendar } = {},
): number => endOf({ anchor, ending: { is: 'span', span, direction: 1 }, calendar }, stood);

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
    expect(inShanghai(spanEnd(shanghai(anchor), span))).toBe(due);
  });

  test('before its anchor, where it says so', () => {
    const ending = { is: 'span', span: working(2, 'days'), direction: -1 } as const;
    const anchor = shanghai('2026-03-10 17:30');
    expect(inShanghai(endOf({ anchor, ending, calendar: workingCalendar }, 0))).toBe(
      '2026-03-06 17:30',
    );
  });

  test('at a moment by clock and calendar', () => {
    const moment = value(parseMoment('end of day'));
    const ending = { is: 'moment', moment } as const;
    const anchor = shanghai('2026-03-06 19:00');
    expect(inShanghai(endOf({ anchor, ending, calendar: workingCalendar }, 0))).toBe(
      '2026-03-09 18:00',
    );
  });

  test('at the same time of day when the clocks change in between', () => {
    const calendar = { ...roundTheClock, zone: 'America/New_York' };
    const anchor = Date.parse('2026-03-07T17:00:00-05:00');
    const end = (span: Span) => instantOf(spanEnd(anchor, span, { calendar }));
    expect(end({ amount: 1, unit: 'days', time: 'calendar' })).toBe('2026-03-08T21:00:00.000Z');
    expect(end({ amount: 24, unit: 'hours', time: 'calendar' })).toBe('2026-03-08T22:00:00.000Z');
  });

  test.each([
    ['leap over becomes the moment of the leap', '2026-03-07T02:30:00-05:00', '2026-03-08T07:00'],
    ['show twice is meant the first time', '2026-10-31T01:30:00-04:00', '2026-11-01T05:30'],
  ])('a time of day that the clocks %s', (_, anchor, end) => {
    const calendar = { ...roundTheClock, zone: 'America/New_York' };
    const day: Span = { amount: 1, unit: 'days', time: 'calendar' };
    expect(instantOf(spanEnd(Date.parse(anchor), day, { calendar }))).toBe(`${end}:00.000Z`);
  });

  test('even at its greatest length in the sparsest calendar that is accepted', () => {
    const hour = [{ from: '09:00', to: '10:00' }];
    const week = { ...workingCalendar.week, mon: hour, tue: [], wed: [], thu: [], fri: [] };
    const calendar = { ...workingCalendar, week };
    const anchor = shanghai('2026-03-02 10:00');
    expect(spanEnd(anchor, working(2_000, 'hours'), { calendar })).toBeGreaterThan(anchor);
    expect(spanEnd(anchor, working(3_660, 'days'), { calendar })).toBeGreaterThan(anchor);
  });
});

describe('what it stood still is put behind its end', () => {
  test('in working time only, where it is counted in working time', () => {
    const end = spanEnd(shanghai('2026-03-06 16:00'), working(1, 'hours'), { stood: 90 });
    expect(inShanghai(end)).toBe('2026-03-09 09:30');
  });

  test('by the clock, where it is counted by the clock', () => {
    const day: Span = { amount: 24, unit: 'hours', time: 'calendar' };
    const end = spanEnd(shanghai('2026-03-06 16:00'), day, { stood: 90 });
    expect(inShanghai(end)).toBe('2026-03-07 17:30');
  });

  test('exactly, and never into closed time', () => {
    const anchors = fc
      .integer({ min: 0, max: (365 * DAY) / MINUTE })
      .map((minutes) => Date.parse('2026-01-01T00:00:00Z') + minutes * MINUTE);
    fc.assert(
      fc.property(
        anchors,
        fc.integer({ min: 1, max: 2_000 }),
        fc.nat(3_000),
        (anchor, minutes, stood) => {
          const end = spanEnd(anchor, working(minutes, 'minutes'), { stood });
          expect(businessMinutesBetween(workingCalendar, anchor, end)).toBeCloseTo(
            minutes + stood,
            6,
          );
          expect(isOpen(workingCalendar, end) || isOpen(workingCalendar, end - 1)).toBe(true);
        },
      ),
    );
  });
});
