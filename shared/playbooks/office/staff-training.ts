/** Regular, and for each newcomer; inside or outside; attendance and result are kept (P175). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const staffTraining = definePlaybook({
  id: 'staff-training',
  version: 1,
  title: both('员工培训', 'Staff training'),
  processes: ['P175'],
  team: 'general',
  triggers: [
    {
      cron: '0 9 1 * *',
      days: 'work-after',
      key: 'text(periodOf(today, "month"))',
      with: { kind: '"regular"' },
    },
    {
      moment: 'row.hiredAt',
      each: { of: 'person', where: 'row.active' },
      key: 'row.id',
      with: { kind: '"new"' },
    },
    { door: 'playbook' },
    { door: 'agent', who: ['@supervisor', '@trainer'] },
  ],
  settings: { pass: { title: both('合格分', 'Pass mark'), initial: 60, source: 'ours' } },
  fields: {
    kind: field('choice', ['类型', 'Kind'], {
      choices: [
        { id: 'regular', title: both('定期培训', 'Regular') },
        { id: 'new', title: both('新员工培训', 'Newcomer') },
        { id: 'single', title: both('个人计划', 'Individual') },
      ],
    }),
    topic: field('choices', ['内容', 'Topics'], {
      choices: [
        { id: 'product', title: both('产品知识', 'Product knowledge') },
        { id: 'communication', title: both('沟通技巧', 'Communication') },
        { id: 'difficult', title: both('疑难客户', 'Difficult customers') },
        { id: 'data', title: both('数据处理', 'Data') },
      ],
    }),
    external: field('yes', ['外部培训', 'External']),
    trainer: field('text', ['讲师', 'Trainer']),
    startsAt: field('at', ['开始', 'Starts']),
    hours: field('number', ['课时', 'Hours'], { validWhen: 'hours > 0' }),
    cost: field('money', ['费用', 'Cost'], { requiredWhen: 'external' }),
    people: field('rows', ['参训人员', 'People'], {
      validWhen: 'size(people) > 0',
      columns: {
        person: field('person', ['人员', 'Person']),
        there: field('yes', ['到场', 'There']),
        mark: field('number', ['成绩', 'Mark'], { validWhen: 'row.mark >= 0 && row.mark <= 100' }),
      },
    }),
    attendance: field('number', ['到训率', 'Attendance'], {
      computed: 'size(people) > 0 ? dec(size(people.filter(p, p.there))) / size(people) : null',
    }),
    failed: field('number', ['不合格人数', 'Failed'], {
      computed: 'size(people.filter(p, !p.there || p.mark < set.pass))',
    }),
    material: field('file', ['教材', 'Material']),
  },
  start: 'plan',
  steps: {
    plan: {
      title: both('制定计划', 'Plan'),
      by: '@supervisor',
      form: [
        'kind!',
        'topic!',
        'external',
        'trainer!',
        'startsAt!',
        'hours!',
        'cost',
        'people!',
        'material',
      ],
      outcomes: {
        inside: {
          title: both('内部培训', 'Inside'),
          to: 'hold',
          when: '!external',
          effects: [{ send: 'invited', to: '@agent' }],
        },
        outside: {
          title: both('外部培训,报批', 'External, to be approved'),
          to: 'approve',
          when: 'external',
        },
        none: { title: both('本期不办', 'None now'), to: 'end' },
      },
    },
    approve: {
      title: both('审批外训', 'Approve'),
      by: '@service-manager',
      form: ['topic=', 'trainer=', 'cost='],
      outcomes: {
        approved: { title: both('批准', 'Approved'), to: 'hold' },
        refused: { title: both('不批准', 'Refused'), to: 'plan' },
      },
    },
    hold: {
      title: both('培训', 'Train'),
      by: '@trainer',
      form: ['people!', 'attendance='],
      dues: [
        {
          id: 'begins',
          ends: { at: 'startsAt' },
          before: [{ span: '1d', do: { remind: '@trainer' } }],
          keptWhen: 'attendance > 0',
          after: { remind: '@trainer' },
        },
      ],
      outcomes: { held: { title: both('培训结束', 'Held'), to: 'examine' } },
    },
    examine: {
      title: both('考核存档', 'Examine and file'),
      by: '@trainer',
      form: ['people!', 'failed='],
      outcomes: {
        passed: { title: both('全部合格', 'All passed'), to: 'end', when: 'failed == 0' },
        repeat: {
          title: both('补训', 'Train again'),
          to: 'hold',
          when: 'failed > 0',
          form: ['startsAt!'],
        },
        filed: { title: both('按不合格存档', 'Filed as failed'), to: 'end', when: 'failed > 0' },
      },
    },
  },
  texts: {
    invited: both(
      '培训通知:{{startsAt}},讲师 {{trainer}}。',
      'Training on {{startsAt}} with {{trainer}}.',
    ),
  },
  registers: {
    trainings: {
      title: both('培训档案', 'Trainings'),
      columns: ['kind', 'topic', 'startsAt', 'trainer', 'hours', 'attendance', 'failed'],
      totals: ['hours'],
    },
  },
  metrics: {
    trainingAttendance: {
      title: both('到训率', 'Attendance of trainings'),
      period: 'quarter',
      value: {
        of: 'staff-training',
        sum: 'size(people.filter(p, p.there))',
        at: 'ticket.endedAt',
      },
      per: { of: 'staff-training', sum: 'size(people)', at: 'ticket.endedAt' },
    },
  },
});
