/** A delivered project is called about monthly in its first year and quarterly afterwards (P032). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const projectCallback = definePlaybook({
  id: 'project-callback',
  version: 1,
  title: both('项目回访', 'Project callback'),
  processes: ['P032'],
  team: 'general',
  about: 'delivered-project',
  triggers: [
    {
      every: 'span(today < addMonths(row.deliveredOn, 12) ? "1mo" : "1q")',
      from: 'row.deliveredOn',
      until: 'row.endedOn',
      each: { of: 'delivered-project', where: 'row.deliveredOn != null' },
      key: 'row.id + "/" + text(today)',
    },
  ],
  fields: {
    usage: field('long', ['使用情况', 'How it is used']),
    content: field('score', ['满意度', 'Satisfaction']),
    problem: field('long', ['问题', 'Problem']),
    next: field('date', ['客户希望的下次回访日', 'Next call wished on']),
  },
  start: 'call',
  steps: {
    call: {
      title: both('电话回访', 'Call'),
      by: '@callback-specialist',
      form: ['usage!', 'content!', 'problem', 'next'],
      dues: [{ id: 'week', ends: { within: '1w' }, after: { raise: '@supervisor' } }],
      outcomes: {
        fine: { title: both('正常', 'Fine'), to: 'end', when: 'problem == null' },
        problem: {
          title: both('有问题', 'A problem'),
          to: 'end',
          when: 'problem != null',
          effects: [{ open: 'inquiry', about: 'about.customer', key: 'ticket.number' }],
        },
      },
    },
  },
  registers: {
    file: {
      title: both('项目回访档案', 'Callback file of projects'),
      columns: ['openedAt', 'usage', 'content', 'problem', 'next', 'endedAt'],
    },
  },
});
