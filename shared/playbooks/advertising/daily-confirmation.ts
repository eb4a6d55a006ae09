/** The day's work confirmed with the client's main contact (P149). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const dailyConfirmation = definePlaybook({
  id: 'daily-confirmation',
  version: 1,
  title: both('每日电话确认', 'Daily telephone confirmation'),
  processes: ['P149'],
  team: 'advertising',
  about: 'client-account',
  triggers: [
    {
      cron: '0 9 * * 1-5',
      days: 'work-after',
      each: { of: 'client-account', where: 'row.active' },
      key: 'row.id + text(today)',
      with: { ae: 'row.executive' },
    },
  ],
  fields: {
    ae: field('person', ['客户执行', 'Account executive']),
    work: field('long', ['当日工作', "The day's work"]),
    spokenTo: field('text', ['对接人', 'Spoken to'], { proposed: 'about.contact' }),
    spokenAt: field('at', ['通话时间', 'When']),
    wishes: field('long', ['客户意见', "Client's wishes"]),
  },
  start: 'call',
  steps: {
    call: {
      title: both('电话确认', 'Call'),
      by: { who: '$ae', deputy: '@business-head' },
      form: ['work!', 'spokenTo!', 'spokenAt!', 'wishes'],
      dues: [{ id: 'day', ends: { by: 'end of day' }, after: { raise: '@business-head' } }],
      outcomes: {
        confirmed: { title: both('已确认', 'Confirmed'), to: 'end' },
        absent: { title: both('未联系上', 'Not reached'), to: 'call', form: [] },
      },
    },
  },
});
