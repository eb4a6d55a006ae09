/** Carries the number of its order (P158). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const jobRevision = definePlaybook({
  id: 'job-revision',
  version: 1,
  title: both('后续修改工作单', 'Revision order C'),
  processes: ['P158'],
  team: 'advertising',
  about: 'client-account',
  triggers: [{ door: 'playbook' }],
  number: { format: '{original}', series: 'original', sameAs: 'parent' },
  fields: {
    original: field('text', ['原工作单号', 'Number of the order']),
    change: field('long', ['修改要求', 'What to change']),
    work: field('file', ['修改稿', 'Revised work']),
  },
  start: 'ask',
  steps: {
    ask: {
      title: both('填写修改要求', 'Say what to change'),
      by: '@account-executive',
      form: ['original=', 'change!'],
      outcomes: {
        issued: { title: both('下达', 'Issued'), to: 'revise', effects: [{ number: true }] },
      },
    },
    revise: {
      title: both('修改', 'Revise'),
      by: '@creation',
      form: ['change=', 'work!'],
      outcomes: { revised: { title: both('完成', 'Revised'), to: 'check' } },
    },
    check: {
      title: both('AE核对', 'AE checks'),
      by: '@account-executive',
      form: ['work='],
      outcomes: {
        accepted: { title: both('合格', 'Accepted'), to: 'end' },
        again: { title: both('再修改', 'Again'), to: 'ask' },
      },
    },
  },
});
