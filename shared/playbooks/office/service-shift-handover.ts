/** Cause, course and result of every open matter, signed by both; time is the national standard time (P167). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const serviceShiftHandover = definePlaybook({
  id: 'service-shift-handover',
  version: 1,
  title: both('客服交接班', 'Handover between service shifts'),
  processes: ['P167'],
  team: 'general',
  triggers: [
    {
      shiftOf: 'service',
      at: 'end',
      shift: '-15min',
      key: '"service" + text(event.at)',
      with: { onShift: 'event.people.map(p, {"person": p})', endsAt: 'event.end' },
    },
  ],
  settings: {
    outgoing: {
      title: both('交班最迟签字', 'Signed at the latest after the end'),
      initial: '30min',
      source: 'ours',
    },
  },
  fields: {
    endsAt: field('at', ['班次结束', 'The shift ends']),
    onShift: field('rows', ['当班人员', 'On this shift'], {
      columns: { person: field('person', ['人员', 'Person']) },
    }),
    leaving: field('person', ['交班人', 'Leaving'], { proposed: 'first(onShift).person' }),
    arriving: field('person', ['接班人', 'Arriving']),
    at: field('at', ['交接时间(北京时间)', 'Time (national standard)'], { proposed: 'now' }),
    matters: field('rows', ['交接事项', 'Matters'], {
      validWhen: 'matters.all(m, m.cause != "" && m.course != "" && m.result != "")',
      columns: {
        ticket: field('text', ['编号', 'Number']),
        cause: field('text', ['原因', 'Cause']),
        course: field('text', ['经过', 'Course']),
        result: field('text', ['结果', 'Result']),
        major: field('yes', ['重大问题', 'Major']),
        handled: field('yes', ['已处理', 'Handled']),
      },
    }),
    gave: field('sign', ['交班签字', 'Signed by the leaving']),
    took: field('sign', ['接班签字', 'Signed by the arriving']),
    unclear: field('long', ['不清楚之处', 'What is unclear']),
  },
  start: 'collect',
  steps: {
    collect: {
      title: both('提取未结事项', 'Fetch the open matters'),
      effects: [{ fill: 'matters', from: 'coalesce(prev.matters, []).filter(m, !m.handled)' }],
      outcomes: { fetched: { title: both('已提取', 'Fetched'), to: 'give' } },
    },
    give: {
      title: both('交班', 'Hand over'),
      by: { who: ['$onShift', '@team-leader'] },
      form: ['leaving!', 'at!', 'matters', 'unclear='],
      dues: [
        {
          id: 'give',
          ends: { at: 'endsAt' },
          calendar: 'round-the-clock',
          after: { raise: '@team-leader' },
        },
      ],
      outcomes: { given: { title: both('交班签字', 'Signed'), to: 'take', form: ['gave!'] } },
    },
    take: {
      title: both('接班', 'Take over'),
      by: { who: ['duty:service', '@team-leader'], not: ['$leaving', '$onShift'] },
      form: ['arriving!', 'matters='],
      guide: both(
        '接班人为此刻在岗的人员;未到岗时由班长代接。',
        'Whoever is on duty by then takes over; the team leader does while nobody is there.',
      ),
      dues: [
        {
          id: 'take',
          ends: { withinOf: 'set.outgoing' },
          calendar: 'round-the-clock',
          after: { raise: '@team-leader' },
        },
      ],
      outcomes: {
        taken: { title: both('接班签字', 'Signed'), to: 'major', form: ['took!'] },
        unclear: { title: both('未写清楚', 'Not clear'), to: 'give', form: ['unclear!'] },
      },
    },
    major: {
      title: both('重大问题上报', 'Major matters'),
      outcomes: {
        major: {
          title: both('有重大问题', 'There are'),
          to: 'end',
          when: 'matters.exists(m, m.major)',
          effects: [{ send: 'major', to: '@supervisor' }],
        },
        none: { title: both('无', 'None'), to: 'end' },
      },
    },
  },
  texts: {
    major: both(
      '交接班 {{at}} 有重大问题,请关注。',
      'The handover of {{at}} names a major problem.',
    ),
  },
  registers: {
    handovers: {
      title: both('交接班记录', 'Handovers'),
      columns: ['at', 'leaving', 'arriving', 'matters'],
    },
  },
});
