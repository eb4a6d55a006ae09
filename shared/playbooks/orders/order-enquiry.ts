/** A question about an order is looked up, a change goes to logistics, a booking is followed until it is there (P063). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const orderEnquiry = definePlaybook({
  id: 'order-enquiry',
  version: 1,
  title: both('订单咨询与变更', 'Question about an order'),
  processes: ['P063'],
  team: 'orders',
  about: 'customer',
  triggers: [
    { door: 'form' },
    { door: 'mail' },
    { door: 'phone' },
    { door: 'chat' },
    { door: 'agent' },
  ],
  settings: {
    answerWithin: {
      title: both('订单问题答复时限', 'Time to answer'),
      initial: '24h',
      source: 'ours',
    },
  },
  fields: {
    kind: field('choice', ['问题类型', 'What it is about'], {
      choices: [
        { id: 'question', title: both('查询', 'Question') },
        { id: 'change', title: both('变更', 'Change') },
        { id: 'booking', title: both('预订', 'Booking') },
      ],
    }),
    order: field('text', ['订单号', 'Order number']),
    problem: field('long', ['问题描述', 'What the customer says']),
    state: field('text', ['订单状态', 'State of the order']),
    answer: field('long', ['答复', 'Answer']),
    change: field('long', ['变更内容', 'Change wanted']),
    changed: field('long', ['物流处理结果', 'What logistics did']),
    arrivesOn: field('date', ['预计到达', 'Expected on']),
  },
  start: 'take',
  steps: {
    take: {
      title: both('受理', 'Take it'),
      by: '@agent',
      form: ['kind!', 'order', 'problem!', 'change', 'arrivesOn'],
      outcomes: {
        lookUp: { title: both('查询订单', 'Look up'), to: 'answer', when: 'kind == "question"' },
        change: {
          title: both('转物流变更', 'To logistics'),
          to: 'logistics',
          when: 'kind == "change"',
          form: ['order!', 'change!'],
        },
        book: {
          title: both('跟踪预订', 'Follow the booking'),
          to: 'track',
          when: 'kind == "booking"',
          form: ['arrivesOn!'],
        },
      },
    },
    answer: {
      title: both('查询并答复', 'Look up and answer'),
      by: '@agent',
      form: ['order!', 'state!', 'answer!'],
      dues: [
        { id: 'answer', ends: { withinOf: 'set.answerWithin' }, after: { raise: '@supervisor' } },
      ],
      outcomes: {
        answered: {
          title: both('已答复', 'Answered'),
          to: 'end',
          effects: [{ send: 'answer', to: 'customer' }],
        },
        wrong: {
          title: both('订单有误,转物流', 'The order is wrong'),
          to: 'logistics',
          form: ['change!'],
        },
      },
    },
    logistics: {
      title: both('物流处理', 'Logistics acts'),
      by: '@logistics',
      form: ['order=', 'change=', 'changed!'],
      dues: [
        { id: 'change', ends: { withinOf: 'set.answerWithin' }, after: { raise: '@supervisor' } },
      ],
      outcomes: {
        done: {
          title: both('已变更', 'Changed'),
          to: 'end',
          effects: [{ set: { answer: 'changed' } }, { send: 'answer', to: 'customer' }],
        },
        impossible: { title: both('无法变更', 'Not possible'), to: 'answer' },
      },
    },
    track: {
      title: both('跟踪到货', 'Follow until it is there'),
      by: '@agent',
      form: ['order', 'arrivesOn!', 'state!'],
      dues: [
        {
          id: 'arrival',
          ends: { at: 'arrivesOn' },
          before: [{ span: '1d', do: { remind: 'owner' } }],
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: {
        there: {
          title: both('已到达', 'It is there'),
          to: 'end',
          effects: [{ set: { answer: 'state' } }, { send: 'answer', to: 'customer' }],
        },
        late: {
          title: both('延期', 'Late'),
          to: 'track',
          effects: [{ send: 'later', to: 'customer' }],
        },
      },
    },
  },
  texts: {
    answer: both(
      '您好,关于订单 {{order}}:{{answer}}',
      'Concerning your order {{order}}: {{answer}}',
    ),
    later: both(
      '您好,订单 {{order}} 预计 {{arrivesOn}} 到达,给您带来不便,敬请谅解。',
      'Your order {{order}} is now expected on {{arrivesOn}}. We are sorry for the wait.',
    ),
  },
  registers: {
    orders: {
      title: both('订单问题登记', 'Questions about orders'),
      columns: ['number', 'kind', 'order', 'state', 'answer', 'changed', 'owner'],
      groupBy: ['kind'],
    },
  },
});
