/** Goes with order A, under its number; every version is kept (P157). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const conceptSheet = definePlaybook({
  id: 'concept-sheet',
  version: 1,
  title: both('商品概念策略单', 'Concept and strategy sheet B'),
  processes: ['P157'],
  team: 'advertising',
  about: 'client-account',
  triggers: [{ door: 'agent', who: ['@strategy'] }],
  number: { format: '{original}-B{n:2}', series: 'original' },
  fields: {
    original: field('text', ['工作单号', 'Number of order A']),
    concept: field('long', ['商品概念', 'Concept']),
    strategy: field('long', ['策略', 'Strategy']),
    backup: field('file', ['备份', 'Backup']),
    sheet: field('document', ['策略单', 'Sheet']),
  },
  start: 'write',
  steps: {
    write: {
      title: both('策略部编写', 'Strategy writes'),
      by: '@strategy',
      form: ['original!', 'concept!', 'strategy!'],
      outcomes: {
        handedIn: {
          title: both('提交', 'Handed in'),
          to: 'attach',
          effects: [{ number: true }, { make: 'sheet', into: 'sheet' }],
        },
      },
    },
    attach: {
      title: both('AE附于工作单并备份', 'AE attaches it to order A, backs it up'),
      by: '@account-executive',
      form: ['sheet=', 'backup!'],
      outcomes: {
        attached: {
          title: both('转创作与媒介', 'To creation and media'),
          to: 'end',
          effects: [
            { send: 'sheet', to: '@creation' },
            { send: 'sheet', to: '@media' },
          ],
        },
        back: { title: both('退回', 'Back'), to: 'write' },
      },
    },
  },
  texts: {
    sheet: both(
      '# 商品概念策略单(工作单 {{original}})\n[fields: concept, strategy]',
      '# Concept and strategy for order {{original}}\n[fields: concept, strategy]',
    ),
  },
});
