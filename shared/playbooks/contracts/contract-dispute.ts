/** Disputes over a contract that are settled outside court and arbitration (P060). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const contractDispute = definePlaybook({
  id: 'contract-dispute',
  version: 1,
  title: both('合同纠纷处理', 'Dispute over a contract'),
  processes: ['P060'],
  team: 'general',
  about: 'contract',
  triggers: [{ door: 'playbook' }, { door: 'agent', who: ['@agent', '@marketing', '@finance'] }],
  access: { secrecy: '"机密"' },
  parties: {
    other: { name: 'customer.name', mail: 'customer.mail', phone: 'customer.phone' },
  },
  fields: {
    number: field('text', ['合同编号', 'Contract'], { proposed: 'about.number' }),
    customer: field('ref:customer', ['对方', 'Other party'], { proposed: 'about.customer' }),
    matter: field('long', ['纠纷情况', 'Matter']),
    facts: field('file', ['证据材料', 'Evidence']),
    proposal: field('long', ['协商方案', 'Proposal']),
    proposer: field('person', ['方案提出人', 'Proposed by']),
    opinion: field('long', ['经理意见', 'Opinion of the manager']),
    answer: field('long', ['对方答复', 'Answer of the other party']),
    settlement: field('document', ['和解协议', 'Settlement']),
    ourSignature: field('sign', ['我方签字', 'Our signature']),
    otherSignature: field('sign', ['对方签字', 'Signature of the other party']),
    result: field('choice', ['处理结果', 'Result'], {
      choices: [
        { id: 'settled', title: both('和解', 'Settled') },
        { id: 'court', title: both('转诉讼或仲裁', 'Court or arbitration') },
      ],
    }),
  },
  start: 'collect',
  steps: {
    collect: {
      title: both('查明事实', 'Find the facts'),
      by: '@agent',
      form: ['number!', 'customer!', 'matter!', 'facts!', 'proposal!', 'opinion='],
      outcomes: {
        proposed: {
          title: both('提出方案', 'Propose'),
          to: 'approve',
          effects: [{ set: { proposer: 'me' } }],
        },
      },
    },
    approve: {
      title: both('经理审定方案', 'Manager decides'),
      by: { who: '@service-manager', not: '$proposer' },
      form: ['matter=', 'facts=', 'proposal=', 'answer=', 'opinion!'],
      outcomes: {
        negotiate: { title: both('与对方协商', 'Negotiate'), to: 'negotiate' },
        back: { title: both('退回查明', 'Back for the facts'), to: 'collect' },
        court: { title: both('转诉讼或仲裁', 'Court or arbitration'), to: 'legal' },
      },
    },
    negotiate: {
      title: both('协商', 'Negotiate'),
      by: '@agent',
      form: ['proposal=', 'opinion=', 'answer!'],
      outcomes: {
        agreed: { title: both('对方同意', 'The other party agrees'), to: 'weSign' },
        again: {
          title: both('调整方案', 'Another proposal'),
          to: 'approve',
          form: ['proposal!'],
          effects: [{ set: { proposer: 'me' } }],
        },
        failed: { title: both('协商不成', 'No agreement'), to: 'legal' },
      },
    },
    weSign: {
      title: both('我方签署和解协议', 'We sign the settlement'),
      by: { who: '@service-manager', not: '$proposer' },
      effects: [{ make: 'settlement', into: 'settlement' }],
      form: ['settlement=', 'ourSignature!'],
      outcomes: {
        signed: {
          title: both('送对方签署', 'To the other party'),
          to: 'otherSigns',
          effects: [{ send: 'toSign', to: 'party:other', attach: 'settlement' }],
        },
      },
    },
    otherSigns: {
      title: both('对方签署和解协议', 'The other party signs'),
      by: { who: 'party:other', via: ['link', 'paper'] },
      form: ['settlement='],
      outcomes: {
        signed: {
          title: both('已和解', 'Settled'),
          to: 'end',
          form: ['otherSignature!'],
          effects: [{ set: { result: '"settled"' } }],
        },
        refused: { title: both('对方不签', 'Refused'), to: 'negotiate', form: ['answer!'] },
      },
    },
    legal: {
      title: both('法务接手', 'Legal takes over'),
      by: '@legal',
      form: ['number=', 'matter=', 'facts=', 'opinion=', 'answer='],
      outcomes: {
        taken: {
          title: both('已接手', 'Taken over'),
          to: 'end',
          effects: [{ set: { result: '"court"' } }],
        },
      },
    },
  },
  texts: {
    settlement: both(
      '# 和解协议\n合同 {{number}} 的纠纷：{{matter}}\n双方约定：{{proposal}}\n本协议经双方签字后生效。',
      '# Settlement\nDispute over contract {{number}}: {{matter}}\nBoth sides agree: {{proposal}}\nThis settlement is in force once both sides have signed it.',
    ),
    toSign: both(
      '合同 {{number}} 的和解协议已经我方签字，请审阅并签字。',
      'We have signed the settlement about contract {{number}}; please read and sign it.',
    ),
  },
  registers: {
    disputes: {
      title: both('合同纠纷登记', 'Register of disputes'),
      columns: ['openedAt', 'number', 'customer', 'matter', 'result', 'endedAt', 'state'],
      groupBy: ['result'],
    },
  },
});
