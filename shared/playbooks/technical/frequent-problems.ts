/** Service and technical support sum up what comes again and again, so that the next answer is quicker (P088). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const frequentProblems = definePlaybook({
  id: 'frequent-problems',
  version: 1,
  title: both('常见问题总结', 'Summary of frequent problems'),
  processes: ['P088'],
  team: 'technical',
  triggers: [
    {
      cron: '0 10 1 * *',
      days: 'work-after',
      key: 'text(previous(periodOf(today, "month")))',
      with: { month: 'previous(periodOf(today, "month"))' },
    },
    { door: 'agent' },
  ],
  fields: {
    month: field('period', ['月份', 'Month'], { proposed: 'periodOf(today, "month")' }),
    problems: field('rows', ['技术问题', 'Technical problems'], {
      columns: {
        number: field('text', ['任务单', 'Task sheet']),
        product: field('text', ['产品', 'Product']),
        cause: field('text', ['原因', 'Cause']),
        solution: field('long', ['解决方法', 'Solution']),
      },
    }),
    summary: field('long', ['常见问题与答法', 'Frequent problems and answers']),
    remark: field('long', ['技术部意见', 'Remark of the technicians']),
    sheet: field('document', ['常见问题总结', 'Summary']),
  },
  start: 'collect',
  steps: {
    collect: {
      title: both('提取当月问题', 'Fetch the month'),
      effects: [
        {
          fill: 'problems',
          from: {
            of: 'hotline',
            where: 'row.frequent && periodOf(row.openedAt, "month") == month',
            sort: 'cause',
          },
        },
      ],
      outcomes: {
        none: { title: both('没有常见问题', 'None'), to: 'end', when: 'size(problems) == 0' },
        some: { title: both('总结', 'Sum up'), to: 'write' },
      },
    },
    write: {
      title: both('客服总结', 'Service writes'),
      by: '@agent',
      form: ['problems=', 'summary!', 'remark='],
      outcomes: { written: { title: both('请技术部核对', 'To the technicians'), to: 'check' } },
    },
    check: {
      title: both('技术支持核对', 'The technicians check'),
      by: '@technician',
      form: ['summary', 'remark'],
      outcomes: {
        right: {
          title: both('无误,发布', 'Right: publish'),
          to: 'end',
          effects: [
            { make: 'sheet', into: 'sheet' },
            { open: 'knowledge-update', key: 'ticket.id' },
          ],
        },
        wrong: { title: both('退回修改', 'Back'), to: 'write', form: ['remark!'] },
      },
    },
  },
  texts: {
    sheet: both(
      '# {{month}} 常见问题\n{{summary}}',
      '# Frequent problems of {{month}}\n{{summary}}',
    ),
  },
});
