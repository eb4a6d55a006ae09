/** Clippings and trends for each client, before the office closes on Friday (P148). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const pressClipping = definePlaybook({
  id: 'press-clipping',
  version: 1,
  title: both('每周剪报', 'Weekly press clippings'),
  processes: ['P148'],
  team: 'advertising',
  about: 'client-account',
  triggers: [
    {
      cron: '0 9 * * 5',
      days: 'work-before',
      each: { of: 'client-account', where: 'row.active' },
      key: 'row.id + text(periodOf(today, "week"))',
    },
  ],
  fields: {
    clippings: field('rows', ['剪报', 'Clippings'], {
      columns: {
        source: field('text', ['媒体', 'Medium']),
        date: field('date', ['日期', 'Date']),
        title: field('text', ['标题', 'Title']),
        file: field('file', ['文件', 'File']),
      },
    }),
    trend: field('long', ['趋势预测', 'Trend']),
    paper: field('document', ['剪报', 'Clippings']),
  },
  start: 'clip',
  steps: {
    clip: {
      title: both('剪报', 'Clip'),
      by: '@assistant-ae',
      form: ['clippings!', 'trend'],
      dues: [
        {
          id: 'friday',
          title: both('周五下班前', 'Before closing on Friday'),
          ends: { by: 'end of day' },
          before: [{ span: '2h', do: { remind: '@assistant-ae' } }],
          after: { raise: '@account-manager' },
        },
      ],
      outcomes: {
        sent: {
          title: both('送客户', 'Sent'),
          to: 'end',
          effects: [
            { make: 'paper', into: 'paper' },
            { send: 'cover', to: 'party:client', attach: 'paper' },
          ],
        },
      },
    },
  },
  parties: { client: { name: 'about.contact', mail: 'about.mail' } },
  texts: {
    paper: both(
      '# {{about.name}} 每周剪报\n[rows: clippings]\n{{trend}}',
      '# Press clippings, {{about.name}}\n[rows: clippings]\n{{trend}}',
    ),
    cover: both('本周剪报见附件。', "This week's clippings are attached."),
  },
});
