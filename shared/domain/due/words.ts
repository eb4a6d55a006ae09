/** The words in which a due explains itself. */
import type { Span } from '#shared/domain/due/span.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface DueWords {
  readonly span: (span: Span) => string;
  readonly from: (span: string, moment: string) => string;
  readonly ahead: (span: string, moment: string) => string;
  /** The first such moment by clock and calendar after the anchor. */
  readonly next: (moment: string, anchor: string) => string;
  readonly closing: string;
  readonly endOf: (day: string) => string;
  readonly lastDay: string;
  readonly dayOfMonth: (day: number) => string;
  /** An instant that somebody set. */
  readonly set: (moment: string) => string;
  readonly titled: (title: string, moment: string) => string;
  /** For an anchor in closed time: where counting begins. */
  readonly counted: (moment: string) => string;
  /** 0 for Monday. */
  readonly weekday: (index: number) => string;
  /** A weekday with its date; the month is 1 to 12. */
  readonly dated: (weekday: string, month: number, day: number) => string;
  readonly moment: (day: string, time: string) => string;
  readonly range: (first: string, last: string) => string;
  readonly list: (items: readonly string[]) => string;
  readonly closed: (days: string) => string;
  readonly holiday: (days: string, name: string) => string;
  readonly makeUp: (day: string, name: string) => string;
  readonly more: (count: number) => string;
  readonly open: (windows: string) => string;
  readonly stood: (span: string) => string;
  readonly paused: (since: string, left: string) => string;
  readonly breached: (moment: string) => string;
  readonly sentences: (parts: readonly string[]) => string;
}

const EN_WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const ZH_WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
const EN_MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

const ZH_UNITS: Readonly<Record<Span['unit'], string>> = {
  minutes: '分钟',
  hours: '小时',
  days: '天',
  weeks: '周',
  months: '个月',
  quarters: '个季度',
  years: '年',
};

const ZH_BUSINESS_UNITS = { minutes: '个工作分钟', hours: '个工作小时', days: '个工作日' } as const;

const en: DueWords = {
  span: ({ amount, unit, time }) =>
    `${amount} ${time === 'business' ? 'working ' : ''}${amount === 1 ? unit.slice(0, -1) : unit}`,
  from: (span, moment) => `${span} from ${moment}`,
  ahead: (span, moment) => `${span} before ${moment}`,
  next: (moment, anchor) => `first ${moment} after ${anchor}`,
  closing: 'closing time',
  endOf: (day) => `end of ${day}`,
  lastDay: 'the last day of a month',
  dayOfMonth: (day) => `day ${day} of a month`,
  set: (moment) => `set for ${moment}`,
  titled: (title, moment) => `${title} (${moment})`,
  counted: (moment) => `counted from ${moment}`,
  weekday: (index) => EN_WEEKDAYS[index] ?? '',
  dated: (weekday, month, day) => `${weekday} ${day} ${EN_MONTHS[month - 1] ?? ''}`,
  moment: (day, time) => `${day} ${time}`,
  range: (first, last) => `${first}-${last}`,
  list: (items) => items.join(', '),
  closed: (days) => `${days} closed`,
  holiday: (days, name) => `${days} holiday (${name})`,
  makeUp: (day, name) => `${day} works (make-up day, ${name})`,
  more: (count) => `and ${count} more`,
  open: (windows) => `open ${windows}`,
  stood: (span) => `stood still for ${span}`,
  paused: (since, left) => `stands still since ${since} with ${left} left`,
  breached: (moment) => `over since ${moment}`,
  sentences: (parts) => parts.join('; '),
};

const zh: DueWords = {
  span: (span) =>
    `${span.amount}${span.time === 'business' ? ZH_BUSINESS_UNITS[span.unit] : ZH_UNITS[span.unit]}`,
  from: (span, moment) => `自${moment}起${span}`,
  ahead: (span, moment) => `${moment}之前${span}`,
  next: (moment, anchor) => `${anchor}之后的第一个${moment}`,
  closing: '下班时刻',
  endOf: (day) => `${day}结束时`,
  lastDay: '月末最后一天',
  dayOfMonth: (day) => `每月${day}日`,
  set: (moment) => `定于${moment}`,
  titled: (title, moment) => `${title}（${moment}）`,
  counted: (moment) => `从${moment}开始计算`,
  weekday: (index) => ZH_WEEKDAYS[index] ?? '',
  dated: (weekday, month, day) => `${month}月${day}日${weekday}`,
  moment: (day, time) => `${day}${time}`,
  range: (first, last) => `${first}至${last}`,
  list: (items) => items.join('、'),
  closed: (days) => `${days}休息`,
  holiday: (days, name) => `${days}节假日（${name}）`,
  makeUp: (day, name) => `${day}上班（${name}调休）`,
  more: (count) => `另有${count}处`,
  open: (windows) => `工作时间${windows}`,
  stood: (span) => `其间暂停${span}`,
  paused: (since, left) => `自${since}起暂停，剩余${left}`,
  breached: (moment) => `已于${moment}超时`,
  sentences: (parts) => parts.join('；'),
};

export const DUE_WORDS: Readonly<Record<Language, DueWords>> = { 'zh-CN': zh, en };
