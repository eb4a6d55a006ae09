/** A signed original leaves the archive only with the general manager's signature and comes back by a day set (P060). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const contractLoan = definePlaybook({
  id: 'contract-loan',
  version: 1,
  title: both('合同原件领取', 'Taking out a signed contract'),
  processes: ['P060'],
  team: 'general',
  about: 'contract',
  triggers: [{ door: 'agent' }],
  fields: {
    purpose: field('long', ['用途', 'Purpose']),
    returnOn: field('date', ['归还日期', 'Return on'], { validWhen: 'returnOn >= today' }),
    refusal: field('long', ['不同意的原因', 'Why not']),
    approval: field('sign', ['总经理签字', 'Signature of the general manager']),
    taken: field('sign', ['领取人签字', 'Signature of the taker']),
  },
  start: 'ask',
  steps: {
    ask: {
      title: both('申请领取', 'Ask for it'),
      by: 'opener',
      form: ['purpose!', 'returnOn!'],
      outcomes: { asked: { title: both('提交', 'Submit'), to: 'approve' } },
    },
    approve: {
      title: both('总经理签字', 'General manager signs'),
      by: { who: '@general-manager', not: 'opener' },
      form: ['purpose=', 'returnOn='],
      outcomes: {
        signed: { title: both('同意', 'Agreed'), to: 'hand', form: ['approval!'] },
        refused: { title: both('不同意', 'Refused'), to: 'end', form: ['refusal!'] },
      },
    },
    hand: {
      title: both('交付原件', 'Hand over'),
      by: { who: '@agent', not: 'opener' },
      form: ['approval=', 'taken!'],
      outcomes: {
        handed: {
          title: both('已领取', 'Handed over'),
          to: 'out',
          effects: [
            {
              post: 'custody',
              from: '"customer-service/" + about.number',
              to: 'opener.id + "/" + about.number',
              amount: '1',
              note: 'purpose',
            },
          ],
        },
      },
    },
    out: {
      title: both('待归还', 'Out'),
      by: { who: '@agent', not: 'opener' },
      form: ['returnOn='],
      dues: [
        {
          id: 'return',
          ends: { at: 'returnOn' },
          before: [{ span: '1d', do: { send: 'dueBack', to: 'opener' } }],
          after: { raise: '@service-manager' },
        },
      ],
      outcomes: {
        returned: {
          title: both('已归还', 'Returned'),
          to: 'end',
          effects: [
            {
              post: 'custody',
              from: 'opener.id + "/" + about.number',
              to: '"customer-service/" + about.number',
              amount: '1',
            },
          ],
        },
      },
    },
  },
  texts: {
    dueBack: both(
      '合同 {{about.number}} 原件请于 {{returnOn}} 前归还客服部。',
      'Please return the original of contract {{about.number}} to customer service by {{returnOn}}.',
    ),
  },
  registers: {
    loans: {
      title: both('合同原件领取登记', 'Register of originals taken out'),
      columns: ['openedAt', 'purpose', 'returnOn', 'endedAt', 'state'],
    },
  },
});
