/** Car dealer: the day's service visits, exported by date, are all called back the same day (P033). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const afterSalesCallbackDay = definePlaybook({
  id: 'after-sales-callback-day',
  version: 1,
  title: both('售后每日回访', 'Daily after-sales callbacks'),
  processes: ['P033'],
  team: 'general',
  triggers: [{ cron: '0 9 * * *', days: 'any', key: 'today' }],
  fields: {
    day: field('date', ['维修日期', 'Service day'], { proposed: 'today' }),
    visits: field('rows', ['当日回访数据', 'Visits to call about'], {
      columns: {
        visitNo: field('text', ['工单号', 'Visit number']),
        customer: field('ref:customer', ['车主', 'Car owner']),
        service: field('text', ['维修项目', 'Service']),
        serviceAt: field('at', ['交车时间', 'Handed back']),
      },
    }),
    opinions: field('long', ['意见建议汇总', 'Opinions']),
  },
  start: 'export',
  steps: {
    export: {
      title: both('导出当日数据', 'Export the day'),
      by: '@callback-specialist',
      form: ['day!', 'visits'],
      outcomes: {
        call: {
          title: both('开始回访', 'Call'),
          to: 'calling',
          when: 'size(visits) > 0',
          effects: [
            {
              open: 'callback-call',
              each: 'visits',
              about: 'row.customer',
              key: '"visit " + row.visitNo',
              with: { service: 'row.service', serviceAt: 'row.serviceAt' },
            },
          ],
        },
        none: { title: both('当日无数据', 'None today'), to: 'end', when: 'size(visits) == 0' },
      },
    },
    calling: {
      title: both('回访中', 'Calling'),
      wait: { children: 'all' },
      dues: [{ id: 'today', ends: { by: 'end of day' }, after: { raise: '@supervisor' } }],
      outcomes: { done: { title: both('已完成', 'Done'), to: 'record' } },
    },
    record: {
      title: both('登记意见建议', 'Record the opinions'),
      by: '@callback-specialist',
      form: ['opinions!'],
      outcomes: { filed: { title: both('归档', 'File'), to: 'end' } },
    },
  },
});
