/** Every Monday morning for each client: where we stand, the schedule, what comes next (P146). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const clientWeeklyReport = definePlaybook({
  id: 'client-weekly-report',
  version: 1,
  title: both('客户工作周报', 'Weekly status report to the client'),
  processes: ['P146'],
  team: 'advertising',
  about: 'client-account',
  triggers: [
    {
      cron: '0 9 * * 1',
      days: 'work-after',
      each: { of: 'client-account', where: 'row.active' },
      key: 'row.id + text(periodOf(today, "week"))',
      with: { ae: 'row.executive' },
    },
  ],
  fields: {
    ae: field('person', ['客户执行', 'Account executive']),
    status: field('long', ['工作进展', 'Status']),
    schedule: field('rows', ['进度', 'Schedule'], {
      columns: {
        what: field('text', ['事项', 'Item']),
        by: field('date', ['完成日期', 'Due']),
        stand: field('text', ['进展', 'Stand']),
      },
    }),
    next: field('long', ['下一步', 'Next actions']),
    report: field('document', ['工作周报表', 'Weekly report']),
  },
  start: 'write',
  steps: {
    write: {
      title: both('编写周报', 'Write'),
      by: '$ae',
      form: ['status!', 'schedule!', 'next!'],
      dues: [
        {
          id: 'morning',
          title: both('周一中午前', 'Before Monday noon'),
          ends: { by: '12:00' },
          after: { raise: '@account-manager' },
        },
      ],
      outcomes: {
        sent: {
          title: both('送客户与小组', 'Sent'),
          to: 'end',
          effects: [
            { make: 'report', into: 'report' },
            { send: 'cover', to: 'party:client', attach: 'report' },
            { send: 'cover', to: '@creation', attach: 'report' },
          ],
        },
      },
    },
  },
  parties: { client: { name: 'about.contact', mail: 'about.mail' } },
  texts: {
    report: both(
      '# {{about.name}} 工作周报\n[fields: status, next]\n[rows: schedule]',
      '# Weekly report, {{about.name}}\n[fields: status, next]\n[rows: schedule]',
    ),
    cover: both('本周工作周报见附件。', 'The weekly status report is attached.'),
  },
});
