/** An order from a sales visit: taken down, picked or bought in, sent with a vehicle, signed for, called back (P072). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';
import { orderLines } from '#shared/playbooks/orders/order-lines.ts';

export const deliveryOrder = definePlaybook({
  id: 'delivery-order',
  version: 1,
  title: both('客户订单与配送', 'Order and delivery'),
  processes: ['P072'],
  team: 'orders',
  about: 'customer',
  triggers: [
    { door: 'agent', who: ['@sales', '@agent'] },
    { door: 'phone' },
    { door: 'form' },
    { door: 'playbook' },
  ],
  number: { format: 'PS{yyyy}{mm}{dd}-{n:4}', series: '"delivery-order"', restart: 'month' },
  fields: {
    salesperson: field('person', ['业务员', 'Salesperson'], { proposed: 'opener.id' }),
    deliverAt: field('at', ['送货时间', 'Deliver at']),
    place: field('address', ['送货地点', 'Deliver to'], { proposed: 'about.address' }),
    lines: orderLines(['货物种类与数量', 'Goods and quantities'], 'good'),
    total: field('money', ['金额', 'Amount'], { computed: 'sum(lines.map(l, l.price))' }),
    heldBecause: field('text', ['暂停供货原因', 'Why supply is held']),
    trips: field('rows', ['派车', 'Dispatch'], {
      columns: {
        number: field('text', ['派车单', 'Dispatch']),
        vehicle: field('text', ['车牌号', 'Vehicle']),
        route: field('long', ['路线', 'Route']),
      },
    }),
    vehicle: field('text', ['车牌号', 'Vehicle']),
    route: field('long', ['路线', 'Route']),
    signed: field('sign', ['客户签收', 'Signed by the customer']),
    problem: field('long', ['未送达原因', 'Why it was not delivered']),
    deliveredAt: field('at', ['送达时间', 'Delivered at']),
  },
  start: 'record',
  steps: {
    record: {
      title: both('详细记录订单', 'Take the order down'),
      by: '@agent',
      form: ['salesperson', 'deliverAt', 'place', 'lines', 'total='],
      outcomes: {
        recorded: {
          title: both('已记录', 'Recorded'),
          to: 'credit',
          form: ['salesperson!', 'deliverAt!', 'place!', 'lines!'],
          effects: [{ number: true }],
        },
        dropped: { title: both('客户取消', 'Cancelled'), to: 'end' },
      },
    },
    credit: {
      title: both('是否暂停供货', 'Is supply held?'),
      outcomes: {
        held: {
          title: both('暂停供货中', 'Held'),
          to: 'held',
          when: 'about.supplyHeld',
          effects: [{ send: 'held', to: '$salesperson' }],
        },
        free: { title: both('可以供货', 'Free'), to: 'stock' },
      },
    },
    held: {
      title: both('等待解除暂停', 'Wait until it is lifted'),
      by: '@finance',
      form: ['total=', 'heldBecause'],
      outcomes: {
        lifted: { title: both('已解除', 'Lifted'), to: 'stock', when: '!about.supplyHeld' },
        dropped: { title: both('取消订单', 'Dropped'), to: 'end', form: ['heldBecause!'] },
      },
    },
    stock: {
      title: both('查库存', 'Is it in stock?'),
      outcomes: {
        enough: { title: both('库存充足', 'In stock'), to: 'pick', when: 'enough("stock", lines)' },
        short: {
          title: both('库存不足,通知采购', 'Short: to purchasing'),
          to: 'buy',
          effects: [
            {
              open: 'purchase',
              with: { lines: 'lines', neededBy: 'date(deliverAt)', for: 'ticket.number' },
            },
            { send: 'short', to: '$salesperson' },
          ],
        },
      },
    },
    buy: {
      title: both('等待补货', 'Wait for the goods'),
      wait: { for: 'enough("stock", lines)' },
      dues: [
        {
          id: 'restock',
          ends: { at: 'deliverAt' },
          before: [{ span: '1d', do: { remind: '@purchaser' } }],
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: { there: { title: both('已到货', 'Arrived'), to: 'pick' } },
    },
    lacking: {
      title: both('补货未成,与客户商定', 'Still not there: settle it with the customer'),
      by: '@agent',
      form: ['lines=', 'deliverAt'],
      outcomes: {
        again: { title: both('再查库存、再采购', 'Look and buy again'), to: 'stock' },
        dropped: { title: both('取消订单', 'Dropped'), to: 'end', form: ['problem!'] },
      },
    },
    pick: {
      title: both('备货', 'Pick'),
      by: '@storekeeper',
      form: ['lines=', 'deliverAt=', 'place='],
      outcomes: {
        picked: {
          title: both('备货完成', 'Picked'),
          to: 'ready',
          effects: [
            {
              post: 'stock',
              each: 'lines',
              from: 'row.account',
              to: '"customer"',
              amount: 'row.amount',
            },
          ],
        },
        short: { title: both('实物不足', 'Not there'), to: 'stock' },
      },
    },
    ready: {
      title: both('待派车', 'Wait for a vehicle'),
      by: '@agent',
      form: ['place=', 'deliverAt='],
      guide: both(
        '用派车单一次派出多张订单,派车单会把本单带走。',
        'A vehicle dispatch takes many orders at once and moves this one on.',
      ),
      dues: [
        {
          id: 'leave',
          ends: { at: 'deliverAt' },
          before: [{ span: '4h', do: { remind: '@agent' } }],
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: {
        loaded: {
          title: both('已装车', 'Loaded'),
          to: 'underWay',
          effects: [
            {
              fill: 'trips',
              from: {
                of: 'dispatch',
                where: 'has(row.loadedAt) && row.waiting.exists(w, w.take && w.id == ticket.id)',
                sort: '-loadedAt',
                first: '1',
              },
            },
            { set: { vehicle: 'first(trips).vehicle', route: 'first(trips).route' } },
            { send: 'onTheWay', to: 'customer' },
            { send: 'onTheWay', to: '$salesperson' },
          ],
        },
      },
    },
    underWay: {
      title: both('配送途中', 'Under way'),
      by: { who: ['@driver', '@agent', 'customer'], via: ['link', 'paper'] },
      form: ['lines=', 'vehicle', 'route', 'signed', 'problem'],
      outcomes: {
        delivered: {
          title: both('客户签收', 'Signed'),
          to: 'booked',
          form: ['signed!'],
          effects: [{ set: { deliveredAt: 'now' } }],
        },
        notDelivered: {
          title: both('未送达', 'Not delivered'),
          to: 'ready',
          form: ['problem!'],
          effects: [{ send: 'problem', to: '$salesperson' }],
        },
        refused: {
          title: both('客户拒收', 'Refused'),
          to: 'end',
          form: ['problem!'],
          effects: [
            {
              open: 'return-exchange',
              about: 'about',
              with: { kind: '"return"', order: 'ticket.number', problem: 'problem' },
            },
            {
              open: 'goods-receipt',
              with: { from: 'about.name', purchase: 'ticket.number', lines: 'lines', back: 'true' },
            },
          ],
        },
      },
    },
    booked: {
      title: both('登记应收', 'Book the claim'),
      effects: [
        {
          post: 'exposure',
          from: '"delivered"',
          to: 'about.id',
          amount: 'total',
          note: 'ticket.number',
        },
      ],
      outcomes: {
        booked: {
          title: both('已登记,转订单回访', 'Booked: to the callback'),
          to: 'end',
          effects: [
            {
              open: 'order-callback',
              about: 'about',
              with: { orderNo: 'ticket.number', deliveredAt: 'deliveredAt' },
              key: 'ticket.id',
            },
          ],
        },
      },
    },
  },
  responses: [
    {
      // Bought in vain, or taken by another order before this one.
      on: 'child-ended',
      when: 'event.playbook == "purchase" && "buy" in ticket.steps && !enough("stock", lines)',
      to: 'lacking',
    },
  ],
  acts: {
    reschedule: {
      title: both('改约送货', 'Change time or place'),
      by: { who: ['@agent', '@sales'] },
      form: ['deliverAt!', 'place'],
    },
  },
  texts: {
    held: both(
      '{{about.name}} 目前暂停供货,订单已暂缓。',
      'Supply to {{about.name}} is held; the order waits.',
    ),
    short: both(
      '订单 {{ticket.number}} 库存不足,已通知采购补货。',
      'Not enough in stock for {{ticket.number}}; purchasing has been told.',
    ),
    onTheWay: both(
      '订单 {{ticket.number}} 已由 {{vehicle}} 出发配送,路线:{{route}}',
      'Order {{ticket.number}} is on its way with {{vehicle}}, by {{route}}',
    ),
    problem: both(
      '订单 {{ticket.number}} 未送达:{{problem}}',
      'Order {{ticket.number}} was not delivered: {{problem}}',
    ),
  },
  registers: {
    orders: {
      title: both('每日订单', 'Orders'),
      columns: [
        'number',
        'openedAt',
        'salesperson',
        'lines',
        'total',
        'deliverAt',
        'vehicle',
        'state',
      ],
      groupBy: ['salesperson'],
      totals: ['total'],
    },
  },
  metrics: {
    orders: {
      title: both('每日订单数', 'Orders a day'),
      value: { of: 'delivery-order', at: 'ticket.openedAt', by: ['salesperson'] },
      period: 'day',
    },
  },
});
