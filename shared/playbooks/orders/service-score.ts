/** The indicators of a week on one card, and a month's cards in two review reports (P071). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const weekScore = definePlaybook({
  id: 'week-score',
  version: 1,
  title: both('每周积分表', 'Score card of the week'),
  processes: ['P071'],
  team: 'orders',
  triggers: [
    {
      cron: '0 17 * * 5',
      days: 'work-before',
      key: 'text(periodOf(today, "week"))',
      with: { week: 'periodOf(today, "week")' },
    },
  ],
  fields: {
    week: field('period', ['周', 'Week']),
    accuracy: field('number', ['库存记录准确度', 'Accuracy of the stock records'], {
      proposed: 'figure("stocktake.stockAccuracy", week)',
      validWhen: 'accuracy >= 0 && accuracy <= 1',
    }),
    serviceLevel: field('number', ['客户服务水平', 'Customer service level'], {
      proposed: 'figure("distributor-order.serviceLevel", week)',
      validWhen: 'serviceLevel >= 0 && serviceLevel <= 1',
    }),
    stockDays: field('number', ['库存天数', 'Stock days'], { validWhen: 'stockDays >= 0' }),
    adjustments: field('number', ['手工调整率', 'Manual adjustments'], {
      proposed: 'figure("stocktake.manualAdjustments", week)',
      validWhen: 'adjustments >= 0',
    }),
    qualified: field('number', ['合格订单率', 'Qualified orders'], {
      proposed: 'figure("distributor-order.qualifiedOrders", week)',
      validWhen: 'qualified >= 0 && qualified <= 1',
    }),
    card: field('document', ['积分表', 'Card']),
  },
  start: 'fill',
  steps: {
    fill: {
      title: both('填写积分表', 'Fill in the card'),
      by: '@order-operator',
      form: ['week=', 'accuracy!', 'serviceLevel!', 'stockDays!', 'adjustments!', 'qualified!'],
      dues: [{ id: 'week', ends: { by: 'end of day' }, after: { raise: '@service-manager' } }],
      outcomes: {
        sent: {
          title: both('传真积分表', 'Fax the card'),
          to: 'end',
          effects: [
            { make: 'card', into: 'card' },
            { send: 'card', to: '@service-manager', via: ['fax', 'mail'], attach: 'card' },
          ],
        },
      },
    },
  },
  texts: {
    card: both(
      '{{week}}:准确度 {{accuracy}},服务水平 {{serviceLevel}},库存 {{stockDays}} 天,手工调整 {{adjustments}},合格订单 {{qualified}}',
      '{{week}}: accuracy {{accuracy}}, service level {{serviceLevel}}, stock {{stockDays}} days, adjustments {{adjustments}}, qualified orders {{qualified}}',
    ),
  },
  registers: {
    weeks: {
      title: both('主要指标跟踪表', 'Key indicators by week'),
      columns: ['week', 'accuracy', 'serviceLevel', 'stockDays', 'adjustments', 'qualified'],
    },
  },
  metrics: {
    stockDays: {
      title: both('库存天数', 'Stock days'),
      value: 'entered',
      period: 'week',
      owner: '@order-operator',
    },
  },
});

export const monthReview = definePlaybook({
  id: 'month-review',
  version: 1,
  title: both('客服月度业绩回顾', 'Monthly review of order service'),
  processes: ['P071'],
  team: 'orders',
  triggers: [
    {
      cron: '0 9 2 * *',
      days: 'work-after',
      key: 'text(previous(periodOf(today, "month")))',
      with: { month: 'previous(periodOf(today, "month"))' },
    },
  ],
  fields: {
    month: field('period', ['月份', 'Month']),
    weeks: field('rows', ['第 1 至 4 周', 'Weeks 1 to 4'], {
      columns: {
        week: field('period', ['周', 'Week']),
        accuracy: field('number', ['准确度', 'Accuracy']),
        serviceLevel: field('number', ['服务水平', 'Service level']),
        stockDays: field('number', ['库存天数', 'Stock days']),
        adjustments: field('number', ['手工调整率', 'Adjustments']),
        qualified: field('number', ['合格订单率', 'Qualified orders']),
      },
    }),
    review: field('long', ['业绩回顾', 'Review']),
    actions: field('rows', ['改进措施', 'Measures'], {
      columns: {
        what: field('text', ['措施', 'What']),
        who: field('person', ['责任人', 'Who']),
        until: field('date', ['期限', 'Until']),
        done: field('yes', ['完成', 'Done']),
      },
      tasks: { owner: 'who', due: 'until', done: 'done' },
    }),
    writer: field('person', ['编制人', 'Written by']),
    performance: field('document', ['月业绩回顾表', 'Performance review']),
    tracking: field('document', ['主要指标跟踪表', 'Key indicators']),
  },
  start: 'collect',
  steps: {
    collect: {
      title: both('汇总四周指标', 'Collect the weeks'),
      effects: [
        {
          fill: 'weeks',
          from: {
            of: 'week-score',
            where: 'periodOf(startOf(row.week), "month") == month',
            sort: 'week',
          },
        },
      ],
      outcomes: { collected: { title: both('已汇总', 'Collected'), to: 'write' } },
    },
    write: {
      title: both('编制两份报表', 'Write the two reports'),
      by: '@order-operator',
      form: ['month=', 'weeks=', 'review!', 'actions'],
      outcomes: {
        written: {
          title: both('提交经理', 'To the manager'),
          to: 'read',
          effects: [
            { set: { writer: 'me' } },
            { make: 'performance', into: 'performance' },
            { make: 'tracking', into: 'tracking' },
          ],
        },
      },
    },
    read: {
      title: both('经理回顾', 'The manager reviews'),
      by: { who: '@service-manager', not: '$writer' },
      form: ['performance=', 'tracking=', 'actions'],
      outcomes: {
        accepted: { title: both('通过', 'Accepted'), to: 'end' },
        back: { title: both('修改', 'Change'), to: 'write' },
      },
    },
  },
  texts: {
    performance: both(
      '# {{month}} 业绩回顾表\n{{review}}',
      '# Performance in {{month}}\n{{review}}',
    ),
    tracking: both(
      '# {{month}} 主要指标跟踪表\n平均准确度 {{avg(weeks.map(w, w.accuracy))}},平均库存天数 {{avg(weeks.map(w, w.stockDays))}}',
      '# Key indicators of {{month}}\nAverage accuracy {{avg(weeks.map(w, w.accuracy))}}, average stock days {{avg(weeks.map(w, w.stockDays))}}',
    ),
  },
});
