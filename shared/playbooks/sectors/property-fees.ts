/** Owners who owe property or lift fees are reminded, each in a way that is noted (P104). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const propertyFeeRound = definePlaybook({
  id: 'property-fee-round',
  version: 1,
  title: both('物业费、电梯费催缴', 'Round of unpaid fees'),
  processes: ['P104'],
  team: 'property',
  triggers: [{ door: 'agent', who: ['@mobile-post', '@supervisor'] }],
  fields: {
    owing: field('rows', ['欠费清单', 'Unpaid'], {
      columns: {
        dwelling: field('ref:dwelling', ['房号', 'Flat']),
        fee: field('text', ['费用', 'Fee']),
        balance: field('money', ['欠费金额', 'Unpaid']),
      },
    }),
    total: field('money', ['合计', 'Total'], { computed: 'sum(owing.map(o, o.balance))' }),
  },
  start: 'list',
  steps: {
    list: {
      title: both('列出欠费', 'List'),
      effects: [
        {
          fill: 'owing',
          from: { of: 'ledger:property-fees', where: 'row.balance > 0', sort: '-balance' },
        },
      ],
      outcomes: {
        none: { title: both('无欠费', 'None'), to: 'end', when: 'size(owing) == 0' },
        some: { title: both('有欠费', 'Some'), to: 'begin' },
      },
    },
    begin: {
      title: both('开始催缴', 'Begin'),
      by: '@mobile-post',
      form: ['owing=', 'total='],
      outcomes: {
        begun: {
          title: both('逐户催缴', 'Each of them'),
          to: 'end',
          effects: [
            {
              open: 'property-fee-call',
              each: 'owing',
              about: 'row.dwelling',
              with: { fee: 'row.fee', due: 'row.balance' },
              key: 'ticket.id + "/" + row.dwelling.id + "/" + row.fee',
            },
          ],
        },
        notNow: { title: both('暂不催缴', 'Not now'), to: 'end' },
      },
    },
  },
});

export const propertyFeeCall = definePlaybook({
  id: 'property-fee-call',
  version: 1,
  title: both('催缴一户费用', 'Unpaid fee of one flat'),
  processes: ['P104'],
  team: 'property',
  about: 'dwelling',
  triggers: [{ door: 'playbook' }],
  settings: {
    every: { title: both('催缴间隔', 'Reminded every'), initial: undefined, source: 'P104, blank' },
  },
  fields: {
    fee: field('text', ['费用', 'Fee']),
    due: field('money', ['欠费金额', 'Unpaid']),
    promise: field('date', ['承诺缴费日', 'Promised for']),
    said: field('long', ['沟通情况', 'What was said']),
    paid: field('money', ['实缴', 'Paid'], { validWhen: 'paid > 0 && paid <= due' }),
  },
  start: 'notify',
  steps: {
    notify: {
      title: both('发催缴通知', 'Send the reminder'),
      effects: [{ send: 'due', to: 'customer', via: ['sms', 'post'] }],
      outcomes: { sent: { title: both('已发送', 'Sent'), to: 'remind' } },
    },
    remind: {
      title: both('上门或电话催缴', 'Remind'),
      by: '@mobile-post',
      form: ['fee=', 'due=', 'promise', 'said', 'paid'],
      dues: [
        { id: 'every', ends: { withinOf: 'set.every' }, after: { go: 'notify' } },
        { id: 'promise', ends: { at: 'promise' }, after: { remind: '@mobile-post' } },
      ],
      outcomes: {
        paid: {
          title: both('已缴清', 'All paid'),
          to: 'end',
          when: 'paid == due',
          form: ['paid!'],
          effects: [
            {
              post: 'property-fees',
              from: 'about.id + "/" + fee',
              to: '"paid"',
              amount: 'paid',
              note: 'ticket.number',
            },
          ],
        },
        part: {
          title: both('缴了一部分', 'Part of it'),
          to: 'remind',
          when: 'paid < due',
          form: ['paid!'],
          effects: [
            {
              post: 'property-fees',
              from: 'about.id + "/" + fee',
              to: '"paid"',
              amount: 'paid',
              note: 'ticket.number',
            },
            { set: { due: 'due - paid', paid: 'null' } },
          ],
        },
        promised: {
          title: both('承诺日期', 'Promised'),
          to: 'remind',
          form: ['promise!', 'said!'],
        },
        disputed: {
          title: both('有异议,上报', 'Disputed'),
          to: 'dispute',
          form: ['said!'],
        },
      },
    },
    dispute: {
      title: both('主管处理异议', 'The supervisor decides'),
      by: '@supervisor',
      form: ['fee=', 'due=', 'said='],
      outcomes: {
        stands: { title: both('费用无误,继续', 'The fee stands'), to: 'remind' },
        waived: {
          title: both('核减', 'Waived'),
          to: 'end',
          effects: [
            {
              post: 'property-fees',
              from: 'about.id + "/" + fee',
              to: '"billed"',
              amount: 'due',
              note: 'said',
            },
          ],
        },
      },
    },
  },
  texts: {
    due: both(
      '您好,{{about.code}} 的{{fee}}尚有 {{due}} 元未缴,请尽快缴纳。',
      'For {{about.code}} {{fee}} of {{due}} is still unpaid; please pay soon.',
    ),
  },
  registers: {
    calls: {
      title: both('催缴登记', 'Reminders'),
      columns: ['openedAt', 'fee', 'due', 'promise', 'said', 'paid', 'state'],
      groupBy: ['fee'],
      totals: ['due', 'paid'],
    },
  },
});
