/** Technical service works, the business department checks; the report goes to the general manager at the month end (P172). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const serviceSupervision = definePlaybook({
  id: 'service-supervision',
  version: 1,
  title: both('服务监督', 'Service supervision'),
  processes: ['P172'],
  team: 'general',
  triggers: [
    {
      cron: '0 9 25 * *',
      days: 'work-before',
      key: 'text(periodOf(today, "month"))',
      with: { period: 'periodOf(today, "month")' },
    },
  ],
  fields: {
    period: field('period', ['月份', 'Month']),
    samples: field('rows', ['抽查', 'Checks'], {
      columns: {
        ticket: field('text', ['编号', 'Number']),
        kind: field('choice', ['内容', 'What'], {
          choices: [
            { id: 'acceptance', title: both('服务受理', 'Acceptance') },
            { id: 'maintenance', title: both('主动维护', 'Active maintenance') },
          ],
        }),
        good: field('yes', ['合格', 'Good']),
        finding: field('text', ['问题', 'Finding'], { requiredWhen: '!row.good' }),
      },
    }),
    rate: field('number', ['合格率', 'Share good'], {
      computed: 'size(samples) > 0 ? dec(size(samples.filter(s, s.good))) / size(samples) : null',
    }),
    answer: field('long', ['技术服务部说明', 'Answer of technical service']),
    conclusion: field('long', ['监督结论', 'Conclusion']),
    report: field('document', ['服务监督报告', 'Supervision report']),
    instruction: field('long', ['总经理批示', 'Instruction']),
  },
  start: 'check',
  steps: {
    check: {
      title: both('业务部抽查', 'Business department checks'),
      by: { who: '@business-department', not: '@technician' },
      form: ['samples!', 'rate='],
      outcomes: {
        findings: {
          title: both('有问题', 'Findings'),
          to: 'answer',
          when: 'samples.exists(s, !s.good)',
        },
        good: { title: both('全部合格', 'All good'), to: 'write', when: 'samples.all(s, s.good)' },
      },
    },
    answer: {
      title: both('技术服务部说明', 'Technical service answers'),
      by: '@technical-head',
      form: ['samples=', 'answer!'],
      outcomes: { answered: { title: both('已说明', 'Answered'), to: 'write' } },
    },
    write: {
      title: both('编制服务监督报告', 'Write the report'),
      by: '@business-department',
      form: ['rate=', 'answer=', 'conclusion!'],
      dues: [
        {
          id: 'month',
          title: both('月底前', 'By the month end'),
          ends: { by: 'last' },
          before: [{ span: '2d', do: { remind: '@business-department' } }],
          after: { raise: '@service-manager' },
        },
      ],
      outcomes: {
        handedIn: {
          title: both('上报总经理', 'To the general manager'),
          to: 'read',
          effects: [{ make: 'report', into: 'report' }],
        },
      },
    },
    read: {
      title: both('总经理审阅', 'General manager reads'),
      by: '@general-manager',
      form: ['report=', 'instruction'],
      outcomes: {
        filed: { title: both('归档', 'Filed'), to: 'end' },
        again: { title: both('补充抽查', 'More checks'), to: 'check', form: ['instruction!'] },
      },
    },
  },
  texts: {
    report: both(
      '# {{period}} 服务监督报告\n[rows: samples]\n[fields: rate, answer, conclusion]',
      '# Service supervision {{period}}\n[rows: samples]\n[fields: rate, answer, conclusion]',
    ),
  },
});
