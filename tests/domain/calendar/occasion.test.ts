import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOfDay, WEEKDAYS, weekdayIndex } from '#shared/domain/calendar/local-date.ts';
import {
  checkOccasions,
  MAX_OCCASIONS,
  nextOccasion,
  type Occasion,
  occasionsOn,
} from '#shared/domain/calendar/occasion.ts';
import { OCCASIONS } from '#shared/playbooks/calendars.ts';

const storeDay: Occasion = {
  id: 'store-day',
  title: { 'zh-CN': '店庆日', en: 'Store day' },
  from: '2026-08-08',
  to: '2026-08-08',
  data: { gift: '保温杯' },
};

const plates = (weekday: 'mon' | 'tue', ...digits: readonly string[]): Occasion => ({
  id: 'plate-limit',
  title: { 'zh-CN': '尾号限行', en: 'Plates off the road' },
  from: '2026-03-30',
  to: '2026-06-28',
  weekday,
  data: { digits, region: '北京市' },
});

const all = [...OCCASIONS, storeDay, plates('mon', '3', '8'), plates('tue', '4', '9')];

const refusalOf = (...occasions: readonly Occasion[]) => {
  const result = checkOccasions(occasions);
  return result.ok ? undefined : result.refusal;
};

describe('an occasion', () => {
  test.each([
    ['2026-02-17', 'spring-festival', '春节'],
    ['2026-06-19', 'dragon-boat', '端午节'],
    ['2026-09-25', 'mid-autumn', '中秋节'],
  ])('of the lunar calendar is on its day of 2026: %s %s', (date, id, title) => {
    const [festival] = occasionsOn(all, date);
    expect(festival).toMatchObject({ id, title: { 'zh-CN': title }, data: { day: date } });
  });

  test('is on from its first date to its last, and not outside', () => {
    const ids = (date: string) => occasionsOn(all, date).map(({ id }) => id);
    expect(ids('2026-02-14')).toEqual([]);
    expect(ids('2026-02-15')).toEqual(['spring-festival']);
    expect(ids('2026-02-23')).toEqual(['spring-festival']);
    expect(ids('2026-02-24')).toEqual([]);
  });

  test('of a weekday brings the digits of that day', () => {
    const digits = (date: string) => occasionsOn(all, date).map(({ data }) => data['digits']);
    expect(digits('2026-04-13')).toEqual([['3', '8']]);
    expect(digits('2026-04-14')).toEqual([['4', '9']]);
    expect(digits('2026-04-15')).toEqual([]);
  });
});

describe('the next occasion', () => {
  test('begins after the date, not on it', () => {
    expect(nextOccasion(all, 'store-day', '2026-08-07')?.from).toBe('2026-08-08');
    expect(nextOccasion(all, 'store-day', '2026-08-08')).toBeUndefined();
  });

  test('of weekdays is the next such day, whichever it is', () => {
    expect(nextOccasion(all, 'plate-limit', '2026-04-13')).toMatchObject({
      from: '2026-04-14',
      to: '2026-04-14',
      occasion: { data: { digits: ['4', '9'] } },
    });
    expect(nextOccasion(all, 'plate-limit', '2026-06-23')).toBeUndefined();
  });

  test('is on on its first day, and on no day between', () => {
    fc.assert(
      fc.property(fc.nat(364), fc.constantFrom('mid-autumn', 'plate-limit'), (days, id) => {
        const day = Date.parse('2026-01-01') / 86_400_000 + days;
        const next = nextOccasion(all, id, dateOfDay(day));
        const isOn = (each: number) => occasionsOn(all, dateOfDay(each)).some((o) => o.id === id);
        if (next === undefined) return;
        const first = Date.parse(next.from) / 86_400_000;
        expect(first).toBeGreaterThan(day);
        expect(isOn(first)).toBe(true);
        const between = Array.from({ length: first - day - 1 }, (_, index) => day + 1 + index);
        const ongoing = between.filter(isOn);
        // Only what had begun before may still be on.
        expect(ongoing.length === 0 || isOn(day)).toBe(true);
      }),
    );
  });
});

describe('occasions', () => {
  test('that come with the desk are accepted, with its own beside them', () => {
    expect(checkOccasions(all)).toEqual({ ok: true, value: all });
    expect(OCCASIONS).toHaveLength(7);
  });

  test('with data that contradicts itself on a date are refused', () => {
    expect(
      refusalOf(plates('mon', '1'), {
        ...plates('mon', '2'),
        from: '2026-06-23',
        to: '2026-07-05',
      }),
    ).toBeUndefined();
    expect(refusalOf(plates('mon', '1'), { ...plates('mon', '2'), from: '2026-06-16' })).toEqual({
      code: 'occasion.date-twice',
      id: 'plate-limit',
      date: '2026-06-22',
    });
  });

  test.each([
    [
      { ...storeDay, id: '店庆' },
      { code: 'occasion.bad-id', id: '店庆' },
    ],
    [
      { ...storeDay, from: '2026-02-30' },
      { code: 'occasion.bad-date', date: '2026-02-30' },
    ],
    [
      { ...storeDay, to: '2026-08-07' },
      { code: 'occasion.bad-date', date: '2026-08-07' },
    ],
    [
      { ...storeDay, weekday: 'mon' as const },
      { code: 'occasion.never', weekday: 'mon' },
    ],
  ])('that nobody could keep are refused: $1.code', (occasion, refusal) => {
    expect(refusalOf(occasion)).toMatchObject(refusal);
  });

  test('beyond what a desk can mean are refused', () => {
    const many = Array.from({ length: MAX_OCCASIONS + 1 }, () => storeDay);
    expect(refusalOf(...many)).toEqual({ code: 'occasion.too-many', limit: MAX_OCCASIONS });
  });

  test('of a weekday are on no other weekday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_500, max: 20_700 }), (day) => {
        for (const { weekday } of occasionsOn(all, dateOfDay(day))) {
          expect(weekday ?? WEEKDAYS[weekdayIndex(day)]).toBe(WEEKDAYS[weekdayIndex(day)]);
        }
      }),
    );
  });
});
