/** Members ask, give opinions, complain, and are warned when the market moves (P110). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const memberService = definePlaybook({
  id: 'member-service',
  version: 1,
  title: both('会员服务', 'Service to members'),
  processes: ['P110'],
  team: 'general',
  about: 'customer',
  triggers: [{ door: 'phone' }, { door: 'chat' }, { door: 'form' }, { door: 'mail' }],
  settings: {
    laterCallback: {
      title: both('后期回访时间', 'Later callback after'),
      initial: undefined,
      source: 'P110, blank',
    },
  },
  fields: {
    content: field('long', ['内容', 'What it is about']),
    kind: field('choice', ['类型', 'Kind'], {
      choices: [
        { id: 'question', title: both('咨询', 'Question') },
        { id: 'opinion', title: both('意见', 'Opinion') },
        { id: 'complaint', title: both('投诉', 'Complaint') },
      ],
    }),
    answer: field('long', ['答复', 'Answer']),
  },
  start: 'record',
  steps: {
    record: {
      title: both('记录与解答', 'Record and answer'),
      by: '@agent',
      form: ['content!', 'kind!', 'answer'],
      outcomes: {
        answered: {
          title: both('已解答', 'Answered'),
          to: 'later',
          when: 'kind == "question"',
          form: ['answer!'],
        },
        opinion: {
          title: both('收集意见', 'Opinion'),
          to: 'later',
          when: 'kind == "opinion"',
          effects: [{ open: 'suggestion', with: { content: 'content' }, key: 'ticket.id' }],
        },
        complaint: {
          title: both('转投诉', 'Complaint'),
          to: 'end',
          when: 'kind == "complaint"',
          effects: [{ open: 'complaint', about: 'about', key: 'ticket.id' }],
        },
        hard: { title: both('请主管处理', 'To the supervisor'), to: 'supervisor' },
      },
    },
    supervisor: {
      title: both('主管处理', 'The supervisor'),
      by: '@supervisor',
      form: ['content=', 'kind=', 'answer!'],
      outcomes: {
        answered: {
          title: both('已处理', 'Done'),
          to: 'later',
          effects: [{ send: 'answer', to: 'customer' }],
        },
      },
    },
    later: {
      title: both('等到回访时间', 'Until the callback'),
      resolved: true,
      wait: { until: 'ticket.enteredAt + coalesce(set.laterCallback, span("7d"))' },
      outcomes: {
        call: {
          title: both('后期回访', 'Call back'),
          to: 'end',
          effects: [
            {
              open: 'callback-call',
              about: 'about',
              with: { service: 'content' },
              key: 'ticket.id',
            },
          ],
        },
      },
    },
  },
  texts: { answer: both('您好,答复如下:{{answer}}', 'Our answer: {{answer}}') },
  registers: {
    members: {
      title: both('会员服务登记', 'Service to members'),
      columns: ['openedAt', 'kind', 'content', 'answer', 'owner'],
      groupBy: ['kind'],
    },
  },
});

export const riskReminder = definePlaybook({
  id: 'risk-reminder',
  version: 1,
  title: both('行情风险提示', 'Warning of a market risk'),
  processes: ['P110'],
  team: 'general',
  triggers: [
    { on: 'market.risk', key: 'event.id', with: { event: 'event.text' } },
    { door: 'agent', who: ['@supervisor', '@agent'] },
  ],
  fields: {
    event: field('text', ['行情', 'Market event']),
    warning: field('long', ['提示内容', 'Warning']),
    members: field('rows', ['提示对象', 'Who is warned'], {
      columns: {
        id: field('ref:customer', ['会员', 'Member']),
        name: field('text', ['姓名', 'Name']),
        phone: field('phone', ['电话', 'Phone']),
      },
    }),
    writer: field('person', ['编制人', 'Written by']),
    remark: field('text', ['审核意见', 'Remark']),
  },
  start: 'write',
  steps: {
    write: {
      title: both('撰写提示', 'Write'),
      by: '@agent',
      form: ['event!', 'warning!', 'remark='],
      guide: both(
        '只提示风险,不给买卖建议,不承诺收益。',
        'Point out the risk; no advice to buy or sell, no promise of gain.',
      ),
      effects: [
        {
          fill: 'members',
          from: { of: 'customer', where: 'row.class == "member" && row.active && !row.doNotCall' },
        },
      ],
      outcomes: {
        written: {
          title: both('送审', 'For approval'),
          to: 'approve',
          effects: [{ set: { writer: 'me' } }],
        },
        dropped: { title: both('无需提示', 'Not needed'), to: 'end' },
      },
    },
    approve: {
      title: both('主管审核', 'The supervisor approves'),
      by: { who: '@supervisor', not: '$writer' },
      form: ['event=', 'warning=', 'members=', 'remark'],
      outcomes: {
        approved: {
          title: both('发给会员', 'Send to the members'),
          to: 'end',
          effects: [
            {
              open: 'member-message',
              each: 'members',
              about: 'row.id',
              with: { text: 'warning' },
              key: 'ticket.id + "/" + row.id.id',
            },
          ],
        },
        back: { title: both('退回', 'Back'), to: 'write', form: ['remark!'] },
      },
    },
  },
  registers: {
    warnings: {
      title: both('风险提示登记', 'Warnings'),
      columns: ['openedAt', 'event', 'warning', 'members', 'state'],
    },
  },
});

/** One message to one customer, so that consent, quiet hours and the log are the customer's own. */
export const memberMessage = definePlaybook({
  id: 'member-message',
  version: 1,
  title: both('给客户的消息', 'Message to a customer'),
  processes: ['P110'],
  team: 'general',
  about: 'customer',
  triggers: [{ door: 'playbook' }],
  fields: { text: field('long', ['内容', 'Text']) },
  start: 'send',
  steps: {
    send: {
      title: both('发送', 'Send'),
      outcomes: {
        unwanted: { title: both('客户不愿接受', 'Unwanted'), to: 'end', when: 'about.doNotCall' },
        sent: {
          title: both('已发送', 'Sent'),
          to: 'end',
          effects: [{ send: 'message', to: 'customer', via: ['sms', 'mail'] }],
        },
      },
    },
  },
  texts: { message: both('您好:{{text}}', 'Good day: {{text}}') },
});
