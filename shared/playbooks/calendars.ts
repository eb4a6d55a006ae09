/** The calendars every desk begins with. A desk's own stand beside them; both are live, never pinned by a ticket. */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import type { LocalDate } from '#shared/domain/calendar/local-date.ts';
import type { Occasion } from '#shared/domain/calendar/occasion.ts';
import type { Holiday, MakeUpDay, Window } from '#shared/domain/calendar/opening.ts';
import type { Texts } from '#shared/kernel/language.ts';
import { exhibitionCalendars } from '#shared/playbooks/exhibition/calendars.ts';

const OFFICE_HOURS: readonly Window[] = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '18:00' },
];

const ALL_DAY: readonly Window[] = [{ from: '00:00', to: '24:00' }];

const NEW_YEAR: Texts = { 'zh-CN': '元旦', en: "New Year's Day" };
const SPRING_FESTIVAL: Texts = { 'zh-CN': '春节', en: 'Spring Festival' };
const QINGMING: Texts = { 'zh-CN': '清明节', en: 'Qingming Festival' };
const LABOUR_DAY: Texts = { 'zh-CN': '劳动节', en: 'Labour Day' };
const DRAGON_BOAT: Texts = { 'zh-CN': '端午节', en: 'Dragon Boat Festival' };
const MID_AUTUMN: Texts = { 'zh-CN': '中秋节', en: 'Mid-Autumn Festival' };
const NATIONAL_DAY: Texts = { 'zh-CN': '国庆节', en: 'National Day' };

/**
 * Mainland China, 2026. Source: 国务院办公厅关于2026年部分节假日安排的通知, the notice of the General Office of the State
 * Council of 4 November 2025. The notice for a year comes in the autumn before it; a later year is added when its own
 * is out, and until then its holidays count as ordinary days. The running dues move when the dates are added.
 */
const HOLIDAYS_2026: readonly Holiday[] = [
  { name: NEW_YEAR, from: '2026-01-01', to: '2026-01-03' },
  { name: SPRING_FESTIVAL, from: '2026-02-15', to: '2026-02-23' },
  { name: QINGMING, from: '2026-04-04', to: '2026-04-06' },
  { name: LABOUR_DAY, from: '2026-05-01', to: '2026-05-05' },
  { name: DRAGON_BOAT, from: '2026-06-19', to: '2026-06-21' },
  { name: MID_AUTUMN, from: '2026-09-25', to: '2026-09-27' },
  { name: NATIONAL_DAY, from: '2026-10-01', to: '2026-10-07' },
];

/** From the same notice. It names the dates only; that they keep a Friday's hours is ours. */
const MAKE_UP_DAYS_2026: readonly MakeUpDay[] = [
  { name: NEW_YEAR, date: '2026-01-04', works: 'fri' },
  { name: SPRING_FESTIVAL, date: '2026-02-14', works: 'fri' },
  { name: SPRING_FESTIVAL, date: '2026-02-28', works: 'fri' },
  { name: LABOUR_DAY, date: '2026-05-09', works: 'fri' },
  { name: NATIONAL_DAY, date: '2026-09-20', works: 'fri' },
  { name: NATIONAL_DAY, date: '2026-10-10', works: 'fri' },
];

/** Which festival a holiday is for, and the day of 2026 that it falls on, by the lunar calendar where it follows that. */
const FESTIVALS_2026: ReadonlyMap<Texts, { readonly id: string; readonly day: LocalDate }> =
  new Map([
    [NEW_YEAR, { id: 'new-year', day: '2026-01-01' }],
    [SPRING_FESTIVAL, { id: 'spring-festival', day: '2026-02-17' }],
    [QINGMING, { id: 'qingming', day: '2026-04-05' }],
    [LABOUR_DAY, { id: 'labour-day', day: '2026-05-01' }],
    [DRAGON_BOAT, { id: 'dragon-boat', day: '2026-06-19' }],
    [MID_AUTUMN, { id: 'mid-autumn', day: '2026-09-25' }],
    [NATIONAL_DAY, { id: 'national-day', day: '2026-10-01' }],
  ]);

/**
 * The festivals that every desk may greet on (P115), each as long as its holiday; `data.day` is the festival itself. A
 * desk's own days ({@link OWN_OCCASIONS}) stand beside them.
 */
export const OCCASIONS: readonly Occasion[] = HOLIDAYS_2026.flatMap(({ name, from, to }) => {
  const festival = FESTIVALS_2026.get(name);
  return festival === undefined
    ? []
    : [{ id: festival.id, title: name, from, to, data: { day: festival.day } }];
});

/** Occasions of the handbook whose dates only a desk knows: the day of its store, its promotion weeks, the days of plates. */
export const OWN_OCCASIONS = ['store-day', 'promotion', 'plate-limit'] as const;

/** Office hours in mainland China, 7.5 hours a day. */
export const workingCalendar: Calendar = {
  id: 'working',
  title: { 'zh-CN': '工作时间', en: 'Working hours' },
  zone: 'Asia/Shanghai',
  week: {
    mon: OFFICE_HOURS,
    tue: OFFICE_HOURS,
    wed: OFFICE_HOURS,
    thu: OFFICE_HOURS,
    fri: OFFICE_HOURS,
    sat: [],
    sun: [],
  },
  holidays: HOLIDAYS_2026,
  makeUpDays: MAKE_UP_DAYS_2026,
};

/** For a desk, or a promise, that never closes. */
export const roundTheClock: Calendar = {
  id: 'round-the-clock',
  title: { 'zh-CN': '全天候', en: 'Round the clock' },
  zone: 'Asia/Shanghai',
  week: {
    mon: ALL_DAY,
    tue: ALL_DAY,
    wed: ALL_DAY,
    thu: ALL_DAY,
    fri: ALL_DAY,
    sat: ALL_DAY,
    sun: ALL_DAY,
  },
  holidays: [],
  makeUpDays: [],
};

/** All calendars by their id. */
export const CALENDARS: Readonly<Record<string, Calendar>> = {
  [workingCalendar.id]: workingCalendar,
  [roundTheClock.id]: roundTheClock,
  ...Object.fromEntries(exhibitionCalendars.map((calendar) => [calendar.id, calendar])),
};
