/** The customer of a bank asks about a product or service, and may apply for it (P017). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const productInquiry = definePlaybook({
  id: 'product-inquiry',
  version: 1,
  title: both('产品与服务咨询、申请', 'Product inquiry and application'),
  processes: ['P017'],
  team: 'general',
  about: 'customer',
  triggers: [{ door: 'phone' }, { door: 'walk-in' }],
  fields: {
    question: field('long', ['咨询内容', 'Question']),
    product: field('text', ['产品或服务', 'Product or service']),
    answer: field('long', ['答复', 'Answer']),
    minutes: field('number', ['处理分钟', 'Minutes'], { validWhen: 'minutes >= 0' }),
    department: field('team', ['转接部门', 'Department']),
    applies: field('yes', ['客户要办理', 'The customer applies']),
    application: field('file', ['申请表', 'Application form']),
    missing: field('text', ['需补正之处', 'What is missing']),
  },
  start: 'record',
  steps: {
    record: {
      title: both('记录并判断', 'Record and judge'),
      by: 'owner',
      form: ['question!', 'product', 'applies!'],
      outcomes: {
        answer: { title: both('自行答复', 'Answer'), to: 'answer' },
        transfer: {
          title: both('按性质转部门', 'To a department'),
          to: 'department',
          form: ['department!'],
        },
      },
    },
    answer: {
      title: both('答复', 'Answer'),
      by: 'owner',
      form: ['answer!', 'minutes!'],
      outcomes: {
        done: { title: both('客户已明白', 'Understood'), to: 'end', when: '!applies' },
        apply: { title: both('引导填写申请表', 'Lead to the form'), to: 'apply', when: 'applies' },
      },
    },
    department: {
      title: both('部门答复', 'The department answers'),
      by: '$department',
      form: ['question=', 'answer!', 'minutes!'],
      outcomes: {
        done: { title: both('已答复', 'Answered'), to: 'end', when: '!applies' },
        apply: { title: both('受理申请', 'Take the application'), to: 'apply', when: 'applies' },
      },
    },
    apply: {
      title: both('客户填写申请表', 'The customer fills in the form'),
      by: { who: 'customer', via: ['link', 'paper'] },
      form: ['product=', 'missing=', 'application!'],
      outcomes: {
        given: { title: both('已提交', 'Handed in'), to: 'check' },
        withdrawn: { title: both('不再申请', 'Withdrawn'), to: 'end' },
      },
    },
    check: {
      title: both('核对申请', 'Check'),
      by: 'owner',
      form: ['application='],
      outcomes: {
        passedOn: { title: both('转办理部门', 'Passed on'), to: 'end' },
        incomplete: { title: both('退回补正', 'Incomplete'), to: 'apply', form: ['missing!'] },
      },
    },
  },
  metrics: {
    handling: {
      title: both('平均处理时间（分钟）', 'Average handling in minutes'),
      value: { of: 'product-inquiry', sum: 'minutes', at: 'ticket.endedAt' },
      per: { of: 'product-inquiry', at: 'ticket.endedAt' },
      target: '3',
      period: 'month',
    },
  },
});
