/** Everybody is there 10 minutes before the shift, for roll call and comments (P168). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const rollCall = definePlaybook({
  id: 'roll-call',
  version: 1,
  title: both('班前点名', 'Roll call'),
  processes: ['P168'],
  team: 'general',
  triggers: [
    {
      shiftOf: 'service',
      at: 'start',
      shift: '-10min',
      key: '"roll" + text(event.at)',
      with: { begins: 'event.start' },
    },
  ],
  fields: {
    begins: field('at', ['班次开始', 'The shift begins']),
    present: field('rows', ['点名', 'Roll'], {
      columns: {
        person: field('person', ['人员', 'Person']),
        absent: field('yes', ['已请假', 'Excused']),
        there: field('yes', ['到岗', 'There']),
        late: field('number', ['迟到(分钟)', 'Minutes late']),
      },
    }),
    comments: field('long', ['点评', 'Comments']),
    absent: field('number', ['缺勤', 'Absent'], { computed: 'size(present.filter(p, !p.there))' }),
    cover: field('person', ['顶班人', 'Cover']),
  },
  start: 'fetch',
  steps: {
    fetch: {
      title: both('提取当班人员', 'Who is on duty'),
      effects: [
        {
          fill: 'present',
          from: { of: 'roster:service', where: 'row.start == begins && row.person != null' },
        },
      ],
      outcomes: { fetched: { title: both('已提取', 'Fetched'), to: 'call' } },
    },
    call: {
      title: both('点名点评', 'Call and comment'),
      by: '@team-leader',
      form: ['begins=', 'present', 'comments', 'absent='],
      dues: [
        {
          id: 'start',
          ends: { at: 'begins' },
          calendar: 'round-the-clock',
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: {
        allThere: { title: both('全部到岗', 'All there'), to: 'end', when: 'absent == 0' },
        lacking: {
          title: both('有人缺勤', 'Somebody lacks'),
          to: 'end',
          when: 'absent > 0',
          form: ['cover!'],
          effects: [{ send: 'cover', to: '$cover' }],
        },
      },
    },
  },
  texts: { cover: both('请顶 {{begins}} 的班。', 'Please take the shift at {{begins}}.') },
  registers: {
    rolls: {
      title: both('点名记录', 'Roll calls'),
      columns: ['openedAt', 'present', 'absent', 'cover'],
      totals: ['absent'],
    },
  },
});
