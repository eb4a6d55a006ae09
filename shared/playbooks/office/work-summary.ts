/** Each of the staff: the day in a few lines, the week as a briefing; the month goes into the assessment (P170). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const workSummary = definePlaybook({
  id: 'work-summary',
  version: 1,
  title: both('个人工作总结', 'Personal work summary'),
  processes: ['P170'],
  team: 'general',
  about: 'person',
  triggers: [
    {
      cron: '30 17 * * 1-5',
      days: 'work-before',
      each: { of: 'person', where: 'row.active' },
      key: 'row.id + text(today)',
      with: { day: 'today' },
    },
  ],
  fields: {
    day: field('date', ['日期', 'Day']),
    done: field('long', ['完成工作', 'Done']),
    open: field('long', ['未完成与原因', 'Not done, and why']),
    week: field('long', ['本周汇报(周五)', 'Briefing of the week (Fridays)'], {
      requiredWhen: 'weekday(day) == 5',
    }),
  },
  start: 'write',
  steps: {
    write: {
      title: both('填写总结', 'Write'),
      by: 'about',
      form: ['done!', 'open', 'week'],
      dues: [{ id: 'day', ends: { by: 'end of day' }, after: { remind: 'boss:about' } }],
      outcomes: { handedIn: { title: both('提交', 'Handed in'), to: 'end' } },
    },
  },
  registers: {
    summaries: {
      title: both('工作总结', 'Summaries'),
      columns: ['owner', 'day', 'done', 'open', 'week'],
      groupBy: ['owner'],
    },
  },
});
