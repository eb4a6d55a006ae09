/** Once a year, in the month that the desk sets, each customer gets a gift and is asked about next year's demand (P122). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const newYearGift = definePlaybook({
  id: 'new-year-gift',
  version: 1,
  title: both('新年礼物与次年需求', "New-year gift and next year's demand"),
  processes: ['P122'],
  team: 'general',
  about: 'customer',
  triggers: [
    {
      cron: '0 9 1 * *',
      days: 'work-after',
      each: { of: 'customer', where: 'row.active && month(today) == number(set.giftMonth)' },
      key: 'row.id + text(year(today))',
    },
  ],
  settings: {
    giftMonth: {
      title: both('寄送月份', 'Month of the gifts'),
      initial: undefined,
      source: 'P122, blank',
    },
  },
  fields: {
    isNew: field('yes', ['新客户', 'New customer']),
    gift: field('ref:goods', ['礼物', 'Gift']),
    address: field('address', ['寄送地址', 'Send to'], { proposed: 'about.address' }),
    waybill: field('text', ['运单号', 'Waybill']),
    arrived: field('yes', ['已收到', 'Arrived']),
    demand: field('rows', ['次年需求计划', "Next year's demand"], {
      columns: {
        what: field('text', ['产品或服务', 'What'], { requiredWhen: 'true' }),
        amount: field('number', ['数量', 'Quantity'], { validWhen: 'row.amount > 0' }),
        when: field('period', ['时间', 'When']),
      },
    }),
    opinion: field('long', ['意见', 'Opinion']),
  },
  start: 'send',
  steps: {
    send: {
      title: both('寄送礼物', 'Send the gift'),
      by: '@agent',
      form: ['isNew', 'gift!', 'address!', 'waybill'],
      dues: [{ id: 'month', ends: { by: 'last' }, after: { raise: '@supervisor' } }],
      outcomes: {
        sent: {
          title: both('已寄出', 'Sent'),
          to: 'ask',
          form: ['waybill!'],
          effects: [
            {
              post: 'stock',
              from: '"main/" + gift.id + "/gift"',
              to: '"customer"',
              amount: '1',
              note: 'ticket.number',
            },
            { send: 'wishes', to: 'customer' },
          ],
        },
        none: { title: both('不寄礼物', 'No gift'), to: 'ask' },
      },
    },
    ask: {
      title: both('了解次年需求', 'Ask about next year'),
      by: '@agent',
      form: ['arrived', 'demand', 'opinion'],
      dues: [{ id: 'ask', ends: { within: '2w' }, after: { remind: 'owner' } }],
      outcomes: {
        planned: { title: both('已了解', 'Known'), to: 'end', form: ['demand!'] },
        none: { title: both('暂无需求', 'No demand'), to: 'end', form: ['opinion!'] },
      },
    },
  },
  texts: {
    wishes: both(
      '{{about.name}}:新年好!小礼物已寄出(运单 {{waybill}}),祝万事如意。',
      'To {{about.name}}: happy new year! A small gift is on its way (waybill {{waybill}}).',
    ),
  },
  registers: {
    demand: {
      title: both('次年需求计划', 'Demand of next year'),
      columns: ['number', 'isNew', 'demand', 'opinion', 'waybill', 'state'],
    },
  },
});
