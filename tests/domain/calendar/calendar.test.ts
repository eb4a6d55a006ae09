import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  addBusinessTime,
  businessMinutesBetween,
  type Calendar,
  isOpen,
  nextOpening,
} from '#shared/domain/calendar/calendar.ts';
import { instantOf, millisecondsOf } from '#shared/kernel/instant.ts';
import { roundTheClock, workingCalendar } from '#shared/playbooks/calendars.ts';

/** A local time in Shanghai, `2026-02-13 17:30`. */
const shanghai = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

const inShanghai = (instant: number): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(instant);

describe('office hours in mainland China', () => {
  test.each([
    ['2026-03-02 08:59', false],
    ['2026-03-02 09:00', true],
    ['2026-03-02 12:00', false],
    ['2026-03-02 13:30', true],
    ['2026-03-02 18:00', false],
    ['2026-03-07 10:00', false],
    ['2026-02-14 10:00', true],
    ['2026-02-16 10:00', false],
    ['2026-10-10 10:00', true],
  ])('at %s the desk is open: %s', (time, open) => {
    expect(isOpen(workingCalendar, shanghai(time))).toBe(open);
  });

  test('a mail in the night before 春节 waits for the first working morning after it', () => {
    expect(inShanghai(nextOpening(workingCalendar, shanghai('2026-02-14 18:20')))).toBe(
      '2026-02-24 09:00',
    );
  });

  test.each([
    ['2026-03-06 18:00', '2026-03-09 09:00'],
    ['2026-03-06 12:00', '2026-03-06 13:30'],
    ['2026-03-06 13:30', '2026-03-06 13:30'],
    ['2026-03-06 15:07', '2026-03-06 15:07'],
  ])('the desk at %s next opens at %s', (from, opening) => {
    expect(inShanghai(nextOpening(workingCalendar, shanghai(from)))).toBe(opening);
  });

  test('four hours from Friday afternoon pass over the weekend and the lunch break', () => {
    const end = addBusinessTime(workingCalendar, shanghai('2026-03-06 17:00'), 240);
    expect(inShanghai(end)).toBe('2026-03-09 12:00');
  });

  test('time that is used up at closing ends at closing', () => {
    const end = addBusinessTime(workingCalendar, shanghai('2026-03-06 17:00'), 60);
    expect(inShanghai(end)).toBe('2026-03-06 18:00');
  });

  test('the make-up Saturday before 春节 counts, the holiday does not', () => {
    const minutes = businessMinutesBetween(
      workingCalendar,
      shanghai('2026-02-13 18:00'),
      shanghai('2026-02-24 09:30'),
    );
    expect(minutes).toBe(450 + 30);
  });

  test.each([
    ['2026-03-06 17:30', 2, '2026-03-10 17:30'],
    ['2026-02-13 17:30', 2, '2026-02-24 17:30'],
    ['2026-09-30 10:00', 3, '2026-10-10 10:00'],
    ['2026-03-07 11:00', 1, '2026-03-10 09:00'],
    ['2026-03-06 12:30', 1, '2026-03-09 13:30'],
    ['2026-03-06 18:00', 1, '2026-03-09 18:00'],
    ['2026-03-06 18:01', 1, '2026-03-10 09:00'],
    ['2026-03-09 17:30', -1, '2026-03-06 17:30'],
    ['2026-03-08 11:00', -1, '2026-03-05 18:00'],
  ])('%s and %i working days are %s', (from, days, end) => {
    expect(inShanghai(addBusinessDays(workingCalendar, shanghai(from), days))).toBe(end);
  });

  test('every date of the notice for 2026 has the weekday that the notice gives', () => {
    const weekdays = workingCalendar.makeUpDays.map(({ date }) =>
      new Date(`${date}T00:00:00Z`).getUTCDay(),
    );
    expect(weekdays).toEqual([0, 6, 6, 6, 0, 6]);
    const lengths = workingCalendar.holidays.map(
      ({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1,
    );
    expect(lengths).toEqual([3, 9, 3, 5, 3, 3, 7]);
  });
});

describe('round the clock', () => {
  test('business time is plain time', () => {
    const from = shanghai('2026-02-16 23:30');
    expect(addBusinessTime(roundTheClock, from, 90)).toBe(from + 90 * 60_000);
    expect(businessMinutesBetween(roundTheClock, from, from + 1)).toBe(1 / 60_000);
    expect(inShanghai(addBusinessDays(roundTheClock, from, 3))).toBe('2026-02-19 23:30');
  });
});

describe('a night shift in Berlin', () => {
  const night = [
    { from: '00:00', to: '06:00' },
    { from: '22:00', to: '24:00' },
  ];
  const nightDesk: Calendar = {
    id: 'night',
    title: { 'zh-CN': '夜班', en: 'Night shift' },
    zone: 'Europe/Berlin',
    week: { mon: night, tue: night, wed: night, thu: night, fri: night, sat: night, sun: night },
    holidays: [],
    makeUpDays: [],
  };

  test('lasts 7 hours when the clocks go forward and 9 when they go back', () => {
    const nightOf = (from: string, to: string) =>
      businessMinutesBetween(nightDesk, Date.parse(from), Date.parse(to)) / 60;
    expect(nightOf('2026-03-28T12:00:00+01:00', '2026-03-29T12:00:00+02:00')).toBe(7);
    expect(nightOf('2026-10-24T12:00:00+02:00', '2026-10-25T12:00:00+01:00')).toBe(9);
    expect(nightOf('2026-06-01T12:00:00+02:00', '2026-06-02T12:00:00+02:00')).toBe(8);
  });

  test('a time of day that the clocks leap over becomes the moment of the leap', () => {
    const end = addBusinessDays(nightDesk, Date.parse('2026-03-28T02:30:00+01:00'), 1);
    expect(instantOf(end)).toBe('2026-03-29T01:00:00.000Z');
  });

  test('a time of day that comes twice is met the first time', () => {
    const end = addBusinessDays(nightDesk, Date.parse('2026-10-24T02:30:00+02:00'), 1);
    expect(instantOf(end)).toBe('2026-10-25T00:30:00.000Z');
  });
});

describe('a question without an answer', () => {
  const closed: Calendar = {
    ...roundTheClock,
    week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
  };
  const from = millisecondsOf('2026-03-02T09:00:00.000Z');

  test('ends in a fault, not in an endless walk', () => {
    expect(() => nextOpening(closed, from)).toThrow(RangeError);
    expect(() => addBusinessTime(closed, from, 1)).toThrow(RangeError);
    expect(() => addBusinessDays(closed, from, 1)).toThrow(RangeError);
    expect(() => addBusinessTime(roundTheClock, from, Number.NaN)).toThrow(RangeError);
    expect(() => addBusinessDays(roundTheClock, from, 0.5)).toThrow(RangeError);
  });
});
