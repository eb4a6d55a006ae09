/** Whoever needs an archive asks with the signatures of the managers; only managers borrow, on a card (P048). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const archiveLoan = definePlaybook({
  id: 'archive-loan',
  version: 1,
  title: both('客户档案查阅与借阅', 'Reading and borrowing an archive'),
  processes: ['P048'],
  team: 'general',
  about: 'customer',
  triggers: [{ door: 'agent' }],
  settings: {
    readFor: {
      title: both('查阅授权时长', 'Reading is allowed for'),
      initial: '1d',
      source: 'ours',
    },
    longestLoan: { title: both('最长借阅期', 'Longest loan'), initial: '2w', source: 'ours' },
  },
  fields: {
    purpose: field('long', ['用途', 'Purpose']),
    scope: field('long', ['查阅范围', 'What is needed']),
    managers: field('rows', ['须签字的各部门经理', 'Managers who must sign'], {
      columns: { person: field('person', ['经理', 'Manager']) },
    }),
    mode: field('choice', ['方式', 'Way'], {
      choices: [
        { id: 'read', title: both('查阅', 'Read here') },
        { id: 'borrow', title: both('借阅（经理及以上）', 'Borrow (managers and above)') },
      ],
    }),
    signature: field('sign', ['部门经理签字', 'Signature of the manager']),
    card: field('document', ['借阅卡', 'Loan card']),
    returnOn: field('date', ['归还日期', 'Return on'], {
      validWhen: 'returnOn >= today && returnOn <= today + span(set.longestLoan)',
      requiredWhen: 'mode == "borrow"',
    }),
    borrower: field('sign', ['借阅人签字', 'Signature of the borrower']),
    rules: field('yes', ['已阅保密规定', 'Has read the secrecy rules'], {
      validWhen: 'rules',
    }),
    condition: field('choice', ['归还状态', 'Condition on return'], {
      choices: [
        { id: 'whole', title: both('完好', 'Whole') },
        { id: 'incomplete', title: both('缺失或污损', 'Incomplete or damaged') },
      ],
    }),
    breach: field('long', ['违规情况', 'Breach']),
    leader: field('person', ['负领导责任的上级', 'Superior who answers for it']),
  },
  start: 'request',
  steps: {
    request: {
      title: both('提出申请', 'Ask'),
      by: 'opener',
      form: ['mode!', 'purpose!', 'scope!', 'managers!', 'returnOn', 'rules!'],
      guide: both(
        '档案不得带到公共场所，也不得在飞机、火车上翻阅。',
        'An archive is not taken to public places and not read on planes or trains.',
      ),
      outcomes: { submitted: { title: both('提交', 'Submit'), to: 'sign' } },
    },
    sign: {
      title: both('各部门经理签字', 'The managers sign'),
      by: { who: '$managers', quorum: 'all', not: 'opener' },
      form: ['purpose=', 'scope=', 'signature!'],
      outcomes: {
        signed: { title: both('同意', 'Agreed'), to: 'release' },
        refused: { title: both('不同意', 'Refused'), to: 'end' },
      },
    },
    release: {
      title: both('客服部审核', 'Customer service decides'),
      by: { who: '@archive-supervisor', not: 'opener' },
      form: ['purpose=', 'scope=', 'mode='],
      outcomes: {
        reading: {
          title: both('准予查阅', 'May read'),
          to: 'read',
          when: 'mode == "read"',
          effects: [
            { lend: 'about', to: 'opener', until: 'now + span(set.readFor)', why: 'purpose' },
          ],
        },
        lending: {
          title: both('准予借阅', 'May borrow'),
          to: 'lend',
          when: 'mode == "borrow" && opener.roles.exists(r, r in ["department-manager", "service-manager", "marketing-manager", "general-manager"])',
        },
        refused: { title: both('不予提供', 'Refused'), to: 'end' },
      },
    },
    read: {
      title: both('查阅中', 'Reading'),
      wait: { until: 'ticket.enteredAt + span(set.readFor)' },
      outcomes: { over: { title: both('授权到期', 'Permission over'), to: 'end' } },
    },
    lend: {
      title: both('填借阅卡并交付', 'Fill in the card and hand over'),
      by: { who: '@archive-clerk', not: 'opener' },
      form: ['returnOn!', 'borrower!'],
      outcomes: {
        handed: {
          title: both('已交付', 'Handed over'),
          to: 'out',
          effects: [
            { make: 'loanCard', into: 'card' },
            {
              post: 'custody',
              from: '"archive/" + about.id',
              to: 'opener.id + "/" + about.id',
              amount: '1',
              note: 'purpose',
            },
            { lend: 'about', to: 'opener', until: 'returnOn', why: 'purpose' },
          ],
        },
      },
    },
    out: {
      title: both('借出待还', 'On loan'),
      by: '@archive-clerk',
      form: ['condition!'],
      dues: [
        {
          id: 'return',
          ends: { at: 'returnOn' },
          before: [{ span: '1d', do: { send: 'dueBack', to: 'opener' } }],
          after: { raise: '@archive-supervisor' },
        },
      ],
      outcomes: {
        returned: {
          title: both('归还入档', 'Returned'),
          to: 'end',
          when: 'condition == "whole"',
          effects: [
            {
              post: 'custody',
              from: 'opener.id + "/" + about.id',
              to: '"archive/" + about.id',
              amount: '1',
            },
            { lend: 'about', to: 'opener', until: 'now', why: 'purpose' },
          ],
        },
        damaged: {
          title: both('缺失或污损', 'Incomplete or damaged'),
          to: 'breach',
          when: 'condition == "incomplete"',
        },
      },
    },
    breach: {
      title: both('追究违规责任', 'Deal with the breach'),
      by: { who: '@service-manager', not: 'opener' },
      form: ['breach!', 'leader!'],
      outcomes: {
        settled: {
          title: both('已处理', 'Settled'),
          to: 'end',
          effects: [{ send: 'breachReport', to: '@general-manager' }],
        },
      },
    },
  },
  acts: {
    leak: {
      title: both('报告丢失或泄密', 'Report loss or leak'),
      by: { who: ['@archive-clerk', '@archive-supervisor', 'opener'] },
      to: 'breach',
    },
  },
  texts: {
    loanCard: both(
      '借阅卡 {{ticket.number}}：{{opener.name}} 借阅 {{about.name}} 的档案，用途：{{purpose}}，{{returnOn}} 前归还。',
      'Loan card {{ticket.number}}: {{opener.name}} borrows the archive of {{about.name}} for {{purpose}}, to be returned by {{returnOn}}.',
    ),
    dueBack: both(
      '您借阅的档案请于 {{returnOn}} 前归还。',
      'Please return the borrowed archive by {{returnOn}}.',
    ),
    breachReport: both(
      '{{about.name}} 档案发生违规：{{breach}} 领导责任人：{{leader.name}}。',
      'Breach on the archive of {{about.name}}: {{breach}} Superior who answers for it: {{leader.name}}.',
    ),
  },
  registers: {
    loans: {
      title: both('档案借阅登记', 'Register of loans'),
      columns: ['number', 'openedAt', 'purpose', 'mode', 'returnOn', 'condition', 'state'],
    },
  },
});
