/** What the first level cannot solve rises by its kind; a batch problem answers all the tickets behind it at once (P086). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const hardProblem = definePlaybook({
  id: 'hard-problem',
  version: 1,
  title: both('疑难问题提升', 'A hard problem rises'),
  processes: ['P086'],
  team: 'technical',
  about: 'device',
  triggers: [{ door: 'playbook' }, { door: 'agent', who: ['@hotline-engineer', '@technician'] }],
  settings: {
    levelWithin: {
      title: both('每级处理时限', 'Time for each level'),
      initial: undefined,
      source: 'P086, blank',
    },
  },
  fields: {
    fault: field('long', ['问题描述', 'Problem']),
    source: field('text', ['来源工单', 'Ticket it comes from']),
    kind: field('choice', ['疑难类别', 'Kind'], {
      choices: [
        { id: 'major', title: both('重大问题(含批量)', 'Major or a batch') },
        { id: 'hardware', title: both('硬件疑难', 'Hardware') },
        { id: 'system', title: both('系统级疑难', 'System') },
        { id: 'application', title: both('应用级疑难', 'Application') },
      ],
    }),
    others: field('rows', ['同类工单', 'Tickets with the same problem'], {
      columns: {
        id: field('text', ['编号', 'Ticket']),
        product: field('text', ['产品', 'Product']),
        fault: field('text', ['故障', 'Fault']),
        same: field('yes', ['同一问题', 'The same']),
      },
    }),
    cause: field('long', ['原因', 'Cause']),
    solution: field('long', ['解决方案', 'Solution']),
    stopgap: field('long', ['临时措施', 'Stopgap']),
  },
  start: 'sort',
  steps: {
    sort: {
      title: both('归类', 'Sort'),
      by: '@hotline-engineer',
      form: ['fault!', 'source', 'kind!'],
      outcomes: {
        major: {
          title: both('重大问题', 'Major'),
          to: 'major',
          when: 'kind == "major"',
          effects: [{ send: 'major', to: '@technical-head' }],
        },
        hardware: { title: both('硬件', 'Hardware'), to: 'hardware', when: 'kind == "hardware"' },
        software: {
          title: both('系统或应用', 'System or application'),
          to: 'software',
          when: 'kind == "system" || kind == "application"',
        },
      },
    },
    hardware: {
      title: both('维修中心处理硬件疑难', 'The repair centre'),
      by: '@repair-centre',
      form: ['fault=', 'cause', 'solution', 'stopgap'],
      dues: [
        { id: 'level', ends: { withinOf: 'set.levelWithin' }, after: { raise: '@technical-head' } },
      ],
      outcomes: {
        solved: { title: both('已解决', 'Solved'), to: 'tell', form: ['cause!', 'solution!'] },
        up: { title: both('再提升', 'Up again'), to: 'major', form: ['stopgap!'] },
      },
    },
    software: {
      title: both('技术中心处理系统、应用疑难', 'The technical centre'),
      by: '@technical-centre',
      form: ['fault=', 'cause', 'solution', 'stopgap'],
      dues: [
        { id: 'level', ends: { withinOf: 'set.levelWithin' }, after: { raise: '@technical-head' } },
      ],
      outcomes: {
        solved: { title: both('已解决', 'Solved'), to: 'tell', form: ['cause!', 'solution!'] },
        up: { title: both('再提升', 'Up again'), to: 'major', form: ['stopgap!'] },
      },
    },
    major: {
      title: both('重大或批量问题', 'Major or batch problem'),
      by: '@technical-head',
      form: ['fault=', 'others', 'stopgap', 'cause', 'solution'],
      effects: [
        {
          fill: 'others',
          from: {
            of: 'hotline',
            where: 'row.state != "ended" && row.openedAt >= ticket.openedAt - span("30d")',
            sort: 'product',
          },
        },
      ],
      dues: [
        {
          id: 'level',
          ends: { withinOf: 'set.levelWithin' },
          after: { raise: '@general-manager' },
        },
      ],
      outcomes: {
        solved: { title: both('已解决', 'Solved'), to: 'tell', form: ['cause!', 'solution!'] },
        maker: {
          title: both('报厂家', 'To the factory'),
          to: 'major',
          form: ['stopgap!'],
          effects: [{ open: 'quality-loop', key: 'ticket.id' }],
        },
      },
    },
    tell: {
      title: both('把方案传给所有同类工单', 'Pass the solution to all of them'),
      effects: [
        { tell: 'coalesce(others, []).filter(o, o.same).map(o, o.id)', outcome: 'solved' },
        { send: 'solution', to: 'opener' },
      ],
      outcomes: { told: { title: both('已传达', 'Told'), to: 'end' } },
    },
  },
  texts: {
    major: both('出现重大或批量问题:{{fault}}', 'A major or batch problem: {{fault}}'),
    solution: both(
      '问题“{{fault}}”已有方案:{{solution}}(原因:{{cause}})',
      'Solution for "{{fault}}": {{solution}} (cause: {{cause}})',
    ),
  },
  registers: {
    problems: {
      title: both('疑难问题', 'Hard problems'),
      columns: ['number', 'kind', 'fault', 'cause', 'solution', 'state'],
      groupBy: ['kind'],
    },
  },
});
