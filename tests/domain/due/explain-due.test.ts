import { describe, expect, test } from 'vitest';
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import { explainDue } from '#shared/domain/due/explain-due.ts';
import type { Span } from '#shared/domain/due/span.ts';
import { roundTheClock, workingCalendar } from '#shared/playbooks/calendars.ts';

const shanghai = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

const explain = (anchor: string, span: Span, calendar: Calendar = workingCalendar) => ({
  zh: explainDue({ id: 'promise', span }, shanghai(anchor), { calendar, language: 'zh-CN' }),
  en: explainDue({ id: 'promise', span }, shanghai(anchor), { calendar, language: 'en' }),
});

describe('a due explains itself in both languages', () => {
  const days: Span = { amount: 2, unit: 'days', time: 'business' };

  test('with the weekend it passes over', () => {
    expect(explain('2026-03-06 17:30', days)).toEqual({
      zh: '自周五17:30起2个工作日；周六至周日休息',
      en: '2 working days from Fri 17:30; Sat-Sun closed',
    });
  });

  test('with a holiday by its name', () => {
    const calendar: Calendar = {
      ...workingCalendar,
      holidays: [
        { name: { 'zh-CN': '厂庆日', en: 'Founding day' }, from: '2026-03-09', to: '2026-03-09' },
      ],
    };
    expect(explain('2026-03-06 17:30', days, calendar)).toEqual({
      zh: '自周五17:30起2个工作日；周六至周日休息；周一节假日（厂庆日）',
      en: '2 working days from Fri 17:30; Sat-Sun closed; Mon holiday (Founding day)',
    });
  });

  test('with dates from a week on, and with the make-up day', () => {
    expect(explain('2026-02-13 17:30', days)).toEqual({
      zh: '自2月13日周五17:30起2个工作日；2月14日周六上班（春节调休）；2月15日周日至2月23日周一节假日（春节）',
      en: '2 working days from Fri 13 Feb 17:30; Sat 14 Feb works (make-up day, Spring Festival); Sun 15 Feb-Mon 23 Feb holiday (Spring Festival)',
    });
  });

  test('with the opening it counts from, when it begins in closed time', () => {
    expect(explain('2026-03-07 11:00', { amount: 1, unit: 'days', time: 'business' })).toEqual({
      zh: '自周六11:00起1个工作日；从周一09:00开始计算；周六至周日休息',
      en: '1 working day from Sat 11:00; counted from Mon 09:00; Sat-Sun closed',
    });
  });

  test('without the day that begins as it ends', () => {
    const evening = [{ from: '18:00', to: '24:00' }];
    const calendar = { ...workingCalendar, week: { ...workingCalendar.week, fri: evening } };
    const hours: Span = { amount: 2, unit: 'hours', time: 'business' };
    expect(explain('2026-03-06 22:00', hours, calendar).en).toBe(
      '2 working hours from Fri 22:00; open 18:00-24:00',
    );
  });

  test('with the opening hours when hours are counted', () => {
    expect(explain('2026-03-06 17:30', { amount: 4, unit: 'hours', time: 'business' })).toEqual({
      zh: '自周五17:30起4个工作小时；周六至周日休息；工作时间09:00-12:00、13:30-18:00',
      en: '4 working hours from Fri 17:30; Sat-Sun closed; open 09:00-12:00, 13:30-18:00',
    });
  });

  test('plainly when every minute counts', () => {
    expect(explain('2026-03-06 17:30', { amount: 24, unit: 'hours', time: 'calendar' })).toEqual({
      zh: '自周五17:30起24小时',
      en: '24 hours from Fri 17:30',
    });
    expect(
      explain('2026-03-06 23:05', { amount: 1, unit: 'hours', time: 'business' }, roundTheClock),
    ).toEqual({ zh: '自周五23:05起1个工作小时', en: '1 working hour from Fri 23:05' });
  });

  test('with the first special days of a long limit, and how many more there are', () => {
    const { zh, en } = explain('2026-01-05 09:00', { amount: 90, unit: 'days', time: 'business' });
    expect(zh).toContain('清明节');
    expect(zh).toMatch(/；另有2处$/);
    expect(en).toMatch(/; and 2 more$/);
  });

  test('in the time of the calendar, not of the reader', () => {
    const calendar = { ...workingCalendar, zone: 'America/New_York' };
    expect(explain('2026-03-07 06:30', days, calendar).en).toBe(
      '2 working days from Fri 17:30; Sat-Sun closed',
    );
  });
});
