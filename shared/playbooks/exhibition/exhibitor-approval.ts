/** General office reviews the papers, the committee admits the exhibitor, then the invitation goes out (P134). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const exhibitorApproval = definePlaybook({
  id: 'exhibitor-approval',
  version: 1,
  title: both('资料审核与参展商审批', 'Review, registration and approval of an exhibitor'),
  processes: ['P134'],
  team: 'exhibition',
  about: 'fair',
  triggers: [{ door: 'playbook' }],
  fields: {
    company: field('text', ['参展商', 'Exhibitor']),
    mail: field('mail', ['邮箱', 'Mail']),
    phone: field('phone', ['电话', 'Phone']),
    committee: field('text', ['组委会', 'Committee']),
    committeeMail: field('mail', ['组委会邮箱', 'Mail of the committee']),
    fault: field('long', ['资料问题', 'What is wrong with the papers']),
    booth: field('text', ['展位号', 'Booth']),
    answer: field('long', ['组委会意见', 'Answer of the committee']),
    letter: field('document', ['邀请函', 'Invitation letter']),
    sentOn: field('date', ['发放日期', 'Sent on']),
  },
  parties: {
    committee: { name: 'committee', mail: 'committeeMail' },
    exhibitor: { name: 'company', mail: 'mail', phone: 'phone' },
  },
  start: 'review',
  steps: {
    review: {
      title: both('资料审核', 'Review the papers'),
      by: '@general-office',
      form: ['company=', 'committee!', 'committeeMail!'],
      outcomes: {
        inOrder: { title: both('合格,报组委会', 'In order'), to: 'committee' },
        lacking: { title: both('资料有误', 'Not in order'), to: 'mend', form: ['fault!'] },
      },
    },
    mend: {
      title: both('补正资料', 'Mend the papers'),
      by: '@recruiter',
      form: ['fault='],
      outcomes: { mended: { title: both('已补正', 'Mended'), to: 'review' } },
    },
    committee: {
      title: both('组委会报名', 'Registration with the committee'),
      by: { who: 'party:committee', via: ['link', 'paper'] },
      form: ['company=', 'booth', 'answer'],
      outcomes: {
        admitted: {
          title: both('同意参展', 'Admitted'),
          to: 'invite',
          form: ['booth!'],
          effects: [{ make: 'letter', into: 'letter' }],
        },
        rejected: {
          title: both('不同意', 'Rejected'),
          to: 'end',
          form: ['answer!'],
          effects: [{ send: 'rejected', to: 'party:exhibitor' }],
        },
      },
    },
    invite: {
      title: both('发放邀请函', 'Send the invitation'),
      by: '@general-office',
      form: ['letter=', 'sentOn!'],
      outcomes: {
        sent: {
          title: both('已发放', 'Sent'),
          to: 'end',
          effects: [
            { send: 'cover', to: 'party:exhibitor', via: ['mail', 'post'], attach: 'letter' },
          ],
        },
      },
    },
  },
  texts: {
    letter: both(
      '# 邀请函\n{{company}}:经{{committee}}审核,邀请贵公司参加{{about.name}},展位 {{booth}}。',
      '# Letter of invitation\n{{committee}} admits {{company}} to {{about.name}}, booth {{booth}}.',
    ),
    cover: both(
      '{{company}}:邀请函见附件。',
      'To {{company}}: your letter of invitation is attached.',
    ),
    rejected: both(
      '{{company}}:很遗憾,组委会未通过贵公司的报名。{{answer}}',
      'To {{company}}: the committee has not admitted you. {{answer}}',
    ),
  },
  registers: {
    office: {
      title: both('参展商资料登记表(综合部)', 'Exhibitors, general office'),
      columns: ['company', 'committee', 'booth', 'state'],
    },
    invitations: {
      title: both('邀请函发放登记表', 'Invitations'),
      columns: ['company', 'booth', 'sentOn'],
      where: 'has(sentOn)',
    },
  },
});
