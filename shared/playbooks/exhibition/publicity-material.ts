/** Translation and design run side by side; limits count from the payment (P135). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const publicityMaterial = definePlaybook({
  id: 'publicity-material',
  version: 1,
  title: both('宣传资料设计、翻译与印刷', 'Design, translation and printing of publicity material'),
  processes: ['P135'],
  team: 'exhibition',
  about: 'fair',
  triggers: [{ door: 'playbook' }, { door: 'agent', who: ['@general-office'] }],
  fields: {
    company: field('text', ['参展商', 'Exhibitor']),
    mail: field('mail', ['邮箱', 'Mail']),
    paidOn: field('date', ['到款日期', 'Paid on']),
    english: field('file', ['英文资料', 'English text']),
    design: field('file', ['设计稿(图片资料、背景墙、封套)', 'Design: pictures, back wall, cover']),
    remarks: field('long', ['参展商意见', 'Remarks of the exhibitor']),
    printer: field('text', ['印刷单位', 'Printer']),
    copies: field('number', ['数量', 'Copies']),
  },
  parties: { exhibitor: { name: 'company', mail: 'mail' } },
  start: 'order',
  steps: {
    order: {
      title: both('下达任务', 'Give out the work'),
      by: '@general-office',
      form: ['company!', 'mail!', 'paidOn!', 'copies!'],
      outcomes: { given: { title: both('已下达', 'Given out'), to: ['translate', 'design'] } },
    },
    translate: {
      title: both('翻译', 'Translate'),
      by: '@translator',
      form: ['english!'],
      outcomes: { ready: { title: both('完成', 'Ready'), to: 'confirm' } },
    },
    design: {
      title: both('设计', 'Design'),
      by: '@designer',
      form: ['design!', 'remarks='],
      dues: [
        {
          id: 'design',
          title: both('到款十天内完成设计', 'Design within 10 days of payment'),
          ends: { within: '10d' },
          from: 'paidOn',
          before: [{ span: '3d', do: { remind: '@designer' } }],
          after: { raise: '@general-office' },
        },
      ],
      outcomes: { ready: { title: both('完成', 'Ready'), to: 'confirm' } },
    },
    confirm: {
      title: both('参展商确认', 'Exhibitor confirms'),
      join: true,
      by: { who: 'party:exhibitor', via: ['link', 'paper'] },
      form: ['design=', 'english=', 'remarks'],
      outcomes: {
        confirmed: { title: both('确认', 'Confirmed'), to: 'print' },
        change: { title: both('要求修改', 'Wants changes'), to: 'redo', form: ['remarks!'] },
      },
    },
    redo: {
      title: both('按意见修改', 'Change as asked'),
      by: { who: ['@designer', '@translator'] },
      form: ['remarks=', 'design', 'english'],
      outcomes: { ready: { title: both('已修改', 'Changed'), to: 'confirm' } },
    },
    print: {
      title: both('印刷', 'Print'),
      by: '@general-office',
      form: ['printer!', 'copies!'],
      outcomes: { printed: { title: both('印制完毕', 'Printed'), to: 'end' } },
    },
  },
  dues: [
    {
      id: 'print',
      title: both('汇款一个月内印制完毕', 'Printed within a month of remittance'),
      ends: { within: '1mo' },
      from: 'paidOn',
      before: [{ span: '5d', do: { remind: '@general-office' } }],
      after: { raise: '@project-manager' },
    },
  ],
  registers: {
    progress: {
      title: both('资料设计进度表(综合部)', 'Design schedule'),
      columns: ['company', 'paidOn', 'printer', 'copies', 'state'],
    },
  },
});
