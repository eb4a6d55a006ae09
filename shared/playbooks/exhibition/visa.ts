/** The passport is lent to us, goes to the embassy and comes back: always in somebody's hand (P139). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const visa = definePlaybook({
  id: 'visa',
  version: 1,
  title: both('办理签证', 'Visa of a traveller'),
  processes: ['P139'],
  team: 'exhibition',
  about: 'fair',
  triggers: [{ door: 'playbook' }, { door: 'agent', who: ['@general-office'] }],
  access: { seenBy: ['@general-office', '@project-manager'], secrecy: '"秘密"' },
  settings: {
    validity: {
      title: both('护照有效期至少(展会结束后)', 'Passport valid after the fair for at least'),
      initial: '6mo',
      source: 'ours, usual rule of embassies',
    },
  },
  fields: {
    name: field('text', ['参会人员', 'Traveller']),
    passport: field('text', ['护照号码', 'Passport number'], {
      validWhen: '!passport.contains("/")',
    }),
    passportName: field('text', ['护照姓名', 'Name in the passport']),
    validUntil: field('date', ['护照有效期', 'Valid until'], {
      validWhen: 'validUntil >= about.closesOn + span(set.validity)',
    }),
    embassy: field('text', ['使馆', 'Embassy']),
    progress: field('long', ['办理情况', 'Progress']),
    reason: field('long', ['拒签原因', 'Why refused']),
  },
  start: 'receive',
  steps: {
    receive: {
      title: both('收取护照', 'Receive the passport'),
      by: '@general-office',
      form: ['name!', 'passport!', 'passportName!', 'validUntil!'],
      outcomes: {
        received: {
          title: both('登记', 'Registered'),
          to: 'apply',
          effects: [
            { post: 'passports', from: '"owner"', to: '"office/" + passport', amount: '1' },
          ],
        },
        renew: { title: both('护照须换发', 'Must be renewed'), to: 'end' },
      },
    },
    apply: {
      title: both('送签', 'Apply'),
      by: '@general-office',
      form: ['embassy!'],
      outcomes: {
        applied: {
          title: both('已送签', 'Applied'),
          to: 'track',
          effects: [
            {
              post: 'passports',
              from: '"office/" + passport',
              to: '"embassy/" + passport',
              amount: '1',
            },
          ],
        },
      },
    },
    track: {
      title: both('跟踪结果', 'Track'),
      by: '@general-office',
      form: ['progress'],
      dues: [
        {
          id: 'opening',
          ends: { at: 'about.opensOn' },
          before: [
            { span: '14d', do: { remind: '@general-office' } },
            { span: '7d', do: { raise: '@project-manager' } },
          ],
          after: { raise: '@project-manager' },
        },
      ],
      outcomes: {
        granted: {
          title: both('已签', 'Granted'),
          to: 'giveBack',
          effects: [
            {
              post: 'passports',
              from: '"embassy/" + passport',
              to: '"office/" + passport',
              amount: '1',
            },
          ],
        },
        refused: {
          title: both('拒签', 'Refused'),
          to: 'giveBack',
          form: ['reason!'],
          effects: [
            {
              post: 'passports',
              from: '"embassy/" + passport',
              to: '"office/" + passport',
              amount: '1',
            },
          ],
        },
      },
    },
    giveBack: {
      title: both('归还护照', 'Give the passport back'),
      by: '@general-office',
      form: ['passport='],
      outcomes: {
        given: {
          title: both('已归还', 'Given back'),
          to: 'end',
          effects: [
            { post: 'passports', from: '"office/" + passport', to: '"owner"', amount: '1' },
          ],
        },
      },
    },
  },
  registers: {
    people: {
      title: both('参会人员信息清单', 'Travellers'),
      columns: ['name', 'passportName', 'passport', 'validUntil', 'embassy', 'state'],
    },
  },
});
