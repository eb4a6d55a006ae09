/** A user of a crane calls or faxes; hard questions are answered in writing by fax and filed; none is missed (P089). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const userFeedback = definePlaybook({
  id: 'user-feedback',
  version: 1,
  title: both('用户反馈处理', 'Feedback from a user'),
  processes: ['P089'],
  team: 'installation',
  about: 'device',
  triggers: [
    { door: 'phone', with: { channel: '"phone"' } },
    { door: 'agent', with: { channel: '"fax"' } },
  ],
  settings: {
    callWithin: {
      title: both('回电时限', 'Call the user within'),
      initial: '30min',
      source: 'ours',
    },
    analyseWithin: {
      title: both('技术部分析时限', 'Analysis within'),
      initial: undefined,
      source: 'P089, blank',
    },
  },
  fields: {
    channel: field('choice', ['渠道', 'Channel'], {
      choices: [
        { id: 'phone', title: both('电话', 'Phone') },
        { id: 'fax', title: both('传真', 'Fax') },
      ],
    }),
    user: field('text', ['用户', 'User']),
    phone: field('phone', ['电话', 'Phone']),
    fax: field('phone', ['传真', 'Fax']),
    feedback: field('long', ['反馈内容', 'What the user says']),
    original: field('file', ['传真原件', 'The fax']),
    answer: field('long', ['答复', 'Answer']),
    analysis: field('long', ['技术分析', 'Analysis']),
    letter: field('document', ['书面答复', 'Written answer']),
  },
  start: 'call',
  steps: {
    call: {
      title: both('立即联系用户', 'Call the user at once'),
      by: { who: ['@field-staff', '@agent'] },
      form: ['channel!', 'user!', 'phone!', 'fax', 'feedback!', 'original', 'answer'],
      dues: [
        { id: 'call', ends: { withinOf: 'set.callWithin' }, after: { raise: '@install-head' } },
      ],
      outcomes: {
        answered: { title: both('当场解答', 'Answered'), to: 'end', form: ['answer!'] },
        hard: { title: both('疑难,会同技术部', 'Hard: with the technicians'), to: 'analyse' },
        visit: {
          title: both('需到现场', 'Somebody has to go'),
          to: 'end',
          form: ['answer!'],
          effects: [
            {
              open: 'field-quality',
              about: 'about',
              with: { problem: 'feedback' },
              key: 'ticket.id',
            },
          ],
        },
      },
    },
    analyse: {
      title: both('技术部共同分析', 'Analyse together'),
      by: { who: ['@technical-centre', '@field-staff'] },
      form: ['feedback=', 'original=', 'analysis!', 'answer!'],
      dues: [
        {
          id: 'analysis',
          ends: { withinOf: 'set.analyseWithin' },
          after: { raise: '@install-head' },
        },
      ],
      outcomes: {
        answered: {
          title: both('得出结论', 'Concluded'),
          to: 'fax',
          effects: [{ make: 'letter', into: 'letter' }],
        },
      },
    },
    fax: {
      title: both('传真书面答复并存档', 'Fax the answer and file it'),
      by: '@field-staff',
      form: ['letter=', 'fax!'],
      outcomes: {
        sent: {
          title: both('已传真、存档', 'Faxed and filed'),
          to: 'end',
          effects: [{ send: 'letter', to: 'customer', via: ['fax'], attach: 'letter' }],
        },
      },
    },
  },
  texts: {
    letter: both(
      '{{user}}:\n关于您反馈的“{{feedback}}”,答复如下:{{answer}}',
      'To {{user}}:\nConcerning "{{feedback}}", our answer is: {{answer}}',
    ),
  },
  registers: {
    feedback: {
      title: both('用户反馈登记', 'Feedback'),
      columns: ['openedAt', 'channel', 'user', 'feedback', 'answer', 'state'],
      groupBy: ['channel'],
    },
  },
});
