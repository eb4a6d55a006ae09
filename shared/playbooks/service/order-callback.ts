/** After delivery a callback, then at intervals: how sales go, and whether to restock (P034). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const orderCallback = definePlaybook({
  id: 'order-callback',
  version: 1,
  title: both('订单回访与补货提醒', 'Order callback and restocking'),
  processes: ['P034'],
  team: 'general',
  about: 'customer',
  triggers: [{ door: 'playbook' }, { door: 'agent' }],
  settings: {
    afterDelivery: {
      title: both('送达后回访时限', 'Callback after delivery within'),
      initial: undefined,
      source: 'P034, BLANK: "on time"',
    },
    cycle: {
      title: both('补货回访周期', 'Interval of restocking calls'),
      initial: undefined,
      source: 'P034, BLANK: "periodically"',
    },
  },
  fields: {
    orderNo: field('text', ['订单号', 'Order']),
    deliveredAt: field('at', ['送达时间', 'Delivered']),
    received: field('yes', ['货物完好齐全', 'Complete and undamaged']),
    opinion: field('long', ['客户意见', 'Opinion']),
    sales: field('long', ['销售业绩', 'How sales go']),
    restock: field('rows', ['补货意向', 'Wants to restock'], {
      columns: {
        goods: field('text', ['货物', 'Goods']),
        quantity: field('number', ['数量', 'Quantity'], { validWhen: 'row.quantity > 0' }),
      },
    }),
  },
  start: 'delivered',
  steps: {
    delivered: {
      title: both('送达回访', 'Callback after delivery'),
      by: '@callback-specialist',
      form: ['orderNo=', 'deliveredAt=', 'received!', 'opinion'],
      dues: [
        {
          id: 'after-delivery',
          ends: { withinOf: 'set.afterDelivery' },
          from: 'deliveredAt',
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: {
        fine: { title: both('收货正常', 'Fine'), to: 'file', when: 'received' },
        problem: {
          title: both('短缺或破损', 'Short or damaged'),
          to: 'file',
          when: '!received',
          effects: [
            {
              open: 'complaint',
              about: 'about',
              key: '"order " + ticket.number',
              with: { content: 'opinion', type: '"delivery"' },
            },
          ],
        },
      },
    },
    file: {
      title: both('数据中心归档回访资料', 'The data centre files it'),
      by: '@data-clerk',
      form: ['received=', 'opinion=', 'sales='],
      outcomes: {
        filed: { title: both('已归档', 'Filed'), to: 'pause' },
        closed: { title: both('不再周期回访', 'No further calls'), to: 'end' },
      },
    },
    pause: {
      title: both('等待下一周期', 'Until the next interval'),
      resolved: true,
      wait: { until: 'ticket.enteredAt + span(set.cycle)' },
      outcomes: { due: { title: both('到期', 'Due'), to: 'restock' } },
    },
    restock: {
      title: both('周期回访、提醒补货', 'Call and remind to restock'),
      by: '@callback-specialist',
      form: ['sales!', 'restock'],
      outcomes: {
        order: {
          title: both('客户补货', 'Restocks'),
          to: 'file',
          when: 'size(restock) > 0',
          effects: [{ open: 'delivery-order', about: 'about' }],
        },
        later: { title: both('暂不补货', 'Not now'), to: 'file', when: 'size(restock) == 0' },
      },
    },
  },
  registers: {
    calls: {
      title: both('客户回访资料', 'Callbacks on orders'),
      columns: ['orderNo', 'deliveredAt', 'received', 'opinion', 'sales', 'state'],
    },
  },
});
