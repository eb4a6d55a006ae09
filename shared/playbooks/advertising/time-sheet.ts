/** Hours of the week by project, approved by the head, then booked (P165). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const timeSheet = definePlaybook({
  id: 'time-sheet',
  version: 1,
  title: both('人员工时记录', 'Staff time record'),
  processes: ['P165'],
  team: 'advertising',
  about: 'person',
  triggers: [
    {
      cron: '0 15 * * 5',
      days: 'work-before',
      each: { of: 'person', where: 'row.active && row.post == "advertising"' },
      key: 'row.id + text(periodOf(today, "week"))',
    },
    { door: 'agent' },
  ],
  settings: {
    dayLimit: {
      title: both('每日工时上限(小时)', 'Most hours a day'),
      initial: 12,
      source: 'ours, against slips of the pen',
    },
  },
  fields: {
    lines: field('rows', ['工时', 'Hours'], {
      validWhen:
        'lines.all(l, sum(lines.filter(o, o.day == l.day).map(o, o.hours)) <= set.dayLimit)',
      columns: {
        day: field('date', ['日期', 'Day']),
        project: field('ref:advertising-project', ['项目', 'Project']),
        order: field('text', ['工作单号', 'Order']),
        hours: field('number', ['小时', 'Hours'], { validWhen: 'row.hours > 0' }),
        what: field('text', ['内容', 'Work']),
      },
    }),
    total: field('number', ['合计', 'Total'], { computed: 'sum(lines.map(l, l.hours))' }),
  },
  start: 'fill',
  steps: {
    fill: {
      title: both('填写工时', 'Fill in'),
      by: 'about',
      form: ['lines!', 'total='],
      dues: [{ id: 'week', ends: { by: 'end of day' }, after: { remind: 'about' } }],
      outcomes: { handedIn: { title: both('提交', 'Handed in'), to: 'approve' } },
    },
    approve: {
      title: both('主管确认', 'Head approves'),
      by: 'boss:about',
      form: ['lines=', 'total='],
      outcomes: {
        approved: {
          title: both('确认', 'Approved'),
          to: 'end',
          effects: [
            {
              post: 'project-hours',
              each: 'lines',
              from: '"staff"',
              to: 'row.project.id + "/work"',
              amount: 'round(row.hours * 60, 0)',
              note: 'row.what',
            },
          ],
        },
        back: { title: both('退回', 'Back'), to: 'fill' },
      },
    },
  },
  registers: {
    hours: {
      title: both('人员工时记录表', 'Time record'),
      columns: ['owner', 'lines', 'total'],
      groupBy: ['owner'],
      totals: ['total'],
    },
  },
  metrics: {
    projectHours: {
      title: both('项目工时', 'Project hours'),
      period: 'week',
      value: { of: 'time-sheet', sum: 'total', at: 'ticket.endedAt', by: ['owner'] },
    },
  },
});
