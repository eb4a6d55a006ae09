/** Legal questions, suggestions and formal proposals; which duties the department has stands in its guide (P164). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const clientAdvice = definePlaybook({
  id: 'client-advice',
  version: 1,
  title: both('客户建议与法规咨询', 'Advice and proposals to a client'),
  processes: ['P164'],
  team: 'advertising',
  about: 'client-account',
  triggers: [{ door: 'agent', who: ['@account-executive'] }, { door: 'mail' }],
  fields: {
    kind: field('choice', ['类别', 'Kind'], {
      choices: [
        { id: 'rules', title: both('法规咨询', 'Question of rules') },
        { id: 'advice', title: both('建议', 'Suggestion') },
        { id: 'proposal', title: both('正式提案', 'Formal proposal') },
      ],
    }),
    question: field('long', ['事项', 'Matter']),
    answer: field('long', ['答复', 'Answer']),
    basis: field('text', ['法规依据', 'Rule'], { requiredWhen: 'kind == "rules" && has(answer)' }),
  },
  parties: { client: { name: 'about.contact', mail: 'about.mail' } },
  start: 'write',
  steps: {
    write: {
      title: both('拟定答复', 'Write'),
      by: '@account-executive',
      form: ['kind!', 'question!', 'answer!', 'basis'],
      outcomes: { ready: { title: both('送审', 'For review'), to: 'review' } },
    },
    review: {
      title: both('经理审核', 'Manager reviews'),
      by: '@account-manager',
      form: ['question=', 'answer=', 'basis='],
      outcomes: {
        sent: {
          title: both('答复客户', 'Answer the client'),
          to: 'end',
          effects: [{ send: 'answer', to: 'party:client' }],
        },
        back: { title: both('修改', 'Change'), to: 'write' },
      },
    },
  },
  texts: {
    answer: both(
      '关于“{{question}}”:{{answer}} {{basis}}',
      'On "{{question}}": {{answer}} {{basis}}',
    ),
  },
});
