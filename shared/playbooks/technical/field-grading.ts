/** Field staff are graded high, medium or junior by skill, quality and complaints; who does not qualify leaves (P097). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const fieldGrading = definePlaybook({
  id: 'field-grading',
  version: 1,
  title: both('外勤人员等级评定', 'Grading of the field staff'),
  processes: ['P097'],
  team: 'installation',
  about: 'person',
  triggers: [
    {
      cron: '0 9 5 1 *',
      days: 'work-after',
      each: { of: 'person', where: 'row.active && row.post == "field-staff"' },
      key: 'row.id + text(year(today))',
    },
    { door: 'agent', who: ['@install-head'] },
  ],
  access: {
    seenBy: ['@install-head', '@human-resources', '@general-manager'],
    hiddenWhen: 'me.id == about.id',
  },
  settings: {
    payByGrade: {
      title: both('各等级对应报酬', 'Pay by grade'),
      initial: undefined,
      source: 'P097, blank',
    },
  },
  fields: {
    complaints: field('number', ['客户投诉次数', 'Complaints about the person'], {
      validWhen: 'complaints >= 0',
    }),
    skill: field('score', ['技能', 'Skill']),
    quality: field('score', ['作业质量', 'Quality of work']),
    grade: field('choice', ['等级', 'Grade'], {
      choices: [
        { id: 'high', title: both('高级', 'High') },
        { id: 'medium', title: both('中级', 'Medium') },
        { id: 'junior', title: both('初级', 'Junior') },
        { id: 'unqualified', title: both('不合格', 'Not qualified') },
      ],
    }),
    from: field('date', ['生效日期', 'Valid from'], { proposed: 'today' }),
    pay: field('text', ['对应报酬', 'Pay'], { computed: 'text(set.payByGrade[grade])' }),
    assessor: field('person', ['评定人', 'Assessed by']),
    reason: field('long', ['评定理由', 'Reason']),
  },
  start: 'assess',
  steps: {
    assess: {
      title: both('部长评定', 'The head assesses'),
      by: { who: '@install-head', not: 'about' },
      form: ['complaints!', 'skill!', 'quality!', 'grade!', 'from!', 'pay=', 'reason!'],
      outcomes: {
        graded: {
          title: both('评定', 'Graded'),
          to: 'approve',
          effects: [{ set: { assessor: 'me' } }],
        },
      },
    },
    approve: {
      title: both('人事核定', 'Human resources confirm'),
      by: { who: '@human-resources', not: ['$assessor', 'about'] },
      form: ['complaints=', 'skill=', 'quality=', 'grade=', 'pay=', 'reason='],
      outcomes: {
        approved: {
          title: both('核定', 'Confirmed'),
          to: 'end',
          when: 'grade != "unqualified"',
          effects: [{ send: 'grade', to: 'about' }],
        },
        leaves: {
          title: both('不合格,调离', 'Not qualified: leaves the field'),
          to: 'end',
          when: 'grade == "unqualified"',
          effects: [
            { change: 'about', set: { post: '""' } },
            { send: 'leaves', to: 'about' },
          ],
        },
        back: { title: both('退回重评', 'Back'), to: 'assess' },
      },
    },
  },
  texts: {
    grade: both('您的等级自 {{from}} 起为 {{grade}}。', 'From {{from}} your grade is {{grade}}.'),
    leaves: both(
      '经评定,您不再承担外勤工作,请与人事联系。',
      'You no longer work in the field; please see human resources.',
    ),
  },
  registers: {
    grades: {
      title: both('人员等级', 'Grades'),
      columns: ['openedAt', 'grade', 'from', 'skill', 'quality', 'complaints'],
      groupBy: ['grade'],
    },
  },
});
