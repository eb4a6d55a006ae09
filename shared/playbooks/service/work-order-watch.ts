/** Open work orders are watched by one person, urged by the team leader, totalled every week (P016). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const workOrderWatch = definePlaybook({
  id: 'work-order-watch',
  version: 1,
  title: both('工单监控与督办', 'Watching work orders'),
  processes: ['P016'],
  team: 'general',
  triggers: [{ cron: '0 15 * * 5', days: 'work-before', key: 'periodOf(today, "week")' }],
  fields: {
    stuck: field('rows', ['滞留工单', 'Stuck orders'], {
      columns: {
        number: field('text', ['编号', 'Number']),
        playbook: field('text', ['种类', 'Kind']),
        owner: field('person', ['责任人', 'Owner']),
        dueAt: field('at', ['时限', 'Due']),
        reason: field('text', ['滞留原因', 'Why stuck']),
        urged: field('yes', ['已催促', 'Urged']),
      },
      tasks: { owner: 'owner', due: 'dueAt', done: 'urged' },
    }),
    accepted: field('number', ['受理数', 'Accepted'], {
      computed: 'figure("work-order-watch.accepted", periodOf(today, "week"))',
    }),
    finished: field('number', ['反馈数', 'Answered'], {
      computed: 'figure("work-order-watch.finished", periodOf(today, "week"))',
    }),
    supervised: field('number', ['督办数', 'Supervised'], { computed: 'size(stuck)' }),
    calledBack: field('number', ['回访数', 'Called back'], {
      computed: 'figure("callback-call.reached", periodOf(today, "week"))',
    }),
    improvement: field('long', ['改进方案', 'Improvement plan']),
    report: field('document', ['工单周报', 'Weekly report']),
  },
  start: 'gather',
  steps: {
    gather: {
      title: both('提取滞留工单', 'Gather stuck orders'),
      effects: [
        {
          fill: 'stuck',
          from: { of: 'inquiry', where: 'row.state == "open" && row.dueAt < now', sort: 'dueAt' },
        },
      ],
      outcomes: { gathered: { title: both('已提取', 'Gathered'), to: 'urge' } },
    },
    urge: {
      title: both('班长催促完工', 'Team leader urges'),
      by: '@team-leader',
      form: ['stuck!'],
      dues: [{ id: 'urged', ends: { within: '1wd' }, after: { raise: '@service-director' } }],
      outcomes: {
        urged: {
          title: both('已逐单催促', 'All urged'),
          to: 'total',
          when: 'stuck.all(s, s.urged)',
        },
      },
    },
    total: {
      title: both('汇总并上报', 'Total and report'),
      by: '@order-monitor',
      form: ['accepted=', 'finished=', 'supervised=', 'calledBack=', 'improvement!'],
      outcomes: {
        reported: {
          title: both('上报', 'Report'),
          to: 'end',
          effects: [
            { make: 'report', into: 'report' },
            { send: 'report', to: '@service-director', attach: 'report' },
          ],
        },
      },
    },
  },
  texts: {
    report: both(
      '本周受理 {{accepted}} 单，督办 {{supervised}} 单，反馈 {{finished}} 单，回访 {{calledBack}} 单。改进：{{improvement}}',
      'This week: {{accepted}} accepted, {{supervised}} supervised, {{finished}} answered, {{calledBack}} called back. Improvement: {{improvement}}',
    ),
  },
  metrics: {
    accepted: {
      title: both('受理工单', 'Orders accepted'),
      value: { of: 'inquiry', at: 'ticket.openedAt', by: ['team'] },
      period: 'week',
    },
    finished: {
      title: both('办结工单', 'Orders finished'),
      value: { of: 'inquiry', at: 'ticket.endedAt', by: ['team'] },
      period: 'week',
    },
  },
});
