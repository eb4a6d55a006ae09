import { both, definePlaybook } from '#shared/domain/playbook/define.ts';

/** The plain inquiry: somebody asks, the desk answers, checks and counts. */
export const inquiry = definePlaybook({
  id: 'inquiry',
  version: 1,
  title: both('一般咨询', 'Inquiry'),
  processes: [
    'P001',
    'P002',
    'P009',
    'P010',
    'P011',
    'P012',
    'P013',
    'P014',
    'P018',
    'P019',
    'P020',
    'P023',
  ],
  team: 'general',
  triggers: [
    { door: 'form' },
    { door: 'mail' },
    { door: 'phone' },
    { door: 'walk-in' },
    { door: 'agent' },
    { door: 'playbook' },
  ],
  settings: {
    askAfter: {
      title: both('解决后多久发送满意度调查', 'Survey after'),
      initial: '24h',
      source: 'ours',
    },
    closeAfter: {
      title: both('解决后多久关闭', 'Closes after'),
      initial: '7d',
      source: 'ours',
    },
    reopenFor: {
      title: both('关闭后多久内来信会重新打开工单', 'Reopens by a word within'),
      // With the week before closing it is three weeks after the solution: later words are about something new.
      initial: '14d',
      source: 'ours',
    },
    badScore: {
      title: both('几分及以下算不满意', 'Scores up to this one are bad'),
      initial: 2,
      source: 'ours',
    },
  },
  fields: {},
  start: 'answer',
  steps: {
    answer: {
      title: both('处理并答复', 'Handle and answer'),
      by: '@agent',
      outcomes: {
        solved: {
          title: both('已解决', 'Solved'),
          to: 'resolved',
          effects: [{ notice: 'resolved' }],
        },
      },
    },
    resolved: {
      title: both('已解决，等待调查', 'Solved, survey to come'),
      resolved: true,
      wait: { until: 'ticket.enteredAt + set.askAfter' },
      outcomes: {
        ask: {
          title: both('发送满意度调查', 'Ask the customer'),
          to: 'asked',
          effects: [{ notice: 'survey' }],
        },
      },
    },
    asked: {
      title: both('已解决，等待关闭', 'Solved, closing soon'),
      resolved: true,
      wait: { until: 'ticket.resolvedAt + set.closeAfter' },
      outcomes: { close: { title: both('关闭', 'Close'), to: 'end' } },
    },
  },
  responses: [
    { on: 'customer-wrote', when: 'ticket.state == "resolved"', to: 'answer' },
    {
      on: 'customer-wrote',
      when: 'ticket.state == "closed" && now < ticket.endedAt + set.reopenFor',
      to: 'answer',
    },
    { on: 'reopened', to: 'answer' },
    {
      on: 'survey-answered',
      when: 'event.score <= set.badScore',
      effects: [{ open: 'recovery-callback', key: 'ticket.id' }],
    },
  ],
  dues: [
    {
      id: 'first-response',
      title: both('首次响应', 'First response'),
      ends: { within: '4wh' },
      keptWhen: 'ticket.repliedAt >= ticket.activeSince',
      before: [{ span: '1wh', do: { remind: 'owner' } }],
      after: { raise: '@supervisor' },
    },
    {
      id: 'resolution',
      title: both('解决', 'Resolution'),
      // Three days of 7.5 working hours.
      ends: { within: '22.5wh' },
      pausedWhile: 'ticket.state == "waiting"',
      before: [{ span: '7.5wh', do: { remind: 'owner' } }],
      after: { raise: '@supervisor' },
    },
  ],
});
