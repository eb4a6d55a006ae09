/** What is short is bought; its receipt brings it into the books (P072). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';
import { orderLines } from '#shared/playbooks/orders/order-lines.ts';

export const purchase = definePlaybook({
  id: 'purchase',
  version: 1,
  title: both('采购补货', 'Purchase'),
  processes: ['P072'],
  team: 'orders',
  triggers: [{ door: 'playbook' }, { door: 'agent', who: ['@storekeeper', '@purchaser'] }],
  number: { format: 'CG{yyyy}{mm}-{n:4}', series: '"purchase"', restart: 'month' },
  fields: {
    for: field('text', ['用于', 'Wanted for']),
    what: field('long', ['其他物品', 'Other things']),
    lines: orderLines(['采购明细', 'Goods'], 'good'),
    neededBy: field('date', ['需要日期', 'Needed by']),
    supplier: field('text', ['供应商', 'Supplier']),
    supplierMail: field('mail', ['供应商邮箱', "Supplier's mail"]),
    comesOn: field('date', ['预计到货', 'Comes on']),
    reason: field('long', ['无法采购原因', 'Why it cannot be bought']),
  },
  parties: { supplier: { name: 'supplier', mail: 'supplierMail' } },
  start: 'order',
  steps: {
    order: {
      title: both('下采购单', 'Order'),
      by: '@purchaser',
      form: ['for=', 'what', 'lines', 'neededBy', 'supplier!', 'supplierMail', 'comesOn'],
      dues: [
        {
          id: 'order',
          ends: { at: 'neededBy' },
          before: [{ span: '1d', do: { remind: '@purchaser' } }],
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: {
        ordered: {
          title: both('已下单', 'Ordered'),
          to: 'arrive',
          when: 'size(lines) > 0 || has(what)',
          form: ['comesOn!'],
          effects: [{ number: true }, { send: 'order', to: 'party:supplier' }],
        },
        impossible: {
          title: both('无法采购', 'Not possible'),
          to: 'end',
          form: ['reason!'],
          effects: [{ send: 'impossible', to: 'opener' }],
        },
      },
    },
    arrive: {
      title: both('等待到货', 'Wait for it'),
      by: { who: ['@purchaser', '@storekeeper'] },
      form: ['supplier=', 'comesOn'],
      dues: [
        {
          id: 'arrive',
          ends: { at: 'comesOn' },
          before: [{ span: '1d', do: { remind: '@purchaser' } }],
          after: { raise: '@purchaser' },
        },
      ],
      outcomes: {
        arrived: {
          title: both('已到货,入仓', 'Arrived: receive it'),
          to: 'receipt',
          effects: [
            {
              open: 'goods-receipt',
              with: { from: 'supplier', purchase: 'ticket.number', lines: 'lines' },
              key: 'ticket.id',
            },
          ],
        },
        cancelled: { title: both('供应商取消', 'Cancelled'), to: 'order' },
      },
    },
    receipt: {
      title: both('等待入仓完成', 'Until it is received'),
      wait: { children: 'all' },
      outcomes: { received: { title: both('已入仓', 'Received'), to: 'end' } },
    },
  },
  texts: {
    order: both(
      '采购单 {{ticket.number}}:{{size(lines)}} 个品种,{{what}}。请于 {{comesOn}} 前送达。',
      'Purchase {{ticket.number}}: {{size(lines)}} kinds of goods, {{what}}. Please deliver by {{comesOn}}.',
    ),
    impossible: both(
      '{{for}} 所需货品无法采购:{{reason}}',
      'What {{for}} needs cannot be bought: {{reason}}',
    ),
  },
  registers: {
    purchases: {
      title: both('采购登记', 'Purchases'),
      columns: ['number', 'for', 'supplier', 'lines', 'comesOn', 'state'],
      groupBy: ['supplier'],
    },
  },
});
