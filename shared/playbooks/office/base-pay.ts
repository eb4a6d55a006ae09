/** Base pay of a month without complaint from customers or sales; probation is three months (P177, K43). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const basePay = definePlaybook({
  id: 'base-pay',
  version: 1,
  title: both('客服人员薪酬', 'Pay of service staff'),
  processes: ['P177'],
  team: 'general',
  about: 'person',
  triggers: [
    {
      cron: '0 9 1 * *',
      days: 'work-after',
      each: { of: 'person', where: 'row.active && row.post == "agent"' },
      key: 'row.id + text(previous(periodOf(today, "month")))',
      with: { period: 'previous(periodOf(today, "month"))' },
    },
  ],
  access: { seenBy: ['@finance', '@human-resources', '@service-manager'] },
  settings: {
    base: { title: both('基本工资', 'Base pay'), initial: undefined, source: 'P177, blank' },
    trial: {
      title: both('试用期工资', 'Pay on probation'),
      initial: undefined,
      source: 'P177, blank',
    },
    probation: { title: both('试用期', 'Probation'), initial: '3mo', source: 'P177' },
  },
  fields: {
    period: field('period', ['月份', 'Month']),
    complaints: field('number', ['被投诉次数(客户与销售)', 'Complaints from customers and sales'], {
      computed: 'figure("complaintsAgainst", period, about.id)',
    }),
    onProbation: field('yes', ['试用期内', 'On probation'], {
      computed: 'endOf(period) < about.hiredAt + span(set.probation)',
    }),
    pay: field('money', ['应发基本工资', 'Base pay due'], {
      computed: 'complaints > 0 ? money("0") : money(onProbation ? set.trial : set.base)',
    }),
    ruling: field('money', ['核定金额', 'Amount decided'], { validWhen: 'ruling >= 0' }),
    reason: field('long', ['说明', 'Reason']),
  },
  start: 'check',
  steps: {
    check: {
      title: both('核对投诉', 'Check the complaints'),
      outcomes: {
        clean: {
          title: both('无投诉', 'None'),
          to: 'pay',
          when: 'complaints == 0',
          effects: [{ set: { ruling: 'pay' } }],
        },
        complaints: { title: both('有投诉', 'There are'), to: 'decide' },
      },
    },
    decide: {
      title: both('经理核定', 'Manager decides'),
      by: '@service-manager',
      form: ['complaints=', 'pay=', 'ruling!', 'reason!'],
      outcomes: {
        paid: { title: both('发放', 'Pay'), to: 'pay', when: 'ruling > 0' },
        nothing: { title: both('不发放', 'No base pay'), to: 'end', when: 'ruling == 0' },
      },
    },
    pay: {
      title: both('财务发放', 'Finance pays'),
      by: { who: '@finance', not: 'about' },
      form: ['ruling=', 'onProbation='],
      dues: [{ id: 'payday', ends: { within: '5wd' }, after: { raise: '@service-manager' } }],
      outcomes: {
        paid: {
          title: both('已发放', 'Paid'),
          to: 'end',
          effects: [
            {
              post: 'staff-pay',
              from: '"company"',
              to: 'about.id + "/" + text(period) + "/base"',
              amount: 'ruling',
            },
          ],
        },
      },
    },
  },
  metrics: {
    complaintsAgainst: {
      title: both('被投诉次数', 'Complaints against'),
      period: 'month',
      value: {
        of: 'complaint',
        where: 'responsible != null',
        at: 'ticket.openedAt',
        by: ['responsible'],
      },
    },
  },
});
