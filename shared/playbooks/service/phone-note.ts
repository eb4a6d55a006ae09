/** A telephone note by the six questions; a form asked for is sent at once (P004). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const phoneNote = definePlaybook({
  id: 'phone-note',
  version: 1,
  title: both('电话记录（5W1H）', 'Telephone note (5W1H)'),
  processes: ['P004'],
  team: 'general',
  triggers: [{ door: 'phone' }, { door: 'agent' }],
  settings: {
    callLength: {
      title: both('通话宜在', 'A call takes about'),
      initial: '3min',
      source: 'P004, K11',
    },
    longestCall: {
      title: both('通话最长', 'A call takes at most'),
      initial: '5min',
      source: 'P004, K11',
    },
    formWithin: {
      title: both('表格寄出期限', 'Form sent within'),
      initial: '24h',
      source: 'ours, P004: promptly',
    },
  },
  fields: {
    when: field('at', ['何时', 'When'], { proposed: 'now' }),
    who: field('text', ['何人', 'Who']),
    where: field('text', ['何地', 'Where']),
    what: field('long', ['何事', 'What']),
    why: field('long', ['为何', 'Why']),
    how: field('long', ['如何', 'How']),
    phone: field('phone', ['电话', 'Phone']),
    longDistance: field('yes', ['长途来电（优先）', 'Long-distance (first)']),
    minutes: field('number', ['通话分钟', 'Minutes'], { validWhen: 'minutes >= 0' }),
    form: field('text', ['索取的表格', 'Form asked for']),
    answerBy: field('at', ['约定回复时间', 'Answer promised by']),
    answer: field('long', ['回复', 'Answer']),
  },
  start: 'note',
  steps: {
    note: {
      title: both('记录', 'Note'),
      by: 'opener',
      form: ['when!', 'who!', 'where', 'what!', 'why', 'how', 'phone', 'longDistance', 'minutes'],
      guide: both(
        '通话以 {{set.callLength}} 为宜，不超过 {{set.longestCall}}。',
        'A call takes about {{set.callLength}}, not more than {{set.longestCall}}.',
      ),
      outcomes: {
        answered: { title: both('当即答复', 'Answered at once'), to: 'end' },
        later: {
          title: both('查询后另行答复', 'Look up and answer later'),
          to: 'answer',
          form: ['answerBy!'],
        },
        form: { title: both('寄送表格', 'Send a form'), to: 'send', form: ['form!'] },
      },
    },
    answer: {
      title: both('查询并回复', 'Look up and answer'),
      by: 'owner',
      form: ['what=', 'answer!'],
      dues: [
        {
          id: 'promised',
          ends: { at: 'answerBy' },
          before: [{ span: '10min', do: { remind: 'owner' } }],
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: { answered: { title: both('已回复', 'Answered'), to: 'end' } },
    },
    send: {
      title: both('寄送表格', 'Send the form'),
      by: 'owner',
      form: ['form='],
      dues: [{ id: 'sent', ends: { withinOf: 'set.formWithin' }, after: { raise: '@supervisor' } }],
      outcomes: { sent: { title: both('已寄出', 'Sent'), to: 'end' } },
    },
  },
  registers: {
    notes: {
      title: both('电话记录表', 'Telephone notes'),
      columns: ['when', 'who', 'where', 'what', 'why', 'how', 'minutes', 'owner'],
    },
  },
  metrics: {
    tooLong: {
      title: both('通话超过 5 分钟', 'Calls above 5 minutes'),
      value: { of: 'phone-note', where: 'minutes > 5', at: 'when', by: ['owner'] },
      per: { of: 'phone-note', at: 'when', by: ['owner'] },
      period: 'week',
    },
  },
});
