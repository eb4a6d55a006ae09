/** The mobile post walks the floors and sees to what the lobbies cannot (P103); letters and notices of the house (P103). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const floorRound = definePlaybook({
  id: 'floor-round',
  version: 1,
  title: both('上楼巡检', 'Round of the floors'),
  processes: ['P103'],
  team: 'property',
  triggers: [
    { shiftOf: 'mobile-post', at: 'start', shift: '30min', key: 'text(event.at)' },
    { door: 'agent', who: ['@lobby', '@mobile-post'] },
  ],
  fields: {
    checks: field('rows', ['巡检清单', 'Check list'], {
      columns: {
        floor: field('text', ['楼层', 'Floor'], { requiredWhen: 'true' }),
        what: field('text', ['项目', 'Item']),
        fine: field('yes', ['正常', 'In order']),
        found: field('text', ['发现的问题', 'What was found'], { requiredWhen: '!row.fine' }),
      },
    }),
    wrong: field('number', ['问题数', 'Problems'], { computed: 'size(checks.filter(c, !c.fine))' }),
  },
  start: 'walk',
  steps: {
    walk: {
      title: both('逐层巡检', 'Walk'),
      by: '@mobile-post',
      form: ['checks!', 'wrong='],
      outcomes: {
        fine: { title: both('全部正常', 'All in order'), to: 'end', when: 'wrong == 0' },
        problems: {
          title: both('有问题,派单', 'Problems: pass on'),
          to: 'end',
          when: 'wrong > 0',
          effects: [
            {
              open: 'owner-request',
              each: 'checks.filter(c, !c.fine)',
              with: { request: 'row.floor + ": " + row.found' },
              key: 'ticket.id + "/" + row.floor + "/" + text(row.what)',
            },
          ],
        },
      },
    },
  },
  registers: {
    rounds: {
      title: both('巡检记录', 'Rounds'),
      columns: ['openedAt', 'owner', 'checks', 'wrong'],
    },
  },
});

export const propertyLetter = definePlaybook({
  id: 'property-letter',
  version: 1,
  title: both('物业函件与通知', 'Letters and notices of the house'),
  processes: ['P103'],
  team: 'property',
  triggers: [{ door: 'agent', who: ['@mobile-post', '@supervisor'] }],
  number: { format: 'WH{yyyy}-{n:4}', series: '"property-letter"', restart: 'year' },
  fields: {
    kind: field('choice', ['类型', 'Kind'], {
      choices: [
        { id: 'letter', title: both('对外函件', 'Letter') },
        { id: 'notice', title: both('通知', 'Notice') },
      ],
    }),
    to: field('text', ['收件人', 'To']),
    subject: field('text', ['标题', 'Subject']),
    body: field('long', ['正文', 'Text']),
    letter: field('document', ['函件', 'Letter']),
    served: field('rows', ['送达登记', 'Served'], {
      columns: {
        dwelling: field('ref:dwelling', ['房号', 'Flat']),
        way: field('choice', ['方式', 'How'], {
          choices: [
            { id: 'hand', title: both('当面', 'By hand') },
            { id: 'post', title: both('邮寄', 'By post') },
            { id: 'board', title: both('张贴', 'On the board') },
          ],
        }),
        seen: field('yes', ['已阅', 'Seen']),
      },
    }),
    remark: field('text', ['审批意见', 'Remark']),
  },
  start: 'write',
  steps: {
    write: {
      title: both('起草', 'Write'),
      by: 'opener',
      form: ['kind!', 'to!', 'subject!', 'body!', 'remark='],
      outcomes: { written: { title: both('送审', 'For approval'), to: 'approve' } },
    },
    approve: {
      title: both('主管审批', 'The supervisor approves'),
      by: { who: '@supervisor', not: 'opener' },
      form: ['to=', 'subject=', 'body=', 'remark'],
      outcomes: {
        approved: {
          title: both('批准发出', 'Approved'),
          to: 'serve',
          effects: [{ number: true }, { make: 'letter', into: 'letter' }],
        },
        back: { title: both('退回', 'Back'), to: 'write', form: ['remark!'] },
      },
    },
    serve: {
      title: both('送达', 'Serve'),
      by: '@mobile-post',
      form: ['letter=', 'served!'],
      outcomes: { served: { title: both('已送达', 'Served'), to: 'end' } },
    },
  },
  texts: {
    letter: both('# {{subject}}\n{{to}}:\n{{body}}', '# {{subject}}\nTo {{to}}:\n{{body}}'),
  },
  registers: {
    letters: {
      title: both('函件与通知登记', 'Letters and notices'),
      columns: ['number', 'openedAt', 'kind', 'to', 'subject', 'served'],
      groupBy: ['kind'],
    },
  },
});
