/** A customer wants to return, exchange or have something repaired (P081); who is responsible follows it to the end (P079). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const returnExchange = definePlaybook({
  id: 'return-exchange',
  version: 1,
  title: both('退换货与返修', 'Return, exchange, repair'),
  processes: ['P079', 'P081'],
  team: 'orders',
  about: 'customer',
  triggers: [
    { door: 'form' },
    { door: 'mail' },
    { door: 'phone' },
    { door: 'chat' },
    { door: 'agent' },
    { door: 'playbook' },
  ],
  number: { format: 'TH{yyyy}{mm}-W{n:4}', series: '"return-exchange"', restart: 'month' },
  fields: {
    kind: field('choice', ['需求', 'Wanted'], {
      choices: [
        { id: 'return', title: both('退货', 'Return') },
        { id: 'exchange', title: both('换货', 'Exchange') },
        { id: 'repair', title: both('返修', 'Repair') },
      ],
    }),
    order: field('text', ['订单号', 'Order number']),
    problem: field('long', ['原因', 'Reason']),
    evidence: field('file', ['凭证', 'Evidence']),
    keeper: field('person', ['负责人', 'Responsible'], { proposed: 'owner.id' }),
    waybill: field('text', ['退货运单号', 'Waybill of the return']),
    logistics: field('text', ['退货物流状态', 'Where it is']),
    complete: field('yes', ['货品与配件完整', 'Complete']),
    lacking: field('text', ['缺失部分', 'What lacks'], { requiredWhen: '!complete' }),
    paid: field('money', ['原商品款', 'Paid for it']),
    freight: field('money', ['运费', 'Freight']),
    newPrice: field('money', ['换货商品款', 'Price of the new one']),
    difference: field('money', ['应退差价', 'To be paid back'], {
      computed: 'money(coalesce(paid, 0) - coalesce(newPrice, 0) - coalesce(freight, 0))',
    }),
    provider: field('text', ['维修服务商', 'Service provider']),
    providerMail: field('mail', ['服务商邮箱', "Provider's mail"]),
    result: field('long', ['处理结果', 'Result']),
    proposal: field('long', ['产品改进建议', 'What should be better']),
  },
  parties: { provider: { name: 'provider', mail: 'providerMail' } },
  start: 'judge',
  steps: {
    judge: {
      title: both('核实请求', 'Judge'),
      by: '@after-sales',
      form: ['kind!', 'order!', 'problem!', 'evidence', 'keeper!'],
      outcomes: {
        accepted: {
          title: both('同意,等待寄回', 'Accepted'),
          to: 'back',
          effects: [{ number: true }, { send: 'sendBack', to: 'customer' }],
        },
        refused: {
          title: both('不符合条件', 'Refused'),
          to: 'end',
          form: ['result!'],
          effects: [{ send: 'result', to: 'customer' }],
        },
        solved: {
          title: both('沟通后不需退换', 'Solved without it'),
          to: 'end',
          form: ['result!'],
        },
      },
    },
    back: {
      title: both('跟踪退货', 'Follow the return'),
      by: '$keeper',
      form: ['waybill', 'logistics'],
      outcomes: {
        arrived: { title: both('已收到', 'It is here'), to: 'inspect', form: ['waybill!'] },
        never: { title: both('客户未寄回', 'Never sent'), to: 'end' },
      },
    },
    inspect: {
      title: both('验货', 'Inspect'),
      by: '$keeper',
      form: ['complete!', 'lacking', 'freight', 'paid'],
      outcomes: {
        refund: {
          title: both('退款', 'Refund'),
          to: 'money',
          when: 'kind == "return"',
          form: ['paid!'],
        },
        exchange: {
          title: both('换货', 'Exchange'),
          to: 'exchange',
          when: 'kind == "exchange"',
          form: ['paid!', 'newPrice!'],
        },
        repair: { title: both('返修', 'Repair'), to: 'repair', when: 'kind == "repair"' },
        incomplete: {
          title: both('不完整,退回客户', 'Incomplete: back to the customer'),
          to: 'judge',
          when: '!complete',
        },
      },
    },
    exchange: {
      title: both('发出换货', 'Send the new one'),
      by: '$keeper',
      form: ['difference=', 'result!'],
      outcomes: {
        paysBack: {
          title: both('退差价', 'Pay the difference back'),
          to: 'money',
          when: 'difference > 0',
        },
        sent: { title: both('已发出', 'Sent'), to: 'tell', when: 'difference <= 0' },
      },
    },
    repair: {
      title: both('联系服务商维修', 'Have it repaired'),
      by: '$keeper',
      form: ['provider!', 'providerMail', 'result'],
      outcomes: {
        repaired: { title: both('修好寄回', 'Repaired and sent'), to: 'tell', form: ['result!'] },
        asked: {
          title: both('已通知服务商', 'Provider told'),
          to: 'repair',
          effects: [{ send: 'repairIt', to: 'party:provider' }],
        },
        impossible: { title: both('无法修复,改退款', 'Not possible: refund'), to: 'money' },
      },
    },
    money: {
      title: both('财务退款', 'Finance pays'),
      by: '@finance',
      form: ['paid=', 'freight=', 'difference=', 'result!'],
      outcomes: { paid: { title: both('已退款', 'Paid'), to: 'tell' } },
    },
    tell: {
      title: both('告知客户并分析', 'Tell the customer and analyse'),
      by: '$keeper',
      form: ['result!', 'proposal'],
      outcomes: {
        told: {
          title: both('已告知', 'Told'),
          to: 'end',
          effects: [{ send: 'result', to: 'customer' }],
        },
        improve: {
          title: both('已告知,并提产品建议', 'Told, with a proposal'),
          to: 'end',
          form: ['proposal!'],
          effects: [
            { send: 'result', to: 'customer' },
            { open: 'suggestion', with: { content: 'proposal' }, key: 'ticket.id' },
          ],
        },
      },
    },
  },
  texts: {
    sendBack: both(
      '您好,退换申请 {{ticket.number}} 已受理,请把商品连同配件寄回,并告诉我们运单号。',
      'We accept your request {{ticket.number}}. Please send the goods back with everything that came with them, and tell us the waybill.',
    ),
    repairIt: both(
      '请维修:{{problem}}(单号 {{ticket.number}})',
      'Please repair: {{problem}} (our number {{ticket.number}})',
    ),
    result: both('您好,退换处理结果:{{result}}', 'About your return: {{result}}'),
  },
  registers: {
    returns: {
      title: both('退换货登记', 'Returns and exchanges'),
      columns: [
        'number',
        'kind',
        'order',
        'keeper',
        'waybill',
        'logistics',
        'complete',
        'difference',
        'result',
      ],
      groupBy: ['kind'],
      totals: ['difference'],
    },
  },
  metrics: {
    returns: {
      title: both('退换货数量', 'Returns'),
      value: { of: 'return-exchange', at: 'ticket.openedAt', by: ['kind'] },
      period: 'month',
    },
  },
});
