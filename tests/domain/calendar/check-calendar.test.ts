import { describe, expect, test } from 'vitest';
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { checkCalendar, MAX_SPECIAL_DATES } from '#shared/domain/calendar/check-calendar.ts';
import { roundTheClock, workingCalendar } from '#shared/playbooks/calendars.ts';

const refusalOf = (changes: Partial<Calendar>) => {
  const result = checkCalendar({ ...workingCalendar, ...changes });
  return result.ok ? undefined : result.refusal;
};

const name = { 'zh-CN': '停业盘点', en: 'Stocktake' };
const never = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

describe('a calendar is accepted', () => {
  test.each([workingCalendar, roundTheClock])('when it is built in: $id', (calendar) => {
    expect(checkCalendar(calendar)).toEqual({ ok: true, value: calendar });
  });

  test('when a night is two windows, and when two windows touch', () => {
    const night = [
      { from: '00:00', to: '06:00' },
      { from: '06:00', to: '24:00' },
    ];
    expect(refusalOf({ week: { ...never, sat: night } })).toBeUndefined();
  });
});

describe('a calendar is refused', () => {
  test.each(['Asia/Atlantis', '', '+08:00', '北京'])('for a zone nobody knows: "%s"', (zone) => {
    expect(refusalOf({ zone })).toEqual({ code: 'calendar.unknown-zone', zone });
  });

  test.each([
    ['18:00', '09:00'],
    ['09:00', '09:00'],
    ['9:00', '18:00'],
    ['09:00', '24:30'],
    ['09:60', '18:00'],
    ['上午九点', '18:00'],
  ])('for a window from %s to %s', (from, to) => {
    expect(refusalOf({ week: { ...workingCalendar.week, tue: [{ from, to }] } })).toEqual({
      code: 'calendar.bad-window',
      at: 'tue',
      window: { from, to },
    });
  });

  test('for windows that overlap, on a make-up day too', () => {
    const works = [
      { from: '09:00', to: '12:00' },
      { from: '11:00', to: '18:00' },
    ];
    const refusal = refusalOf({ makeUpDays: [{ name, date: '2026-02-14', works }] });
    expect(refusal).toMatchObject({ code: 'calendar.bad-window', at: '2026-02-14' });
  });

  test.each([
    ['2026-02-29', '2026-03-01', '2026-02-29'],
    ['2026-05-05', '2026-05-01', '2026-05-01'],
    ['2026-5-1', '2026-05-05', '2026-5-1'],
  ])('for a holiday from %s to %s', (from, to, date) => {
    expect(refusalOf({ holidays: [{ name, from, to }] })).toEqual({
      code: 'calendar.bad-date',
      date,
    });
  });

  test('for a date that is a holiday and a make-up day at once', () => {
    const makeUpDays = [{ name, date: '2026-10-03', works: 'fri' }] as const;
    expect(refusalOf({ makeUpDays })).toEqual({ code: 'calendar.date-twice', date: '2026-10-03' });
  });

  test('for more holidays than a decade has days', () => {
    const holidays = [{ name, from: '2026-01-01', to: '2040-01-01' }];
    expect(refusalOf({ holidays, makeUpDays: [] })).toEqual({
      code: 'calendar.too-many-dates',
      limit: MAX_SPECIAL_DATES,
    });
  });

  test('when it never opens, though it has make-up days', () => {
    expect(refusalOf({ week: never })).toEqual({ code: 'calendar.never-opens' });
  });
});
