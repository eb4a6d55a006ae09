/** More is delivered than the limit allows: reported before it goes on (P051). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const creditOverrun = definePlaybook({
  id: 'credit-overrun',
  version: 1,
  title: both('超授信额度报备', 'Limit exceeded'),
  processes: ['P051'],
  team: 'general',
  about: 'customer',
  triggers: [
    { on: 'ledger:exposure', key: 'event.id' },
    { door: 'agent', who: ['@sales', '@finance'] },
  ],
  fields: {
    used: field('money', ['已占用额度', 'Credit in use'], {
      computed: 'balance("exposure", about.id)',
    }),
    over: field('money', ['超出金额', 'Above the limit'], {
      computed: 'used - about.creditLimit',
    }),
    reason: field('long', ['超额原因', 'Reason']),
    reporter: field('person', ['报备人', 'Reported by']),
    decision: field('long', ['批示', 'Instruction']),
  },
  start: 'report',
  steps: {
    report: {
      title: both('说明并报备', 'Explain and report'),
      by: '@sales',
      form: ['used=', 'over=', 'reason!'],
      outcomes: {
        reported: {
          title: both('报备', 'Report'),
          to: 'decide',
          effects: [{ set: { reporter: 'me' } }],
        },
      },
    },
    decide: {
      title: both('市场部经理或总经理批示', 'Marketing or general manager decides'),
      by: { who: ['@marketing-manager', '@general-manager'], not: ['opener', '$reporter'] },
      form: ['used=', 'over=', 'reason=', 'decision!'],
      outcomes: {
        allowed: { title: both('同意超额', 'Allowed'), to: 'end' },
        review: {
          title: both('重新核定额度', 'Review the limit'),
          to: 'end',
          effects: [
            {
              open: 'credit-review',
              about: 'about',
              key: 'ticket.number',
              with: { reason: 'reason' },
            },
          ],
        },
        held: {
          title: both('暂停供货', 'Hold supply'),
          to: 'end',
          effects: [{ change: 'about', set: { supplyHeld: 'true' } }],
        },
      },
    },
  },
});
