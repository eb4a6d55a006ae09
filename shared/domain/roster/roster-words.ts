/** What is wrong with a roster, or with a request to change one, as sentences in both languages. */
import type { RosterFinding } from '#shared/domain/roster/review-roster.ts';
import type { Texts } from '#shared/kernel/language.ts';

const FINDINGS = {
  'nobody-on-post': ['班次“{shift}”无人值守。', 'Nobody has the shift “{shift}”.'],
  'absent-planned': [
    '“{person}”排了班次“{shift}”，但届时不在。',
    '“{person}” has the shift “{shift}” and is not there then.',
  ],
  'two-posts-at-once': [
    '“{person}”同时排了两个岗位：{shifts}。',
    '“{person}” is at two posts at once: {shifts}.',
  ],
  'short-rest': [
    '“{person}”两班之间只休息{hours}小时：{shifts}。',
    '“{person}” rests only {hours} hours between two shifts: {shifts}.',
  ],
  'long-day': [
    '“{person}”{date}当天工作{hours}小时。',
    '“{person}” works {hours} hours on {date}.',
  ],
  'long-week': [
    '“{person}”{monday}起一周工作{hours}小时。',
    '“{person}” works {hours} hours in the week from {monday}.',
  ],
} as const satisfies Record<RosterFinding['code'], readonly [zh: string, en: string]>;

export interface ToldFinding {
  readonly code: RosterFinding['code'];
  readonly shifts: readonly string[];
  readonly person?: string;
  readonly says: Texts;
}

export const describeFinding = (finding: RosterFinding): ToldFinding => {
  const shifts = shiftsOf(finding).map(({ id }) => id);
  const person = 'person' in finding ? finding.person : finding.shift.person;
  const more = {
    ...('hours' in finding ? { hours: String(Math.round(finding.hours * 10) / 10) } : {}),
    ...('date' in finding ? { date: finding.date } : {}),
    ...('monday' in finding ? { monday: finding.monday } : {}),
  };
  const [zh, en] = FINDINGS[finding.code];
  const data = { shift: shifts[0] ?? '', person: person ?? '', ...more };
  return {
    code: finding.code,
    shifts,
    ...(person === undefined ? {} : { person }),
    says: {
      'zh-CN': filled(zh, { ...data, shifts: shifts.join('、') }),
      en: filled(en, { ...data, shifts: shifts.join(', ') }),
    },
  };
};

const shiftsOf = (finding: RosterFinding): readonly { readonly id: string }[] => {
  if ('shift' in finding) return [finding.shift];
  return 'shifts' in finding ? finding.shifts : [];
};

const filled = (text: string, data: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => data[name] ?? '');

