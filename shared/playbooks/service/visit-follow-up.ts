/** Decoration firm: the day after a visit the account manager calls, then five people follow up (P035). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const visitFollowUp = definePlaybook({
  id: 'visit-follow-up',
  version: 1,
  title: both('隔日回访与五级追访', 'Next-day callback and five-level follow-up'),
  processes: ['P035'],
  team: 'general',
  about: 'customer',
  triggers: [{ door: 'agent' }, { door: 'playbook' }],
  fields: {
    visitedAt: field('at', ['来访时间', 'Visit']),
    designerSays: field('long', ['设计师介绍接待情况', 'What the designer tells']),
    reception: field('choice', ['客户评价设计师接待', 'Reception by the designer'], {
      choices: [
        { id: 'good', title: both('满意', 'Good') },
        { id: 'fair', title: both('一般', 'Fair') },
        { id: 'bad', title: both('不满意', 'Bad') },
      ],
    }),
    needs: field('long', ['潜在需求', 'Latent needs']),
    designerNote: field('long', ['设计师追访', 'Designer']),
    headNote: field('long', ['设计部经理追访', 'Design manager']),
    serviceNote: field('long', ['客服经理追访', 'Customer-service manager']),
    phoneNote: field('long', ['电话营销追访', 'Telemarketer']),
    topNote: field('long', ['总经理追访', 'General manager']),
    decision: field('choice', ['客户决定', 'Decision'], {
      choices: [
        { id: 'signed', title: both('签约', 'Signed') },
        { id: 'lost', title: both('放弃', 'Lost') },
        { id: 'open', title: both('未定', 'Not yet') },
      ],
    }),
  },
  start: 'ask',
  steps: {
    ask: {
      title: both('向设计师了解', 'Ask the designer'),
      by: '@account-manager',
      form: ['visitedAt!', 'designerSays!'],
      outcomes: { asked: { title: both('已了解', 'Asked'), to: 'nextDay' } },
    },
    nextDay: {
      title: both('隔日', 'The next day'),
      wait: { until: 'date(visitedAt) + span("1d")' },
      outcomes: { now: { title: both('次日', 'Next day'), to: 'call' } },
    },
    call: {
      title: both('隔日电话回访', 'Call'),
      by: '@account-manager',
      form: ['designerSays=', 'reception!', 'needs!'],
      dues: [{ id: 'today', ends: { by: 'end of day' }, after: { raise: '@service-manager' } }],
      outcomes: {
        follow: {
          title: both('启动五级追访', 'Five people follow up'),
          to: ['designer', 'designManager', 'serviceManager', 'telemarketer', 'generalManager'],
        },
        closed: { title: both('客户明确放弃', 'Lost'), to: 'end' },
      },
    },
    designer: {
      title: both('设计师必追', 'The designer must'),
      by: '@designer',
      form: ['needs=', 'designerNote!'],
      dues: [{ id: 'designer', ends: { within: '1d' }, after: { raise: '@design-manager' } }],
      outcomes: { done: { title: both('已追访', 'Done'), to: 'settle' } },
    },
    designManager: {
      title: both('设计部经理紧追', 'The design manager, pressing'),
      by: '@design-manager',
      form: ['designerNote=', 'headNote!'],
      dues: [
        { id: 'design-manager', ends: { within: '2d' }, after: { raise: '@service-manager' } },
      ],
      outcomes: { done: { title: both('已追访', 'Done'), to: 'settle' } },
    },
    serviceManager: {
      title: both('客服经理必追', 'The customer-service manager must'),
      by: '@service-manager',
      form: ['reception=', 'serviceNote!'],
      dues: [
        { id: 'service-manager', ends: { within: '3d' }, after: { raise: '@general-manager' } },
      ],
      outcomes: { done: { title: both('已追访', 'Done'), to: 'settle' } },
    },
    telemarketer: {
      title: both('电话营销天天追', 'The telemarketer, every day'),
      by: '@telemarketer',
      form: ['phoneNote!', 'decision!'],
      dues: [{ id: 'today', ends: { by: 'end of day' }, after: { remind: '@telemarketer' } }],
      outcomes: {
        again: {
          title: both('明日再追', 'Again tomorrow'),
          to: 'tomorrow',
          when: 'decision == "open"',
        },
        decided: { title: both('客户已决定', 'Decided'), to: 'settle', when: 'decision != "open"' },
      },
    },
    tomorrow: {
      title: both('等到次日', 'Until tomorrow'),
      wait: { until: 'ticket.enteredAt + span("1d")' },
      outcomes: { now: { title: both('次日', 'Next day'), to: 'telemarketer' } },
    },
    generalManager: {
      title: both('总经理追访', 'The general manager'),
      by: '@general-manager',
      form: ['serviceNote=', 'topNote!'],
      outcomes: { done: { title: both('已追访', 'Done'), to: 'settle' } },
    },
    settle: {
      title: both('登记结果', 'Record the result'),
      join: true,
      by: '@account-manager',
      form: ['decision!', 'needs='],
      outcomes: { closed: { title: both('结束', 'Close'), to: 'end', when: 'decision != "open"' } },
    },
  },
  acts: {
    decided: {
      title: both('客户已作决定', 'The customer has decided'),
      by: '@account-manager',
      form: ['decision!'],
      to: 'settle',
    },
  },
  registers: {
    visits: {
      title: both('追访登记', 'Follow-ups'),
      columns: ['visitedAt', 'reception', 'needs', 'decision', 'state'],
      groupBy: ['decision'],
    },
  },
});
