import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { nextMoment, parseMoment } from '#shared/domain/due/moment-text.ts';
import { MINUTE } from '#shared/kernel/instant.ts';
import { workingCalendar } from '#shared/playbooks/calendars.ts';

const berlin: Calendar = {
  ...workingCalendar,
  zone: 'Europe/Berlin',
  holidays: [],
  makeUpDays: [],
};

const next = (text: string, anchor: string, calendar: Calendar = workingCalendar): number => {
  const moment = parseMoment(text);
  if (!moment.ok) throw new Error(moment.refusal.code);
  return nextMoment(moment.value, Date.parse(anchor), calendar);
};

const wall = (zone: string, instant: number): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(instant);

describe('the first moment after an anchor in Shanghai', () => {
  test.each([
    ['16:30', '2026-03-06T16:29+08:00', '2026-03-06 16:30'],
    ['16:30', '2026-03-06T16:30+08:00', '2026-03-07 16:30'],
    ['end of day', '2026-03-06T10:00+08:00', '2026-03-06 18:00'],
    ['end of day', '2026-03-06T18:00+08:00', '2026-03-09 18:00'],
    ['end of day', '2026-02-14T19:00+08:00', '2026-02-24 18:00'],
    ['fri 15:30', '2026-03-06T15:30+08:00', '2026-03-13 15:30'],
    ['25', '2026-03-06T10:00+08:00', '2026-03-26 00:00'],
    ['25 16:30', '2026-03-25T17:00+08:00', '2026-04-25 16:30'],
    ['31 09:00', '2026-02-01T10:00+08:00', '2026-02-28 09:00'],
    ['last', '2028-02-10T10:00+08:00', '2028-03-01 00:00'],
    ['last 16:30', '2026-04-30T16:30+08:00', '2026-05-31 16:30'],
  ])('%s after %s: %s', (text, anchor, moment) => {
    expect(wall('Asia/Shanghai', next(text, anchor))).toBe(moment);
  });
});

describe('when the clocks change in Berlin', () => {
  test('the time on the wall is kept', () => {
    expect(next('16:30', '2026-03-28T16:30+01:00', berlin)).toBe(
      Date.parse('2026-03-29T16:30+02:00'),
    );
  });

  test('a time they leap over is the leap, and one that comes twice its first', () => {
    expect(next('02:30', '2026-03-29T00:00+01:00', berlin)).toBe(
      Date.parse('2026-03-29T03:00+02:00'),
    );
    expect(next('02:30', '2026-10-25T00:00+02:00', berlin)).toBe(
      Date.parse('2026-10-25T02:30+02:00'),
    );
  });

  test('a day that closes in the hour that comes twice ends the second time', () => {
    const night = { ...berlin, week: { ...berlin.week, sun: [{ from: '00:00', to: '02:30' }] } };
    expect(next('end of day', '2026-10-25T00:00+02:00', night)).toBe(
      Date.parse('2026-10-25T02:30+01:00'),
    );
  });
});

test.each(['', '25:00', '32', '0', '每月25日', 'someday', 'fri mon', '25 16:30 17:00'])(
  'a moment nobody can read is refused: "%s"',
  (text) => {
    expect(parseMoment(text)).toEqual({ ok: false, refusal: { code: 'moment.unreadable', text } });
  },
);

test('a moment lies after its anchor and shows what it says on the wall', () => {
  const anchors = fc
    .nat(2 * 365 * 24 * 60)
    .map((n) => Date.parse('2026-01-01T00:00Z') + n * MINUTE);
  fc.assert(
    fc.property(anchors, fc.constantFrom(berlin, workingCalendar), (anchor, calendar) => {
      const at = (text: string) => next(text, new Date(anchor).toISOString(), calendar);
      for (const text of ['16:30', 'end of day', 'fri 15:30', '25 16:30', 'last 16:30']) {
        expect(at(text)).toBeGreaterThan(anchor);
      }
      expect(wall(calendar.zone, at('16:30'))).toMatch(/ 16:30$/);
      expect(wall(calendar.zone, at('25 16:30'))).toMatch(/-25 16:30$/);
      expect(wall(calendar.zone, at('end of day'))).toMatch(/ 18:00$/);
      expect(new Date(wall(calendar.zone, at('fri 15:30'))).getDay()).toBe(5);
      expect(at('16:30') - anchor).toBeLessThanOrEqual(25 * 60 * MINUTE);
    }),
    { numRuns: 60 },
  );
});
