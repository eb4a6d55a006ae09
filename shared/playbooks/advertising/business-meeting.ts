/** Monday coordination and the department meeting, for which the sources give two times (P153). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const businessMeeting = definePlaybook({
  id: 'business-meeting',
  version: 1,
  title: both(
    '业务部例会与工作协调会',
    'Coordination and weekly meeting of the business department',
  ),
  processes: ['P153'],
  team: 'advertising',
  triggers: [
    {
      cron: '30 8 * * 1',
      days: 'work-after',
      key: '"coordination" + text(today)',
      with: { kind: '"coordination"', startsAt: 'now' },
    },
    {
      cron: '30 9 * * 1',
      days: 'work-after',
      each: { of: 'person', where: 'row.post == "business-head" && set.meeting == "monday"' },
      key: 'row.id + "monday" + text(today)',
      with: { kind: '"department"', startsAt: 'now' },
    },
    {
      cron: '0 14 * * 5',
      days: 'work-before',
      each: { of: 'person', where: 'row.post == "business-head" && set.meeting == "friday"' },
      key: 'row.id + "friday" + text(today)',
      with: { kind: '"department"', startsAt: 'now' },
    },
  ],
  settings: {
    meeting: {
      title: both('营业部例会时间', 'When the department meets'),
      initial: 'monday',
      variants: [
        { value: 'monday', source: 'P153 Monday 9:30' },
        { value: 'friday', source: 'P153 Friday afternoon' },
      ],
      source: 'P153, contradiction',
    },
    length: { title: both('会议时长', 'Length'), initial: '40min', source: 'P153' },
  },
  fields: {
    kind: field('choice', ['会议', 'Meeting'], {
      choices: [
        {
          id: 'coordination',
          title: both('工作协调会(业务部与创意部)', 'Coordination of business and creation'),
        },
        { id: 'department', title: both('营业部例会', 'Department meeting') },
      ],
    }),
    startsAt: field('at', ['开始', 'Starts']),
    endsAt: field('at', ['结束', 'Ended'], { validWhen: 'endsAt > startsAt' }),
    agenda: field('rows', ['议题', 'Agenda'], {
      columns: {
        who: field('person', ['人员', 'Person']),
        timetable: field('text', ['进度', 'Timetable']),
        open: field('text', ['未决问题', 'Open problem']),
        lacking: field('text', ['不足', 'Shortcoming']),
        advice: field('text', ['建议', 'Suggestion']),
      },
    }),
    tasks: field('rows', ['会后事项', 'Tasks'], {
      tasks: { owner: 'who', due: 'by', done: 'done' },
      columns: {
        what: field('text', ['事项', 'Task']),
        who: field('person', ['负责人', 'Owner']),
        by: field('date', ['完成日期', 'Due']),
        done: field('yes', ['完成', 'Done']),
      },
    }),
    long: field('yes', ['超时', 'Too long'], { computed: 'endsAt > startsAt + span(set.length)' }),
  },
  start: 'prepare',
  steps: {
    prepare: {
      title: both('会前准备', 'Prepare'),
      by: '@business-head',
      form: ['kind=', 'agenda!'],
      guide: both(
        '每人带进度表、未决问题、不足与建议。',
        'Everybody brings timetable, open problems, shortcomings and suggestions.',
      ),
      outcomes: { ready: { title: both('开会', 'Begin'), to: 'hold' } },
    },
    hold: {
      title: both('开会', 'Hold the meeting'),
      by: '@business-head',
      form: ['startsAt!', 'agenda!', 'tasks', 'endsAt!', 'long='],
      outcomes: { held: { title: both('结束', 'Held'), to: 'end' } },
    },
  },
  registers: {
    meetings: {
      title: both('例会记录', 'Meetings'),
      columns: ['kind', 'startsAt', 'endsAt', 'long', 'tasks'],
    },
  },
});
