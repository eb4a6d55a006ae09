/** The maker's hotline passes a complaint on; it is answered to the maker within two days (P024). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const makerComplaint = definePlaybook({
  id: 'maker-complaint',
  version: 1,
  title: both('厂家转来投诉', 'Complaint passed on by the maker'),
  processes: ['P024'],
  team: 'complaints',
  about: 'customer',
  triggers: [{ door: 'phone' }, { door: 'agent' }],
  parties: { maker: { name: 'maker', mail: 'makerMail' } },
  fields: {
    maker: field('text', ['厂家', 'Maker']),
    makerMail: field('mail', ['厂家邮箱', "Maker's mail"]),
    receivedAt: field('at', ['接到时间', 'Received'], { proposed: 'now' }),
    content: field('long', ['投诉内容', 'Content']),
    concerns: field('choice', ['责任部门', 'Concerns'], {
      choices: [
        { id: 'sales', title: both('销售', 'Sales') },
        { id: 'after-sales', title: both('售后', 'After-sales') },
      ],
    }),
    progress: field('long', ['跟进情况', 'Progress']),
    result: field('long', ['处理结果', 'Result']),
  },
  start: 'record',
  steps: {
    record: {
      title: both('记录', 'Record'),
      by: 'opener',
      form: ['maker!', 'makerMail!', 'receivedAt!', 'content!', 'concerns!'],
      outcomes: {
        sales: {
          title: both('邮件销售部', 'Mail to sales'),
          to: 'sales',
          when: 'concerns == "sales"',
          effects: [{ send: 'passedOn', to: '@sales', via: ['mail'] }],
        },
        afterSales: {
          title: both('邮件售后部', 'Mail to after-sales'),
          to: 'afterSales',
          when: 'concerns == "after-sales"',
          effects: [{ send: 'passedOn', to: '@after-sales', via: ['mail'] }],
        },
      },
    },
    sales: {
      title: both('销售处理', 'Sales deals with it'),
      by: '@sales',
      form: ['content=', 'result!'],
      outcomes: { solved: { title: both('已处理', 'Solved'), to: 'answer' } },
    },
    afterSales: {
      title: both('售后处理', 'After-sales deals with it'),
      by: '@after-sales',
      form: ['content=', 'result!'],
      outcomes: { solved: { title: both('已处理', 'Solved'), to: 'answer' } },
    },
    answer: {
      title: both('反馈厂家', 'Answer the maker'),
      by: 'owner',
      form: ['progress=', 'result!'],
      outcomes: {
        answered: {
          title: both('已反馈', 'Answered'),
          to: 'end',
          effects: [{ send: 'answer', to: 'party:maker', via: ['mail'] }],
        },
      },
    },
  },
  acts: {
    follow: { title: both('实时跟进', 'Follow up'), by: 'owner', form: ['progress!'] },
  },
  dues: [
    {
      id: 'answer',
      title: both('两日内反馈厂家', 'Answered to the maker within two days'),
      ends: { within: '2d' },
      from: 'receivedAt',
      before: [{ span: '8h', do: { remind: 'owner' } }],
      after: { raise: '@service-manager' },
    },
  ],
  texts: {
    passedOn: both(
      '{{maker}}转来投诉：{{content}} 请两日内处理完毕。',
      '{{maker}} passed on a complaint: {{content}} Please solve it within two days.',
    ),
    answer: both(
      '贵司转来的投诉处理结果：{{result}}',
      'Result of the complaint you passed on: {{result}}',
    ),
  },
  registers: {
    relayed: {
      title: both('厂家投诉登记', 'Complaints from makers'),
      columns: ['receivedAt', 'maker', 'content', 'concerns', 'result', 'endedAt'],
    },
  },
});
