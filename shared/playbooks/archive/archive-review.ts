/** Every record is verified each quarter and supplemented; cards exist on paper and electronically (P047). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const archiveReview = definePlaybook({
  id: 'archive-review',
  version: 1,
  title: both('客户档案季度核定', 'Quarterly verification of a record'),
  processes: ['P047'],
  team: 'general',
  about: 'customer',
  triggers: [
    {
      cron: '0 9 1 1,4,7,10 *',
      days: 'work-after',
      each: { of: 'customer', where: 'row.form == "institution" && row.active' },
      key: 'row.id + "/" + periodOf(today, "quarter")',
    },
  ],
  fields: {
    paperFound: field('yes', ['书面卡片在档', 'Paper card is there']),
    same: field('yes', ['书面与电子一致', 'Paper and record agree']),
    supplement: field('long', ['增补与调整', 'Supplements and changes']),
    stillNeeded: field('yes', ['仍有保存价值', 'Still worth keeping']),
  },
  start: 'verify',
  steps: {
    verify: {
      title: both('核定并增补', 'Verify and supplement'),
      by: '@archive-clerk',
      form: ['paperFound!', 'same!', 'supplement', 'stillNeeded!'],
      dues: [{ id: 'month', ends: { within: '1mo' }, after: { raise: '@archive-supervisor' } }],
      outcomes: {
        kept: {
          title: both('核定完毕', 'Verified'),
          to: 'end',
          when: 'paperFound && same && stillNeeded',
          effects: [{ change: 'about', set: { trading: 'coalesce(supplement, about.trading)' } }],
        },
        repair: {
          title: both('补卡或更正', 'Replace or correct the card'),
          to: 'repair',
          when: 'stillNeeded && (!paperFound || !same)',
        },
        outdated: {
          title: both('提请销毁', 'Propose destruction'),
          to: 'end',
          when: '!stillNeeded',
          effects: [{ open: 'destruction', about: 'about', key: '"review " + ticket.number' }],
        },
      },
    },
    repair: {
      title: both('补卡更正', 'Put the card right'),
      by: '@archive-supervisor',
      form: ['supplement!'],
      outcomes: {
        repaired: { title: both('重新核定', 'Verify again'), to: 'verify' },
      },
    },
  },
});
