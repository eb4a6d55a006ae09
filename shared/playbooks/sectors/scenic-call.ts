/** Visitors ask, investors call: the one is answered, the other registered and passed on (P107). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const scenicCall = definePlaybook({
  id: 'scenic-call',
  version: 1,
  title: both('景区咨询与招商来电', 'Call to the scenic area'),
  processes: ['P107'],
  team: 'reception',
  triggers: [{ door: 'phone' }, { door: 'chat' }],
  fields: {
    kind: field('choice', ['来电类型', 'Kind of call'], {
      choices: [
        { id: 'visitor', title: both('游客咨询', 'Visitor') },
        { id: 'investment', title: both('招商', 'Investment') },
      ],
    }),
    caller: field('text', ['来电人', 'Caller']),
    company: field('text', ['单位', 'Company']),
    phone: field('phone', ['电话', 'Phone']),
    question: field('long', ['内容', 'Question']),
    answer: field('long', ['答复', 'Answer']),
    project: field('text', ['意向项目', 'Project']),
  },
  start: 'answer',
  steps: {
    answer: {
      title: both('接听', 'Answer'),
      by: '@scenic-specialist',
      form: ['kind!', 'caller', 'phone', 'question!', 'answer', 'company', 'project'],
      outcomes: {
        answered: {
          title: both('已解答', 'Answered'),
          to: 'end',
          when: 'kind == "visitor"',
          form: ['answer!'],
        },
        later: {
          title: both('需核实后回电', 'To be called back'),
          to: 'callBack',
          form: ['phone!'],
        },
        register: {
          title: both('登记招商', 'Register the investor'),
          to: 'end',
          when: 'kind == "investment"',
          form: ['caller!', 'phone!', 'project!'],
          effects: [{ send: 'investor', to: '@supervisor' }],
        },
      },
    },
    callBack: {
      title: both('核实后回电', 'Call back'),
      by: '@scenic-specialist',
      form: ['question=', 'phone=', 'answer!'],
      dues: [{ id: 'day', ends: { by: 'end of day' }, after: { raise: '@supervisor' } }],
      outcomes: { told: { title: both('已回电', 'Called back'), to: 'end' } },
    },
  },
  texts: {
    investor: both(
      '招商来电:{{caller}}({{company}},{{phone}}),项目 {{project}}',
      'Investor: {{caller}} ({{company}}, {{phone}}), project {{project}}',
    ),
  },
  registers: {
    investors: {
      title: both('招商电话登记', 'Investment calls'),
      columns: ['openedAt', 'caller', 'company', 'phone', 'project', 'question'],
      where: 'kind == "investment"',
    },
  },
});
