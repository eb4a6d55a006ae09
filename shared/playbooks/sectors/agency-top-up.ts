/** An agency's prepaid money runs low: tell it to top up, press until the money is there (P106). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const agencyTopUp = definePlaybook({
  id: 'agency-top-up',
  version: 1,
  title: both('旅行社充值提醒', 'An agency has to top up'),
  processes: ['P106'],
  team: 'reception',
  about: 'travel-agency',
  triggers: [
    {
      on: 'ledger:agency-accounts',
      key: 'event.account + today',
      with: { balance: 'event.balance' },
    },
    {
      on: 'ticketing.balance-low',
      key: 'event.agency + today',
      with: { balance: 'event.balance' },
    },
    { door: 'agent', who: ['@scenic-specialist'] },
  ],
  settings: {
    topUpWithin: {
      title: both('充值期限', 'Topped up within'),
      initial: undefined,
      source: 'P106, blank',
    },
  },
  fields: {
    balance: field('money', ['当前余额', 'Balance']),
    owed: field('money', ['待回收资金', 'Money to be recovered'], { validWhen: 'owed >= 0' }),
    told: field('text', ['通知对象', 'Who was told']),
    progress: field('long', ['充值进度', 'Progress']),
    amount: field('money', ['充值金额', 'Topped up'], { validWhen: 'amount > 0' }),
  },
  parties: { agency: { name: 'about.name', mail: 'about.mail', phone: 'about.phone' } },
  start: 'notify',
  steps: {
    notify: {
      title: both('通知旅行社充值', 'Tell the agency'),
      by: '@scenic-specialist',
      form: ['balance!', 'owed', 'told!'],
      effects: [{ send: 'topUp', to: 'party:agency', via: ['sms', 'mail'] }],
      dues: [{ id: 'told', ends: { by: 'end of day' }, after: { raise: '@supervisor' } }],
      outcomes: { told: { title: both('已通知', 'Told'), to: 'wait' } },
    },
    wait: {
      title: both('跟进充值', 'Follow up'),
      by: { who: ['@scenic-specialist', '@supervisor'] },
      form: ['progress', 'amount'],
      dues: [
        { id: 'topUp', ends: { withinOf: 'set.topUpWithin' }, after: { give: '@supervisor' } },
      ],
      outcomes: {
        toppedUp: {
          title: both('已充值', 'Topped up'),
          to: 'end',
          form: ['amount!'],
          effects: [
            {
              post: 'agency-accounts',
              from: '"paid-in"',
              to: 'about.id',
              amount: 'amount',
              note: 'ticket.number',
            },
          ],
        },
        notYet: {
          title: both('未充值,再催', 'Not yet'),
          to: 'urge',
          form: ['progress!'],
        },
      },
    },
    urge: {
      title: both('主管督促资金回收', 'The supervisor urges'),
      by: '@supervisor',
      form: ['balance=', 'owed', 'progress!'],
      outcomes: {
        urged: {
          title: both('已督促', 'Urged'),
          to: 'wait',
          effects: [{ send: 'topUp', to: 'party:agency', via: ['phone', 'mail'] }],
        },
        stopped: { title: both('停止出票', 'No more tickets'), to: 'end' },
      },
    },
  },
  texts: {
    topUp: both(
      '{{about.name}}:预存款余额 {{balance}} 元,请及时充值以免影响出票。',
      'To {{about.name}}: your balance is {{balance}}; please top up so that tickets can still be issued.',
    ),
  },
  registers: {
    topUps: {
      title: both('充值跟进', 'Top-ups'),
      columns: ['openedAt', 'balance', 'owed', 'progress', 'amount', 'state'],
      totals: ['amount'],
    },
  },
});
