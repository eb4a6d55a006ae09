/** Prospects by industry, sorted and handed to marketing at once (P143). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const prospectCollection = definePlaybook({
  id: 'prospect-collection',
  version: 1,
  title: both('意向客户收集', 'Collecting prospects'),
  processes: ['P143'],
  team: 'advertising',
  triggers: [{ door: 'agent', who: ['@account-executive', '@assistant-ae'] }],
  settings: {
    handOn: {
      title: both('移交时限', 'Handed on within'),
      initial: '1wd',
      source: 'ours; P143 says at once',
    },
  },
  fields: {
    product: field('text', ['推广产品', 'Product']),
    prospects: field('rows', ['意向客户', 'Prospects'], {
      validWhen: 'size(prospects) > 0',
      columns: {
        industry: field('text', ['行业', 'Industry']),
        company: field('text', ['公司', 'Company']),
        contact: field('text', ['联系人', 'Contact']),
        phone: field('phone', ['电话', 'Phone']),
        need: field('text', ['需求', 'Need']),
      },
    }),
    feedback: field('long', ['市场部反馈', 'Feedback of marketing']),
  },
  start: 'collect',
  steps: {
    collect: {
      title: both('收集整理', 'Collect and sort'),
      by: 'opener',
      form: ['product!', 'prospects!'],
      outcomes: { handedOn: { title: both('移交市场部', 'To marketing'), to: 'take' } },
    },
    take: {
      title: both('市场部接收', 'Marketing takes over'),
      by: '@marketing',
      form: ['prospects=', 'feedback'],
      dues: [
        { id: 'take', ends: { withinOf: 'set.handOn' }, after: { raise: '@account-manager' } },
      ],
      outcomes: {
        taken: { title: both('已接收', 'Taken'), to: 'end' },
        back: { title: both('信息不全', 'Incomplete'), to: 'collect', form: ['feedback!'] },
      },
    },
  },
  registers: {
    prospects: {
      title: both('意向客户清单', 'Prospects'),
      columns: ['openedAt', 'product', 'prospects', 'owner'],
    },
  },
});
