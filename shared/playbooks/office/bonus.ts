/**
 * Commission by the month's completion, split two to one between the SEO and the others, each share by his score
 * (P182, K36-K38). The source lost its comparison signs: below 50, from 50, from 80 and from 100 percent are inferred.
 */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const bonus = definePlaybook({
  id: 'bonus',
  version: 1,
  title: both('SEO绩效与提成', 'Commission and bonus of the SEO department'),
  processes: ['P182'],
  team: 'general',
  triggers: [
    {
      cron: '0 9 3 * *',
      days: 'work-after',
      key: 'text(previous(periodOf(today, "month")))',
      with: { period: 'previous(periodOf(today, "month"))' },
    },
  ],
  access: { seenBy: ['@service-manager', '@finance', '@human-resources'] },
  settings: {
    seoParts: { title: both('SEO份额', 'Parts of the SEO'), initial: 2, source: 'P182, K37' },
    otherParts: {
      title: both('其他岗位份额', 'Parts of the others'),
      initial: 1,
      source: 'P182, K37',
    },
  },
  fields: {
    period: field('period', ['月份', 'Month']),
    task: field('money', ['销售任务', 'Task'], { validWhen: 'task > 0' }),
    sales: field('money', ['实际销售', 'Sales'], { validWhen: 'sales >= 0' }),
    completion: field('number', ['任务完成率', 'Completion'], {
      computed: 'task > 0 ? sales / task : null',
    }),
    rate: field('number', ['提成率', 'Rate'], {
      computed: 'tier(completion, [[0, 0.008], [0.5, 0.01], [0.8, 0.013], [1, 0.015]])',
    }),
    commission: field('money', ['提成总额', 'Commission'], { computed: 'round(sales * rate, 2)' }),
    team: field('rows', ['分配', 'Shares'], {
      validWhen: 'size(team) > 0',
      columns: {
        person: field('person', ['人员', 'Person']),
        post: field('choice', ['岗位', 'Post'], {
          choices: [
            { id: 'seo', title: both('SEO', 'SEO specialist') },
            { id: 'other', title: both('助理及其他岗位', 'Assistant and others') },
          ],
        }),
        score: field('number', ['考核总分', 'Score'], {
          validWhen: 'row.score >= 0 && row.score <= 100',
        }),
        parts: field('number', ['份额', 'Parts'], {
          computed: 'row.post == "seo" ? set.seoParts : set.otherParts',
        }),
        reward: field('number', ['奖励比例', 'Share by score'], {
          computed: 'tier(row.score, [[0, 0], [60, 0.8], [70, 0.95], [80, 1], [100, 1.15]])',
        }),
        pay: field('money', ['应得', 'Pay'], {
          computed: 'round(commission * row.parts / sum(team.map(t, t.parts)) * row.reward, 2)',
        }),
      },
    }),
    collector: field('person', ['录入人', 'Put in by']),
    total: field('money', ['实发合计', 'Paid in total'], { computed: 'sum(team.map(t, t.pay))' }),
  },
  start: 'collect',
  steps: {
    collect: {
      title: both('录入任务与评分', 'Task, sales and scores'),
      by: '@human-resources',
      form: [
        'period=',
        'task!',
        'sales!',
        'completion=',
        'rate=',
        'commission=',
        'team!',
        'total=',
      ],
      outcomes: {
        ready: {
          title: both('提交', 'Handed in'),
          to: 'approve',
          effects: [{ set: { collector: 'me' } }],
        },
      },
    },
    approve: {
      title: both('经理审批', 'Manager approves'),
      by: { who: '@service-manager', not: '$collector' },
      form: ['commission=', 'team=', 'total='],
      outcomes: {
        approved: { title: both('批准', 'Approved'), to: 'pay' },
        back: { title: both('退回', 'Back'), to: 'collect' },
      },
    },
    pay: {
      title: both('财务发放', 'Finance pays'),
      by: '@finance',
      form: ['team=', 'total='],
      outcomes: {
        paid: {
          title: both('已发放', 'Paid'),
          to: 'end',
          effects: [
            {
              post: 'staff-pay',
              each: 'team.filter(t, t.pay > 0)',
              from: '"company"',
              to: 'row.person.id + "/" + text(period) + "/commission"',
              amount: 'row.pay',
            },
          ],
        },
      },
    },
  },
  registers: {
    months: {
      title: both('提成汇总', 'Commissions'),
      columns: ['period', 'task', 'sales', 'completion', 'rate', 'commission', 'total'],
      totals: ['sales', 'commission', 'total'],
    },
  },
});
