/** Inferred: the source keeps the title only (P159). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const mediaRequest = definePlaybook({
  id: 'media-request',
  version: 1,
  title: both('媒介需求', 'Media request'),
  processes: ['P159'],
  team: 'advertising',
  about: 'client-account',
  triggers: [{ door: 'agent', who: ['@account-executive'] }],
  fields: {
    need: field('long', ['投放需求', 'What is needed']),
    from: field('date', ['投放开始', 'From']),
    to: field('date', ['投放结束', 'To'], { validWhen: 'to >= from' }),
    budget: field('money', ['预算', 'Budget']),
    plan: field('rows', ['媒介排期', 'Schedule'], {
      columns: {
        medium: field('text', ['媒介', 'Medium']),
        from: field('date', ['开始', 'From']),
        to: field('date', ['结束', 'To']),
        price: field('money', ['价格', 'Price']),
      },
    }),
    total: field('money', ['合计', 'Total'], { computed: 'sum(plan.map(p, p.price))' }),
    proof: field('file', ['刊播证明', 'Proof of publication']),
  },
  parties: { client: { name: 'about.contact', mail: 'about.mail' } },
  start: 'ask',
  steps: {
    ask: {
      title: both('提出需求', 'Ask'),
      by: '@account-executive',
      form: ['need!', 'from!', 'to!', 'budget!'],
      outcomes: { asked: { title: both('转媒介部', 'To media'), to: 'plan' } },
    },
    plan: {
      title: both('媒介排期', 'Schedule'),
      by: '@media',
      form: ['need=', 'plan!', 'total='],
      outcomes: {
        inBudget: { title: both('提交', 'Handed in'), to: 'agree', when: 'total <= budget' },
        dearer: {
          title: both('超预算,退AE', 'Over budget, back'),
          to: 'ask',
          when: 'total > budget',
        },
      },
    },
    agree: {
      title: both('客户确认排期', 'Client agrees'),
      by: { who: 'party:client', via: ['link', 'paper'] },
      form: ['plan=', 'total='],
      outcomes: {
        agreed: { title: both('同意', 'Agreed'), to: 'place' },
        change: { title: both('修改', 'Change'), to: 'plan' },
      },
    },
    place: {
      title: both('投放与监测', 'Place and watch'),
      by: '@media',
      form: ['proof!'],
      outcomes: { published: { title: both('投放完成', 'Published'), to: 'end' } },
    },
  },
});
