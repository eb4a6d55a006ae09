/** Planned against booked: hours from the time sheets, costs from the orders (P163). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const projectBudget = definePlaybook({
  id: 'project-budget',
  version: 1,
  title: both('客户项目预算管理', 'Budget and cost of a client project'),
  processes: ['P163'],
  team: 'advertising',
  about: 'advertising-project',
  triggers: [{ door: 'agent', who: ['@account-manager'] }],
  access: { seenBy: ['@account-executive', '@account-manager', '@account-director', '@finance'] },
  settings: {
    rate: {
      title: both('人工成本(元/小时)', 'Cost of an hour'),
      initial: undefined,
      source: 'P163, blank',
    },
    warn: { title: both('预警比例', 'Warn at'), initial: '0.8', source: 'ours' },
  },
  fields: {
    budget: field('money', ['预算', 'Budget'], {
      validWhen: 'budget > 0 && budget >= coalesce(approved, 0)',
    }),
    approved: field('money', ['已批预算', 'Budget approved']),
    income: field('money', ['收入', 'Income']),
    costs: field('rows', ['外部费用', 'Costs'], {
      columns: {
        on: field('date', ['日期', 'Date']),
        what: field('text', ['项目', 'Item']),
        amount: field('money', ['金额', 'Amount'], { validWhen: 'row.amount > 0' }),
        booked: field('yes', ['已入账', 'Booked']),
      },
    }),
    hours: field('number', ['工时', 'Hours'], {
      computed: 'round(balance("project-hours", about.id + "/work") / 60, 2)',
    }),
    labour: field('money', ['人工成本', 'Labour'], {
      computed: 'round(money(set.rate) * hours, 2)',
    }),
    spent: field('money', ['成本合计', 'Cost'], {
      computed: 'labour + sum(costs.map(c, c.amount))',
    }),
    profit: field('money', ['毛利', 'Profit'], { computed: 'income - spent' }),
    used: field('number', ['预算使用率', 'Budget used'], { computed: 'spent / budget' }),
    reason: field('long', ['超支说明', 'Why more was spent']),
  },
  start: 'plan',
  steps: {
    plan: {
      title: both('编制预算', 'Plan'),
      by: '@account-manager',
      form: ['budget!', 'income!'],
      outcomes: { handedIn: { title: both('提交', 'Handed in'), to: 'approve' } },
    },
    approve: {
      title: both('总监审批', 'Director approves'),
      by: { who: '@account-director', not: 'opener' },
      form: ['budget=', 'approved=', 'income='],
      outcomes: {
        approved: {
          title: both('批准', 'Approved'),
          to: 'control',
          effects: [
            {
              post: 'project-costs',
              each: '[budget - coalesce(approved, 0)].filter(more, more > 0)',
              from: '"client"',
              to: 'about.id + "/budget"',
              amount: 'row',
            },
            { set: { approved: 'budget' } },
          ],
        },
        back: { title: both('修改', 'Change'), to: 'plan' },
      },
    },
    control: {
      title: both('执行与控制', 'Carry out and control'),
      by: '@account-executive',
      form: ['costs', 'hours=', 'spent=', 'used='],
      outcomes: {
        booked: {
          title: both('登记费用', 'Book costs'),
          to: 'watch',
          when: 'costs.exists(c, !c.booked)',
          effects: [
            {
              post: 'project-costs',
              each: 'costs.filter(c, !c.booked)',
              from: 'about.id + "/budget"',
              to: '"supplier"',
              amount: 'row.amount',
              note: 'row.what',
            },
            {
              set: {
                costs:
                  'costs.map(c, {"on": c.on, "what": c.what, "amount": c.amount, "booked": true})',
              },
            },
          ],
        },
        over: { title: both('项目结束', 'Project over'), to: 'close' },
      },
    },
    watch: {
      title: both('检查预算使用', 'Check the budget'),
      outcomes: {
        warn: {
          title: both('接近预算', 'Near the budget'),
          to: 'explain',
          when: 'dec(used) >= dec(set.warn)',
        },
        fine: { title: both('正常', 'Fine'), to: 'control' },
      },
    },
    explain: {
      title: both('说明与措施', 'Explain, take measures'),
      by: '@account-manager',
      form: ['used=', 'reason!'],
      outcomes: {
        noted: { title: both('继续', 'Go on'), to: 'control' },
        raise: { title: both('追加预算', 'Raise the budget'), to: 'plan' },
      },
    },
    close: {
      title: both('结算', 'Settle'),
      by: '@finance',
      form: ['income=', 'labour=', 'spent=', 'profit='],
      outcomes: { closed: { title: both('结清', 'Closed'), to: 'end' } },
    },
  },
  registers: {
    projects: {
      title: both('项目收支表', 'Projects'),
      columns: ['budget', 'income', 'spent', 'profit', 'used'],
      totals: ['budget', 'income', 'spent', 'profit'],
    },
  },
});
