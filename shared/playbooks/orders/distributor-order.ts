/**
 * A standard order of a distributor: only a complete one is worked on, one by phone counts once the salesperson has confirmed it,
 * gifts come from the gift store, nothing goes out that is not there (P064).
 */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';
import { orderLines } from '#shared/playbooks/orders/order-lines.ts';

export const distributorOrder = definePlaybook({
  id: 'distributor-order',
  version: 1,
  title: both('经销商订单处理', 'Order of a distributor'),
  processes: ['P064'],
  team: 'orders',
  about: 'customer',
  triggers: [
    { door: 'form' },
    { door: 'phone', with: { byPhone: 'true' } },
    { door: 'agent', who: ['@order-operator', '@sales'] },
  ],
  number: { format: 'DD{yyyy}{mm}-{n:5}', series: '"distributor-order"', restart: 'month' },
  settings: {
    qualifiedTarget: {
      title: both('合格订单率目标', 'Target for qualified orders'),
      initial: undefined,
      source: 'P064, blank',
    },
  },
  fields: {
    byPhone: field('yes', ['电话订单', 'By phone']),
    salesperson: field('person', ['业务员', 'Salesperson']),
    lines: orderLines(['订货明细', 'Goods'], 'good'),
    gifts: orderLines(['赠品明细', 'Gifts'], 'gift'),
    total: field('money', ['订单金额', 'Amount'], { computed: 'sum(lines.map(l, l.price))' }),
    qualified: field('yes', ['合格标准订单', 'Qualified order']),
    missing: field('long', ['不合格原因', 'What is missing']),
    confirmed: field('sign', ['业务员确认', 'Confirmed by the salesperson']),
    short: field('rows', ['缺货明细', 'Not in stock'], {
      columns: {
        goods: field('ref:goods', ['货品', 'Goods']),
        amount: field('number', ['数量', 'Quantity']),
      },
    }),
    waitsFor: field('text', ['缺货品种', 'Waits for'], {
      computed: 'join(short.map(l, l.goods.name + " × " + text(l.amount)), ", ")',
    }),
    refused: field('number', ['拒收数量', 'Refused'], { validWhen: 'refused >= 0' }),
    original: field('file', ['签收的原始订单', 'Signed original order']),
    received: field('sign', ['客户签收', 'Signed by the customer']),
  },
  start: 'check',
  steps: {
    check: {
      title: both('审核订单', 'Check the order'),
      by: '@order-operator',
      form: ['byPhone', 'salesperson!', 'lines!', 'gifts', 'total=', 'qualified!', 'missing'],
      outcomes: {
        standard: {
          title: both('合格,处理', 'Qualified'),
          to: 'stock',
          when: 'qualified && !byPhone',
          effects: [{ number: true }],
        },
        phone: {
          title: both('合格,待业务员确认', 'Qualified, to be confirmed'),
          to: 'confirm',
          when: 'qualified && byPhone',
          effects: [{ number: true }],
        },
        back: {
          title: both('不合格,退回', 'Not qualified'),
          to: 'complete',
          when: '!qualified',
          form: ['missing!'],
          effects: [{ send: 'missing', to: '$salesperson' }],
        },
      },
    },
    complete: {
      title: both('补正订单', 'Complete the order'),
      by: '$salesperson',
      form: ['lines!', 'gifts', 'missing='],
      outcomes: {
        completed: { title: both('重新提交', 'Handed in again'), to: 'check' },
        dropped: { title: both('取消', 'Dropped'), to: 'end' },
      },
    },
    confirm: {
      title: both('业务员确认电话订单', 'The salesperson confirms'),
      by: '$salesperson',
      form: ['lines=', 'gifts=', 'total='],
      outcomes: {
        confirmed: { title: both('确认', 'Confirmed'), to: 'stock', form: ['confirmed!'] },
        wrong: { title: both('有误', 'Wrong'), to: 'check' },
      },
    },
    stock: {
      title: both('核对库存', 'Is it in stock?'),
      outcomes: {
        there: {
          title: both('库存充足', 'In stock'),
          to: 'issue',
          when: 'enough("stock", lines) && (size(gifts) == 0 || enough("stock", gifts))',
        },
        short: { title: both('缺货', 'Not in stock'), to: 'shortage' },
      },
    },
    shortage: {
      title: both('列入每日订单确认', 'Onto the daily confirmation'),
      by: '@order-operator',
      form: ['short=', 'waitsFor=', 'lines'],
      effects: [
        {
          fill: 'short',
          from: 'lines.filter(l, balance("stock", l.account) < l.amount).map(l, {"goods": l.goods.id, "amount": l.amount})',
        },
      ],
      guide: both(
        '不做负库存。缺货品种写入缺货明细,当日订单确认单会发给业务员。',
        'Stock never goes below zero. What is missing goes onto the list, and the confirmation of the day tells the salesperson.',
      ),
      outcomes: {
        again: { title: both('已到货或已改单', 'Arrived, or the order was changed'), to: 'stock' },
        dropped: { title: both('取消订单', 'Dropped'), to: 'end' },
      },
    },
    issue: {
      title: both('出货', 'Issue'),
      by: '@storekeeper',
      form: ['lines=', 'gifts='],
      guide: both('整单发出,不拆单。', 'The order leaves whole, never in parts.'),
      outcomes: {
        issued: {
          title: both('整单发出', 'Issued whole'),
          to: 'deliver',
          effects: [
            {
              post: 'stock',
              each: 'lines',
              from: 'row.account',
              to: '"customer"',
              amount: 'row.amount',
            },
            {
              post: 'stock',
              each: 'coalesce(gifts, [])',
              from: 'row.account',
              to: '"customer"',
              amount: 'row.amount',
            },
            {
              post: 'exposure',
              from: '"delivered"',
              to: 'about.id',
              amount: 'total',
              note: 'ticket.number',
            },
          ],
        },
      },
    },
    deliver: {
      title: both('送达签收', 'Deliver'),
      by: { who: ['customer', '@sales'], via: ['link', 'paper'] },
      form: ['lines=', 'gifts=', 'original'],
      outcomes: {
        signed: { title: both('已签收', 'Signed'), to: 'end', form: ['received!'] },
        refused: {
          title: both('拒收', 'Refused'),
          to: 'end',
          form: ['refused!'],
          effects: [
            {
              open: 'distributor-return',
              about: 'about',
              with: { salesperson: 'salesperson', lines: 'lines' },
              key: 'ticket.id',
            },
          ],
        },
      },
    },
  },
  texts: {
    missing: both(
      '订单不合格,请补正:{{missing}}',
      'The order cannot be worked on yet: {{missing}}',
    ),
  },
  registers: {
    orders: {
      title: both('订单登记', 'Orders'),
      columns: ['number', 'salesperson', 'byPhone', 'qualified', 'total', 'refused', 'state'],
      groupBy: ['salesperson'],
      totals: ['total', 'refused'],
    },
  },
  metrics: {
    qualifiedOrders: {
      title: both('合格订单率', 'Qualified orders'),
      value: { of: 'distributor-order', where: 'qualified', at: 'ticket.openedAt' },
      per: { of: 'distributor-order', at: 'ticket.openedAt' },
      target: 'set.qualifiedTarget',
      period: 'week',
    },
    refusals: {
      title: both('拒收数量', 'Refused'),
      value: { of: 'distributor-order', sum: 'refused', at: 'ticket.endedAt', by: ['salesperson'] },
      period: 'month',
    },
    serviceLevel: {
      title: both('客户服务水平', 'Customer service level'),
      value: {
        of: 'distributor-order',
        where: 'size(short) == 0 && has(received)',
        at: 'ticket.endedAt',
      },
      per: { of: 'distributor-order', at: 'ticket.endedAt' },
      period: 'week',
    },
  },
});
