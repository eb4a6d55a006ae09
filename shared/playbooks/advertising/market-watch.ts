/** Daily newsletter; competitor advertising by size, product, frequency, media, expression and appeal; brand review (P162). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const marketWatch = definePlaybook({
  id: 'market-watch',
  version: 1,
  title: both('市场与竞品资料收集', 'Market and competitor information'),
  processes: ['P162'],
  team: 'advertising',
  about: 'client-account',
  triggers: [
    {
      cron: '0 9 * * 1-5',
      days: 'work-after',
      each: { of: 'client-account', where: 'row.active' },
      key: 'row.id + text(today)',
    },
  ],
  fields: {
    news: field('rows', ['当日要闻', 'News of the day'], {
      columns: {
        source: field('choice', ['来源', 'Source'], {
          choices: [
            { id: 'tv', title: both('电视', 'Television') },
            { id: 'paper', title: both('报纸', 'Newspaper') },
            { id: 'web', title: both('网络', 'Internet') },
            { id: 'magazine', title: both('杂志', 'Magazine') },
            { id: 'state', title: both('政府', 'Government') },
          ],
        }),
        title: field('text', ['标题', 'Title']),
        note: field('text', ['摘要', 'Summary']),
      },
    }),
    ads: field('rows', ['竞品广告', 'Competitor advertising'], {
      columns: {
        competitor: field('text', ['竞品', 'Competitor']),
        size: field('text', ['规格', 'Size']),
        product: field('text', ['产品', 'Product']),
        frequency: field('number', ['频次', 'Frequency']),
        medium: field('text', ['媒体', 'Medium']),
        expression: field('text', ['表现', 'Expression']),
        appeal: field('text', ['诉求', 'Appeal']),
      },
    }),
    review: field('long', ['品牌回顾(月末)', 'Brand review at the month end'], {
      requiredWhen: 'today == endOf(periodOf(today, "month"))',
    }),
  },
  start: 'gather',
  steps: {
    gather: {
      title: both('收集', 'Gather'),
      by: '@assistant-ae',
      form: ['news!', 'ads', 'review'],
      dues: [{ id: 'day', ends: { by: 'end of day' }, after: { remind: '@assistant-ae' } }],
      outcomes: { ready: { title: both('提交', 'Handed in'), to: 'read' } },
    },
    read: {
      title: both('AE审阅', 'AE reads'),
      by: '@account-executive',
      form: ['news=', 'ads=', 'review='],
      outcomes: {
        read: {
          title: both('已阅', 'Read'),
          to: 'end',
          effects: [{ send: 'letter', to: '@account-director' }],
        },
        more: { title: both('补充', 'More'), to: 'gather' },
      },
    },
  },
  texts: {
    letter: both(
      '{{about.name}} 每日市场资讯已更新(编号 {{ticket.number}})。',
      'The daily market letter of {{about.name}} is ready ({{ticket.number}}).',
    ),
  },
  registers: {
    ads: {
      title: both('竞品广告监测', 'Competitor advertising'),
      columns: ['openedAt', 'ads', 'review'],
    },
  },
});
