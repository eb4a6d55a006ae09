/** What came in stands in the system within two hours and in the storekeeper's own book the same day (P065). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';
import { orderLines } from '#shared/playbooks/orders/order-lines.ts';

export const goodsReceipt = definePlaybook({
  id: 'goods-receipt',
  version: 1,
  title: both('货品入仓', 'Goods receipt'),
  processes: ['P065'],
  team: 'warehouse',
  triggers: [{ door: 'agent', who: ['@storekeeper'] }, { door: 'playbook' }],
  fields: {
    from: field('text', ['来货单位', 'Supplier']),
    purchase: field('text', ['采购单号或退回订单号', 'Purchase, or order that came back']),
    back: field('yes', ['客户退回', 'Comes back from a customer']),
    lines: orderLines(['收货明细', 'Received'], 'good'),
    damaged: orderLines(['残损明细', 'Damaged on arrival'], 'damaged'),
    receivedAt: field('at', ['收货时间', 'Received at'], {
      proposed: 'now',
      validWhen: 'receivedAt <= now',
    }),
    receipt: field('file', ['签收单', 'Signed receipt']),
    receiver: field('person', ['收货人', 'Received by']),
    signed: field('sign', ['仓管员签收', 'Signed by the storekeeper']),
    inBook: field('yes', ['手工账已登记', 'In the manual book']),
  },
  start: 'receive',
  steps: {
    receive: {
      title: both('收货签收', 'Receive and sign'),
      by: '@storekeeper',
      form: ['from!', 'purchase', 'lines!', 'damaged', 'receivedAt!', 'receipt'],
      outcomes: {
        received: {
          title: both('已签收', 'Signed'),
          to: ['system', 'book'],
          form: ['signed!'],
          effects: [{ set: { receiver: 'me' } }],
        },
        refused: { title: both('拒收', 'Refused'), to: 'end' },
      },
    },
    system: {
      title: both('系统入账', 'Book in the system'),
      by: { who: '@order-operator', not: '$receiver' },
      form: ['lines=', 'damaged=', 'receipt='],
      dues: [
        {
          id: 'system',
          title: both('收货后 2 小时内', 'Within two hours'),
          ends: { within: '2h' },
          from: 'receivedAt',
          before: [{ span: '30min', do: { remind: '@order-operator' } }],
          after: { raise: '@service-manager' },
        },
      ],
      outcomes: {
        booked: {
          title: both('已入账', 'Booked'),
          to: 'both',
          effects: [
            {
              post: 'stock',
              each: 'lines',
              from: 'back ? "customer" : "supplier"',
              to: 'row.account',
              amount: 'row.amount',
            },
            {
              post: 'stock',
              each: 'coalesce(damaged, [])',
              from: 'back ? "customer" : "supplier"',
              to: 'row.account',
              amount: 'row.amount',
            },
          ],
        },
      },
    },
    book: {
      title: both('登记手工账', 'Enter in the manual book'),
      by: '@storekeeper',
      form: ['lines=', 'inBook!'],
      dues: [
        {
          id: 'book',
          title: both('当天完成', 'The same day'),
          ends: { by: 'end of day' },
          from: 'receivedAt',
          after: { raise: '@service-manager' },
        },
      ],
      outcomes: { entered: { title: both('已登记', 'Entered'), to: 'both', when: 'inBook' } },
    },
    both: {
      title: both('两账均已登记', 'Both books agree to it'),
      join: true,
      outcomes: { done: { title: both('入仓完成', 'Done'), to: 'end' } },
    },
  },
  registers: {
    receipts: {
      title: both('入仓登记', 'Receipts'),
      columns: ['number', 'from', 'purchase', 'receivedAt', 'lines', 'damaged', 'inBook'],
    },
  },
  metrics: {
    receipts: {
      title: both('入仓次数', 'Receipts'),
      value: { of: 'goods-receipt', at: 'receivedAt' },
      period: 'week',
    },
  },
});
