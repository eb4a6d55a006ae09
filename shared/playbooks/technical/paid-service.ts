/** Service beyond the free policy: quoted, accepted, paid, then done (P087). The source kept the name only; the course is ours. */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const paidService = definePlaybook({
  id: 'paid-service',
  version: 1,
  title: both('有偿服务', 'Paid service'),
  processes: ['P087'],
  team: 'technical',
  about: 'device',
  triggers: [{ door: 'playbook' }, { door: 'agent' }],
  number: { format: 'YC{yyyy}{mm}-{n:4}', series: '"paid-service"', restart: 'month' },
  settings: {
    quoteValid: {
      title: both('报价有效期', 'A quotation is valid for'),
      initial: '15d',
      source: 'ours',
    },
    payWithin: { title: both('付款期限', 'Payment within'), initial: '14d', source: 'ours' },
  },
  fields: {
    need: field('long', ['服务内容', 'What is needed']),
    lines: field('rows', ['报价明细', 'Quotation'], {
      columns: {
        what: field('text', ['项目', 'Item'], { requiredWhen: 'true' }),
        amount: field('number', ['数量', 'Number'], { validWhen: 'row.amount > 0' }),
        price: field('money', ['单价', 'Price'], { validWhen: 'row.price >= 0' }),
      },
    }),
    total: field('money', ['合计', 'Total'], {
      computed: 'money(sum(lines.map(l, l.amount * l.price)))',
      validWhen: 'total > 0',
    }),
    quote: field('document', ['报价单', 'Quotation']),
    agreed: field('sign', ['客户确认', 'Accepted by the customer']),
    received: field('money', ['实收', 'Received'], { validWhen: 'received > 0' }),
    result: field('long', ['完成情况', 'Result']),
  },
  start: 'quote',
  steps: {
    quote: {
      title: both('报价', 'Quote'),
      by: '@commerce',
      form: ['need!', 'lines!', 'total='],
      outcomes: {
        quoted: {
          title: both('发出报价单', 'Send it'),
          to: 'accept',
          effects: [
            { number: true },
            { make: 'quote', into: 'quote' },
            { send: 'quote', to: 'customer', attach: 'quote' },
          ],
        },
      },
    },
    accept: {
      title: both('客户确认报价', 'The customer accepts'),
      by: { who: ['customer', '@commerce'], via: ['link', 'paper'] },
      form: ['quote=', 'total=', 'agreed'],
      dues: [{ id: 'valid', ends: { withinOf: 'set.quoteValid' }, after: { go: 'lapsed' } }],
      outcomes: {
        accepted: {
          title: both('同意', 'Accepted'),
          to: 'pay',
          form: ['agreed!'],
          effects: [{ post: 'service-dues', from: '"billed"', to: 'ticket.id', amount: 'total' }],
        },
        declined: { title: both('不同意', 'Declined'), to: 'lapsed' },
        change: { title: both('要求修改', 'Wants a change'), to: 'quote' },
      },
    },
    pay: {
      title: both('收款', 'Take the payment'),
      by: '@finance',
      form: ['total=', 'received!'],
      dues: [
        {
          id: 'pay',
          ends: { withinOf: 'set.payWithin' },
          before: [{ span: '3d', do: { send: 'payReminder', to: 'customer' } }],
          after: { raise: '@commerce' },
        },
      ],
      outcomes: {
        paid: {
          title: both('款已到账', 'Paid'),
          to: 'work',
          when: 'received == total',
          effects: [
            { post: 'service-dues', from: 'ticket.id', to: '"received"', amount: 'received' },
          ],
        },
        never: {
          title: both('逾期未付,取消', 'Not paid: cancelled'),
          to: 'end',
          effects: [{ post: 'service-dues', from: 'ticket.id', to: '"waived"', amount: 'total' }],
        },
      },
    },
    work: {
      title: both('实施服务', 'Do the work'),
      by: { who: ['@technical-centre', '@repair-centre', '@branch'] },
      form: ['need=', 'lines=', 'result!'],
      outcomes: {
        done: { title: both('完成', 'Done'), to: 'end', effects: [{ notice: 'resolved' }] },
      },
    },
    lapsed: {
      title: both('报价失效', 'The quotation has lapsed'),
      effects: [{ send: 'lapsed', to: '@commerce' }],
      outcomes: { end: { title: both('结束', 'End'), to: 'end' } },
    },
  },
  texts: {
    quote: both(
      '报价单 {{ticket.number}}:合计 {{total}} 元。{{need}}',
      'Quotation {{ticket.number}}: {{total}} in all. {{need}}',
    ),
    payReminder: both(
      '您好,有偿服务 {{ticket.number}} 的款项 {{total}} 元尚未到账,到账后即安排服务。',
      'The payment of {{total}} for service {{ticket.number}} is still open; we begin as soon as it is here.',
    ),
    lapsed: both(
      '报价 {{ticket.number}} 未被接受。',
      'Quotation {{ticket.number}} was not accepted.',
    ),
  },
  registers: {
    services: {
      title: both('有偿服务登记', 'Paid services'),
      columns: ['number', 'need', 'total', 'received', 'state'],
      totals: ['total', 'received'],
    },
  },
});
