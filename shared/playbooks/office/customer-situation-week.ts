/** Friday afternoon: each technician hands in what customers said, the meeting sums it up (P171). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const customerSituationWeek = definePlaybook({
  id: 'customer-situation-week',
  version: 1,
  title: both('每周客户情况例会', "Weekly meeting on the customers' situation"),
  processes: ['P171'],
  team: 'general',
  triggers: [{ cron: '0 9 * * 5', days: 'work-before', key: 'text(periodOf(today, "week"))' }],
  fields: {
    reports: field('rows', ['客户服务与反映情况', 'Reports'], {
      columns: {
        person: field('person', ['技术人员', 'Technician']),
        service: field('text', ['服务情况', 'Service']),
        said: field('text', ['客户反映', 'What customers said']),
        kind: field('choice', ['类别', 'Kind'], {
          choices: [
            { id: 'quality', title: both('产品质量', 'Product quality') },
            { id: 'service', title: both('服务', 'Service') },
            { id: 'demand', title: both('新需求', 'New demand') },
            { id: 'other', title: both('其他', 'Other') },
          ],
        }),
      },
    }),
    missing: field('rows', ['未提交人员', 'Who did not report'], {
      columns: { name: field('text', ['姓名', 'Name']) },
    }),
    analysis: field('long', ['分类分析', 'Analysis by kind']),
    tasks: field('rows', ['会后事项', 'Tasks'], {
      tasks: { owner: 'who', due: 'by', done: 'done' },
      columns: {
        what: field('text', ['事项', 'Task']),
        who: field('person', ['负责人', 'Owner']),
        by: field('date', ['完成日期', 'Due']),
        done: field('yes', ['完成', 'Done']),
      },
    }),
  },
  start: 'report',
  steps: {
    report: {
      title: both('技术人员提交', 'Technicians report'),
      by: { who: '@technician', quorum: 'all' },
      form: ['reports!'],
      dues: [
        {
          id: 'noon',
          title: both('周五中午前', 'Before Friday noon'),
          ends: { by: '12:00' },
          before: [{ span: '1h', do: { remind: '@technician' } }],
          after: { go: 'whoLacks' },
        },
      ],
      outcomes: { reported: { title: both('已提交', 'Reported'), to: 'whoLacks' } },
    },
    whoLacks: {
      title: both('核对提交人', 'Who lacks'),
      effects: [
        {
          fill: 'missing',
          from: {
            of: 'person',
            where:
              'row.active && row.post == "technician" && !reports.exists(r, r.person.id == row.id)',
          },
        },
      ],
      outcomes: { known: { title: both('已核对', 'Known'), to: 'meet' } },
    },
    meet: {
      title: both('例会分析', 'Meet and analyse'),
      by: '@supervisor',
      form: ['reports=', 'missing=', 'analysis!', 'tasks'],
      dues: [{ id: 'friday', ends: { by: 'end of day' }, after: { raise: '@service-manager' } }],
      outcomes: {
        held: {
          title: both('已开会', 'Held'),
          to: 'end',
          effects: [
            {
              open: 'suggestion',
              with: { content: 'row.said' },
              each: 'reports.filter(r, r.kind == "demand")',
              key: 'ticket.number + row.person.id + row.said',
            },
          ],
        },
      },
    },
  },
  registers: {
    weeks: {
      title: both('每周客户情况', 'Weeks'),
      columns: ['openedAt', 'reports', 'missing', 'analysis'],
    },
  },
});
