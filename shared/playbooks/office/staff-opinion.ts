/** Opinions on how the department is managed; only their author and those who decide see them (P178). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const staffOpinion = definePlaybook({
  id: 'staff-opinion',
  version: 1,
  title: both('员工意见', 'Opinion of a colleague'),
  processes: ['P178'],
  team: 'general',
  triggers: [{ door: 'agent' }],
  access: { seenBy: ['opener', '@service-manager', '@general-manager'] },
  settings: {
    answer: { title: both('答复期限', 'Answer within'), initial: '5wd', source: 'ours' },
  },
  fields: {
    opinion: field('long', ['意见或建议', 'Opinion']),
    answer: field('long', ['答复', 'Answer']),
  },
  start: 'say',
  steps: {
    say: {
      title: both('提出意见', 'Say it'),
      by: 'opener',
      form: ['opinion!'],
      outcomes: {
        toManager: { title: both('交经理', 'To the manager'), to: 'answer' },
        above: {
          title: both('涉及经理,交总经理', 'About the manager: to the general manager'),
          to: 'answerAbove',
        },
      },
    },
    answer: {
      title: both('经理答复', 'Manager answers'),
      by: '@service-manager',
      form: ['opinion=', 'answer!'],
      dues: [
        { id: 'answer', ends: { withinOf: 'set.answer' }, after: { raise: '@general-manager' } },
      ],
      outcomes: { answered: { title: both('答复', 'Answered'), to: 'end' } },
    },
    answerAbove: {
      title: both('总经理答复', 'General manager answers'),
      by: '@general-manager',
      form: ['opinion=', 'answer!'],
      outcomes: { answered: { title: both('答复', 'Answered'), to: 'end' } },
    },
  },
});
