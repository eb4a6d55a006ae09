/** Weekly report; the monthly quality analysis reaches the director before the 22nd (P169, P170). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const serviceReport = definePlaybook({
  id: 'service-report',
  version: 1,
  title: both('客服周报与月报', 'Weekly and monthly service report'),
  processes: ['P169', 'P170'],
  team: 'general',
  triggers: [
    {
      cron: '0 9 * * 5',
      days: 'work-before',
      key: '"week" + text(periodOf(today, "week"))',
      with: { kind: '"week"', period: 'periodOf(today, "week")' },
    },
    {
      cron: '0 9 15 * *',
      days: 'work-before',
      key: '"month" + text(periodOf(today, "month"))',
      with: { kind: '"month"', period: 'periodOf(today, "month")' },
    },
    { door: 'agent', who: ['@supervisor'] },
  ],
  fields: {
    kind: field('choice', ['报告', 'Report'], {
      choices: [
        { id: 'week', title: both('周报', 'Weekly') },
        { id: 'month', title: both('月度服务质量分析', 'Monthly quality analysis') },
        { id: 'stage', title: both('阶段性报告', 'Stage report') },
      ],
    }),
    period: field('period', ['期间', 'Period']),
    days: field('rows', ['每日数据', 'Days'], {
      columns: {
        day: field('date', ['日期', 'Day']),
        inquiries: field('number', ['咨询量', 'Inquiries']),
        lookUps: field('number', ['查询量', 'Look-ups']),
        outbound: field('number', ['主动服务量', 'Active service']),
      },
    }),
    analysis: field('long', ['服务质量分析', 'Analysis']),
    safety: field('long', ['客户安全情况', 'Customer safety'], { requiredWhen: 'kind == "month"' }),
    measures: field('long', ['改进措施', 'Measures']),
    report: field('document', ['报告', 'Report']),
  },
  start: 'collect',
  steps: {
    collect: {
      title: both('汇总日报', 'Collect the days'),
      effects: [
        {
          fill: 'days',
          from: {
            of: 'duty-log',
            where: 'row.day >= startOf(period) && row.day <= endOf(period)',
            sort: 'day',
          },
        },
      ],
      outcomes: { collected: { title: both('已汇总', 'Collected'), to: 'write' } },
    },
    write: {
      title: both('编写报告', 'Write'),
      by: '@team-leader',
      form: ['kind!', 'period!', 'days=', 'analysis!', 'safety', 'measures'],
      dues: [
        {
          id: 'quality',
          title: both('22日前交主任', 'With the director before the 22nd'),
          ends: { at: 'kind == "month" ? addDays(startOf(period), 20) : endOf(period)' },
          before: [{ span: '1d', do: { remind: '@team-leader' } }],
          after: { raise: '@service-director' },
        },
      ],
      outcomes: {
        handedIn: {
          title: both('提交', 'Handed in'),
          to: 'read',
          effects: [{ make: 'report', into: 'report' }],
        },
      },
    },
    read: {
      title: both('主任审阅', 'Director reads'),
      by: '@service-director',
      form: ['report='],
      outcomes: {
        filed: { title: both('归档', 'Filed'), to: 'end' },
        back: { title: both('退回', 'Back'), to: 'write' },
      },
    },
  },
  texts: {
    report: both(
      '# {{period}} 客服报告\n[rows: days]\n[fields: analysis, safety, measures]',
      '# Service report {{period}}\n[rows: days]\n[fields: analysis, safety, measures]',
    ),
  },
});
