/** A random sample is scored, a finding is put right at once or reviewed, and the standard refined; conduct is on the sheet (P173, P179). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const qualityCheck = definePlaybook({
  id: 'quality-check',
  version: 1,
  title: both('服务质量检查', 'Quality check of service'),
  processes: ['P173', 'P179'],
  team: 'general',
  about: 'person',
  triggers: [
    {
      cron: '0 9 * * 1',
      days: 'work-after',
      each: { of: 'person', where: 'row.active && row.post == "agent"' },
      key: 'row.id + text(periodOf(today, "week"))',
    },
    { door: 'agent', who: ['@quality-specialist', '@supervisor'] },
  ],
  access: { seenBy: ['@quality-specialist', '@supervisor', 'about'] },
  settings: {
    sample: {
      title: both('每人每周抽查数', 'Sample a person and week'),
      initial: 3,
      source: 'ours',
    },
    privateCall: {
      title: both('私人电话上限', 'Private call at most'),
      initial: undefined,
      source: 'P179, blank',
    },
    pass: { title: both('合格分', 'Pass mark'), initial: 80, source: 'ours' },
  },
  fields: {
    sample: field('rows', ['抽查工单', 'Sample'], {
      columns: {
        number: field('text', ['工单号', 'Ticket']),
        politeness: field('number', ['礼貌用语', 'Politeness'], {
          validWhen: 'row.politeness >= 0 && row.politeness <= 25',
        }),
        correctness: field('number', ['答复准确', 'Correctness'], {
          validWhen: 'row.correctness >= 0 && row.correctness <= 25',
        }),
        speed: field('number', ['及时', 'Speed'], {
          validWhen: 'row.speed >= 0 && row.speed <= 25',
        }),
        record: field('number', ['记录完整', 'Record'], {
          validWhen: 'row.record >= 0 && row.record <= 25',
        }),
      },
    }),
    longestCall: field('number', ['私人电话最长(分钟)', 'Longest private call in minutes']),
    tooLong: field('yes', ['私人电话超时', 'Private call too long'], {
      computed: 'longestCall > number(set.privateCall)',
    }),
    score: field('number', ['平均分', 'Average'], {
      computed: 'avg(sample.map(s, s.politeness + s.correctness + s.speed + s.record))',
    }),
    finding: field('long', ['问题', 'Finding']),
    measure: field('long', ['整改', 'Measure']),
    standard: field('long', ['标准完善建议', 'How to refine the standard']),
  },
  start: 'draw',
  steps: {
    draw: {
      title: both('随机抽取', 'Draw the sample'),
      effects: [
        {
          fill: 'sample',
          from: {
            of: 'inquiry',
            where: 'row.owner.id == about.id && row.endedAt >= now - span("7d")',
            sample: 'set.sample',
          },
        },
      ],
      outcomes: { drawn: { title: both('已抽取', 'Drawn'), to: 'score' } },
    },
    score: {
      title: both('评分', 'Score'),
      by: { who: '@quality-specialist', not: 'about', deputy: '@supervisor' },
      form: ['sample!', 'longestCall', 'tooLong=', 'score='],
      outcomes: {
        good: { title: both('合格', 'Good'), to: 'end', when: 'score >= set.pass && !tooLong' },
        fix: {
          title: both('立即纠正', 'Put right at once'),
          to: 'correct',
          when: 'score < set.pass || tooLong',
          form: ['finding!'],
        },
        review: {
          title: both('转复盘', 'To review'),
          to: 'review',
          when: 'score < set.pass',
          form: ['finding!'],
        },
      },
    },
    correct: {
      title: both('本人整改', 'The person corrects'),
      by: 'about',
      form: ['finding=', 'measure!'],
      dues: [{ id: 'correct', ends: { within: '2wd' }, after: { raise: 'boss:about' } }],
      outcomes: { corrected: { title: both('已整改', 'Corrected'), to: 'refine' } },
    },
    review: {
      title: both('主管复盘', 'Supervisor reviews'),
      by: '@supervisor',
      form: ['finding=', 'measure!'],
      outcomes: {
        train: {
          title: both('安排培训', 'Train'),
          to: 'refine',
          effects: [{ open: 'staff-training', key: 'ticket.number' }],
        },
        noted: { title: both('记录', 'Noted'), to: 'refine' },
      },
    },
    refine: {
      title: both('完善标准', 'Refine the standard'),
      by: '@quality-specialist',
      form: ['standard'],
      outcomes: {
        change: {
          title: both('修订规程', 'Change the procedure'),
          to: 'end',
          form: ['standard!'],
          effects: [
            { open: 'operating-procedure', key: 'ticket.number', with: { reason: 'standard' } },
          ],
        },
        kept: { title: both('无需修订', 'No change'), to: 'end' },
      },
    },
  },
  registers: {
    checks: {
      title: both('质量检查记录', 'Quality checks'),
      columns: ['openedAt', 'owner', 'score', 'tooLong', 'finding', 'measure'],
    },
  },
  metrics: {
    qualityScore: {
      title: both('质检平均分', 'Average quality score'),
      period: 'month',
      value: { of: 'quality-check', sum: 'score', at: 'ticket.endedAt' },
      per: { of: 'quality-check', at: 'ticket.endedAt' },
    },
  },
});
