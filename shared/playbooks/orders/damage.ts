/** The manager decides daily on damage requests; what is damaged leaves the good stock at once (P068). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';
import { orderLines } from '#shared/playbooks/orders/order-lines.ts';

export const damage = definePlaybook({
  id: 'damage',
  version: 1,
  title: both('残损申请', 'Damage request'),
  processes: ['P068', 'P070'],
  team: 'warehouse',
  triggers: [{ door: 'agent', who: ['@storekeeper', '@order-operator'] }],
  fields: {
    lines: orderLines(['残损明细', 'Damaged goods'], 'good', {
      cause: field('text', ['残损原因', 'Cause'], { requiredWhen: 'true' }),
    }),
    value: field('money', ['残损金额', 'Value'], { computed: 'sum(lines.map(l, l.price))' }),
    what: field('text', ['品种与数量', 'Goods and quantities'], {
      computed: 'join(lines.map(l, l.goods.name + " × " + text(l.amount)), ", ")',
    }),
    photos: field('file', ['照片', 'Photos']),
    advice: field('long', ['处理建议', 'What to do with it']),
    fate: field('choice', ['处理方式', 'What becomes of it'], {
      choices: [
        { id: 'keep', title: both('转入残品库', 'Into the damaged stock') },
        { id: 'scrap', title: both('报废', 'Scrap') },
      ],
    }),
    remark: field('long', ['审批意见', 'Remark']),
  },
  start: 'request',
  steps: {
    request: {
      title: both('提出残损申请', 'Request'),
      by: 'opener',
      form: ['lines!', 'value=', 'photos', 'advice!', 'remark='],
      outcomes: {
        handedIn: { title: both('提交', 'Hand in'), to: 'approve' },
        dropped: { title: both('撤回', 'Withdraw'), to: 'end' },
      },
    },
    approve: {
      title: both('经理审批', 'The manager decides'),
      by: { who: '@service-manager', not: 'opener' },
      form: ['lines=', 'value=', 'photos=', 'advice=', 'fate', 'remark'],
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
          title: both('批准', 'Approved'),
          to: 'move',
          form: ['fate!'],
        },
        back: { title: both('退回', 'Back'), to: 'request', form: ['remark!'] },
      },
    },
    move: {
      title: both('调整库存', 'Move the stock'),
      outcomes: {
        kept: {
          title: both('转入残品', 'Into the damaged stock'),
          to: 'end',
          when: 'fate == "keep"',
          effects: [
            {
              post: 'stock',
              each: 'lines',
              from: 'row.account',
              to: '"main/" + row.goods.id + "/damaged"',
              amount: 'row.amount',
              note: 'row.cause',
            },
          ],
        },
        scrapped: {
          title: both('报废', 'Scrapped'),
          to: 'end',
          effects: [
            {
              post: 'stock',
              each: 'lines',
              from: 'row.account',
              to: '"scrapped"',
              amount: 'row.amount',
              note: 'row.cause',
            },
          ],
        },
      },
    },
  },
  registers: {
    damages: {
      title: both('残损登记', 'Damages'),
      columns: ['number', 'openedAt', 'what', 'value', 'fate', 'advice'],
      totals: ['value'],
    },
  },
  metrics: {
    damageValue: {
      title: both('残损金额', 'Value of damages'),
      value: { of: 'damage', where: 'has(fate)', sum: 'value', at: 'ticket.endedAt' },
      period: 'month',
    },
  },
});
