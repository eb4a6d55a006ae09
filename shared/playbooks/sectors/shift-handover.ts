/** The lobby posts A to D and the mobile post hand over what is left of their shift (P099). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

/** Those whose shift ends; in a row each, as a post may have two. */
const ON_SHIFT = 'event.people.map(p, {"person": p})';

export const shiftHandover = definePlaybook({
  id: 'shift-handover',
  version: 1,
  title: both('大堂岗交接班', 'Handover in the lobby'),
  processes: ['P099'],
  team: 'property',
  triggers: [
    {
      shiftOf: 'lobby-a',
      at: 'end',
      shift: '-15min',
      key: '"lobby-a" + text(event.at)',
      with: { post: '"lobby-a"', onShift: ON_SHIFT, endsAt: 'event.end' },
    },
    {
      shiftOf: 'lobby-b',
      at: 'end',
      shift: '-15min',
      key: '"lobby-b" + text(event.at)',
      with: { post: '"lobby-b"', onShift: ON_SHIFT, endsAt: 'event.end' },
    },
    {
      shiftOf: 'lobby-c',
      at: 'end',
      shift: '-15min',
      key: '"lobby-c" + text(event.at)',
      with: { post: '"lobby-c"', onShift: ON_SHIFT, endsAt: 'event.end' },
    },
    {
      shiftOf: 'lobby-d',
      at: 'end',
      shift: '-15min',
      key: '"lobby-d" + text(event.at)',
      with: { post: '"lobby-d"', onShift: ON_SHIFT, endsAt: 'event.end' },
    },
    {
      shiftOf: 'mobile-post',
      at: 'end',
      shift: '-15min',
      key: '"mobile-post" + text(event.at)',
      with: { post: '"mobile-post"', onShift: ON_SHIFT, endsAt: 'event.end' },
    },
  ],
  settings: {
    hours: {
      title: both('各岗工作时间', 'Hours of the posts'),
      initial: {
        'lobby-a': '07:30-14:00',
        'lobby-b': '14:00-20:00',
        'lobby-c': '20:00-07:30',
        'lobby-d': '07:30-18:30',
        'mobile-post': '08:30-17:30',
      },
      source: 'P099',
    },
    standing: {
      title: both('站立迎送时间', 'When the post stands'),
      initial: {
        'lobby-a': '07:30-09:00',
        'lobby-b': '17:00-18:00',
        'lobby-c': '',
        'lobby-d': '07:30-09:00, 17:00-18:00',
        'mobile-post': '',
      },
      source: 'P099',
    },
    takeWithin: {
      title: both('接班签字时限', 'Taken over within'),
      initial: '30min',
      source: 'ours',
    },
  },
  fields: {
    post: field('choice', ['岗位', 'Post'], {
      choices: [
        { id: 'lobby-a', title: both('A 岗(公寓早班)', 'A: apartments, day') },
        { id: 'lobby-b', title: both('B 岗(公寓晚班)', 'B: apartments, evening') },
        { id: 'lobby-c', title: both('C 岗(公寓夜班)', 'C: apartments, night') },
        { id: 'lobby-d', title: both('D 岗(写字间)', 'D: offices') },
        { id: 'mobile-post', title: both('机动岗', 'Mobile post') },
      ],
    }),
    hours: field('text', ['工作时间', 'Hours'], { computed: 'set.hours[post]' }),
    standing: field('text', ['站立迎送', 'Standing'], { computed: 'set.standing[post]' }),
    endsAt: field('at', ['班次结束', 'The shift ends']),
    onShift: field('rows', ['当班人员', 'On this shift'], {
      columns: { person: field('person', ['人员', 'Person']) },
    }),
    leaving: field('person', ['交班人', 'Leaving'], { proposed: 'first(onShift).person' }),
    arriving: field('person', ['接班人', 'Arriving']),
    left: field('rows', ['未完成工作', 'Work left'], {
      columns: {
        what: field('text', ['事项', 'What'], { requiredWhen: 'true' }),
        owner: field('text', ['业主或房号', 'Owner']),
        done: field('yes', ['已完成', 'Done']),
      },
    }),
    patrol: field('long', ['巡视情况', 'Patrol'], { requiredWhen: 'post == "lobby-c"' }),
    gave: field('sign', ['交班签字', 'Signed by the leaving']),
    took: field('sign', ['接班签字', 'Signed by the arriving']),
    unclear: field('text', ['不清楚之处', 'What is unclear']),
  },
  start: 'carry',
  steps: {
    carry: {
      title: both('带入上一班遗留', 'Carry over'),
      effects: [{ fill: 'left', from: 'coalesce(prev.left, []).filter(w, !w.done)' }],
      outcomes: { carried: { title: both('已带入', 'Carried over'), to: 'give' } },
    },
    give: {
      title: both('交班', 'Hand over'),
      by: { who: ['$onShift', '@supervisor'] },
      form: ['post=', 'hours=', 'standing=', 'leaving!', 'left', 'patrol', 'unclear='],
      dues: [
        {
          id: 'give',
          ends: { at: 'endsAt' },
          calendar: 'round-the-clock',
          after: { raise: '@supervisor' },
        },
      ],
      guide: both(
        'D 岗交给公寓大堂;C 岗夜间不定时巡视两处大堂,并协调各部门。',
        'D hands over to the lobby of the apartments; C walks through both lobbies at night and coordinates the departments.',
      ),
      outcomes: { given: { title: both('交班签字', 'Signed'), to: 'take', form: ['gave!'] } },
    },
    take: {
      title: both('接班', 'Take over'),
      by: { who: ['@lobby', '@mobile-post'], not: ['$leaving', '$onShift'] },
      form: ['arriving!', 'left='],
      dues: [
        {
          id: 'take',
          ends: { withinOf: 'set.takeWithin' },
          calendar: 'round-the-clock',
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: {
        taken: { title: both('接班签字', 'Signed'), to: 'end', form: ['took!'] },
        unclear: { title: both('未交代清楚', 'Not clear'), to: 'give', form: ['unclear!'] },
      },
    },
  },
  registers: {
    handovers: {
      title: both('大堂交接登记', 'Handovers'),
      columns: ['openedAt', 'post', 'leaving', 'arriving', 'left', 'patrol'],
      groupBy: ['post'],
    },
  },
});

/** Twice a day the mobile post stands in for the lobby at meals. */
export const lobbyRelief = definePlaybook({
  id: 'lobby-relief',
  version: 1,
  title: both('替换大堂岗用餐', 'Relief of the lobby at meals'),
  processes: ['P099'],
  team: 'property',
  triggers: [
    { cron: '0 12 * * *', days: 'any', key: 'today + "-12"' },
    { cron: '0 17 * * *', days: 'any', key: 'today + "-17"' },
  ],
  settings: {
    sitting: {
      title: both('可以坐下的时间', 'When sitting is allowed'),
      initial: '09:00-11:30, 14:00-17:00',
      source: 'P099',
    },
  },
  fields: {
    relieved: field('person', ['被替换人', 'Who goes to eat']),
    backAt: field('at', ['回岗时间', 'Back at'], { proposed: 'now' }),
    sitting: field('text', ['可坐下处理工作', 'May sit'], { computed: 'set.sitting' }),
    note: field('text', ['期间事项', 'What happened']),
  },
  start: 'stand',
  steps: {
    stand: {
      title: both('机动岗顶岗', 'The mobile post stands in'),
      by: '@mobile-post',
      form: ['relieved!', 'sitting=', 'note'],
      guide: both(
        '有客户或业主经过时必须起立。',
        'Whoever sits stands up when customers or owners pass.',
      ),
      outcomes: { back: { title: both('已回岗', 'Back'), to: 'end', form: ['backAt!'] } },
    },
  },
});
