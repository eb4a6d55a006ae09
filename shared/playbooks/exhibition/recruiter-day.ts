/** Numbers of calls, mails and faxes each day; on the last working day of the week also a summary (P132). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const recruiterDay = definePlaybook({
  id: 'recruiter-day',
  version: 1,
  title: both('招展日报', "Recruiter's daily report"),
  processes: ['P132'],
  team: 'exhibition',
  about: 'person',
  triggers: [
    {
      cron: '0 16 * * 1-5',
      days: 'work-before',
      each: { of: 'person', where: 'row.active && row.post == "recruiter"' },
      key: 'row.id + text(today)',
      with: { recruiter: 'row.id' },
    },
  ],
  fields: {
    recruiter: field('person', ['招展员', 'Recruiter']),
    calls: field('number', ['电话数量', 'Calls'], { validWhen: 'calls >= 0' }),
    mails: field('number', ['邮件数量', 'Mails'], { validWhen: 'mails >= 0' }),
    faxes: field('number', ['传真数量', 'Faxes'], { validWhen: 'faxes >= 0' }),
    replies: field('number', ['收到参展回执', 'Reply forms received']),
    intending: field('number', ['意向客户数', 'Intending']),
    key: field('number', ['重点客户数', 'Key']),
    week: field('long', ['本周进展(周五填写)', 'Progress of the week (Fridays)'], {
      requiredWhen: 'weekday(today) == 5',
    }),
  },
  start: 'report',
  steps: {
    report: {
      title: both('填写工作日志', 'Fill in the log'),
      by: 'about',
      form: ['calls!', 'mails!', 'faxes!', 'replies', 'intending', 'key', 'week'],
      dues: [{ id: 'day', ends: { by: 'end of day' }, after: { raise: '@project-manager' } }],
      outcomes: { reported: { title: both('提交', 'Reported'), to: 'end' } },
    },
  },
  registers: {
    days: {
      title: both('招展日报', 'Daily reports'),
      columns: ['openedAt', 'recruiter', 'calls', 'mails', 'faxes', 'replies', 'intending', 'key'],
      groupBy: ['recruiter'],
      totals: ['calls', 'mails', 'faxes', 'replies'],
    },
  },
});
