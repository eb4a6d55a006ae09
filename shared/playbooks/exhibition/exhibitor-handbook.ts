/** Written, reviewed, printed (P137). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const exhibitorHandbook = definePlaybook({
  id: 'exhibitor-handbook',
  version: 1,
  title: both('参展须知', 'Exhibitor handbook'),
  processes: ['P137'],
  team: 'exhibition',
  about: 'fair',
  triggers: [{ door: 'agent', who: ['@general-office'] }],
  fields: {
    content: field('long', ['内容', 'Content']),
    layout: field('file', ['排版稿', 'Layout']),
    writer: field('person', ['编制人', 'Written by']),
    remarks: field('long', ['审核意见', 'Remarks']),
    copies: field('number', ['印数', 'Copies'], { validWhen: 'copies > 0' }),
    handbook: field('document', ['参展须知', 'Handbook']),
  },
  start: 'write',
  steps: {
    write: {
      title: both('设计与制作', 'Write and lay out'),
      by: '@general-office',
      form: ['content!', 'layout', 'remarks='],
      outcomes: {
        ready: {
          title: both('送审', 'For review'),
          to: 'review',
          effects: [{ set: { writer: 'me' } }],
        },
      },
    },
    review: {
      title: both('审核', 'Review'),
      by: { who: '@project-manager', not: '$writer' },
      form: ['content=', 'layout=', 'remarks'],
      outcomes: {
        approved: {
          title: both('通过', 'Approved'),
          to: 'print',
          effects: [{ make: 'handbook', into: 'handbook' }],
        },
        back: { title: both('修改', 'Change'), to: 'write', form: ['remarks!'] },
      },
    },
    print: {
      title: both('印刷', 'Print'),
      by: '@general-office',
      form: ['handbook=', 'copies!'],
      outcomes: { printed: { title: both('印制完毕', 'Printed'), to: 'end' } },
    },
  },
  texts: {
    handbook: both(
      '# {{about.name}} 参展须知\n{{content}}',
      '# Handbook for exhibitors of {{about.name}}\n{{content}}',
    ),
  },
});
