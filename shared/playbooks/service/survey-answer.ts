/** One customer's answer, in a round or after a service; a bad one has its measures (P038-P041). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const surveyAnswer = definePlaybook({
  id: 'survey-answer',
  version: 1,
  title: both('用户满意度调查表', 'Satisfaction form'),
  processes: ['P038', 'P039', 'P040', 'P041'],
  team: 'relations',
  about: 'customer',
  triggers: [{ door: 'playbook' }, { door: 'agent' }],
  settings: {
    answerWithin: { title: both('答复期限', 'Answered within'), initial: '2w', source: 'ours' },
  },
  fields: {
    service: field('text', ['服务事项', 'Service']),
    questions: field('questions', ['问卷', 'Questionnaire']),
    score: field('score', ['总体满意度', 'Overall satisfaction']),
    comment: field('long', ['意见', 'Comment']),
    measure: field('long', ['改进措施', 'Measure']),
  },
  start: 'ask',
  steps: {
    ask: {
      title: both('客户填写（邮件链接或电话代填）', 'The customer answers, by link or by phone'),
      by: { who: ['customer', '@agent'], via: ['link'] },
      form: ['service=', 'questions', 'score!', 'comment'],
      effects: [{ send: 'invitation', to: 'customer', via: ['mail', 'sms'] }],
      dues: [{ id: 'answer', ends: { withinOf: 'set.answerWithin' }, after: { go: 'silent' } }],
      outcomes: {
        content: { title: both('满意', 'Content'), to: 'end', when: 'score >= 3' },
        notContent: { title: both('不满意', 'Not content'), to: 'measure', when: 'score < 3' },
        declined: { title: both('拒答', 'Declines'), to: 'end' },
      },
    },
    silent: {
      title: both('逾期未答', 'No answer'),
      outcomes: { closed: { title: both('关闭', 'Close'), to: 'end' } },
    },
    measure: {
      title: both('采取措施', 'Take measures'),
      by: '@supervisor',
      form: ['score=', 'comment=', 'measure!'],
      outcomes: {
        taken: {
          title: both('主管回访', 'A supervisor calls'),
          to: 'end',
          effects: [{ open: 'recovery-callback', about: 'about', key: 'ticket.number' }],
        },
      },
    },
  },
  texts: {
    invitation: both(
      '请用一分钟评价我们的服务，谢谢！',
      'Please take a minute to rate our service. Thank you!',
    ),
  },
  registers: {
    answers: {
      title: both('满意度调查表', 'Answers'),
      columns: ['openedAt', 'service', 'score', 'comment', 'measure'],
      groupBy: ['score'],
    },
  },
  metrics: {
    // K1: the share of satisfied customers among those who answered.
    satisfied: {
      title: both('满意度', 'Satisfied'),
      value: { of: 'survey-answer', where: 'score >= 4', at: 'ticket.endedAt' },
      per: { of: 'survey-answer', where: 'score != null', at: 'ticket.endedAt' },
      target: '0.95',
      period: 'quarter',
      owner: '@supervisor',
    },
  },
});
