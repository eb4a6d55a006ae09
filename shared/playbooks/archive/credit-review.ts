/** Investigation of a customer's credit, report to the credit-limit group, class with limit and term (P051, P052). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const creditReview = definePlaybook({
  id: 'credit-review',
  version: 1,
  title: both('客户信用调查与定级', 'Credit review'),
  processes: ['P051', 'P052'],
  team: 'general',
  about: 'customer',
  triggers: [
    { door: 'playbook' },
    { door: 'agent', who: ['@sales', '@marketing', '@agent'] },
    // Half-yearly for A, quarterly for B, monthly for C and D; planned anew when the class changes.
    {
      every: 'span(row.creditClass == "A" ? "6mo" : row.creditClass == "B" ? "3mo" : "1mo")',
      from: 'row.creditReviewedOn',
      each: { of: 'customer', where: 'row.creditClass != null && row.active' },
      key: 'row.id + "/" + today',
    },
  ],
  settings: {
    fieldworkWithin: {
      title: both('调查期限', 'Investigation within'),
      initial: '1w',
      source: 'ours',
    },
    smallLimit: {
      title: both('C 级小额额度上限', 'Largest small limit of class C'),
      initial: undefined,
      source: 'P051, BLANK',
    },
  },
  fields: {
    reason: field('long', ['调查原因', 'Reason']),
    sources: field('choices', ['调查途径', 'Sources used'], {
      choices: [
        { id: 'bank', title: both('金融机构', 'Financial institutions') },
        { id: 'trade', title: both('客户或行业组织', 'Customers or trade bodies') },
        { id: 'internal', title: both('公司内部与关联机构', 'Colleagues and affiliated bodies') },
        { id: 'site', title: both('业务员实地', 'Salesperson on site') },
      ],
    }),
    bank: field('long', ['金融机构意见', 'What the banks say']),
    trade: field('long', ['同业意见', 'What the trade says']),
    internal: field('long', ['内部信息', 'Internal information']),
    site: field('long', ['实地情况', 'On the spot']),
    figures: field('file', ['财务资料', 'Financial papers']),
    assessment: field('long', ['财务评估', 'Assessment of finance']),
    conclusion: field('long', ['调查结论', 'Conclusion']),
    class: field('choice', ['信用等级', 'Class'], {
      choices: [
        { id: 'A', title: both('A：信用额度与账期', 'A: limit and term') },
        { id: 'B', title: both('B：设额度，视信用放宽', 'B: limit, relaxed by credit') },
        { id: 'C', title: both('C：现款现货，小额度', 'C: cash on delivery, small limit') },
        { id: 'D', title: both('D：不授信', 'D: no credit') },
      ],
    }),
    termSales: field('money', ['账期内合同销售额', 'Contracted sales within the term']),
    limit: field('money', ['授信额度', 'Credit limit'], {
      help: both(
        'A 级不超过合同账期内的销售额；C 级仅小额；D 级为 0。',
        'A: not above the contracted sales within the term; C: small only; D: zero.',
      ),
      validWhen:
        'limit >= 0 && (class != "A" || limit <= termSales) && (class != "C" || set.smallLimit == null || limit <= dec(set.smallLimit)) && (class != "D" || limit == 0)',
    }),
    paymentDays: field('number', ['账期（天）', 'Payment term in days'], {
      validWhen: 'paymentDays >= 0 && (class in ["A", "B"] || paymentDays == 0)',
    }),
    writer: field('person', ['编制人', 'Written by']),
    report: field('document', ['客户信用调查报告', 'Credit report']),
    opinion: field('long', ['授信小组意见', 'Opinion of the group']),
  },
  start: 'plan',
  steps: {
    plan: {
      title: both('安排调查', 'Plan the investigation'),
      by: '@agent',
      form: ['reason!', 'sources!'],
      outcomes: {
        investigate: {
          title: both('开始调查', 'Begin'),
          to: ['bank', 'trade', 'internal', 'site'],
        },
      },
    },
    bank: {
      title: both('向金融机构了解', 'Ask financial institutions'),
      by: '@finance',
      when: '"bank" in sources',
      form: ['bank!'],
      dues: [
        { id: 'bank', ends: { withinOf: 'set.fieldworkWithin' }, after: { remind: '@finance' } },
      ],
      outcomes: { done: { title: both('已了解', 'Done'), to: 'assess' } },
    },
    trade: {
      title: both('向客户与行业组织了解', 'Ask customers and the trade'),
      by: '@agent',
      when: '"trade" in sources',
      form: ['trade!'],
      dues: [
        { id: 'trade', ends: { withinOf: 'set.fieldworkWithin' }, after: { remind: '@agent' } },
      ],
      outcomes: { done: { title: both('已了解', 'Done'), to: 'assess' } },
    },
    internal: {
      title: both('收集内部信息', 'Collect internal information'),
      by: '@agent',
      when: '"internal" in sources',
      form: ['internal!'],
      outcomes: { done: { title: both('已收集', 'Done'), to: 'assess' } },
    },
    site: {
      title: both('业务员实地调查', 'Salesperson on site'),
      by: '@sales',
      when: '"site" in sources',
      form: ['site!', 'figures'],
      dues: [
        { id: 'site', ends: { withinOf: 'set.fieldworkWithin' }, after: { remind: '@sales' } },
      ],
      outcomes: { done: { title: both('资料交财务', 'Papers to finance'), to: 'assess' } },
    },
    assess: {
      title: both('财务评估', 'Finance assesses'),
      join: true,
      by: '@finance',
      form: ['bank=', 'trade=', 'internal=', 'site=', 'figures=', 'assessment!'],
      outcomes: { assessed: { title: both('已评估', 'Assessed'), to: 'write' } },
    },
    write: {
      title: both('写信用调查报告', 'Write the report'),
      by: '@agent',
      form: ['assessment=', 'conclusion!', 'class!', 'termSales', 'limit!', 'paymentDays!'],
      outcomes: {
        written: {
          title: both('提交授信小组', 'To the group'),
          to: 'decide',
          effects: [{ set: { writer: 'me' } }, { make: 'report', into: 'report' }],
        },
      },
    },
    decide: {
      title: both('授信额度管理小组审定', 'Credit-limit group decides'),
      by: { who: '@credit-group', quorum: 'all', not: '$writer' },
      form: ['report=', 'opinion!'],
      outcomes: {
        set: {
          title: both('同意', 'Agreed'),
          to: 'end',
          effects: [
            {
              change: 'about',
              set: {
                creditClass: 'class',
                creditLimit: 'limit',
                paymentDays: 'paymentDays',
                creditReviewedOn: 'today',
              },
            },
            { send: 'result', to: '@sales' },
          ],
        },
        back: { title: both('补充调查', 'Investigate further'), to: 'plan' },
      },
    },
  },
  acts: {
    alarm: {
      title: both('发现信用突变', 'Sudden change found'),
      by: { who: ['@sales', '@finance', '@agent'] },
      effects: [{ open: 'credit-emergency', about: 'about', key: 'ticket.number' }],
    },
  },
  texts: {
    report: both(
      '{{about.name}} 信用调查报告。财务评估：{{assessment}} 结论：{{conclusion}} 建议等级 {{class}}，额度 {{limit}} 元，账期 {{paymentDays}} 天。',
      'Credit report on {{about.name}}. Assessment: {{assessment}} Conclusion: {{conclusion}} Class {{class}}, limit CNY {{limit}}, term {{paymentDays}} days.',
    ),
    result: both(
      '{{about.name}} 信用等级定为 {{class}}，额度 {{limit}} 元，账期 {{paymentDays}} 天。',
      '{{about.name}} is now class {{class}}: limit CNY {{limit}}, term {{paymentDays}} days.',
    ),
  },
  registers: {
    reviews: {
      title: both('信用调查登记', 'Credit reviews'),
      columns: ['openedAt', 'class', 'limit', 'paymentDays', 'endedAt', 'state'],
      groupBy: ['class'],
    },
  },
});
