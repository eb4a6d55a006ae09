/** The salesperson reports, the manager approves, the goods come in, the note is issued, finance and store book (P069). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';
import { orderLines } from '#shared/playbooks/orders/order-lines.ts';

export const distributorReturn = definePlaybook({
  id: 'distributor-return',
  version: 1,
  title: both('经销商退货', 'Return of a distributor'),
  processes: ['P069', 'P070'],
  team: 'orders',
  about: 'customer',
  triggers: [{ door: 'agent', who: ['@sales'] }, { door: 'playbook' }],
  number: { format: 'TH{yyyy}{mm}-{n:4}', series: '"distributor-return"', restart: 'month' },
  fields: {
    salesperson: field('person', ['业务员', 'Salesperson'], { proposed: 'opener.id' }),
    lines: orderLines(['退货明细', 'Returned goods'], 'good'),
    value: field('money', ['退货金额', 'Value'], { computed: 'sum(lines.map(l, l.price))' }),
    what: field('text', ['品种与数量', 'Goods and quantities'], {
      computed: 'join(lines.map(l, l.goods.name + " × " + text(l.amount)), ", ")',
    }),
    reason: field('long', ['退货原因', 'Reason']),
    next: field('long', ['下一步行动计划', 'What happens next']),
    boxes: field('number', ['实收箱数', 'Boxes received'], { validWhen: 'boxes >= 0' }),
    reasonFound: field('long', ['核实原因', 'Reason as found']),
    condition: field('choice', ['货品状态', 'Condition'], {
      choices: [
        { id: 'good', title: both('正品', 'Good') },
        { id: 'damaged', title: both('残品', 'Damaged') },
      ],
    }),
    confirmed: field('sign', ['仓管员确认', 'Confirmed by the storekeeper']),
    note: field('document', ['退货单', 'Return note']),
    credited: field('money', ['财务冲账金额', 'Credited']),
    remark: field('long', ['审批意见', 'Remark']),
  },
  start: 'report',
  steps: {
    report: {
      title: both('填写退货报告', 'Report the return'),
      by: { who: ['$salesperson', '@sales'] },
      form: ['salesperson!', 'lines!', 'value=', 'reason!', 'next!', 'remark='],
      outcomes: {
        handedIn: { title: both('提交', 'Hand in'), to: 'approve' },
        dropped: { title: both('撤回', 'Withdraw'), to: 'end' },
      },
    },
    approve: {
      title: both('经理审批', 'The manager decides'),
      by: { who: '@service-manager', not: '$salesperson' },
      form: ['lines=', 'value=', 'reason=', 'next=', 'remark'],
      dues: [
        {
          id: 'day',
          title: both('每日审批', 'The same day'),
          ends: { by: 'end of day' },
          after: { raise: '@service-manager' },
        },
      ],
      outcomes: {
        approved: {
          title: both('同意退货', 'Approved'),
          to: 'receive',
          effects: [{ number: true }, { send: 'approved', to: '$salesperson' }],
        },
        refused: { title: both('不同意', 'Refused'), to: 'report', form: ['remark!'] },
      },
    },
    receive: {
      title: both('退货入仓,核对箱数与原因', 'Receive and confirm boxes and reason'),
      by: '@storekeeper',
      form: ['lines=', 'reason=', 'boxes!', 'reasonFound!', 'condition!'],
      outcomes: {
        agrees: { title: both('核对一致', 'It agrees'), to: 'note', form: ['confirmed!'] },
        differs: {
          title: both('与报告不符', 'It differs'),
          to: 'report',
          effects: [{ send: 'differs', to: '$salesperson' }],
        },
      },
    },
    note: {
      title: both('开退货单', 'Issue the return note'),
      by: '@order-operator',
      form: ['lines=', 'boxes=', 'confirmed='],
      outcomes: {
        issued: {
          title: both('已开单', 'Issued'),
          to: ['finance', 'store'],
          effects: [{ make: 'note', into: 'note' }],
        },
      },
    },
    finance: {
      title: both('财务冲账', 'Finance books'),
      by: '@finance',
      form: ['note=', 'credited!'],
      outcomes: {
        booked: {
          title: both('已冲账', 'Booked'),
          to: 'done',
          effects: [
            {
              post: 'exposure',
              from: 'about.id',
              to: '"paid"',
              amount: 'credited',
              note: 'ticket.number',
            },
          ],
        },
      },
    },
    store: {
      title: both('仓库入账', 'The store books'),
      by: '@storekeeper',
      form: ['note=', 'condition='],
      outcomes: {
        booked: {
          title: both('已入账', 'Booked'),
          to: 'done',
          effects: [
            {
              post: 'stock',
              each: 'lines',
              from: '"customer"',
              to: '"main/" + row.goods.id + "/" + condition',
              amount: 'row.amount',
            },
          ],
        },
      },
    },
    done: {
      title: both('两处均已入账', 'Both have booked'),
      join: true,
      outcomes: { done: { title: both('完成', 'Done'), to: 'end' } },
    },
  },
  texts: {
    approved: both(
      '退货已批准,请安排货品入仓。{{remark}}',
      'The return is approved; please send the goods in. {{remark}}',
    ),
    differs: both(
      '退货与报告不符:实收 {{boxes}} 箱,{{reasonFound}}。请更正报告。',
      'The goods differ from the report: {{boxes}} boxes, {{reasonFound}}. Please correct it.',
    ),
    note: both(
      '# 退货单 {{ticket.number}}\n客户:{{about.name}},{{boxes}} 箱,金额 {{value}} 元。',
      '# Return note {{ticket.number}}\nCustomer: {{about.name}}, {{boxes}} boxes, value {{value}}.',
    ),
  },
  registers: {
    returns: {
      title: both('退货登记', 'Returns'),
      columns: ['number', 'salesperson', 'what', 'value', 'reasonFound', 'next'],
      groupBy: ['salesperson'],
      totals: ['value'],
    },
  },
  metrics: {
    returns: {
      title: both('退货金额', 'Value of returns'),
      value: {
        of: 'distributor-return',
        where: 'has(note)',
        sum: 'value',
        at: 'ticket.endedAt',
        by: ['salesperson'],
      },
      period: 'month',
    },
  },
});
