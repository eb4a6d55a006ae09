/** A live conversation: answered as it comes, handed to a department when it cannot be solved (P006). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const chatService = definePlaybook({
  id: 'chat-service',
  version: 1,
  title: both('在线客服', 'Online chat'),
  processes: ['P006'],
  team: 'general',
  about: 'customer',
  triggers: [{ door: 'chat' }],
  settings: {
    firstWord: {
      title: both('首次回应', 'First word within'),
      initial: '1min',
      source: 'ours, P006: in real time',
    },
  },
  fields: {
    question: field('long', ['问题', 'Question']),
    answer: field('long', ['答复要点', 'Answer']),
    department: field('team', ['转接部门', 'Department']),
  },
  start: 'talk',
  steps: {
    talk: {
      title: both('即时应答', 'Answer live'),
      by: { who: '@agent', share: 'load' },
      form: ['question!', 'answer'],
      guide: both('用语专业、简短、礼貌。', 'Professional, short and polite.'),
      dues: [
        {
          id: 'first-word',
          ends: { withinOf: 'set.firstWord' },
          keptWhen: 'answer != null',
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: {
        solved: { title: both('已解决', 'Solved'), to: 'end', when: 'answer != null' },
        transfer: {
          title: both('转相关部门', 'To a department'),
          to: 'department',
          form: ['department!'],
        },
      },
    },
    department: {
      title: both('部门接续应答', 'The department goes on'),
      by: '$department',
      form: ['question=', 'answer!'],
      dues: [{ id: 'answer', ends: { within: '24h' }, after: { raise: '@supervisor' } }],
      outcomes: {
        answered: {
          title: both('已答复', 'Answered'),
          to: 'end',
          effects: [{ send: 'answer', to: 'customer', via: ['chat', 'mail'] }],
        },
        back: { title: both('不属本部门', 'Not ours'), to: 'talk' },
      },
    },
  },
  texts: { answer: both('关于您的问题：{{answer}}', 'About your question: {{answer}}') },
});
