/** An emergency, a hard matter or an important complaint goes up: team leader, director, management (P028). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const majorIncident = definePlaybook({
  id: 'major-incident',
  version: 1,
  title: both('突发事件与重要投诉', 'Emergency or major complaint'),
  processes: ['P028'],
  team: 'complaints',
  about: 'customer',
  triggers: [{ door: 'playbook' }, { door: 'agent' }],
  settings: {
    apology: {
      title: both('致歉规则', 'When to apologise'),
      initial: 'always',
      variants: [
        { value: 'always', source: 'P021, P025' },
        { value: 'own-fault', source: 'P028' },
      ],
      source: 'P028 / P021, contradiction',
    },
    leaderWithin: {
      title: both('班长响应', 'Team leader acts within'),
      initial: '30min',
      source: 'ours, P028: at once',
    },
  },
  fields: {
    what: field('long', ['事件经过', 'What happened']),
    happenedAt: field('at', ['发生时间', 'When'], { proposed: 'now' }),
    severity: field('choice', ['严重程度', 'Severity'], {
      choices: [
        { id: 'hard', title: both('疑难问题', 'Hard matter') },
        { id: 'emergency', title: both('突发事件', 'Emergency') },
        { id: 'major', title: both('重要投诉', 'Important complaint') },
      ],
    }),
    ownFault: field('yes', ['属本公司责任', 'Our fault']),
    apologised: field('yes', ['已致歉', 'Apologised'], {
      requiredWhen: 'set.apology == "always" || ownFault',
    }),
    measures: field('long', ['已采取措施', 'Measures taken']),
    instruction: field('long', ['主任批示', 'Instruction']),
    lesson: field('long', ['总结教训', 'Lesson']),
  },
  start: 'report',
  steps: {
    report: {
      title: both('上报', 'Report'),
      by: 'opener',
      form: ['what!', 'happenedAt!', 'severity!'],
      outcomes: {
        leader: {
          title: both('报班长', 'To the team leader'),
          to: 'leader',
          when: 'severity != "major"',
          effects: [{ send: 'alarm', to: '@team-leader', via: ['phone', 'sms'] }],
        },
        director: {
          title: both('直接报主任', 'Straight to the director'),
          to: 'director',
          when: 'severity == "major"',
          effects: [{ send: 'alarm', to: '@service-director', via: ['phone', 'sms'] }],
        },
      },
    },
    leader: {
      title: both('班长处理', 'Team leader deals with it'),
      by: { who: '@team-leader', deputy: '@service-director' },
      form: ['what=', 'ownFault!', 'apologised', 'measures!'],
      dues: [
        {
          id: 'leader',
          ends: { withinOf: 'set.leaderWithin' },
          calendar: 'round-the-clock',
          after: { give: '@service-director' },
        },
      ],
      outcomes: {
        solved: {
          title: both('已处理并报主任', 'Solved, director informed'),
          to: 'lesson',
          effects: [{ send: 'solved', to: '@service-director' }],
        },
        up: {
          title: both('报主任处理', 'To the director'),
          to: 'director',
          effects: [{ send: 'alarm', to: '@service-director', via: ['phone', 'sms'] }],
        },
      },
    },
    director: {
      title: both('主任处理', 'Director deals with it'),
      by: { who: '@service-director', deputy: '@service-manager' },
      form: ['what=', 'ownFault!', 'apologised', 'measures!', 'instruction!'],
      outcomes: {
        solved: { title: both('已处理', 'Solved'), to: 'lesson' },
        company: {
          title: both('报公司领导', 'To the general manager'),
          to: 'lesson',
          effects: [{ send: 'alarm', to: '@general-manager', via: ['phone', 'sms'] }],
        },
      },
    },
    lesson: {
      title: both('总结', 'Lesson'),
      by: '@team-leader',
      form: ['measures=', 'lesson!'],
      outcomes: { filed: { title: both('归档', 'File'), to: 'end' } },
    },
  },
  texts: {
    alarm: both('【上报】{{what}}（{{happenedAt}}）', 'Report: {{what}} ({{happenedAt}})'),
    solved: both(
      '已处理：{{what}} 措施：{{measures}}',
      'Dealt with: {{what}} Measures: {{measures}}',
    ),
  },
  registers: {
    incidents: {
      title: both('重要事件登记', 'Register of incidents'),
      columns: ['happenedAt', 'severity', 'what', 'measures', 'lesson', 'state'],
      groupBy: ['severity'],
    },
  },
});
