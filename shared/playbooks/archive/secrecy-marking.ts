/** A record is marked with its level and term; after the term it is open by itself (P050). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';
import { SECRECY_CHOICES } from '#shared/playbooks/archive/customer-choices.ts';

export const secrecyMarking = definePlaybook({
  id: 'secrecy-marking',
  version: 1,
  title: both('确定密级与解密', 'Marking and lifting secrecy'),
  processes: ['P050'],
  team: 'general',
  about: 'customer',
  triggers: [
    { door: 'playbook' },
    { door: 'agent', who: ['@archive-clerk', '@archive-supervisor'] },
  ],
  settings: {
    termOfSecret: { title: both('秘密级期限', 'Term of secret'), initial: '1y', source: 'ours' },
    termOfConfidential: {
      title: both('机密级期限', 'Term of confidential'),
      initial: '3y',
      source: 'ours',
    },
    termOfTop: { title: both('绝密级期限', 'Term of top secret'), initial: '5y', source: 'ours' },
  },
  fields: {
    dataLevel: field('choice', ['按资料重要性', 'By data'], {
      choices: SECRECY_CHOICES,
      help: both(
        '一般资料为秘密，重要资料为机密，最重要资料为绝密。',
        'Ordinary data are secret, important ones confidential, the most important top secret.',
      ),
    }),
    tradeLevel: field('choice', ['按业务往来', 'By trade'], {
      choices: SECRECY_CHOICES,
      help: both(
        '一般业务为秘密，重要业务为机密，直接影响公司权益的重要客户为绝密。',
        'Ordinary trade is secret, important trade confidential, customers on whom the interests of the company hang top secret.',
      ),
    }),
    subjects: field('choices', ['涉密内容', 'What is secret'], {
      choices: [
        { id: 'business', title: both('重要业务细节', 'Details of important business') },
        { id: 'marketing', title: both('重点客户专项营销', 'Special marketing for key customers') },
        { id: 'data', title: both('主要客户关键数据', 'Key data of main customers') },
        { id: 'none', title: both('无', 'None') },
      ],
    }),
    level: field('choice', ['密级', 'Level'], {
      choices: SECRECY_CHOICES,
      computed:
        'dataLevel == "绝密" || tradeLevel == "绝密" ? "绝密" : dataLevel == "机密" || tradeLevel == "机密" ? "机密" : "秘密"',
    }),
    proposer: field('person', ['拟定人', 'Proposed by']),
    until: field('date', ['保密期限', 'Secret until'], {
      proposed:
        'today + span(level == "绝密" ? set.termOfTop : level == "机密" ? set.termOfConfidential : set.termOfSecret)',
      validWhen: 'until > today',
    }),
  },
  start: 'mark',
  steps: {
    mark: {
      title: both('拟定密级', 'Propose a level'),
      by: '@archive-clerk',
      form: ['dataLevel!', 'tradeLevel!', 'subjects!', 'level=', 'until!'],
      outcomes: {
        proposed: {
          title: both('提交', 'Propose'),
          to: 'confirm',
          effects: [{ set: { proposer: 'me' } }],
        },
      },
    },
    confirm: {
      title: both('审定密级', 'Confirm the level'),
      by: { who: '@archive-supervisor', not: ['opener', '$proposer'] },
      form: ['level=', 'subjects=', 'until='],
      outcomes: {
        marked: {
          title: both('标明密级', 'Mark'),
          to: 'secret',
          effects: [
            {
              change: 'about',
              set: { dataLevel: 'dataLevel', tradeLevel: 'tradeLevel', secretUntil: 'until' },
            },
          ],
        },
        back: { title: both('重新拟定', 'Propose again'), to: 'mark' },
      },
    },
    secret: {
      title: both('保密期内', 'Within the term'),
      resolved: true,
      wait: { until: 'until' },
      outcomes: {
        lifted: {
          title: both('期满自行解密', 'Term over, open by itself'),
          to: 'end',
          effects: [{ send: 'lifted', to: '@archive-supervisor' }],
        },
      },
    },
  },
  acts: {
    change: {
      title: both('变更密级或期限', 'Change level or term'),
      by: '@archive-supervisor',
      to: 'mark',
    },
  },
  texts: {
    lifted: both(
      '{{about.name}} 的资料保密期限已满，已自行解密。',
      'The term of secrecy of {{about.name}} is over; the record is open.',
    ),
  },
  registers: {
    levels: {
      title: both('密级登记', 'Register of secrecy'),
      columns: ['openedAt', 'level', 'subjects', 'until', 'state'],
      groupBy: ['level'],
    },
  },
});
