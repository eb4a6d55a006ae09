/** What a decoration firm still does for a home, each by its own date (P118). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';
import type { Effect } from '#shared/domain/playbook/effect.ts';
import type { By } from '#shared/domain/playbook/who.ts';

/** The home's own account manager; another one when that one is away or nobody is named. */
const ACCOUNT_MANAGER: By = { who: '$manager', deputy: '@account-manager' };

/** Whoever goes to homes: the account manager or somebody of the service staff. */
const STAFF: By = { who: ['$manager', '@account-manager', '@agent'] };

/** Something has to be mended at home: once for each ticket that finds it. */
const REPAIR: readonly Effect[] = [
  {
    open: 'after-service',
    about: 'about',
    with: { task: '"repair"', wanted: 'note' },
    key: '"repair " + ticket.id',
  },
];

/** Who cannot be reached is called on three days; how often is ours to say. */
const CALLS = 3;

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
        // Years after 29 February it is the 28th where there is no 29th.
        where:
          'row.completedOn <= today && addMonths(coalesce(row.birthday, idBirthday(row.idNumber)), 12 * (year(today) - year(coalesce(row.birthday, idBirthday(row.idNumber))))) == today',
      },
      // Whoever has two homes has one birthday.
      key: 'text(coalesce(row.customer, row.id)) + "-birthday-" + text(today)',
      with: { task: '"birthday"' },
    },
    {
      on: 'company-paper.issued',
      each: { of: 'home', where: 'row.completedOn <= today' },
      key: 'row.id + "-paper-" + event.issue',
      with: { task: '"paper"', issue: 'event.issue' },
    },
    { door: 'playbook' },
    { door: 'phone', with: { task: '"repair"' } },
  ],
  fields: {
    task: field('choice', ['服务内容', 'Service'], {
      choices: [
        { id: 'cleaning', title: both('赠送专业保洁', 'Free professional cleaning') },
        { id: 'repair', title: both('细部维修', 'Repair of details') },
        { id: 'flowers', title: both('入住送花与贺卡', 'Flowers and card') },
        { id: 'call', title: both('入住一月电话回访', 'Call after a month') },
        { id: 'inspection', title: both('上门检查', 'Inspection at home') },
        { id: 'birthday', title: both('生日祝福', 'Birthday greeting') },
        { id: 'paper', title: both('寄送企业报刊', 'Company paper by post') },
      ],
    }),
    manager: field('person', ['客户经理', 'Account manager'], {
      computed: 'about.accountManager',
    }),
    address: field('address', ['新居地址', 'Address'], { computed: 'about.address' }),
    movesInOn: field('date', ['入住日期', 'Moves in on'], { computed: 'about.movedInOn' }),
    repairBy: field('date', ['维修截止', 'Repaired by'], {
      computed:
        'task == "repair" && movesInOn > date(ticket.openedAt) ? addDays(movesInOn, -1) : null',
    }),
    wanted: field('long', ['需处理的问题', 'To be mended']),
    issue: field('text', ['期号', 'Issue'], { visibleWhen: 'task == "paper"' }),
    at: field('at', ['约定时间', 'Agreed for'], {
      validWhen: 'at > now && (repairBy == null || date(at) <= repairBy)',
    }),
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
  start: 'begin',
  steps: {
    begin: {
      title: both('按服务内容办理', 'By what is to be done'),
      outcomes: {
        call: { title: both('电话回访', 'A call'), to: 'call', when: 'task == "call"' },
        greet: {
          title: both('送祝福', 'A greeting'),
          to: 'greet',
          when: 'task == "flowers" || task == "birthday"',
        },
        post: { title: both('邮寄', 'By post'), to: 'post', when: 'task == "paper"' },
        visit: { title: both('上门服务', 'A visit'), to: 'agree' },
      },
    },
    agree: {
      title: both('约定时间', 'Agree about a time'),
      by: STAFF,
      form: ['task=', 'address=', 'wanted=', 'repairBy='],
      dues: [{ id: 'agree', ends: { within: '3wd' }, after: { raise: '@supervisor' } }],
      outcomes: {
        agreed: {
          title: both('已约定', 'Agreed'),
          to: 'visit',
          form: ['at!'],
          effects: [{ send: 'agreed', to: 'customer', via: ['sms', 'mail'] }],
        },
        unwanted: { title: both('客户不需要', 'Not wanted'), to: 'end', form: ['note!'] },
      },
    },
    visit: {
      title: both('上门服务', 'At the home'),
      by: STAFF,
      form: ['task=', 'address=', 'wanted=', 'at=', 'checks', 'note', 'photos'],
      dues: [
        {
          id: 'agreed',
          title: both('约定当日', 'The day agreed upon'),
          ends: { at: 'date(at)' },
          before: [{ span: '1d', do: { remind: '$manager' } }],
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: {
        done: {
          title: both('已完成', 'Done'),
          to: 'end',
          form: ['note!'],
          when: 'coalesce(checks, []).all(c, c.fine)',
        },
        repair: {
          title: both('需上门维修', 'Something has to be repaired'),
          to: 'end',
          form: ['note!'],
          when: 'task != "repair" && (task != "inspection" || checks.exists(c, !c.fine))',
          effects: REPAIR,
        },
        unfinished: {
          title: both('未完成，另约时间', 'Not finished, to come again'),
          to: 'agree',
          form: ['note!'],
          effects: [{ set: { at: 'null' } }],
        },
      },
    },
    greet: {
      title: both('送花、贺卡或祝福', 'Flowers, a card, a greeting'),
      by: ACCOUNT_MANAGER,
      form: ['task=', 'address=', 'way', 'note', 'photos'],
      dues: [
        {
          id: 'day',
          title: both('当日', 'The same day'),
          ends: { by: 'end of day' },
          // People also move and have birthdays at weekends.
          calendar: 'round-the-clock',
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: { done: { title: both('已送达', 'Done'), to: 'end' } },
    },
    call: {
      title: both('电话回访新居使用情况', 'Ask how the home serves'),
      by: ACCOUNT_MANAGER,
      form: ['task=', 'content', 'note'],
      dues: [
        {
          id: 'day',
          title: both('当日', 'The same day'),
          ends: { by: 'end of day' },
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: {
        satisfied: {
          title: both('使用正常', 'All is well'),
          to: 'end',
          form: ['content!', 'note!'],
        },
        service: {
          title: both('需上门服务', 'Service at home wanted'),
          to: 'end',
          form: ['content!', 'note!'],
          effects: REPAIR,
        },
        unreached: {
          title: both('未联系上', 'Not reached'),
          to: 'again',
          when: `visits("call") < ${CALLS}`,
        },
        givenUp: {
          title: both('多次未联系上', 'Not reached at all'),
          to: 'end',
          form: ['note!'],
          when: `visits("call") >= ${CALLS}`,
        },
      },
    },
    again: {
      title: both('次日再拨', 'The next day again'),
      wait: { until: 'workday(today, 1)' },
      outcomes: { over: { title: both('再次拨打', 'Again'), to: 'call' } },
    },
    post: {
      title: both('邮寄企业报刊', 'Post the company paper'),
      by: STAFF,
      form: ['issue=', 'address='],
      dues: [{ id: 'post', ends: { within: '3wd' }, after: { raise: '@supervisor' } }],
      outcomes: { posted: { title: both('已寄出', 'Posted'), to: 'end' } },
    },
  },
  dues: [
    {
      id: 'move-in',
      title: both('入住前完成维修', 'Repaired before they move in'),
      ends: { at: 'repairBy' },
      before: [{ span: '3d', do: { remind: '$manager' } }],
      after: { raise: '@supervisor' },
    },
  ],
  texts: {
    agreed: both(
      '您好,{{at}} 我们上门为您服务,请留人在家。',
      'We come to you on {{at}}; please see that somebody is at home.',
    ),
  },
  registers: {
    services: {
      title: both('后期服务登记', 'After-service'),
      columns: ['openedAt', 'task', 'address', 'at', 'issue', 'note', 'content', 'owner', 'state'],
      groupBy: ['task'],
    },
  },
});
