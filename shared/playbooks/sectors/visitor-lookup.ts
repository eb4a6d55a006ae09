/** A visitor looks for somebody in the house: help, and note it (P101). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const visitorLookup = definePlaybook({
  id: 'visitor-lookup',
  version: 1,
  title: both('访客查询登记', 'Visitor looks for somebody'),
  processes: ['P101'],
  team: 'property',
  about: 'dwelling',
  triggers: [{ door: 'walk-in' }],
  fields: {
    visitor: field('text', ['访客姓名', 'Visitor']),
    phone: field('phone', ['访客电话', 'Phone']),
    wanted: field('text', ['找谁', 'Who is wanted']),
    result: field('choice', ['结果', 'Result'], {
      choices: [
        { id: 'led', title: both('已引导', 'Shown the way') },
        { id: 'absent', title: both('不在', 'Not there') },
        { id: 'unknown', title: both('查无此人', 'Not known here') },
        { id: 'refused', title: both('业主不接待', 'Not received') },
      ],
    }),
    message: field('text', ['留言', 'Message']),
  },
  start: 'note',
  steps: {
    note: {
      title: both('协助查询并登记', 'Help and note'),
      by: '@lobby',
      form: ['visitor!', 'phone', 'wanted!', 'result!', 'message'],
      guide: both(
        '先征得业主同意再引导;不向访客透露房号和电话。',
        'Ask the owner before showing the way; never tell a flat number or a phone.',
      ),
      outcomes: {
        done: { title: both('已登记', 'Noted'), to: 'end' },
        message: {
          title: both('代留言', 'Leave a message'),
          to: 'end',
          form: ['message!'],
          effects: [{ open: 'message-taking', key: 'ticket.id' }],
        },
      },
    },
  },
  registers: {
    visitors: {
      title: both('访客登记', 'Visitors'),
      columns: ['openedAt', 'visitor', 'wanted', 'result', 'message'],
    },
  },
});
