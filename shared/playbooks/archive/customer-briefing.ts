/** The new keeper speaks with the customer, or with the colleagues of marketing, within a week (P045). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const customerBriefing = definePlaybook({
  id: 'customer-briefing',
  version: 1,
  title: both('接手客户首次沟通', 'First contact of a new keeper'),
  processes: ['P045'],
  team: 'general',
  about: 'customer',
  triggers: [{ door: 'playbook' }],
  settings: {
    talkWith: {
      title: both('首次沟通对象', 'Whom the keeper speaks with'),
      initial: 'customer',
      variants: [
        { value: 'customer', source: 'P045, car service' },
        { value: 'marketing', source: 'P045, information office' },
      ],
      source: 'P045, contradiction',
    },
  },
  fields: {
    talkedWith: field('choice', ['沟通对象', 'Spoken with'], {
      choices: [
        { id: 'customer', title: both('客户', 'Customer') },
        { id: 'marketing', title: both('营销人员', 'Marketing') },
      ],
      proposed: 'set.talkWith',
    }),
    talkedAt: field('at', ['沟通时间', 'When'], { proposed: 'now' }),
    note: field('long', ['沟通备案', 'Note']),
  },
  start: 'talk',
  steps: {
    talk: {
      title: both('沟通并备案', 'Talk and note'),
      by: 'owner',
      form: ['talkedWith!', 'talkedAt!', 'note!'],
      dues: [
        {
          id: 'week',
          ends: { within: '1w' },
          before: [{ span: '2d', do: { remind: 'owner' } }],
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: {
        noted: {
          title: both('已备案', 'Noted'),
          to: 'end',
          effects: [
            {
              change: 'about',
              set: { keeper: 'owner', lastContactAt: 'talkedAt', memo: 'note' },
            },
          ],
        },
      },
    },
  },
});
