/**
 * Parts for the field: the head reviews, the shipping record decides about the warranty, out of warranty is paid first, valuable old
 * parts come back or are deducted at market price (P090, P093).
 */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const spareParts = definePlaybook({
  id: 'spare-parts',
  version: 1,
  title: both('配件申领', 'Spare parts'),
  processes: ['P090', 'P093'],
  team: 'installation',
  about: 'device',
  triggers: [
    { door: 'agent', who: ['@field-staff', '@agent'] },
    { door: 'form' },
    { door: 'playbook' },
  ],
  number: { format: 'PJ{yyyy}{mm}-{n:4}', series: '"spare-parts"', restart: 'month' },
  settings: {
    oldPartWithin: {
      title: both('旧件退回期限', 'Old part back within'),
      initial: undefined,
      source: 'P090, blank',
    },
    payWithin: { title: both('付款期限', 'Payment within'), initial: '14d', source: 'ours' },
  },
  fields: {
    requester: field('person', ['申领人', 'Requested by'], { proposed: 'opener.id' }),
    lines: field('rows', ['配件', 'Parts'], {
      validWhen: 'size(lines) > 0',
      columns: {
        part: field('ref:part', ['配件', 'Part'], { requiredWhen: 'true' }),
        amount: field('number', ['数量', 'Number'], {
          requiredWhen: 'true',
          validWhen: 'row.amount > 0',
        }),
        fault: field('text', ['故障', 'Fault']),
        account: field('text', ['库存账户', 'Account'], {
          computed: '"main/" + row.part.id + "/good"',
        }),
        price: field('money', ['市场价', 'Market price'], {
          computed: 'money(row.part.price * row.amount)',
        }),
        valuable: field('yes', ['贵重件', 'Valuable'], {
          computed: 'row.part.class == "valuable"',
        }),
      },
    }),
    shipped: field('rows', ['本地发货记录', 'Shipping record'], {
      columns: {
        serial: field('text', ['出厂编号', 'Serial number']),
        shippedOn: field('date', ['发货日期', 'Shipped on']),
        warrantyMonths: field('number', ['三包期', 'Warranty']),
      },
    }),
    inWarranty: field('yes', ['三包期内', 'In warranty'], {
      computed:
        'size(shipped) == 1 && today <= addMonths(first(shipped).shippedOn, first(shipped).warrantyMonths)',
    }),
    earlier: field('rows', ['以往三包记录', 'Earlier warranty cases'], {
      columns: {
        number: field('text', ['单号', 'Number']),
        openedAt: field('at', ['日期', 'When']),
      },
    }),
    swap: field('yes', ['以旧换新', 'Old for new'], {
      proposed: 'lines.exists(l, l.valuable)',
    }),
    total: field('money', ['应收价款', 'To be paid'], {
      computed: 'inWarranty ? money(0) : money(sum(lines.map(l, l.price)))',
    }),
    received: field('money', ['实收', 'Received'], { validWhen: 'received > 0' }),
    waybill: field('text', ['运单号', 'Waybill']),
    slip: field('document', ['发货单', 'Delivery note']),
    got: field('sign', ['收件签字', 'Received']),
    back: field('rows', ['已退旧件', 'Old parts returned'], {
      columns: {
        part: field('ref:part', ['配件', 'Part']),
        amount: field('number', ['数量', 'Number'], { validWhen: 'row.amount >= 0' }),
      },
    }),
    lacking: field('rows', ['未退旧件', 'Old parts missing'], {
      columns: {
        part: field('ref:part', ['配件', 'Part']),
        amount: field('number', ['数量', 'Number']),
        price: field('money', ['市场价', 'Market price']),
      },
    }),
    deducted: field('money', ['扣除服务费', 'Deducted'], {
      computed: 'money(sum(lacking.map(l, l.price)))',
    }),
    remark: field('long', ['审核意见', 'Remark']),
  },
  start: 'request',
  steps: {
    request: {
      title: both('填写配件申请表', 'Request'),
      by: { who: ['$requester', 'opener', '@agent'] },
      form: ['requester!', 'lines!', 'remark='],
      outcomes: {
        handedIn: { title: both('提交', 'Hand in'), to: 'lookUp', effects: [{ number: true }] },
        dropped: { title: both('撤回', 'Withdraw'), to: 'end' },
      },
    },
    lookUp: {
      title: both('核对发货与三包记录', 'Match with the records'),
      effects: [
        {
          fill: 'shipped',
          from: { of: 'device', where: 'row.id == about.id && has(row.shippedOn)' },
        },
        {
          fill: 'earlier',
          from: {
            of: 'spare-parts',
            where: 'row.about == about.id && row.inWarranty && row.state == "ended"',
            sort: '-openedAt',
          },
        },
      ],
      outcomes: { known: { title: both('已核对', 'Matched'), to: 'review' } },
    },
    review: {
      title: both('部长审核', 'The head reviews'),
      by: { who: '@install-head', not: '$requester' },
      form: ['lines', 'shipped=', 'inWarranty=', 'earlier=', 'swap!', 'total=', 'remark'],
      guide: both(
        '查本地发货记录定三包期;三包内免费,但先看以往三包记录,再定是否以旧换新。',
        'The local shipping record decides about the warranty. In warranty parts are free; look at earlier cases before deciding about the old part.',
      ),
      dues: [{ id: 'review', ends: { within: '1wd' }, after: { remind: '@install-head' } }],
      outcomes: {
        free: {
          title: both('三包内,免费发放', 'In warranty: free'),
          to: 'issue',
          when: 'inWarranty',
        },
        paid: {
          title: both('三包外,先付款', 'Out of warranty: payment first'),
          to: 'pay',
          when: '!inWarranty',
          effects: [
            { post: 'service-dues', from: '"billed"', to: 'ticket.id', amount: 'total' },
            { send: 'bill', to: 'customer' },
          ],
        },
        refused: { title: both('不同意', 'Refused'), to: 'request', form: ['remark!'] },
      },
    },
    pay: {
      title: both('先付款后发货', 'Payment before goods'),
      by: '@finance',
      form: ['total=', 'received!'],
      dues: [
        {
          id: 'pay',
          ends: { withinOf: 'set.payWithin' },
          before: [{ span: '3d', do: { send: 'bill', to: 'customer' } }],
          after: { raise: '@install-head' },
        },
      ],
      outcomes: {
        paid: {
          title: both('款已到账', 'Paid'),
          to: 'issue',
          when: 'received == total',
          effects: [
            { post: 'service-dues', from: 'ticket.id', to: '"received"', amount: 'received' },
          ],
        },
        never: {
          title: both('不付款,取消', 'Not paid: cancelled'),
          to: 'end',
          effects: [{ post: 'service-dues', from: 'ticket.id', to: '"waived"', amount: 'total' }],
        },
      },
    },
    issue: {
      title: both('发货', 'Issue'),
      by: '@storekeeper',
      form: ['lines=', 'waybill'],
      outcomes: {
        sent: {
          title: both('已发货', 'Sent'),
          to: 'receive',
          when: 'enough("parts", lines)',
          effects: [
            {
              post: 'parts',
              each: 'lines',
              from: 'row.account',
              to: '"issued"',
              amount: 'row.amount',
            },
            {
              post: 'old-parts',
              each: 'swap ? lines.filter(l, l.valuable) : []',
              from: '"issued"',
              to: 'requester.id + "/" + row.part.id',
              amount: 'row.amount',
            },
            { make: 'slip', into: 'slip' },
          ],
        },
        short: {
          title: both('缺货,采购', 'Not in store: buy'),
          to: 'stock',
          when: '!enough("parts", lines)',
          effects: [
            {
              open: 'purchase',
              with: { what: 'join(lines.map(l, l.part.name), ", ")', for: 'ticket.number' },
              key: 'ticket.id + "/" + text(visits("issue"))',
            },
          ],
        },
      },
    },
    stock: {
      title: both('等待到货', 'Wait for the parts'),
      wait: { for: 'enough("parts", lines)' },
      outcomes: { there: { title: both('已到货', 'Arrived'), to: 'issue' } },
    },
    receive: {
      title: both('收件', 'Receive'),
      by: { who: ['$requester', 'customer'], via: ['link', 'paper'] },
      form: ['slip=', 'got!'],
      outcomes: { got: { title: both('已收到', 'Received'), to: 'old' } },
    },
    old: {
      title: both('是否退旧件', 'Is an old part due?'),
      outcomes: {
        due: {
          title: both('须退旧件', 'It is'),
          to: 'oldBack',
          when: 'inWarranty && swap && lines.exists(l, l.valuable)',
        },
        none: { title: both('无须退旧件', 'It is not'), to: 'end' },
      },
    },
    oldBack: {
      title: both('旧件退回', 'The old part comes back'),
      by: '@storekeeper',
      form: ['lines=', 'back'],
      dues: [
        {
          id: 'oldPart',
          ends: { withinOf: 'set.oldPartWithin' },
          before: [{ span: '7d', do: { remind: '$requester' } }],
          after: { go: 'compare' },
        },
      ],
      outcomes: {
        returned: {
          title: both('登记退回', 'Note what came back'),
          to: 'compare',
          form: ['back!'],
        },
        none: { title: both('未退回', 'Nothing came back'), to: 'compare' },
      },
    },
    compare: {
      title: both('核对应退与已退', 'Compare owed with returned'),
      effects: [
        {
          set: {
            lacking:
              'lines.filter(l, l.valuable && l.amount > sum(coalesce(back, []).filter(b, b.part.id == l.part.id).map(b, b.amount))).map(l, {"part": l.part.id, "amount": l.amount - sum(coalesce(back, []).filter(b, b.part.id == l.part.id).map(b, b.amount)), "price": money(l.part.price * (l.amount - sum(coalesce(back, []).filter(b, b.part.id == l.part.id).map(b, b.amount))))})',
          },
        },
        {
          post: 'old-parts',
          each: 'coalesce(back, []).filter(b, b.amount > 0)',
          from: 'requester.id + "/" + row.part.id',
          to: '"returned"',
          amount: 'row.amount',
        },
      ],
      outcomes: {
        lacking: {
          title: both('有旧件未退,按市场价扣服务费', 'Missing: deduct at market price'),
          to: 'end',
          when: 'size(lacking) > 0',
          effects: [
            {
              post: 'old-parts',
              each: 'lacking',
              from: 'requester.id + "/" + row.part.id',
              to: '"deducted"',
              amount: 'row.amount',
            },
            {
              post: 'service-fees',
              each: 'lacking.filter(l, l.price > 0)',
              from: 'requester.id',
              to: '"company"',
              amount: 'row.price',
              note: 'ticket.number',
            },
            { send: 'deducted', to: '$requester' },
          ],
        },
        all: { title: both('旧件已全部退回', 'All of it is back'), to: 'end' },
      },
    },
  },
  texts: {
    bill: both(
      '您好,配件申领 {{ticket.number}} 不在三包期内,价款 {{total}} 元,款到发货。',
      'The parts under {{ticket.number}} are out of warranty: {{total}}. They leave as soon as it is paid.',
    ),
    slip: both(
      '# 发货单 {{ticket.number}}\n设备 {{about.serial}},共 {{size(lines)}} 种配件,运单 {{waybill}}',
      '# Delivery note {{ticket.number}}\nDevice {{about.serial}}, {{size(lines)}} kinds of parts, waybill {{waybill}}',
    ),
    deducted: both(
      '配件申领 {{ticket.number}} 有贵重旧件未退回,按市场价从服务费扣除 {{deducted}} 元。',
      'Valuable old parts of {{ticket.number}} did not come back; {{deducted}} is deducted from the service fee at market price.',
    ),
  },
  registers: {
    requests: {
      title: both('配件申请表', 'Requests'),
      columns: ['number', 'requester', 'lines', 'inWarranty', 'total', 'state'],
      groupBy: ['requester'],
    },
    issues: {
      title: both('易损件、贵重件发放与退回统计', 'Wear and valuable parts: issued and returned'),
      columns: ['number', 'lines', 'back', 'lacking', 'deducted'],
      totals: ['deducted'],
    },
  },
  metrics: {
    issued: {
      title: both('配件发放数量', 'Parts issued'),
      value: {
        of: 'spare-parts',
        where: 'has(slip)',
        sum: 'sum(lines.map(l, l.amount))',
        at: 'ticket.endedAt',
      },
      period: 'month',
    },
    deductions: {
      title: both('旧件扣款', 'Deductions for old parts'),
      value: { of: 'spare-parts', sum: 'deducted', at: 'ticket.endedAt', by: ['requester'] },
      period: 'month',
    },
  },
});