/** Of whatever a rule of rosters refuses with. */
export const ROSTER_REFUSALS = {
  'roster.unknown-zone': ['没有这个时区：{zone}。', 'There is no such time zone: {zone}.'],
  'roster.too-many': ['数量过多：{what}。', 'Too many: {what}.'],
  'roster.too-few': [
    '{what}须为正整数，名单与周期不能为空。',
    '{what} must be a whole number from 1 on, or a list that is not empty.',
  ],
  'roster.bad-id': [
    '编号“{id}”为空、重复或含有“/”。',
    'The id “{id}” is empty, there twice, or has a “/” in it.',
  ],
  'roster.bad-time': [
    '岗位“{post}”的班次“{window}”时间应写作“07:30”。',
    'Times of the shift “{window}” at “{post}” are written “07:30”.',
  ],
  'roster.bad-break': [
    '岗位“{post}”的班次“{window}”：休息须在班内且不重叠。',
    'Breaks of the shift “{window}” at “{post}” must lie within it and apart.',
  ],
  'roster.windows-overlap': [
    '岗位“{post}”的班次“{window}”与另一班重叠。',
    'The shift “{window}” at “{post}” overlaps another.',
  ],
  'roster.bad-date': ['日期不存在或次序不对：{date}。', 'No such date, or out of order: {date}.'],
  'roster.unknown-post': ['没有这个岗位：{post}。', 'There is no such post: {post}.'],
  'roster.unknown-relief': [
    '替岗位置不存在：{post}第{place}位。',
    'There is no such place to relieve from: {post}, {place}.',
  ],
  'roster.bad-absence': [
    '“{person}”缺勤的结束须晚于开始。',
    'The absence of “{person}” must end after it begins.',
  ],
  'roster.unknown-shift': ['没有这个班次：{shift}。', 'There is no such shift: {shift}.'],
  'roster.nobody-planned': [
    '班次“{shift}”无人，无法互换。',
    'Nobody has the shift “{shift}”, so there is nobody to swap with.',
  ],
  'roster.same-person': ['两个班次都是“{person}”的。', 'Both shifts are those of “{person}”.'],
  'roster.not-agreed': ['还需同意：{missing}。', 'Still to agree: {missing}.'],
  'roster.day-past': [
    '班表从{from}起，不能早于今天（{today}）。',
    'A plan from {from} on lies before today ({today}).',
  ],
  'roster.other-zone': ['班表时区固定为{zone}。', 'The zone of this roster stays {zone}.'],
  'roster.shift-over': [
    '班次“{shift}”已开始或已结束。',
    'The shift “{shift}” has begun or is over.',
  ],
  'roster.not-your-shift': [
    '只能互换本人的班次：{shifts}。',
    'You have neither of these shifts: {shifts}.',
  ],
  'roster.absence-missing': [
    '没有“{person}”自{from}起的缺勤。',
    'There is no absence of “{person}” from {from} on.',
  ],
  'roster.too-large': [
    '班表最多{most}字节，现为{bytes}字节。',
    'A roster takes {most} bytes at most, this one {bytes}.',
  ],
  'roster.bad-range': [
    '时段须为先后两个日期，最多{mostDays}天。',
    'The days must be two dates in their order, {mostDays} days apart at most.',
  ],
  'roster.view-too-large': [
    '这段时间有{shifts}个班次，最多看{most}个。',
    'There are {shifts} shifts on these days; {most} can be shown.',
  ],
  'roster.missing': ['没有这个班表：{roster}。', 'There is no such roster: {roster}.'],
  'roster.stale': [
    '班表已被他人修改，请重新查看。',
    'Somebody has changed the roster since; look again.',
  ],
  'roster.post-elsewhere': [
    '岗位“{post}”已在班表“{roster}”中。',
    'The post “{post}” is in the roster “{roster}” already.',
  ],
  'roster.too-many-rosters': ['最多{most}个班表。', 'At most {most} rosters.'],
} as const satisfies Record<`roster.${string}`, readonly [zh: string, en: string]>;

/** What there can be too many or too few of. */
const WHAT: Readonly<Record<string, Texts>> = {
  posts: { 'zh-CN': '岗位', en: 'posts' },
  places: { 'zh-CN': '位数', en: 'places' },
  days: { 'zh-CN': '周期天数', en: 'days of the cycle' },
  windows: { 'zh-CN': '每日时段', en: 'windows a day' },
  shifts: { 'zh-CN': '每日班次', en: 'shifts a day' },
  people: { 'zh-CN': '轮班人员', en: 'people of a turn' },
  everyDays: { 'zh-CN': '轮换天数', en: 'days of a turn' },
};

export const describeRosterRefusal = (refusal: {
  readonly code: keyof typeof ROSTER_REFUSALS;
}): Texts => {
  const [zh, en] = ROSTER_REFUSALS[refusal.code];
  const data = Object.fromEntries(
    Object.entries(refusal).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : String(value),
    ]),
  );
  const what = WHAT[data['what'] ?? ''];
  return {
    'zh-CN': filled(zh, { ...data, ...(what && { what: what['zh-CN'] }) }),
    en: filled(en, { ...data, ...(what && { what: what.en }) }),
  };
};
