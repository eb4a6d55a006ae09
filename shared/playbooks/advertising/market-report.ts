/** The source calls it monthly in Chinese and quarterly in English: the desk chooses (P147). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const marketReport = definePlaybook({
  id: 'market-report',
  version: 1,
  title: both('市场报告', 'Market report to the client'),
  processes: ['P147'],
  team: 'advertising',
  about: 'client-account',
  triggers: [
    {
      cron: '0 9 25 * *',
      days: 'work-before',
      each: {
        of: 'client-account',
        where: 'row.active && (set.rhythm == "month" || month(today) % 3 == 0)',
      },
      key: 'row.id + text(periodOf(today, "month"))',
    },
  ],
  settings: {
    rhythm: {
      title: both('报告周期', 'Rhythm'),
      initial: 'month',
      variants: [
        { value: 'month', source: 'P147 Chinese title' },
        { value: 'quarter', source: 'P147 English title' },
      ],
      source: 'P147, contradiction',
    },
  },
  fields: {
    policy: field('long', ['政策', 'Policy']),
    operators: field('long', ['经营者动态', 'Operators']),
    promotion: field('long', ['促销', 'Promotion']),
    experience: field('long', ['品牌体验', 'Brand experience']),
    channels: field('long', ['渠道', 'Channels']),
    products: field('long', ['产品市场', 'Product market']),
    trend: field('long', ['行业趋势', 'Trend']),
    data: field('file', ['数据', 'Data']),
    comment: field('long', ['评论', 'Comment']),
    media: field('file', ['媒体评估报告', 'Media evaluation report']),
    report: field('document', ['市场报告', 'Market report']),
  },
  start: 'write',
  steps: {
    write: {
      title: both('撰写', 'Write'),
      by: '@account-executive',
      form: [
        'policy!',
        'operators',
        'promotion!',
        'experience',
        'channels',
        'products!',
        'trend!',
        'data',
        'comment!',
        'media!',
      ],
      dues: [
        {
          id: 'month',
          title: both('月末前', 'By the end of the month'),
          ends: { by: 'last' },
          before: [{ span: '2d', do: { remind: '@account-executive' } }],
          after: { raise: '@account-manager' },
        },
      ],
      outcomes: { written: { title: both('送审', 'For review'), to: 'review' } },
    },
    review: {
      title: both('审核', 'Review'),
      by: '@account-manager',
      form: ['comment=', 'media='],
      outcomes: {
        sent: {
          title: both('送客户', 'Sent to the client'),
          to: 'end',
          effects: [
            { make: 'report', into: 'report' },
            { send: 'cover', to: 'party:client', attach: 'report' },
          ],
        },
        back: { title: both('退回', 'Back'), to: 'write' },
      },
    },
  },
  parties: { client: { name: 'about.contact', mail: 'about.mail' } },
  texts: {
    report: both(
      '# {{about.name}} 市场报告\n[fields: policy, operators, promotion, experience, channels, products, trend, comment]',
      '# Market report, {{about.name}}\n[fields: policy, operators, promotion, experience, channels, products, trend, comment]',
    ),
    cover: both('市场报告见附件。', 'The market report is attached.'),
  },
});
