/** Service helps sales with trial machines, cards and recovering money, and reports the day (P119). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const salesSupport = definePlaybook({
  id: 'sales-support',
  version: 1,
  title: both('试机、充卡与资金回收', 'Trial machine, card, money'),
  processes: ['P119'],
  team: 'general',
  about: 'customer',
  triggers: [{ door: 'phone' }, { door: 'agent', who: ['@agent', '@sales'] }],
  fields: {
    kind: field('choice', ['事项', 'What for'], {
      choices: [
        { id: 'trial', title: both('试机', 'Trial machine') },
        { id: 'card', title: both('充卡', 'Top up a card') },
        { id: 'money', title: both('资金回收', 'Recover money') },
        { id: 'question', title: both('咨询', 'Question') },
        { id: 'complaint', title: both('投诉', 'Complaint') },
      ],
    }),
    content: field('long', ['情况', 'Situation']),
    machine: field('text', ['试机编号', 'Machine']),
    backOn: field('date', ['归还日期', 'Back on']),
    amount: field('money', ['金额', 'Amount'], { validWhen: 'amount > 0' }),
    newItems: field('long', ['推荐的新业务', 'New services offered']),
    market: field('long', ['市场信息', 'Market information']),
    result: field('long', ['结果', 'Result']),
  },
  start: 'take',
  steps: {
    take: {
      title: both('受理', 'Take it'),
      by: '@agent',
      form: ['kind!', 'content!', 'machine', 'backOn', 'amount', 'market', 'newItems', 'result'],
      outcomes: {
        trial: {
          title: both('借出试机', 'Lend the machine'),
          to: 'trial',
          when: 'kind == "trial"',
          form: ['machine!', 'backOn!'],
          effects: [
            { post: 'custody', from: '"filed"', to: 'about.id + "/" + machine', amount: '1' },
          ],
        },
        card: {
          title: both('充卡', 'Top up'),
          to: 'end',
          when: 'kind == "card"',
          form: ['amount!'],
          effects: [{ post: 'card-money', from: '"paid-in"', to: 'about.id', amount: 'amount' }],
        },
        money: {
          title: both('跟进回款', 'Recover'),
          to: 'recover',
          when: 'kind == "money"',
          form: ['amount!'],
        },
        answered: {
          title: both('已解答', 'Answered'),
          to: 'end',
          when: 'kind == "question"',
          form: ['result!'],
        },
        complaint: {
          title: both('转投诉', 'Complaint'),
          to: 'end',
          when: 'kind == "complaint"',
          effects: [{ open: 'complaint', about: 'about', key: 'ticket.id' }],
        },
      },
    },
    trial: {
      title: both('试机跟进', 'Follow the trial'),
      by: { who: ['@agent', '@sales'] },
      form: ['machine=', 'backOn', 'result'],
      dues: [
        {
          id: 'back',
          ends: { at: 'backOn' },
          before: [{ span: '2d', do: { remind: '@agent' } }],
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: {
        bought: { title: both('购买', 'Bought'), to: 'recover', form: ['result!', 'amount!'] },
        back: {
          title: both('已归还', 'Came back'),
          to: 'end',
          form: ['result!'],
          effects: [
            { post: 'custody', from: 'about.id + "/" + machine', to: '"returned"', amount: '1' },
          ],
        },
        longer: { title: both('延长试用', 'Longer'), to: 'trial', form: ['backOn!'] },
      },
    },
    recover: {
      title: both('回收资金', 'Recover the money'),
      by: { who: ['@agent', '@sales'] },
      form: ['amount=', 'result!'],
      outcomes: {
        paid: {
          title: both('已回款', 'Paid'),
          to: 'end',
          effects: [
            {
              post: 'exposure',
              from: 'about.id',
              to: '"paid"',
              amount: 'amount',
              note: 'ticket.number',
            },
          ],
        },
        superior: { title: both('报部门经理', 'To the manager'), to: 'manager' },
      },
    },
    manager: {
      title: both('部门经理处理', 'The manager'),
      by: '@department-manager',
      form: ['content=', 'amount=', 'result!'],
      outcomes: { decided: { title: both('已处理', 'Decided'), to: 'end' } },
    },
  },
  registers: {
    support: {
      title: both('业务协助登记', 'Support for sales'),
      columns: ['openedAt', 'kind', 'content', 'amount', 'result', 'owner'],
      groupBy: ['kind'],
      totals: ['amount'],
    },
  },
});

export const supportDay = definePlaybook({
  id: 'support-day',
  version: 1,
  title: both('客服工作日报', 'Day report of sales support'),
  processes: ['P119'],
  team: 'general',
  triggers: [
    {
      cron: '30 16 * * 1-5',
      days: 'any',
      each: { of: 'person', where: 'row.active && row.post == "sales-support"' },
      key: 'row.id + today',
      with: { person: 'row.id', day: 'today' },
    },
  ],
  fields: {
    person: field('person', ['员工', 'Who']),
    day: field('date', ['日期', 'Day']),
    cases: field('rows', ['各类客户情况', 'Customers of the day'], {
      columns: {
        kind: field('text', ['类型', 'Kind']),
        content: field('long', ['情况', 'Situation']),
        result: field('long', ['结果', 'Result']),
      },
    }),
    market: field('long', ['市场信息', 'Market']),
    remark: field('text', ['经理意见', 'Remark']),
  },
  start: 'collect',
  steps: {
    collect: {
      title: both('汇总当日', 'Fetch the day'),
      effects: [
        {
          fill: 'cases',
          from: {
            of: 'sales-support',
            where: 'row.owner == person.id && date(row.openedAt) == day',
          },
        },
      ],
      outcomes: { fetched: { title: both('已汇总', 'Fetched'), to: 'write' } },
    },
    write: {
      title: both('填写日报', 'Write'),
      by: '$person',
      form: ['cases', 'market!'],
      dues: [{ id: 'day', ends: { by: 'end of day' }, after: { remind: '$person' } }],
      outcomes: {
        written: {
          title: both('交部门经理,市场信息转销售', 'To the manager, the market part to sales'),
          to: 'read',
          effects: [{ send: 'market', to: '@sales' }],
        },
      },
    },
    read: {
      title: both('经理审阅', 'The manager reads'),
      by: { who: ['boss:$person', '@department-manager'] },
      form: ['cases=', 'market=', 'remark'],
      outcomes: { read: { title: both('已阅', 'Read'), to: 'end' } },
    },
  },
  texts: {
    market: both('{{day}} 市场信息:{{market}}', 'Market information of {{day}}: {{market}}'),
  },
  registers: {
    days: {
      title: both('工作报表', 'Day reports'),
      columns: ['day', 'person', 'cases', 'market'],
      groupBy: ['person'],
    },
  },
});
