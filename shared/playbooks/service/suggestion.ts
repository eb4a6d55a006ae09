/** A suggestion is thanked for, passed to a department and followed until something is better (P042, P043). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const suggestion = definePlaybook({
  id: 'suggestion',
  version: 1,
  title: both('客户建议与改进', 'Suggestion and improvement'),
  processes: ['P009', 'P042', 'P043'],
  team: 'suggestions',
  about: 'customer',
  triggers: [
    { door: 'form' },
    { door: 'phone' },
    { door: 'mail' },
    { door: 'agent' },
    { door: 'playbook' },
  ],
  settings: {
    answerWithin: { title: both('答复期限', 'Answered within'), initial: '24h', source: 'P009' },
    improveWithin: { title: both('改进期限', 'Improved within'), initial: '1mo', source: 'ours' },
  },
  fields: {
    content: field('long', ['建议内容', 'Suggestion']),
    kind: field('choice', ['类别', 'Kind'], {
      choices: [
        { id: 'product', title: both('产品', 'Product') },
        { id: 'service', title: both('服务', 'Service') },
        { id: 'market', title: both('市场信息', 'Market information') },
      ],
    }),
    department: field('team', ['责任部门', 'Department']),
    decision: field('long', ['部门意见', 'What the department decides']),
    improvement: field('long', ['改进情况', 'Improvement']),
    improvedOn: field('date', ['完成日期', 'Done on']),
    works: field('yes', ['改进有效', 'It works']),
  },
  start: 'record',
  steps: {
    record: {
      title: both('记录并致谢', 'Record and thank'),
      by: '@agent',
      form: ['content!', 'kind!', 'department!'],
      dues: [
        { id: 'answer', ends: { withinOf: 'set.answerWithin' }, after: { raise: '@supervisor' } },
      ],
      outcomes: {
        passed: {
          title: both('转责任部门', 'To the department'),
          to: 'decide',
          effects: [{ send: 'thanks', to: 'customer' }],
        },
        complaint: {
          title: both('实为投诉', 'It is a complaint'),
          to: 'end',
          effects: [
            {
              open: 'complaint',
              about: 'about',
              key: 'ticket.number',
              with: { content: 'content' },
            },
          ],
        },
      },
    },
    decide: {
      title: both('部门研究', 'The department decides'),
      by: '$department',
      form: ['content=', 'decision!'],
      outcomes: {
        adopt: { title: both('采纳', 'Adopt'), to: 'improve' },
        decline: { title: both('暂不采纳', 'Not now'), to: 'tell' },
        notOurs: { title: both('不属本部门', 'Not ours'), to: 'record' },
      },
    },
    improve: {
      title: both('改进', 'Improve'),
      by: '$department',
      form: ['decision=', 'improvement!', 'improvedOn!'],
      dues: [
        {
          id: 'improve',
          ends: { withinOf: 'set.improveWithin' },
          before: [{ span: '3d', do: { remind: '$department' } }],
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: { done: { title: both('已改进', 'Done'), to: 'review' } },
    },
    review: {
      title: both('复核成效', 'Review'),
      by: { who: '@supervisor', not: '$department' },
      form: ['improvement=', 'works!'],
      outcomes: {
        works: { title: both('有效', 'It works'), to: 'tell', when: 'works' },
        again: { title: both('继续改进', 'Improve further'), to: 'improve', when: '!works' },
      },
    },
    tell: {
      title: both('告知客户', 'Tell the customer'),
      effects: [{ send: 'result', to: 'customer' }],
      outcomes: { told: { title: both('已告知', 'Told'), to: 'end' } },
    },
  },
  texts: {
    thanks: both(
      '感谢您的建议，我们会认真研究。',
      'Thank you for your suggestion; we will study it.',
    ),
    result: both(
      '您的建议有了结果：{{decision}} {{improvement}}',
      'Your suggestion has had its result: {{decision}} {{improvement}}',
    ),
  },
  registers: {
    suggestions: {
      title: both('客户建议登记', 'Suggestions'),
      columns: ['openedAt', 'content', 'kind', 'department', 'decision', 'improvement', 'state'],
      groupBy: ['kind'],
    },
  },
  metrics: {
    adopted: {
      title: both('建议采纳率', 'Suggestions adopted'),
      value: { of: 'suggestion', where: 'improvement != null', at: 'ticket.endedAt', by: ['kind'] },
      per: { of: 'suggestion', at: 'ticket.endedAt', by: ['kind'] },
      period: 'month',
    },
  },
});
