/** Trade with a customer begins: visits, credit, terms by the result (P054). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const tradeStart = definePlaybook({
  id: 'trade-start',
  version: 1,
  title: both('交易开始的授信处理', 'Beginning trade'),
  processes: ['P054'],
  team: 'general',
  about: 'customer',
  triggers: [{ door: 'playbook' }, { door: 'agent', who: ['@sales'] }],
  fields: {
    visitPlan: field('rows', ['走访计划', 'Visit plan'], {
      columns: {
        what: field('text', ['走访内容', 'Visit']),
        who: field('person', ['走访人', 'Visitor']),
        on: field('date', ['日期', 'Day']),
        done: field('yes', ['已走访', 'Done']),
      },
      tasks: { owner: 'who', due: 'on', done: 'done' },
    }),
    visitor: field('person', ['走访负责人', 'In charge of the visits']),
    draft: field('file', ['合同草案', 'Draft contract']),
    serviceOpinion: field('long', ['客服授信意见', 'Credit opinion of customer service']),
    financeOpinion: field('long', ['财务授信意见', 'Credit opinion of finance']),
    terms: field('long', ['交易条件', 'Terms of trade']),
  },
  start: 'visit',
  steps: {
    visit: {
      title: both('制订并执行走访计划', 'Plan and make the visits'),
      by: 'opener',
      form: ['visitPlan!', 'draft!'],
      outcomes: {
        visited: {
          title: both('走访完成', 'Visited'),
          to: 'credit',
          when: 'visitPlan.all(v, v.done)',
          effects: [
            { set: { visitor: 'me' } },
            { open: 'credit-review', about: 'about', key: '"start " + ticket.number' },
          ],
        },
        dropped: { title: both('不建立交易', 'No trade'), to: 'end' },
      },
    },
    credit: {
      title: both('等待信用调查', 'Credit is reviewed'),
      wait: { children: 'all' },
      outcomes: {
        known: {
          title: both('已有结论', 'Result known'),
          to: ['serviceOpinion', 'financeOpinion'],
        },
      },
    },
    serviceOpinion: {
      title: both('客服部授信意见', 'Opinion of customer service'),
      by: '@service-manager',
      form: ['draft=', 'serviceOpinion!'],
      outcomes: { given: { title: both('已出具', 'Given'), to: 'terms' } },
    },
    financeOpinion: {
      title: both('财务部授信意见', 'Opinion of finance'),
      by: '@finance',
      form: ['draft=', 'financeOpinion!'],
      outcomes: { given: { title: both('已出具', 'Given'), to: 'terms' } },
    },
    terms: {
      title: both('按授信结果确定条件', 'Terms by the result'),
      join: true,
      by: { who: '@marketing-manager', not: ['opener', '$visitor'] },
      form: ['serviceOpinion=', 'financeOpinion=', 'terms!'],
      outcomes: {
        contract: {
          title: both('进入合同流程', 'On to the contract'),
          to: 'end',
          effects: [
            {
              open: 'contract',
              key: 'ticket.number',
              with: { customer: 'about', terms: 'terms', draft: 'draft' },
            },
          ],
        },
        refused: { title: both('不予交易', 'No trade'), to: 'end' },
      },
    },
  },
});
