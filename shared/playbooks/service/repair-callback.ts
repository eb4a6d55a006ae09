/** Property: the mobile post follows up an owner's complaint or repair request until it is settled (P036). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const repairCallback = definePlaybook({
  id: 'repair-callback',
  version: 1,
  title: both('投诉报修跟踪回访', 'Follow-up of complaint or repair'),
  processes: ['P036'],
  team: 'general',
  about: 'customer',
  triggers: [{ door: 'playbook' }, { door: 'agent' }],
  settings: {
    callAfter: {
      title: both('完工后回访时限', 'Called back within'),
      initial: undefined,
      source: 'P036, BLANK',
    },
  },
  fields: {
    flat: field('text', ['房号', 'Flat']),
    kind: field('choice', ['类别', 'Kind'], {
      choices: [
        { id: 'complaint', title: both('投诉', 'Complaint') },
        { id: 'repair', title: both('报修', 'Repair request') },
      ],
    }),
    matter: field('long', ['事项', 'Matter']),
    doneAt: field('at', ['处理完成时间', 'Done at']),
    solved: field('yes', ['业主确认已解决', 'The owner says it is solved']),
    score: field('score', ['满意度', 'Satisfaction']),
    remark: field('long', ['业主意见', 'Remark']),
  },
  start: 'track',
  steps: {
    track: {
      title: both('跟踪处理进度', 'Follow the progress'),
      by: { who: '@agent', deputy: '@supervisor' },
      form: ['flat!', 'kind!', 'matter!', 'doneAt!'],
      outcomes: { done: { title: both('已处理', 'Dealt with'), to: 'call' } },
    },
    call: {
      title: both('回访业主', 'Call the owner'),
      by: '@agent',
      form: ['matter=', 'solved!', 'score!', 'remark'],
      dues: [
        {
          id: 'called',
          ends: { withinOf: 'set.callAfter' },
          from: 'doneAt',
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: {
        solved: { title: both('已解决', 'Solved'), to: 'end', when: 'solved' },
        again: { title: both('未解决，继续跟踪', 'Not solved'), to: 'track', when: '!solved' },
      },
    },
  },
  registers: {
    calls: {
      title: both('投诉报修回访记录', 'Follow-ups'),
      columns: ['openedAt', 'flat', 'kind', 'matter', 'doneAt', 'solved', 'score', 'remark'],
      groupBy: ['kind'],
    },
  },
});
