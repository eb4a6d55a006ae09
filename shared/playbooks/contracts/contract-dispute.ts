/** Disputes over a contract that are settled outside court and arbitration (P060). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const contractDispute = definePlaybook({
  id: 'contract-dispute',
  version: 1,
  title: both('合同纠纷处理', 'Dispute over a contract'),
  processes: ['P060'],
  team: 'general',
  about: 'contract',
  triggers: [{ door: 'playbook' }],
  fields: {
    number: field('text', ['合同编号', 'Contract']),
    matter: field('long', ['纠纷情况', 'Matter']),
    facts: field('file', ['证据材料', 'Evidence']),
    proposal: field('long', ['协商方案', 'Proposal']),
    proposer: field('person', ['方案提出人', 'Proposed by']),
    settlement: field('document', ['和解协议', 'Settlement']),
  },
  start: 'collect',
  steps: {
    collect: {
      title: both('查明事实', 'Find the facts'),
      by: '@agent',
      form: ['number=', 'matter!', 'facts!', 'proposal!'],
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
      form: ['matter=', 'proposal!'],
      outcomes: {
        negotiate: { title: both('与对方协商', 'Negotiate'), to: 'negotiate' },
        court: { title: both('转诉讼或仲裁', 'Court or arbitration'), to: 'legal' },
      },
    },
    negotiate: {
      title: both('协商', 'Negotiate'),
      by: '@agent',
      form: ['proposal!'],
      outcomes: {
        settled: {
          title: both('达成和解', 'Settled'),
          to: 'end',
          effects: [{ make: 'settlement', into: 'settlement' }],
        },
        again: {
          title: both('调整方案', 'Another proposal'),
          to: 'approve',
          effects: [{ set: { proposer: 'me' } }],
        },
      },
    },
    legal: {
      title: both('法务接手', 'Legal takes over'),
      by: '@legal',
      form: ['facts=', 'matter='],
      outcomes: { taken: { title: both('已接手', 'Taken over'), to: 'end' } },
    },
  },
  texts: {
    settlement: both(
      '合同 {{number}} 纠纷和解：{{proposal}}',
      'Settlement of the dispute over contract {{number}}: {{proposal}}',
    ),
  },
});
