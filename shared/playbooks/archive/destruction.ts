/** Outdated records of no further value are destroyed after three approvals in order (P049). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const destruction = definePlaybook({
  id: 'destruction',
  version: 1,
  title: both('客户资料销毁', 'Destruction of customer data'),
  processes: ['P049'],
  team: 'general',
  about: 'customer',
  triggers: [{ door: 'playbook' }, { door: 'agent', who: ['@archive-clerk'] }],
  access: {
    seenBy: ['@archive-clerk', '@archive-supervisor', '@service-manager', '@general-manager'],
    secrecy: '"机密"',
  },
  fields: {
    reason: field('long', ['过时或无保存价值的理由', 'Why it is outdated or of no value']),
    proposer: field('person', ['呈报人', 'Proposed by']),
    opinion: field('long', ['审批意见', 'Opinion']),
    paperCopy: field('yes', ['有书面档案', 'There is a paper copy']),
    wayOfPaper: field('choice', ['书面档案销毁方式', 'How the paper is destroyed'], {
      choices: [
        { id: 'shredded', title: both('粉碎', 'Shredded') },
        { id: 'burnt', title: both('焚毁', 'Burnt') },
      ],
      requiredWhen: 'paperCopy',
    }),
    destroyedBy: field('sign', ['销毁人签字', 'Signature of who destroyed it']),
    witness: field('sign', ['监销人签字', 'Signature of the witness']),
    record: field('document', ['销毁记录', 'Record of destruction']),
  },
  start: 'propose',
  steps: {
    propose: {
      title: both('呈报销毁', 'Propose'),
      by: '@archive-clerk',
      form: ['reason!', 'paperCopy!'],
      outcomes: {
        proposed: {
          title: both('呈报', 'Propose'),
          to: 'archiveSupervisor',
          effects: [{ set: { proposer: 'me' } }],
        },
        keep: { title: both('继续保存', 'Keep'), to: 'end' },
      },
    },
    archiveSupervisor: {
      title: both('客户信息主管核准', 'Archive supervisor approves'),
      by: { who: '@archive-supervisor', not: ['opener', '$proposer'] },
      form: ['reason=', 'opinion'],
      outcomes: {
        approved: { title: both('核准', 'Approve'), to: 'serviceManager' },
        refused: { title: both('不予销毁', 'Keep'), to: 'end' },
      },
    },
    serviceManager: {
      title: both('客户服务部经理核准', 'Customer-service manager approves'),
      by: { who: '@service-manager', not: ['opener', '$proposer'] },
      form: ['reason=', 'opinion'],
      outcomes: {
        approved: { title: both('核准', 'Approve'), to: 'generalManager' },
        refused: { title: both('不予销毁', 'Keep'), to: 'end' },
      },
    },
    generalManager: {
      title: both('总经理核准', 'General manager approves'),
      by: { who: '@general-manager', not: ['opener', '$proposer'] },
      form: ['reason=', 'opinion'],
      outcomes: {
        approved: { title: both('核准', 'Approve'), to: 'destroy' },
        refused: { title: both('不予销毁', 'Keep'), to: 'end' },
      },
    },
    destroy: {
      title: both('销毁', 'Destroy'),
      by: '@archive-clerk',
      form: ['wayOfPaper', 'destroyedBy!', 'witness!'],
      outcomes: {
        paper: {
          title: both('书面与电子均已销毁', 'Paper and record destroyed'),
          to: 'end',
          when: 'paperCopy',
          effects: [
            { make: 'record', into: 'record' },
            {
              post: 'custody',
              from: '"archive/" + about.id',
              to: '"destroyed"',
              amount: '1',
            },
            {
              destroy: 'about',
              approvedIn: ['archiveSupervisor', 'serviceManager', 'generalManager'],
            },
          ],
        },
        electronic: {
          title: both('电子档案已销毁', 'Record destroyed'),
          to: 'end',
          when: '!paperCopy',
          effects: [
            { make: 'record', into: 'record' },
            {
              destroy: 'about',
              approvedIn: ['archiveSupervisor', 'serviceManager', 'generalManager'],
            },
          ],
        },
      },
    },
  },
  texts: {
    record: both(
      '销毁记录 {{ticket.number}}：经客户信息主管、客户服务部经理、总经理依次核准后销毁。理由：{{reason}}',
      'Record of destruction {{ticket.number}}: approved in turn by archive supervisor, customer-service manager and general manager. Reason: {{reason}}',
    ),
  },
  registers: {
    destroyed: {
      title: both('销毁登记', 'Register of destruction'),
      columns: ['number', 'openedAt', 'endedAt', 'reason', 'wayOfPaper', 'state'],
    },
  },
});
