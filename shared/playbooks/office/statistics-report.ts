/** The numbers of the month by kind, read, explained and turned into decisions (P183). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const statisticsReport = definePlaybook({
  id: 'statistics-report',
  version: 1,
  title: both('咨询与投诉统计分析', 'Statistics of inquiries and complaints'),
  processes: ['P183'],
  team: 'general',
  triggers: [
    {
      cron: '0 9 1 * *',
      days: 'work-after',
      key: 'text(previous(periodOf(today, "month")))',
      with: { period: 'previous(periodOf(today, "month"))' },
    },
  ],
  fields: {
    period: field('period', ['期间', 'Period']),
    inquiries: field('number', ['咨询量', 'Inquiries'], {
      computed: 'figure("inquiriesHandled", period)',
    }),
    complaints: field('number', ['投诉量', 'Complaints'], {
      computed: 'figure("complaintsReceived", period)',
    }),
    share: field('number', ['投诉占比', 'Complaints per inquiry'], {
      computed: 'inquiries > 0 ? round(complaints / inquiries, 4) : null',
    }),
    trends: field('long', ['趋势与原因', 'Trends and causes']),
    decisions: field('rows', ['决策建议', 'Decisions proposed'], {
      tasks: { owner: 'who', due: 'by', done: 'done' },
      columns: {
        what: field('text', ['建议', 'Proposal']),
        who: field('person', ['负责人', 'Owner']),
        by: field('date', ['完成日期', 'Due']),
        done: field('yes', ['完成', 'Done']),
      },
    }),
    report: field('document', ['统计分析报告', 'Report']),
  },
  start: 'analyse',
  steps: {
    analyse: {
      title: both('统计与分析', 'Analyse'),
      by: '@supervisor',
      form: ['inquiries=', 'complaints=', 'share=', 'trends!', 'decisions'],
      dues: [
        {
          id: 'report',
          ends: { within: '5wd' },
          before: [{ span: '1wd', do: { remind: '@supervisor' } }],
          after: { raise: '@service-manager' },
        },
      ],
      outcomes: {
        handedIn: {
          title: both('提交', 'Handed in'),
          to: 'decide',
          effects: [{ make: 'report', into: 'report' }],
        },
      },
    },
    decide: {
      title: both('经理决策', 'Manager decides'),
      by: '@service-manager',
      form: ['report=', 'decisions'],
      outcomes: {
        decided: { title: both('执行', 'Decided'), to: 'end' },
        more: { title: both('补充分析', 'Analyse more'), to: 'analyse' },
      },
    },
  },
  texts: {
    report: both(
      '# {{period}} 咨询与投诉统计\n[fields: inquiries, complaints, share, trends]\n[rows: decisions]',
      '# Inquiries and complaints {{period}}\n[fields: inquiries, complaints, share, trends]\n[rows: decisions]',
    ),
  },
  metrics: {
    inquiriesHandled: {
      title: both('咨询量', 'Inquiries'),
      period: 'day',
      value: { of: 'inquiry', at: 'ticket.openedAt' },
    },
    complaintsReceived: {
      title: both('投诉量', 'Complaints'),
      period: 'day',
      value: { of: 'complaint', at: 'ticket.openedAt' },
    },
  },
});
