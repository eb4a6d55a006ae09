/** Year, month, week and day; each begins with what the one before left open and what the wider plan wants (P180). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const workPlan = definePlaybook({
  id: 'work-plan',
  version: 1,
  title: both('个人工作计划', 'Personal work plan'),
  processes: ['P180'],
  team: 'general',
  about: 'person',
  triggers: [
    {
      cron: '0 9 * * 1-5',
      days: 'work-after',
      each: { of: 'person', where: 'row.active' },
      key: 'row.id + text(periodOf(today, "day"))',
      with: { period: 'periodOf(today, "day")' },
    },
    {
      cron: '30 8 * * 1',
      days: 'work-after',
      each: { of: 'person', where: 'row.active' },
      key: 'row.id + text(periodOf(today, "week"))',
      with: { period: 'periodOf(today, "week")' },
    },
    {
      cron: '0 8 1 * *',
      days: 'work-after',
      each: { of: 'person', where: 'row.active' },
      key: 'row.id + text(periodOf(today, "month"))',
      with: { period: 'periodOf(today, "month")' },
    },
    {
      cron: '0 8 2 1 *',
      days: 'work-after',
      each: { of: 'person', where: 'row.active' },
      key: 'row.id + text(periodOf(today, "year"))',
      with: { period: 'periodOf(today, "year")' },
    },
    { door: 'agent' },
  ],
  fields: {
    period: field('period', ['期间', 'Period']),
    tasks: field('rows', ['计划事项', 'Tasks'], {
      tasks: { owner: 'who', due: 'to', done: 'done' },
      columns: {
        what: field('text', ['事项', 'Task']),
        goal: field('text', ['上级计划目标', 'Goal of the wider plan']),
        who: field('person', ['负责人', 'Owner']),
        from: field('date', ['开始', 'From']),
        to: field('date', ['结束', 'To'], { validWhen: 'row.to >= row.from' }),
        after: field('text', ['前置事项', 'After']),
        done: field('yes', ['完成', 'Done']),
      },
    }),
    filed: field('yes', ['已整理上期文件', 'Earlier papers filed']),
    share: field('number', ['完成率', 'Share done'], {
      computed: 'size(tasks) > 0 ? dec(size(tasks.filter(t, t.done))) / size(tasks) : null',
    }),
    lessons: field('long', ['总结', 'Lessons']),
  },
  start: 'carry',
  steps: {
    carry: {
      title: both('带入未完成事项', 'Carry over what is not done'),
      effects: [{ fill: 'tasks', from: 'coalesce(prev.tasks, []).filter(t, !t.done)' }],
      outcomes: { carried: { title: both('已带入', 'Carried over'), to: 'plan' } },
    },
    plan: {
      title: both('制定计划', 'Plan'),
      by: 'about',
      form: ['tasks!', 'filed'],
      guide: both(
        '先看未完成事项,再排今天,再把前面的资料归档。',
        'First what is not done, then today, then file what is past.',
      ),
      outcomes: { planned: { title: both('开始执行', 'Begin'), to: 'work' } },
    },
    work: {
      title: both('执行', 'Work'),
      by: 'about',
      form: ['tasks', 'share='],
      dues: [{ id: 'end', ends: { at: 'endOf(period)' }, after: { go: 'close' } }],
      outcomes: { done: { title: both('期末小结', 'Sum up'), to: 'close' } },
    },
    close: {
      title: both('小结', 'Sum up'),
      by: 'about',
      form: ['share=', 'lessons'],
      outcomes: { closed: { title: both('结束', 'Closed'), to: 'end' } },
    },
  },
  registers: {
    plans: {
      title: both('工作计划', 'Plans'),
      columns: ['owner', 'period', 'tasks', 'share'],
      groupBy: ['owner'],
    },
  },
});
