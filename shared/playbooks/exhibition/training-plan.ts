/** Sessions may slip by a week at most and be added or replaced, never cut (P130). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const trainingPlan = definePlaybook({
  id: 'training-plan',
  version: 1,
  title: both('招展培训计划', 'Training plan for recruiters'),
  processes: ['P130'],
  team: 'exhibition',
  about: 'fair',
  triggers: [{ door: 'playbook' }, { door: 'agent', who: ['@project-manager'] }],
  settings: {
    slip: { title: both('允许顺延', 'Tolerated slip'), initial: '1w', source: 'P130' },
    measures: {
      title: both('培训率任选两项', 'Two of the three rates'),
      initial: ['K24', 'K25'],
      source: 'P130: any two of K24, K25, K26',
    },
  },
  fields: {
    sessions: field('rows', ['培训安排', 'Sessions'], {
      tasks: { owner: 'trainer', due: 'planned', done: 'held' },
      columns: {
        topic: field('text', ['内容', 'Topic']),
        trainer: field('person', ['讲师', 'Trainer']),
        planned: field('date', ['计划日期', 'Planned']),
        actual: field('date', ['实际日期', 'Actual'], {
          validWhen: 'row.actual <= row.planned + span(set.slip)',
        }),
        held: field('yes', ['已举办', 'Held']),
        expected: field('number', ['应到人数', 'Expected']),
        attended: field('number', ['实到人数', 'Attended'], {
          validWhen: 'row.attended <= row.expected',
        }),
        hours: field('number', ['计划课时', 'Planned hours']),
        taught: field('number', ['实际课时', 'Hours taught']),
      },
    }),
    fixed: field('number', ['计划场次', 'Sessions as planned']),
    k24: field('number', ['培训率(人数)', 'Rate by heads'], {
      computed:
        'sum(sessions.map(s, s.expected)) > 0 ? sum(sessions.map(s, s.attended)) / sum(sessions.map(s, s.expected)) : null',
    }),
    k25: field('number', ['培训率(场次)', 'Rate by sessions'], {
      computed:
        'size(sessions) > 0 ? dec(size(sessions.filter(s, s.held))) / size(sessions) : null',
    }),
    k26: field('number', ['培训率(课时)', 'Rate by hours'], {
      computed:
        'sum(sessions.map(s, s.hours)) > 0 ? sum(sessions.map(s, s.taught)) / sum(sessions.map(s, s.hours)) : null',
    }),
    counted: field('text', ['计入考核的培训率', 'Rates that count'], {
      computed: 'join(set.measures, ", ")',
    }),
    sheet: field('file', ['签到表', 'Attendance sheets']),
  },
  start: 'plan',
  steps: {
    plan: {
      title: both('排定培训', 'Plan'),
      by: '@project-manager',
      form: ['sessions!'],
      outcomes: {
        fixed: {
          title: both('确定', 'Fixed'),
          to: 'train',
          effects: [{ set: { fixed: 'size(sessions)' } }],
        },
      },
    },
    train: {
      title: both('实施培训', 'Train'),
      by: '@project-manager',
      form: ['sessions!', 'fixed=', 'sheet'],
      outcomes: {
        over: {
          title: both('全部完成', 'All held'),
          to: 'check',
          when: 'size(sessions) >= fixed && sessions.all(s, s.held)',
        },
      },
    },
    check: {
      title: both('综合部检查', 'Check'),
      by: '@general-office',
      form: ['sessions=', 'k24=', 'k25=', 'k26=', 'counted='],
      outcomes: {
        accepted: { title: both('合格', 'Accepted'), to: 'end' },
        repeat: { title: both('补训', 'Repeat'), to: 'train' },
      },
    },
  },
});
