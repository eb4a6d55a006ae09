/** A marketing plan: reviewed and improved, graded joint review, fixed; every change is approved anew (P061). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const operatingPlan = definePlaybook({
  id: 'operating-plan',
  version: 1,
  title: both('业务运作方案审查与优化', 'Review of an operating plan'),
  processes: ['P061'],
  team: 'general',
  triggers: [{ door: 'agent', who: ['@marketing'] }],
  settings: {
    committeeFrom: {
      title: both('须决策委员会审查的金额', 'The committee decides from this amount'),
      initial: undefined,
      source: 'P061, BLANK: graded by customer type and amount',
    },
    committeeTypes: {
      title: both('须决策委员会审查的客户类型', 'Customer types that go to the committee'),
      initial: ['key'],
      source: 'ours, P061 grades by type',
    },
  },
  parties: { expert: { name: 'expertName', mail: 'expertMail' } },
  fields: {
    customerType: field('choice', ['客户类型', 'Customer type'], {
      choices: [
        { id: 'ordinary', title: both('一般客户', 'Ordinary') },
        { id: 'key', title: both('重点客户', 'Key') },
        { id: 'institution', title: both('机构客户', 'Institution') },
      ],
    }),
    amount: field('money', ['项目金额', 'Amount'], { validWhen: 'amount > 0' }),
    special: field('yes', ['专项方案', 'Special plan']),
    tools: field('long', ['金融工具', 'Financial tools']),
    supplyCycle: field('span', ['供货周期', 'Supply cycle']),
    payment: field('long', ['回款方式与周期', 'Way and cycle of payment']),
    other: field('long', ['合同约定的其他内容', 'Other terms']),
    budget: field('rows', ['资金用途', 'Money by purpose'], {
      columns: {
        purpose: field('text', ['用途', 'Purpose']),
        amount: field('money', ['金额', 'Amount']),
      },
      validWhen: 'sum(budget.map(b, b.amount)) <= amount',
    }),
    optimisation: field('long', ['客服部优化意见', 'Improvements of customer service']),
    expertName: field('text', ['专家', 'Expert']),
    expertMail: field('mail', ['专家邮箱', "Expert's mail"]),
    serviceOpinion: field('long', ['客服会审意见', 'Opinion of customer service']),
    financeOpinion: field('long', ['财务会审意见', 'Opinion of finance']),
    marketingOpinion: field('long', ['市场会审意见', 'Opinion of marketing']),
    expertOpinion: field('long', ['专家意见', 'Opinion of the expert']),
    decision: field('long', ['审定结论', 'Decision']),
    plan: field('document', ['定稿方案', 'Approved plan']),
    points: field('rows', ['关键控制点', 'Key points'], {
      columns: {
        what: field('text', ['控制点', 'Point']),
        who: field('person', ['责任人', 'Who']),
        due: field('date', ['期限', 'By']),
        done: field('yes', ['完成', 'Done']),
      },
      tasks: { owner: 'who', due: 'due', done: 'done' },
    }),
    spentOn: field('text', ['支用用途', 'Spent on']),
    spent: field('money', ['支用金额', 'Spent'], { validWhen: 'spent > 0' }),
    change: field('long', ['变更内容与理由', 'Change and reason']),
    consent: field('sign', ['决策委员会书面签证', 'Written consent of the committee']),
  },
  start: 'write',
  steps: {
    write: {
      title: both('市场部编制方案', 'Marketing writes the plan'),
      by: '@marketing',
      form: [
        'customerType!',
        'amount!',
        'special!',
        'tools!',
        'supplyCycle!',
        'payment!',
        'other',
        'budget!',
        'change=',
        'optimisation=',
      ],
      outcomes: { submitted: { title: both('提交', 'Submit'), to: 'optimise' } },
    },
    optimise: {
      title: both('客服部审查优化', 'Customer service reviews and improves'),
      by: '@service-manager',
      form: [
        'tools=',
        'supplyCycle=',
        'payment=',
        'budget=',
        'optimisation!',
        'expertName',
        'expertMail',
      ],
      outcomes: {
        special: {
          title: both('专项会审', 'Special review'),
          to: ['service', 'finance', 'marketing', 'expert'],
          when: 'special',
        },
        joint: {
          title: both('分级会审', 'Graded review'),
          to: ['service', 'finance', 'marketing'],
          when: '!special',
        },
        back: { title: both('退回修改', 'Back for changes'), to: 'write' },
      },
    },
    service: {
      title: both('客服会审', 'Customer service'),
      by: '@service-manager',
      form: ['optimisation=', 'serviceOpinion!'],
      outcomes: { given: { title: both('已出具意见', 'Given'), to: 'grade' } },
    },
    finance: {
      title: both('财务会审', 'Finance'),
      by: '@finance',
      form: ['budget=', 'payment=', 'financeOpinion!'],
      outcomes: { given: { title: both('已出具意见', 'Given'), to: 'grade' } },
    },
    marketing: {
      title: both('市场会审', 'Marketing'),
      by: { who: '@marketing-manager', not: 'opener' },
      form: ['optimisation=', 'marketingOpinion!'],
      outcomes: { given: { title: both('已出具意见', 'Given'), to: 'grade' } },
    },
    expert: {
      title: both('专家顾问会审', 'Expert adviser'),
      by: { who: 'party:expert', via: ['link', 'paper'] },
      form: ['tools=', 'expertOpinion!'],
      outcomes: { given: { title: both('已出具意见', 'Given'), to: 'grade' } },
    },
    grade: {
      title: both('按类型与金额分级', 'Grade by type and amount'),
      join: true,
      outcomes: {
        committee: {
          title: both('上决策委员会', 'To the committee'),
          to: 'prepare',
          when: 'customerType in set.committeeTypes || set.committeeFrom == null || amount >= dec(set.committeeFrom)',
        },
        manager: { title: both('经理审定', 'To the manager'), to: 'manager' },
      },
    },
    prepare: {
      title: both('客服部准备上会材料', 'Customer service prepares the papers'),
      by: '@service-manager',
      form: ['serviceOpinion=', 'financeOpinion=', 'marketingOpinion=', 'expertOpinion='],
      outcomes: { ready: { title: both('提交委员会', 'To the committee'), to: 'committee' } },
    },
    committee: {
      title: both('决策委员会审定', 'The committee decides'),
      by: { who: '@decision-committee', quorum: 'all', not: 'opener' },
      form: ['budget=', 'decision!'],
      outcomes: {
        approved: { title: both('通过', 'Approved'), to: 'fix' },
        back: { title: both('退回修改', 'Back for changes'), to: 'write' },
        rejected: { title: both('否决', 'Rejected'), to: 'end' },
      },
    },
    manager: {
      title: both('经理审定', 'The manager decides'),
      by: { who: '@service-manager', not: 'opener' },
      form: ['budget=', 'decision!'],
      outcomes: {
        approved: { title: both('通过', 'Approved'), to: 'fix' },
        back: { title: both('退回修改', 'Back for changes'), to: 'write' },
      },
    },
    fix: {
      title: both('定稿并划定资金', 'Fix the plan and its money'),
      effects: [
        { make: 'plan', into: 'plan' },
        {
          post: 'plan-budget',
          each: 'budget',
          from: '"granted"',
          to: 'ticket.number + "/" + row.purpose',
          amount: 'row.amount - balance("plan-budget", ticket.number + "/" + row.purpose)',
        },
      ],
      outcomes: { fixed: { title: both('已定稿', 'Fixed'), to: 'brief' } },
    },
    brief: {
      title: both('交底并分派', 'Brief and assign'),
      by: '@marketing-manager',
      form: ['plan=', 'points!'],
      outcomes: { briefed: { title: both('已交底', 'Briefed'), to: 'supervise' } },
    },
    supervise: {
      title: both('监督关键控制点', 'Supervise the key points'),
      by: '@service-manager',
      form: ['plan=', 'points!'],
      outcomes: {
        done: { title: both('执行完毕', 'Done'), to: 'end', when: 'points.all(p, p.done)' },
      },
    },
    consent: {
      title: both('决策委员会书面同意变更', 'Written consent to a change'),
      by: { who: '@decision-committee', quorum: 'all', not: 'opener' },
      form: ['change=', 'consent!'],
      outcomes: {
        agreed: { title: both('同意，重新报批', 'Agreed, approved anew'), to: 'write' },
        refused: {
          title: both('不同意，按原方案执行', 'Refused, the plan stands'),
          to: 'supervise',
        },
      },
    },
  },
  acts: {
    spend: {
      title: both('支用资金', 'Spend'),
      by: '@finance',
      when: 'plan != null',
      form: ['spentOn!', 'spent!'],
      effects: [
        {
          post: 'plan-budget',
          from: 'ticket.number + "/" + spentOn',
          to: '"spent"',
          amount: 'spent',
        },
      ],
    },
    change: {
      title: both('申请变更方案', 'Ask for a change'),
      by: '@marketing',
      when: 'plan != null',
      form: ['change!'],
      to: 'consent',
    },
  },
  texts: {
    plan: both(
      '业务运作方案 {{ticket.number}}：金额 {{amount}} 元；金融工具：{{tools}}；供货周期：{{supplyCycle}}；回款：{{payment}}；其他：{{other}}',
      'Operating plan {{ticket.number}}: CNY {{amount}}; tools: {{tools}}; supply cycle: {{supplyCycle}}; payment: {{payment}}; other: {{other}}',
    ),
  },
  registers: {
    plans: {
      title: both('运作方案登记', 'Operating plans'),
      columns: ['number', 'customerType', 'amount', 'special', 'decision', 'state'],
      totals: ['amount'],
    },
  },
});
