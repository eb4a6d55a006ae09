/** One company from the first mail to a signed contract; a fax or mail counts only when confirmed by phone (P132). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const exhibitorRecruitment = definePlaybook({
  id: 'exhibitor-recruitment',
  version: 1,
  title: both('招展联络与跟踪', 'Recruiting an exhibitor'),
  processes: ['P132'],
  team: 'exhibition',
  about: 'fair',
  triggers: [{ door: 'playbook' }, { door: 'agent', who: ['@recruiter'] }],
  settings: {
    again: {
      title: both('意向客户跟踪间隔', 'Interval of follow-up'),
      initial: '3d',
      source: 'ours',
    },
  },
  fields: {
    company: field('text', ['企业名称', 'Company']),
    contact: field('text', ['联系人', 'Contact']),
    phone: field('phone', ['电话', 'Phone']),
    mail: field('mail', ['邮箱', 'Mail']),
    invitation: field('document', ['邀请函', 'Invitation']),
    contacts: field('rows', ['联络记录', 'Contacts made'], {
      columns: {
        at: field('at', ['时间', 'When']),
        via: field('choice', ['方式', 'Channel'], {
          choices: [
            { id: 'mail', title: both('邮件', 'Mail') },
            { id: 'phone', title: both('电话', 'Phone') },
            { id: 'fax', title: both('传真', 'Fax') },
          ],
        }),
        confirmed: field('yes', ['电话确认收到', 'Confirmed by phone']),
        note: field('text', ['内容', 'Content']),
      },
    }),
    class: field('choice', ['客户分类', 'Class'], {
      choices: [
        { id: 'intending', title: both('意向客户', 'Intending') },
        { id: 'key', title: both('重点客户', 'Key') },
        { id: 'none', title: both('无意向', 'Not interested') },
      ],
    }),
    next: field('at', ['下次联络', 'Next contact'], {
      proposed: 'now + span(set.again)',
      validWhen: 'next > now',
    }),
    why: field('long', ['不参展原因', 'Why not']),
    receipt: field('file', ['参展回执表', 'Reply form']),
  },
  start: 'invite',
  steps: {
    invite: {
      title: both('发出邀请', 'Invite'),
      by: 'owner',
      form: ['company!', 'contact', 'phone!', 'mail!'],
      outcomes: {
        sent: {
          title: both('已发送', 'Sent'),
          to: 'confirm',
          effects: [
            { make: 'invitation', into: 'invitation' },
            { send: 'invitation', to: 'party:company', via: ['mail', 'fax'], attach: 'invitation' },
          ],
        },
      },
    },
    confirm: {
      title: both('电话确认与跟踪', 'Confirm by phone, follow up'),
      by: 'owner',
      form: ['contacts!', 'class!'],
      outcomes: {
        later: {
          title: both('继续跟踪', 'Follow up'),
          to: 'wait',
          when: 'class != "none"',
          form: ['next!'],
        },
        signs: {
          title: both('同意参展', 'Will take part'),
          to: 'end',
          when: 'class != "none"',
          form: ['receipt'],
          effects: [
            {
              open: 'exhibitor-papers',
              about: 'about',
              key: 'ticket.number',
              with: { company: 'company', phone: 'phone', mail: 'mail' },
            },
          ],
        },
        declines: { title: both('不参展', 'Declines'), to: 'end', form: ['why!'] },
      },
    },
    wait: {
      title: both('等到下次联络', 'Until the next contact'),
      wait: { until: 'next' },
      outcomes: { now: { title: both('到时', 'Time'), to: 'confirm' } },
    },
  },
  parties: { company: { name: 'company', mail: 'mail', phone: 'phone' } },
  texts: {
    invitation: both(
      '{{company}}:诚邀贵公司参加{{about.name}}({{about.place}},{{about.opensOn}}至{{about.closesOn}})。',
      'To {{company}}: you are invited to {{about.name}}, {{about.place}}, {{about.opensOn}} to {{about.closesOn}}.',
    ),
  },
  registers: {
    key: {
      title: both('重点与意向客户', 'Key and intending customers'),
      columns: ['company', 'contact', 'phone', 'class', 'owner', 'next'],
      where: 'class == "key" || class == "intending"',
      groupBy: ['owner'],
    },
    faxes: {
      title: both('传真发送登记表', 'Fax register'),
      columns: ['company', 'contacts', 'owner'],
      where: 'contacts.exists(c, c.via == "fax")',
    },
  },
});
