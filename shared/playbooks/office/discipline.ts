/** Proposed, heard, decided by somebody else, booked into the pay (P176). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const discipline = definePlaybook({
  id: 'discipline',
  version: 1,
  title: both('奖惩', 'Reward and penalty'),
  processes: ['P176'],
  team: 'general',
  about: 'person',
  triggers: [{ door: 'playbook' }, { door: 'agent', who: ['@supervisor', '@service-manager'] }],
  access: { seenBy: ['about', '@service-manager', '@human-resources', '@general-manager'] },
  fields: {
    kind: field('choice', ['类别', 'Kind'], {
      choices: [
        { id: 'reward', title: both('奖励', 'Reward') },
        { id: 'penalty', title: both('处罚', 'Penalty') },
      ],
    }),
    reason: field('long', ['事由', 'Reason']),
    amount: field('money', ['金额', 'Amount'], { validWhen: 'amount >= 0' }),
    voice: field('long', ['本人陈述', 'Statement of the person']),
    ruling: field('long', ['决定', 'Ruling']),
  },
  start: 'hear',
  steps: {
    hear: {
      title: both('听取本人陈述', 'Hear the person'),
      by: 'about',
      form: ['kind=', 'reason=', 'voice'],
      dues: [{ id: 'hear', ends: { within: '3wd' }, after: { go: 'decide' } }],
      outcomes: { heard: { title: both('已陈述', 'Heard'), to: 'decide' } },
    },
    decide: {
      title: both('决定', 'Decide'),
      by: { who: '@service-manager', not: ['about', 'opener'] },
      form: ['kind!', 'reason!', 'voice=', 'amount', 'ruling!'],
      outcomes: {
        reward: {
          title: both('奖励', 'Reward'),
          to: 'end',
          when: 'kind == "reward" && amount > 0',
          effects: [
            {
              post: 'staff-pay',
              from: '"company"',
              to: 'about.id + "/" + text(periodOf(today, "month")) + "/reward"',
              amount: 'amount',
              note: 'ticket.number',
            },
            { send: 'result', to: 'about' },
          ],
        },
        penalty: {
          title: both('处罚', 'Penalty'),
          to: 'end',
          when: 'kind == "penalty" && amount > 0',
          effects: [
            {
              post: 'staff-pay',
              from: 'about.id + "/" + text(periodOf(today, "month")) + "/penalty"',
              to: '"company"',
              amount: 'amount',
              note: 'ticket.number',
            },
            { send: 'result', to: 'about' },
          ],
        },
        noted: {
          title: both('仅记录', 'Noted only'),
          to: 'end',
          effects: [{ send: 'result', to: 'about' }],
        },
        dropped: { title: both('不成立', 'Dropped'), to: 'end' },
      },
    },
  },
  texts: {
    result: both('关于“{{reason}}”的决定:{{ruling}}', 'Decision on "{{reason}}": {{ruling}}'),
  },
  registers: {
    decisions: {
      title: both('奖惩记录', 'Rewards and penalties'),
      columns: ['openedAt', 'kind', 'reason', 'amount', 'ruling'],
      groupBy: ['kind'],
      totals: ['amount'],
    },
  },
});
