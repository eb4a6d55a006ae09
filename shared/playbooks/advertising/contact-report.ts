/** Within 48 hours of a meeting or an important call, to the client and to everybody at work on it (P145). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const contactReport = definePlaybook({
  id: 'contact-report',
  version: 1,
  title: both('联络报告', 'Contact report'),
  processes: ['P145'],
  team: 'advertising',
  about: 'client-account',
  triggers: [{ door: 'agent', who: ['@account-executive'] }, { door: 'playbook' }],
  fields: {
    heldAt: field('at', ['会议或通话时间', 'Held at'], { validWhen: 'heldAt <= now' }),
    with: field('text', ['参加人员', 'Who took part']),
    discussion: field('long', ['讨论内容', 'Discussion']),
    conclusions: field('long', ['结论', 'Conclusions']),
    report: field('document', ['联络报告', 'Contact report']),
  },
  start: 'write',
  steps: {
    write: {
      title: both('撰写', 'Write'),
      by: 'owner',
      form: ['heldAt!', 'with!', 'discussion!', 'conclusions!'],
      dues: [
        {
          id: 'report',
          title: both('48小时内送达', 'Sent within 48 hours'),
          ends: { within: '48h' },
          from: 'coalesce(heldAt, ticket.openedAt)',
          calendar: 'round-the-clock',
          before: [{ span: '12h', do: { remind: 'owner' } }],
          after: { raise: '@account-manager' },
        },
      ],
      outcomes: {
        sent: {
          title: both('送客户并分发小组', 'Sent to client and team'),
          to: 'end',
          effects: [
            { make: 'report', into: 'report' },
            { send: 'cover', to: 'party:client', attach: 'report' },
            { send: 'cover', to: '@creation', attach: 'report' },
            { send: 'cover', to: '@account-manager', attach: 'report' },
          ],
        },
      },
    },
  },
  parties: { client: { name: 'about.contact', mail: 'about.mail' } },
  texts: {
    report: both(
      '# 联络报告\n[fields: heldAt, with, discussion, conclusions]',
      '# Contact report\n[fields: heldAt, with, discussion, conclusions]',
    ),
    cover: both(
      '联络报告见附件,如有出入请告知。',
      'The contact report is attached; please tell us of any error.',
    ),
  },
  metrics: {
    contactReportsInTime: {
      title: both('联络报告及时率', 'Contact reports in time'),
      period: 'month',
      value: {
        of: 'contact-report',
        where: 'ticket.endedAt <= heldAt + span("48h")',
        at: 'ticket.endedAt',
      },
      per: { of: 'contact-report', at: 'ticket.endedAt' },
      target: '1',
    },
  },
});
