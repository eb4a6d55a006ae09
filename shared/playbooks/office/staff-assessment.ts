/** Monthly, quarterly or yearly by the desk's choice; the assessed does not score himself, sees the result and may object (P176). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const staffAssessment = definePlaybook({
  id: 'staff-assessment',
  version: 1,
  title: both('员工绩效考核', 'Performance assessment'),
  processes: ['P176'],
  team: 'general',
  about: 'person',
  triggers: [
    {
      cron: '0 9 1 * *',
      days: 'work-after',
      each: {
        of: 'person',
        where: 'row.active && (set.rhythm == "month" || month(today) % 3 == 1)',
      },
      key: 'row.id + text(previous(periodOf(today, "month")))',
      with: {
        period:
          'set.rhythm == "month" ? previous(periodOf(today, "month")) : previous(quarter(today))',
        scorer: 'boss(row.id)',
      },
    },
    {
      cron: '0 9 5 1 *',
      days: 'work-after',
      each: { of: 'person', where: 'row.active' },
      key: 'row.id + text(previous(periodOf(today, "year")))',
      with: { period: 'previous(periodOf(today, "year"))', scorer: 'boss(row.id)' },
    },
  ],
  access: { seenBy: ['about', '$scorer', 'boss:$scorer', '@service-manager', '@human-resources'] },
  settings: {
    rhythm: {
      title: both('考核周期', 'Rhythm'),
      initial: 'month',
      variants: [
        { value: 'month', source: 'P170, P176 monthly' },
        { value: 'quarter', source: 'P176 exhibition centre' },
      ],
      source: 'P176, contradiction',
    },
    reward: { title: both('奖励分数线', 'Score that is rewarded'), initial: 90, source: 'ours' },
    penalty: { title: both('处罚分数线', 'Score that is penalised'), initial: 60, source: 'ours' },
  },
  fields: {
    period: field('period', ['期间', 'Period']),
    scorer: field('person', ['考核人', 'Scored by']),
    sheet: field('rows', ['考核表', 'Sheet'], {
      validWhen: 'sum(sheet.map(s, s.weight)) == 100',
      columns: {
        item: field('choice', ['指标', 'Item'], {
          choices: [
            { id: 'satisfaction', title: both('客户满意度', 'Satisfaction') },
            { id: 'complaints', title: both('投诉率', 'Complaint rate') },
            { id: 'speed', title: both('解决速度与准确度', 'Speed and accuracy') },
            { id: 'team', title: both('团队协作', 'Teamwork') },
            { id: 'quality', title: both('工作质量与效率', 'Quality and efficiency') },
          ],
        }),
        weight: field('number', ['权重', 'Weight'], { validWhen: 'row.weight > 0' }),
        score: field('number', ['得分(百分制)', 'Score of 100'], {
          validWhen: 'row.score >= 0 && row.score <= 100',
        }),
        note: field('text', ['说明', 'Note']),
      },
    }),
    total: field('number', ['总分', 'Total'], {
      computed: 'round(sum(sheet.map(s, s.weight * s.score)) / 100, 2)',
    }),
    voice: field('long', ['员工意见', "Employee's view"]),
    agreed: field('sign', ['员工签字', 'Signed']),
    ruling: field('long', ['复核意见', 'Ruling']),
    paper: field('document', ['考核表', 'Sheet']),
  },
  start: 'score',
  steps: {
    score: {
      title: both('评分', 'Score'),
      by: { who: '$scorer', not: 'about' },
      form: ['sheet!', 'total='],
      dues: [
        {
          id: 'score',
          ends: { within: '5wd' },
          before: [{ span: '1wd', do: { remind: '$scorer' } }],
          after: { raise: 'boss:$scorer' },
        },
      ],
      outcomes: {
        scored: {
          title: both('完成评分', 'Scored'),
          to: 'tell',
          effects: [{ make: 'sheet', into: 'paper' }],
        },
      },
    },
    tell: {
      title: both('面谈反馈', 'Result to the employee'),
      by: 'about',
      form: ['paper=', 'voice'],
      outcomes: {
        accepts: { title: both('确认', 'Accepts'), to: 'decide', form: ['agreed!'] },
        objects: { title: both('申诉', 'Objects'), to: 'rule', form: ['voice!'] },
      },
    },
    rule: {
      title: both('复核申诉', 'Rule on the objection'),
      by: { who: 'boss:$scorer', not: ['about', '$scorer'] },
      form: ['voice=', 'sheet=', 'ruling!'],
      outcomes: {
        upheld: { title: both('维持', 'Upheld'), to: 'decide' },
        again: { title: both('重新评分', 'Score again'), to: 'score' },
      },
    },
    decide: {
      title: both('奖惩', 'Reward or penalty'),
      outcomes: {
        reward: {
          title: both('奖励', 'Reward'),
          to: 'end',
          when: 'total >= set.reward',
          effects: [
            {
              open: 'discipline',
              about: 'about',
              key: 'ticket.number',
              with: { kind: '"reward"', reason: 'ticket.number' },
            },
          ],
        },
        penalty: {
          title: both('处罚', 'Penalty'),
          to: 'end',
          when: 'total < set.penalty',
          effects: [
            {
              open: 'discipline',
              about: 'about',
              key: 'ticket.number',
              with: { kind: '"penalty"', reason: 'ticket.number' },
            },
          ],
        },
        none: { title: both('存档', 'Filed'), to: 'end' },
      },
    },
  },
  texts: {
    sheet: both(
      '# {{about.name}} {{period}} 绩效考核\n[rows: sheet]\n[fields: total]',
      '# Assessment of {{about.name}}, {{period}}\n[rows: sheet]\n[fields: total]',
    ),
  },
  registers: {
    scores: {
      title: both('绩效考核汇总', 'Assessments'),
      columns: ['owner', 'period', 'total'],
      groupBy: ['period'],
    },
  },
});
