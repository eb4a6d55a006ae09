/** The hub of the property service: accept, pass on, settle, call back (P105). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const ownerRequest = definePlaybook({
  id: 'owner-request',
  version: 1,
  title: both('业主诉求受理', 'Request of an owner'),
  processes: ['P105'],
  team: 'property',
  about: 'dwelling',
  triggers: [
    { door: 'phone' },
    { door: 'form' },
    { door: 'walk-in' },
    { door: 'chat' },
    { door: 'playbook' },
  ],
  settings: {
    actWithin: {
      title: both('处理时限', 'Done within'),
      initial: undefined,
      source: 'P105, cut off',
    },
  },
  fields: {
    request: field('long', ['诉求', 'Request']),
    kind: field('choice', ['类型', 'Kind'], {
      choices: [
        { id: 'question', title: both('咨询', 'Question') },
        { id: 'repair', title: both('报修', 'Repair') },
        { id: 'problem', title: both('问题', 'Problem') },
      ],
    }),
    department: field('team', ['责任部门', 'Department']),
    answer: field('long', ['答复', 'Answer']),
    result: field('long', ['处理结果', 'Result']),
    cost: field('money', ['费用', 'Cost'], { validWhen: 'cost >= 0' }),
    payer: field('choice', ['费用承担', 'Who pays'], {
      choices: [
        { id: 'owner', title: both('业主', 'Owner') },
        { id: 'house', title: both('物业', 'House') },
      ],
    }),
  },
  start: 'accept',
  steps: {
    accept: {
      title: both('受理', 'Accept'),
      by: { who: ['@agent', '@lobby', '@mobile-post'] },
      form: ['request!', 'kind!', 'department', 'answer'],
      outcomes: {
        answered: {
          title: both('当场答复', 'Answered'),
          to: 'end',
          when: 'kind == "question"',
          form: ['answer!'],
        },
        dispatched: { title: both('下达到部门', 'Pass on'), to: 'act', form: ['department!'] },
      },
    },
    act: {
      title: both('部门处理', 'The department acts'),
      by: '$department',
      form: ['request=', 'result!', 'cost', 'payer'],
      dues: [{ id: 'act', ends: { withinOf: 'set.actWithin' }, after: { raise: '@supervisor' } }],
      outcomes: {
        done: { title: both('已处理', 'Done'), to: 'settle' },
        notOurs: { title: both('不属本部门', 'Not ours'), to: 'accept' },
      },
    },
    settle: {
      title: both('结算', 'Settle'),
      outcomes: {
        owes: {
          title: both('业主付费', 'The owner pays'),
          to: 'end',
          when: 'payer == "owner" && cost > 0',
          effects: [
            {
              post: 'property-fees',
              from: '"billed"',
              to: 'about.id + "/service"',
              amount: 'cost',
              note: 'ticket.number',
            },
            {
              open: 'callback-call',
              about: 'about.owner',
              with: { service: 'request', serviceAt: 'now' },
              key: 'ticket.id',
            },
          ],
        },
        free: {
          title: both('不收费', 'Free of charge'),
          to: 'end',
          effects: [
            {
              open: 'callback-call',
              about: 'about.owner',
              with: { service: 'request', serviceAt: 'now' },
              key: 'ticket.id',
            },
          ],
        },
      },
    },
  },
  registers: {
    requests: {
      title: both('业主诉求登记', 'Requests'),
      columns: ['number', 'openedAt', 'kind', 'department', 'result', 'cost', 'state'],
      groupBy: ['kind'],
      totals: ['cost'],
    },
  },
});
