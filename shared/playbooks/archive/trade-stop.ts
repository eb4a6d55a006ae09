/** Trade with a customer stops: supply is held, the money recovered, the end notified with approval (P054). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const tradeStop = definePlaybook({
  id: 'trade-stop',
  version: 1,
  title: both('交易中止的授信处理', 'Stopping trade'),
  processes: ['P054'],
  team: 'general',
  about: 'customer',
  triggers: [
    { door: 'playbook' },
    { door: 'agent', who: ['@sales', '@finance'] },
    { on: 'bill.refused', key: 'event.id', with: { cause: '"bill"', amount: 'event.amount' } },
  ],
  fields: {
    cause: field('choice', ['原因', 'Cause'], {
      choices: [
        { id: 'anomaly', title: both('异常情况', 'Anomaly') },
        { id: 'bill', title: both('票据拒付或延期', 'Cheque or bill refused or delayed') },
      ],
    }),
    anomaly: field('long', ['情况详述', 'Detailed report']),
    amount: field('money', ['未收金额', 'Amount open']),
    bill: field('file', ['票据与凭证', 'Bill and proof'], { requiredWhen: 'cause == "bill"' }),
    recovered: field('money', ['已追回', 'Recovered'], { validWhen: 'recovered <= amount' }),
    notice: field('document', ['中止交易通知', 'Notice of stopping']),
    reporter: field('person', ['报告人', 'Reported by']),
    opinion: field('long', ['上级意见', 'Opinion']),
  },
  start: 'report',
  steps: {
    report: {
      title: both('报告情况', 'Report'),
      by: { who: ['opener', '@sales'] },
      form: ['cause!', 'anomaly!', 'amount!', 'bill'],
      outcomes: {
        reported: {
          title: both('报告上级', 'To the superior'),
          to: 'decide',
          effects: [{ set: { reporter: 'me' } }],
        },
      },
    },
    decide: {
      title: both('上级决定', 'The superior decides'),
      by: { who: ['boss:opener', '@marketing-manager'], not: ['opener', '$reporter'] },
      form: ['anomaly=', 'amount=', 'bill=', 'opinion!'],
      outcomes: {
        suspend: {
          title: both('暂停供货并追款', 'Hold supply and recover'),
          to: 'recover',
          effects: [{ change: 'about', set: { supplyHeld: 'true' } }],
        },
        stop: {
          title: both('批准中止交易', 'Stop trade'),
          to: 'recover',
          effects: [
            { change: 'about', set: { supplyHeld: 'true', active: 'false' } },
            { make: 'notice', into: 'notice' },
            { send: 'notice', to: 'customer', via: ['mail', 'post'], attach: 'notice' },
          ],
        },
        goOn: { title: both('继续交易', 'Go on'), to: 'end' },
      },
    },
    recover: {
      title: both('追收货款', 'Recover the money'),
      by: { who: ['opener', '@sales'] },
      form: ['amount=', 'recovered!'],
      dues: [
        {
          id: 'recover',
          ends: { within: '1mo' },
          before: [{ span: '1w', do: { remind: '@sales' } }],
          after: { raise: '@finance' },
        },
      ],
      outcomes: {
        resumed: {
          title: both('款清，恢复供货', 'Paid, supply resumes'),
          to: 'end',
          when: 'recovered == amount && about.active',
          effects: [
            { change: 'about', set: { supplyHeld: 'false' } },
            {
              post: 'exposure',
              from: 'about.id',
              to: '"paid"',
              amount: 'recovered',
              note: '"recovered"',
            },
          ],
        },
        settled: {
          title: both('款清，不再交易', 'Paid, no more trade'),
          to: 'end',
          when: 'recovered == amount && !about.active',
          effects: [{ post: 'exposure', from: 'about.id', to: '"paid"', amount: 'recovered' }],
        },
        legal: {
          title: both('转法务追偿', 'Legal pursues'),
          to: 'end',
          when: 'recovered < amount',
          effects: [{ send: 'pursue', to: '@legal' }],
        },
      },
    },
  },
  texts: {
    notice: both(
      '{{about.name}}：因{{anomaly}}，我方即日起中止交易，未结款项 {{amount}} 元请尽快结清。',
      'To {{about.name}}: because of {{anomaly}} we stop trade from today; please settle the open CNY {{amount}}.',
    ),
    pursue: both(
      '{{about.name}} 尚欠 {{amount - recovered}} 元，请追偿。',
      '{{about.name}} still owes CNY {{amount - recovered}}; please pursue.',
    ),
  },
});
