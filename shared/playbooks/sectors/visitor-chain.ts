/** A visitor of the decoration firm goes from the front desk to the account manager, the design manager and the designer (P117). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const visitorChain = definePlaybook({
  id: 'visitor-chain',
  version: 1,
  title: both('装饰公司来访接待', 'Visitor of a decoration firm'),
  processes: ['P117'],
  team: 'reception',
  triggers: [{ door: 'walk-in' }],
  fields: {
    visitor: field('text', ['来访客户', 'Visitor']),
    phone: field('phone', ['电话', 'Phone']),
    family: field('number', ['同行人数', 'How many come'], { validWhen: 'family > 0' }),
    drink: field('choice', ['饮品', 'Drink'], {
      choices: [
        { id: 'coffee', title: both('咖啡', 'Coffee') },
        { id: 'green-tea', title: both('绿茶', 'Green tea') },
        { id: 'luohanguo', title: both('罗汉果茶', 'Luohanguo tea') },
        { id: 'black-tea', title: both('红茶', 'Black tea') },
        { id: 'milk-tea', title: both('奶茶', 'Milk tea') },
      ],
    }),
    firstVisit: field('yes', ['首次来访', 'First visit']),
    designer: field('person', ['设计师', 'Designer']),
    need: field('long', ['装修需求', 'Need']),
    house: field('long', ['房屋资料', 'House']),
    outcome: field('long', ['洽谈情况', 'How it went']),
  },
  start: 'desk',
  steps: {
    desk: {
      title: both('前台迎接', 'Front desk'),
      by: '@front-desk',
      form: ['visitor!', 'family'],
      outcomes: {
        handOver: {
          title: both('交客户经理', 'To the account manager'),
          to: 'manager',
          effects: [{ send: 'visitor', to: '@account-manager' }],
        },
      },
    },
    manager: {
      title: both('客户经理接待', 'Account manager'),
      by: { who: '@account-manager', deputy: '@administrative-secretary' },
      form: ['visitor=', 'phone', 'drink!', 'firstVisit!', 'designer'],
      outcomes: {
        first: {
          title: both('首次来访', 'First visit'),
          to: 'design',
          when: 'firstVisit',
          form: ['phone!'],
        },
        known: {
          title: both('已有设计师', 'Knows a designer'),
          to: 'designer',
          when: '!firstVisit',
          form: ['designer!'],
        },
      },
    },
    design: {
      title: both('设计部经理了解需求', 'Design manager'),
      by: '@design-manager',
      form: ['need!', 'house!', 'designer!'],
      outcomes: { assigned: { title: both('安排设计师', 'Designer named'), to: 'designer' } },
    },
    designer: {
      title: both('设计师洽谈', 'Designer'),
      by: '$designer',
      form: ['need', 'house', 'outcome!'],
      outcomes: {
        left: {
          title: both('送客', 'See off'),
          to: 'end',
          effects: [{ open: 'visit-follow-up', key: 'ticket.id' }],
        },
      },
    },
  },
  texts: {
    visitor: both('客户 {{visitor}} 到访,请接待。', '{{visitor}} is here; please receive them.'),
  },
  registers: {
    visits: {
      title: both('来访登记', 'Visits'),
      columns: ['openedAt', 'visitor', 'firstVisit', 'designer', 'need', 'outcome'],
      groupBy: ['designer'],
    },
  },
});
