/** Counted on Friday morning, handed over at 15:30, discussed on Monday at 9:30 (P161). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const jobOrderWeek = definePlaybook({
  id: 'job-order-week',
  version: 1,
  title: both('工作单周报与工作周例会', 'Weekly table of job orders'),
  processes: ['P161'],
  team: 'advertising',
  triggers: [{ cron: '0 9 * * 5', days: 'work-before', key: 'text(periodOf(today, "week"))' }],
  fields: {
    orders: field('rows', ['本周工作单', 'Orders of the week'], {
      columns: {
        number: field('text', ['工作单号', 'Number']),
        content: field('text', ['内容', 'Content']),
        endedAt: field('at', ['完成时间', 'Ended']),
        signed: field('sign', ['签字', 'Signed']),
      },
    }),
    undone: field('number', ['未完成', 'Not done'], {
      computed: 'size(orders.filter(o, !has(o.endedAt)))',
    }),
    table: field('document', ['每周工作报表', 'Weekly table']),
    meeting: field('long', ['例会结论', 'Outcome of the meeting']),
  },
  start: 'collect',
  steps: {
    collect: {
      title: both('提取工作单', 'Fetch the orders'),
      effects: [
        {
          fill: 'orders',
          from: {
            of: 'job-order',
            where: 'row.openedAt >= now - span("7d") || !has(row.endedAt)',
            sort: 'number',
          },
        },
      ],
      outcomes: { fetched: { title: both('已提取', 'Fetched'), to: 'count' } },
    },
    count: {
      title: both('统计核对', 'Count and check'),
      by: '@account-executive',
      form: ['orders=', 'undone='],
      dues: [
        {
          id: 'table',
          title: both('周五15:30前交营业主管', 'To the business head on Friday 15:30'),
          ends: { by: 'fri 15:30' },
          before: [{ span: '1h', do: { remind: '@account-executive' } }],
          after: { raise: '@business-head' },
        },
      ],
      outcomes: {
        handedIn: {
          title: both('交营业主管', 'Handed in'),
          to: 'meet',
          when: 'orders.all(o, has(o.signed))',
          effects: [
            { make: 'table', into: 'table' },
            { send: 'cover', to: '@business-head', attach: 'table' },
          ],
        },
        unsigned: {
          title: both('签字不全,催签', 'Signatures lack'),
          to: 'press',
          when: 'orders.exists(o, !has(o.signed))',
        },
      },
    },
    press: {
      title: both('催签', 'Press for signatures'),
      by: '@account-executive',
      form: ['orders='],
      outcomes: { signed: { title: both('签字齐全', 'All signed'), to: 'collect' } },
    },
    meet: {
      title: both('周一工作例会', 'Monday meeting'),
      by: '@business-head',
      form: ['table=', 'meeting!'],
      dues: [
        {
          id: 'meeting',
          title: both('周一9:30', 'Monday 9:30'),
          ends: { by: 'mon 9:30' },
          after: { remind: '@business-head' },
        },
      ],
      outcomes: { held: { title: both('已开会', 'Held'), to: 'end' } },
    },
  },
  texts: {
    table: both(
      '# 每周工作报表\n[rows: orders]\n[fields: undone]',
      '# Weekly table of job orders\n[rows: orders]\n[fields: undone]',
    ),
    cover: both('本周工作报表见附件。', 'The weekly table is attached.'),
  },
});
