/** What a decoration firm still does for a home, each by its own date (P118). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const afterService = definePlaybook({
  id: 'after-service',
  version: 1,
  title: both('装饰客户后期服务', 'After-service for a home'),
  processes: ['P118'],
  team: 'general',
  about: 'home',
  triggers: [
    {
      moment: 'row.completedOn',
      each: { of: 'home' },
      key: 'row.id + "-cleaning"',
      with: { task: '"cleaning"' },
    },
    {
      moment: 'row.furnishedOn',
      each: { of: 'home' },
      key: 'row.id + "-repair"',
      with: { task: '"repair"' },
    },
    {
      moment: 'row.movedInOn',
      each: { of: 'home' },
      key: 'row.id + "-flowers"',
      with: { task: '"flowers"' },
    },
    {
      moment: 'row.movedInOn',
      shift: '1mo',
      each: { of: 'home' },
      key: 'row.id + "-call"',
      with: { task: '"call"' },
    },
    {
      moment: 'row.movedInOn',
      shift: '1y',
      each: { of: 'home' },
      key: 'row.id + "-first-year"',
      with: { task: '"inspection"' },
    },
    {
      cron: '0 9 1 12 *',
      days: 'work-after',
      each: { of: 'home', where: 'row.movedInOn <= today' },
      key: 'row.id + "-new-year-" + text(year(today))',
      with: { task: '"inspection"' },
    },
    {
      cron: '0 9 * * *',
      days: 'any',
      each: {
        of: 'home',
        where: 'month(row.birthday) == month(today) && day(row.birthday) == day(today)',
      },
      key: 'row.id + "-birthday-" + today',
      with: { task: '"birthday"' },
    },
    {
      on: 'company-paper.issued',
      each: { of: 'home' },
      key: 'row.id + "-paper-" + event.issue',
      with: { task: '"paper"', note: 'event.issue' },
    },
    { door: 'playbook' },
    { door: 'phone', with: { task: '"repair"' } },
  ],
  fields: {
    task: field('choice', ['服务内容', 'Service'], {
      choices: [
        { id: 'cleaning', title: both('赠送专业保洁', 'Free professional cleaning') },
        { id: 'repair', title: both('入住前细部维修', 'Repair of details') },
        { id: 'flowers', title: both('入住送花与贺卡', 'Flowers and card') },
        { id: 'call', title: both('入住一月电话回访', 'Call after a month') },
        { id: 'inspection', title: both('上门检查', 'Inspection at home') },
        { id: 'birthday', title: both('生日祝福', 'Birthday greeting') },
        { id: 'paper', title: both('寄送企业报刊', 'Company paper by post') },
      ],
    }),
    at: field('at', ['约定时间', 'Agreed for']),
    way: field('choices', ['祝福方式', 'How to greet'], {
      choices: [
        { id: 'call', title: both('电话', 'Call') },
        { id: 'card', title: both('贺卡', 'Card') },
        { id: 'flowers', title: both('鲜花', 'Flowers') },
        { id: 'fruit', title: both('果篮', 'Fruit basket') },
      ],
      visibleWhen: 'task == "birthday"',
      requiredWhen: 'task == "birthday"',
    }),
    checks: field('rows', ['检查项目', 'Inspection'], {
      visibleWhen: 'task == "inspection"',
      requiredWhen: 'task == "inspection"',
      columns: {
        what: field('text', ['项目', 'Item'], { requiredWhen: 'true' }),
        fine: field('yes', ['完好', 'In order']),
        found: field('text', ['问题', 'Found'], { requiredWhen: '!row.fine' }),
      },
    }),
    note: field('long', ['情况', 'Note']),
    content: field('score', ['使用满意度', 'How content'], { visibleWhen: 'task == "call"' }),
    photos: field('file', ['照片', 'Photos']),
  },
  start: 'agree',
  steps: {
    agree: {
      title: both('约定时间', 'Agree about a time'),
      when: 'task == "cleaning" || task == "repair" || task == "inspection"',
      by: 'owner',
      form: ['task=', 'at!'],
      dues: [{ id: 'agree', ends: { within: '3wd' }, after: { raise: '@supervisor' } }],
      outcomes: {
        agreed: {
          title: both('已约定', 'Agreed'),
          to: 'do',
          effects: [{ send: 'agreed', to: 'customer', via: ['sms', 'mail'] }],
        },
        unwanted: { title: both('客户不需要', 'Not wanted'), to: 'end' },
      },
    },
    do: {
      title: both('实施服务', 'Do it'),
      by: { who: ['owner', '@account-manager'] },
      form: ['task=', 'at=', 'way', 'checks', 'note!', 'content', 'photos'],
      dues: [
        {
          id: 'agreed',
          ends: { at: 'at' },
          before: [{ span: '1d', do: { remind: 'owner' } }],
          after: { raise: '@supervisor' },
        },
        {
          id: 'day',
          title: both('当日', 'The same day'),
          ends: { by: 'end of day' },
          keptWhen: 'has(at)',
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: {
        done: { title: both('已完成', 'Done'), to: 'end' },
        repair: {
          title: both('需上门维修', 'Something has to be repaired'),
          to: 'end',
          when: 'task != "repair"',
          effects: [
            {
              open: 'after-service',
              about: 'about',
              with: { task: '"repair"', note: 'note' },
              key: 'ticket.id',
            },
          ],
        },
      },
    },
  },
  texts: {
    agreed: both(
      '您好,{{at}} 我们上门为您服务,请留人在家。',
      'We come to you on {{at}}; please see that somebody is at home.',
    ),
  },
  registers: {
    services: {
      title: both('后期服务登记', 'After-service'),
      columns: ['openedAt', 'task', 'at', 'note', 'content', 'owner', 'state'],
      groupBy: ['task'],
    },
  },
});
