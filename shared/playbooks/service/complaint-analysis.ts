/** The month's complaints by number, type, handling and satisfaction, with what management should change (P027). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const complaintAnalysis = definePlaybook({
  id: 'complaint-analysis',
  version: 1,
  title: both('客户投诉分析', 'Analysis of complaints'),
  processes: ['P027'],
  team: 'complaints',
  triggers: [{ cron: '0 9 3 * *', days: 'work-after', key: 'periodOf(today, "month")' }],
  fields: {
    month: field('period', ['月份', 'Month'], { proposed: 'previous(periodOf(today, "month"))' }),
    total: field('number', ['投诉总数', 'Complaints'], {
      computed: 'figure("complaint.byType", month)',
    }),
    handled: field('number', ['处理率', 'Handled'], {
      computed: 'figure("complaint.handled", month)',
    }),
    satisfaction: field('number', ['处理满意度', 'Satisfaction'], {
      computed: 'figure("complaint.satisfaction", month)',
    }),
    cases: field('rows', ['投诉明细', 'Complaints of the month'], {
      columns: {
        number: field('text', ['编号', 'Number']),
        type: field('text', ['类别', 'Type']),
        cause: field('long', ['原因', 'Cause']),
        result: field('long', ['结果', 'Result']),
      },
    }),
    causes: field('long', ['原因分析', 'Causes']),
    evaluation: field('long', ['服务质量评价', 'Evaluation of the service']),
    measures: field('rows', ['改进建议', 'Proposed improvements'], {
      columns: {
        what: field('text', ['措施', 'Measure']),
        who: field('person', ['责任人', 'Who']),
        by: field('date', ['期限', 'By']),
        done: field('yes', ['完成', 'Done']),
      },
      tasks: { owner: 'who', due: 'by', done: 'done' },
    }),
    writer: field('person', ['编制人', 'Written by']),
    report: field('document', ['投诉分析报告', 'Report']),
  },
  start: 'gather',
  steps: {
    gather: {
      title: both('汇总投诉', 'Gather'),
      effects: [
        {
          fill: 'cases',
          from: {
            of: 'complaint',
            where: 'periodOf(row.openedAt, "month") == month',
            sort: 'type',
          },
        },
      ],
      outcomes: { gathered: { title: both('已汇总', 'Gathered'), to: 'analyse' } },
    },
    analyse: {
      title: both('分析并提出建议', 'Analyse'),
      by: '@supervisor',
      form: [
        'month=',
        'total=',
        'handled=',
        'satisfaction=',
        'cases=',
        'causes!',
        'evaluation!',
        'measures!',
      ],
      dues: [{ id: 'report', ends: { within: '3wd' }, after: { raise: '@service-manager' } }],
      outcomes: {
        written: {
          title: both('提交管理层', 'To management'),
          to: 'review',
          effects: [{ set: { writer: 'me' } }, { make: 'report', into: 'report' }],
        },
      },
    },
    review: {
      title: both('管理层审阅', 'Management reads'),
      by: { who: '@service-manager', not: '$writer' },
      form: ['report=', 'measures='],
      outcomes: {
        agreed: { title: both('同意改进', 'Agreed'), to: 'improve' },
        back: { title: both('补充分析', 'More analysis'), to: 'analyse' },
      },
    },
    improve: {
      title: both('落实改进', 'Improve'),
      by: '@supervisor',
      form: ['measures!'],
      outcomes: {
        done: { title: both('全部落实', 'All done'), to: 'end', when: 'measures.all(m, m.done)' },
      },
    },
  },
  texts: {
    report: both(
      '{{month}}投诉 {{total}} 件，处理率 {{handled}}，满意度 {{satisfaction}}。原因：{{causes}} 评价：{{evaluation}}',
      '{{month}}: {{total}} complaints, handled {{handled}}, satisfaction {{satisfaction}}. Causes: {{causes}} Evaluation: {{evaluation}}',
    ),
  },
});
