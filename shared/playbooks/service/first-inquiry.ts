/** Whoever is asked first answers for the matter until somebody else has it (P015). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const firstInquiry = definePlaybook({
  id: 'first-inquiry',
  version: 1,
  title: both('首问责任', 'First-inquiry responsibility'),
  processes: ['P015'],
  team: 'general',
  triggers: [{ door: 'phone' }, { door: 'walk-in' }, { door: 'agent' }],
  settings: {
    feedBackWithin: {
      title: both('反馈客服部或执行部门的时限', 'Fed back to customer service within'),
      initial: undefined,
      source: 'P015, BLANK',
    },
    sheetWithin: {
      title: both('先办后补联络单的时限', 'Contact sheet after the deed within'),
      initial: '1wd',
      source: 'ours',
    },
  },
  fields: {
    customerName: field('text', ['客户', 'Customer']),
    phone: field('phone', ['电话', 'Phone']),
    matter: field('long', ['事项', 'Matter']),
    ownDuty: field('yes', ['属本人职责', 'Own duty']),
    atOnce: field('yes', ['可一次办结', 'Can be done in one go'], { visibleWhen: 'ownDuty' }),
    manager: field('person', ['主管领导', 'Manager responsible']),
    colleague: field('person', ['分管同事', 'Colleague in charge']),
    doneAt: field('at', ['先行处理时间', 'Solved at']),
    result: field('long', ['办理结果', 'Result']),
    sheet: field('document', ['工作联络单', 'Work contact sheet']),
    shirked: field('choice', ['推诿情况', 'Shirking'], {
      choices: [
        { id: 'none', title: both('无', 'None') },
        { id: 'light', title: both('批评教育、纪律处理', 'Criticism, discipline') },
        { id: 'severe', title: both('情节严重，调离岗位', 'Severe: moved from the post') },
      ],
      seenBy: ['@supervisor', '@service-manager', '@general-manager'],
    }),
  },
  start: 'record',
  steps: {
    record: {
      title: both('受理并登记', 'Record'),
      by: 'first',
      form: ['customerName!', 'phone!', 'matter!', 'ownDuty!', 'atOnce'],
      guide: both(
        '一次问清记全，客户不必再来电。',
        'Note with care; the customer must not need a second call.',
      ),
      dues: [
        {
          id: 'fed-back',
          ends: { withinOf: 'set.feedBackWithin' },
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: {
        once: {
          title: both('一次办结', 'Finish in one go'),
          to: 'finish',
          when: 'ownDuty && atOnce',
        },
        own: {
          title: both('本人继续办理', 'Go on oneself'),
          to: 'finish',
          when: 'ownDuty && !atOnce',
        },
        solveFirst: {
          title: both('先解决，后补联络单', 'Solve first, sheet afterwards'),
          to: 'sheet',
          when: '!ownDuty',
          form: ['result!', 'doneAt!'],
        },
        hand: {
          title: both('移交主管领导', 'Hand to the manager'),
          to: 'manager',
          when: '!ownDuty',
          form: ['manager!', 'colleague'],
          effects: [{ make: 'sheet', into: 'sheet' }],
        },
      },
    },
    sheet: {
      title: both('补填工作联络单', 'Hand in the contact sheet'),
      by: 'first',
      form: ['matter=', 'result!'],
      dues: [
        {
          id: 'sheet',
          ends: { withinOf: 'set.sheetWithin' },
          from: 'doneAt',
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: {
        given: {
          title: both('已提交', 'Handed in'),
          to: 'check',
          effects: [{ make: 'sheet', into: 'sheet' }],
        },
      },
    },
    manager: {
      title: both('主管领导安排办理', 'The manager has it done'),
      by: { who: '$manager', deputy: '$colleague' },
      form: ['matter=', 'sheet=', 'result!'],
      outcomes: { done: { title: both('已办理', 'Done'), to: 'check' } },
    },
    finish: {
      title: both('办结', 'Finish'),
      by: 'first',
      form: ['matter=', 'result!'],
      outcomes: { done: { title: both('已办结', 'Done'), to: 'check' } },
    },
    check: {
      title: both('检查首问责任落实', 'Check'),
      by: { who: '@supervisor', not: 'first' },
      form: ['result=', 'shirked!'],
      outcomes: {
        good: {
          title: both('已落实', 'Fulfilled'),
          to: 'end',
          when: 'shirked == "none"',
          effects: [{ send: 'done', to: 'customer' }],
        },
        discipline: {
          title: both('追究责任', 'Discipline'),
          to: 'end',
          when: 'shirked != "none"',
          effects: [{ open: 'discipline', about: 'opener', key: 'ticket.number' }],
        },
      },
    },
  },
  acts: {
    major: {
      title: both('重大事项报总经理', 'Report as major'),
      by: { who: ['first', 'owner'] },
      effects: [{ send: 'major', to: '@general-manager', via: ['phone', 'sms'] }],
    },
  },
  texts: {
    sheet: both(
      '工作联络单 {{ticket.number}}：客户 {{customerName}}（{{phone}}），事项：{{matter}} 处理：{{result}}',
      'Work contact sheet {{ticket.number}}: customer {{customerName}} ({{phone}}), matter: {{matter}} Done: {{result}}',
    ),
    done: both('您反映的事项已办理：{{result}}', 'Your matter has been dealt with: {{result}}'),
    major: both(
      '重大事项：{{matter}}（客户 {{customerName}}，{{phone}}）',
      'Major matter: {{matter}} (customer {{customerName}}, {{phone}})',
    ),
  },
  metrics: {
    once: {
      title: both('一次办结率', 'Finished in one go'),
      value: { of: 'first-inquiry', where: 'ownDuty && atOnce', at: 'ticket.endedAt' },
      per: { of: 'first-inquiry', at: 'ticket.endedAt' },
      period: 'month',
    },
  },
});
