/** Workload of the day, system faults, hard problems; the day shift's leader totals it (P169, P170). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const dutyLog = definePlaybook({
  id: 'duty-log',
  version: 1,
  title: both('值班日志与日报', 'Duty log and daily report'),
  processes: ['P169', 'P170'],
  team: 'general',
  triggers: [{ cron: '0 17 * * *', days: 'any', key: 'text(today)', with: { day: 'today' } }],
  fields: {
    day: field('date', ['日期', 'Day']),
    inquiries: field('number', ['咨询量', 'Inquiries']),
    lookUps: field('number', ['查询量', 'Look-ups']),
    outbound: field('number', ['主动服务量', 'Active service']),
    faults: field('rows', ['系统故障登记', 'System faults'], {
      columns: {
        at: field('at', ['时间', 'When']),
        fault: field('text', ['故障', 'Fault']),
        handling: field('text', ['处理', 'Handling']),
        over: field('yes', ['已恢复', 'Over']),
      },
    }),
    hard: field('long', ['疑难问题', 'Hard problems']),
    special: field('long', ['特殊客户', 'Special customers']),
    summary: field('long', ['今日总结', 'Summary of the day']),
  },
  start: 'count',
  steps: {
    count: {
      title: both('统计当日', 'Total the day'),
      effects: [{ set: { inquiries: 'figure("inquiriesHandled", periodOf(day, "day"))' } }],
      outcomes: { counted: { title: both('已统计', 'Counted'), to: 'write' } },
    },
    write: {
      title: both('填写值班日志', 'Write the log'),
      by: '@team-leader',
      form: ['inquiries!', 'lookUps!', 'outbound!', 'faults', 'hard', 'special', 'summary!'],
      dues: [{ id: 'day', ends: { by: 'end of day' }, after: { remind: '@team-leader' } }],
      outcomes: {
        quiet: { title: both('提交', 'Handed in'), to: 'end', when: '!has(special)' },
        special: {
          title: both('提交并上报特殊客户', 'Handed in, special customer reported'),
          to: 'end',
          when: 'has(special)',
          effects: [{ send: 'special', to: '@service-manager' }],
        },
      },
    },
  },
  texts: { special: both('特殊客户情况:{{special}}', 'Special customer: {{special}}') },
  registers: {
    days: {
      title: both('值班日志', 'Duty log'),
      columns: ['day', 'inquiries', 'lookUps', 'outbound', 'faults', 'hard', 'summary'],
      totals: ['inquiries', 'lookUps', 'outbound'],
    },
    faults: {
      title: both('系统故障登记', 'System faults'),
      columns: ['day', 'faults'],
      where: 'size(faults) > 0',
    },
  },
});
