import { describe, expect, test } from 'vitest';
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import type { Course } from '#shared/domain/due/due.ts';
import { explainDue, type Standing } from '#shared/domain/due/explain-due.ts';
import { parseMoment } from '#shared/domain/due/moment-text.ts';
import type { Span } from '#shared/domain/due/span.ts';
import { both } from '#shared/domain/playbook/define.ts';
import { roundTheClock, workingCalendar } from '#shared/playbooks/calendars.ts';
import { value } from '../../support/tickets.ts';

const shanghai = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

const explainAs = (
  course: Omit<Course, 'calendar'> & { readonly calendar?: Calendar },
  standing: Standing = { stood: 0 },
) => {
  const full = { calendar: workingCalendar, ...course };
  return { zh: explainDue(full, standing, 'zh-CN'), en: explainDue(full, standing, 'en') };
};

const explain = (anchor: string, span: Span, calendar: Calendar = workingCalendar) =>
  explainAs({ anchor: shanghai(anchor), ending: { is: 'span', span, direction: 1 }, calendar });

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

describe('a moment by clock and calendar explains itself', () => {
  test.each([
    ['16:30', '周五11:00之后的第一个16:30', 'first 16:30 after Fri 11:00'],
    ['mon 15:30', '周五11:00之后的第一个周一15:30', 'first Mon 15:30 after Fri 11:00'],
    ['mon', '周五11:00之后的第一个周一结束时', 'first end of Mon after Fri 11:00'],
    [
      '25 16:30',
      '3月6日周五11:00之后的第一个每月25日16:30',
      'first day 25 of a month 16:30 after Fri 6 Mar 11:00',
    ],
    [
      'last',
      '3月6日周五11:00之后的第一个月末最后一天结束时',
      'first end of the last day of a month after Fri 6 Mar 11:00',
    ],
  ])('%s', (text, zh, en) => {
    const ending = { is: 'moment', moment: value(parseMoment(text)) } as const;
    expect(explainAs({ anchor: shanghai('2026-03-06 11:00'), ending })).toEqual({ zh, en });
  });

  test('the end of a working day, with the days it passes over', () => {
    const ending = { is: 'moment', moment: value(parseMoment('end of day')) } as const;
    expect(explainAs({ anchor: shanghai('2026-03-06 19:00'), ending })).toEqual({
      zh: '周五19:00之后的第一个下班时刻；周六至周日休息；工作时间09:00-12:00、13:30-18:00',
      en: 'first closing time after Fri 19:00; Sat-Sun closed; open 09:00-12:00, 13:30-18:00',
    });
  });
});

describe('what somebody set explains itself', () => {
  const promised = { anchorTitle: both('承诺时间', 'Promised') };
  const anchor = shanghai('2026-03-02 10:00');

  test('by the name of its field', () => {
    const ending = { is: 'instant', at: shanghai('2026-03-04 18:00'), isDay: false } as const;
    const standing = { stood: 0, endTitle: both('承诺时间', 'Promised') };
    expect(explainAs({ anchor, ending }, standing)).toEqual({
      zh: '定于承诺时间（周三18:00）',
      en: 'set for Promised (Wed 18:00)',
    });
  });

  test('a day by its end', () => {
    const ending = { is: 'instant', at: shanghai('2026-03-05 00:00'), isDay: true } as const;
    expect(explainAs({ anchor, ending })).toEqual({
      zh: '定于周三结束时',
      en: 'set for end of Wed',
    });
  });

  test('as an anchor, before or after which a length of time is counted', () => {
    const span: Span = { amount: 1, unit: 'days', time: 'business' };
    expect(
      explainAs({ anchor, ending: { is: 'span', span, direction: -1 } }, { stood: 0, ...promised }),
    ).toEqual({
      zh: '承诺时间（周一10:00）之前1个工作日；周日休息；周六上班（春节调休）',
      en: '1 working day before Promised (Mon 10:00); Sun closed; Sat works (make-up day, Spring Festival)',
    });
  });
});

describe('a limit that does not simply run explains that too', () => {
  const course = {
    anchor: shanghai('2026-03-02 10:00'),
    ending: { is: 'span', span: { amount: 4, unit: 'hours', time: 'business' }, direction: 1 },
  } as const;

  test('how long it stood still', () => {
    expect(explainAs(course, { stood: 90 })).toEqual({
      zh: '自周一10:00起4个工作小时；工作时间09:00-12:00、13:30-18:00；其间暂停90个工作分钟',
      en: '4 working hours from Mon 10:00; open 09:00-12:00, 13:30-18:00; stood still for 90 working minutes',
    });
  });

  test('that it stands still', () => {
    const paused = { since: shanghai('2026-03-02 11:00'), leftMinutes: 180 };
    const { zh, en } = explainAs(course, { stood: 0, paused });
    expect(zh).toMatch(/；自周一11:00起暂停，剩余3个工作小时$/);
    expect(en).toMatch(/; stands still since Mon 11:00 with 3 working hours left$/);
  });

  test('that it is over', () => {
    const { zh, en } = explainAs(course, { stood: 0, isBreached: true });
    expect(zh).toMatch(/；已于周一15:30超时$/);
    expect(en).toMatch(/; over since Mon 15:30$/);
  });
});
