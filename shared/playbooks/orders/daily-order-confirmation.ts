/** Once a day the salespeople learn which ordered goods are not in stock (P064). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const dailyOrderConfirmation = definePlaybook({
  id: 'daily-order-confirmation',
  version: 1,
  title: both('每日订单确认', 'Daily order confirmation'),
  processes: ['P064'],
  team: 'orders',
  triggers: [{ cron: '0 16 * * 1-5', days: 'any', key: 'today' }],
  fields: {
    waiting: field('rows', ['缺货订单', 'Orders that wait'], {
      columns: {
        number: field('text', ['单号', 'Order']),
        salesperson: field('person', ['业务员', 'Salesperson']),
        waitsFor: field('text', ['缺货品种', 'Not in stock']),
      },
    }),
    promise: field('long', ['到货说明', 'When it will come']),
    sheet: field('document', ['每日订单确认单', 'Confirmation']),
  },
  start: 'collect',
  steps: {
    collect: {
      title: both('汇总缺货', 'Collect'),
      effects: [
        {
          fill: 'waiting',
          from: { of: 'distributor-order', where: '"shortage" in row.steps', sort: 'number' },
        },
      ],
      outcomes: {
        none: {
          title: both('今日无缺货', 'Nothing is missing'),
          to: 'end',
          when: 'size(waiting) == 0',
        },
        some: { title: both('有缺货', 'Something is'), to: 'confirm' },
      },
    },
    confirm: {
      title: both('确认并发出', 'Confirm and send'),
      by: '@order-operator',
      form: ['waiting=', 'promise!'],
      dues: [{ id: 'day', ends: { by: 'end of day' }, after: { raise: '@service-manager' } }],
      outcomes: {
        sent: {
          title: both('发给业务员', 'To the salespeople'),
          to: 'end',
          effects: [
            { make: 'sheet', into: 'sheet' },
            { send: 'sheet', to: '@sales', attach: 'sheet' },
          ],
        },
      },
    },
  },
  texts: {
    sheet: both(
      '每日订单确认({{ticket.openedAt}}):{{size(waiting)}} 张订单缺货。{{promise}}',
      'Order confirmation of {{ticket.openedAt}}: {{size(waiting)}} orders wait for goods. {{promise}}',
    ),
  },
  registers: {
    days: {
      title: both('每日订单确认', 'Confirmations'),
      columns: ['openedAt', 'waiting', 'promise'],
    },
  },
});
