/** All of the staff attend and speak; the minutes become tasks that somebody sees through (P178). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const departmentMeeting = definePlaybook({
  id: 'department-meeting',
  version: 1,
  title: both('部门会议与文件管理', 'Department meeting and its papers'),
  processes: ['P178'],
  team: 'general',
  triggers: [
    { cron: '0 9 5 * *', days: 'work-after', key: 'text(periodOf(today, "month"))' },
    { door: 'agent', who: ['@supervisor', '@service-manager'] },
  ],
  fields: {
    startsAt: field('at', ['会议时间', 'Starts']),
    agenda: field('long', ['议题(问题、目标、计划)', 'Agenda: problems, goals, plans']),
    people: field('rows', ['到会人员', 'People'], {
      columns: {
        person: field('person', ['人员', 'Person']),
        there: field('yes', ['到会', 'There']),
        said: field('text', ['发言', 'Said']),
      },
    }),
    minutes: field('long', ['会议纪要', 'Minutes']),
    tasks: field('rows', ['落实事项', 'Tasks'], {
      tasks: { owner: 'who', due: 'by', done: 'done' },
      columns: {
        what: field('text', ['事项', 'Task']),
        who: field('person', ['负责人', 'Owner']),
        by: field('date', ['完成日期', 'Due']),
        done: field('yes', ['完成', 'Done']),
      },
    }),
    paper: field('document', ['会议纪要', 'Minutes']),
    place: field('text', ['归档位置', 'Filed at']),
  },
  start: 'call',
  steps: {
    call: {
      title: both('会议通知', 'Call the meeting'),
      by: '@supervisor',
      form: ['startsAt!', 'agenda!'],
      outcomes: {
        called: {
          title: both('已通知', 'Called'),
          to: 'hold',
          effects: [{ send: 'called', to: '@agent' }],
        },
      },
    },
    hold: {
      title: both('开会', 'Hold it'),
      by: '@supervisor',
      form: ['people!', 'minutes!', 'tasks'],
      outcomes: {
        held: {
          title: both('整理纪要', 'Minutes'),
          to: 'follow',
          effects: [{ make: 'minutes', into: 'paper' }],
        },
      },
    },
    follow: {
      title: both('督促落实', 'See the tasks through'),
      by: '@supervisor',
      form: ['tasks', 'paper=', 'place!'],
      outcomes: {
        done: { title: both('全部落实', 'All done'), to: 'end', when: 'tasks.all(t, t.done)' },
      },
    },
  },
  texts: {
    called: both(
      '部门会议:{{startsAt}}。议题:{{agenda}}。请全员参加并发言。',
      'Department meeting on {{startsAt}}: {{agenda}}. Everybody attends and speaks.',
    ),
    minutes: both(
      '# 会议纪要\n[fields: startsAt, agenda, minutes]\n[rows: people]\n[rows: tasks]',
      '# Minutes\n[fields: startsAt, agenda, minutes]\n[rows: people]\n[rows: tasks]',
    ),
  },
  registers: {
    papers: {
      title: both('会议文件', 'Papers of meetings'),
      columns: ['startsAt', 'agenda', 'place', 'endedAt'],
    },
  },
});
