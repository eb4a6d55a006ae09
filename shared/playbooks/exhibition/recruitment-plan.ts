/** The plan with its timetable is the base of the monthly checks; afterwards only single lines may move (P128). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const recruitmentPlan = definePlaybook({
  id: 'recruitment-plan',
  version: 1,
  title: both('招展方案与进度表', 'Recruitment plan and timetable'),
  processes: ['P128'],
  team: 'exhibition',
  about: 'fair',
  triggers: [{ door: 'playbook' }, { door: 'agent', who: ['@project-manager'] }],
  settings: {
    change: {
      title: both('允许调整的行数比例', 'Share of lines that may change'),
      initial: '0.2',
      source: 'ours, P128 allows local changes only',
    },
  },
  fields: {
    booths: field('number', ['展位数', 'Booths']),
    prices: field('rows', ['价格与优惠', 'Prices and discounts'], {
      columns: {
        booth: field('text', ['展位类型', 'Booth type']),
        price: field('money', ['价格', 'Price']),
        discount: field('text', ['优惠条件', 'Discount']),
        service: field('text', ['包含服务', 'Services included']),
      },
    }),
    budget: field('money', ['费用预算', 'Budget']),
    reward: field('long', ['奖励办法', 'Rewards']),
    targets: field('rows', ['指标分解', 'Targets by person'], {
      columns: {
        person: field('person', ['招展员', 'Recruiter']),
        booths: field('number', ['展位数', 'Booths']),
        calls: field('number', ['每日电话', 'Calls a day']),
        mails: field('number', ['每日邮件', 'Mails a day']),
        faxes: field('number', ['每日传真', 'Faxes a day']),
      },
      validWhen: 'sum(targets.map(t, t.booths)) >= booths',
    }),
    timetable: field('rows', ['进度表', 'Timetable'], {
      tasks: { owner: 'who', due: 'by', done: 'done' },
      columns: {
        what: field('choice', ['事项', 'Task'], {
          choices: [
            { id: 'invitation', title: both('邀请函设计', 'Invitation design') },
            { id: 'training', title: both('培训', 'Training') },
            { id: 'data', title: both('数据收集', 'Data collection') },
            { id: 'calls', title: both('电话招展', 'Calls') },
            { id: 'mails', title: both('邮件招展', 'Mails') },
            { id: 'faxes', title: both('传真招展', 'Faxes') },
            { id: 'publicity', title: both('宣传', 'Publicity') },
          ],
        }),
        number: field('number', ['数量', 'Number']),
        who: field('person', ['负责人', 'Owner']),
        by: field('date', ['截止日期', 'Deadline']),
        done: field('yes', ['完成', 'Done']),
      },
    }),
    writer: field('person', ['编制人', 'Written by']),
    baseline: field('document', ['招展方案(定稿)', 'Plan as approved']),
    moved: field('number', ['拟调整行数', 'Lines to change'], {
      validWhen: 'dec(moved) <= dec(set.change) * size(timetable)',
    }),
    check: field('long', ['月度检查情况', 'Monthly check']),
  },
  start: 'draft',
  steps: {
    draft: {
      title: both('制定方案与进度表', 'Draft'),
      by: '@project-manager',
      form: ['booths!', 'prices!', 'budget!', 'reward', 'targets!', 'timetable!'],
      outcomes: {
        handedIn: {
          title: both('提交审批', 'Handed in'),
          to: 'approve',
          effects: [{ set: { writer: 'me' } }],
        },
      },
    },
    approve: {
      title: both('审批', 'Approve'),
      by: { who: '@exhibition-manager', not: ['opener', '$writer'] },
      form: ['booths=', 'prices=', 'budget=', 'targets=', 'timetable='],
      outcomes: {
        approved: {
          title: both('批准', 'Approved'),
          to: 'run',
          effects: [
            { make: 'plan', into: 'baseline' },
            { open: 'publicity-plan', about: 'about', key: 'ticket.number' },
            { open: 'training-plan', about: 'about', key: 'ticket.number' },
            { open: 'exhibitor-data', about: 'about', key: 'ticket.number' },
          ],
        },
        back: { title: both('退回', 'Back'), to: 'draft' },
      },
    },
    run: {
      title: both('按进度表执行', 'Carry out'),
      by: '@project-manager',
      form: ['baseline=', 'timetable', 'check'],
      dues: [{ id: 'month', ends: { by: 'last' }, after: { remind: '@project-manager' } }],
      outcomes: {
        over: { title: both('招展结束', 'Recruitment over'), to: 'end' },
        checked: { title: both('完成月度检查', 'Monthly check done'), to: 'run', form: ['check!'] },
      },
    },
  },
  acts: {
    change: {
      title: both('局部调整进度', 'Change single lines'),
      by: '@project-manager',
      form: ['moved!', 'timetable!'],
      when: 'has(baseline)',
      effects: [{ send: 'changed', to: '@exhibition-manager' }],
    },
  },
  texts: {
    plan: both(
      '# {{about.name}} 招展方案\n[fields: booths, budget, reward]\n[rows: prices]\n[rows: targets]\n[rows: timetable]',
      '# Recruitment plan for {{about.name}}\n[fields: booths, budget, reward]\n[rows: prices]\n[rows: targets]\n[rows: timetable]',
    ),
    changed: both(
      '{{about.name}} 招展进度表调整了 {{moved}} 行,请知悉。',
      'The timetable of {{about.name}} has {{moved}} changed lines.',
    ),
  },
});
