/** Field staff report every working day by SMS, the head sees who did not, and once a week they meet (P096). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const fieldDay = definePlaybook({
  id: 'field-day',
  version: 1,
  title: both('外勤日工作反馈', 'Day report from the field'),
  processes: ['P096'],
  team: 'installation',
  triggers: [
    {
      cron: '0 16 * * 1-6',
      days: 'any',
      each: { of: 'person', where: 'row.active && row.post == "field-staff"' },
      key: 'row.id + today',
      with: { person: 'row.id', day: 'today' },
    },
  ],
  fields: {
    person: field('person', ['外勤人员', 'Who']),
    day: field('date', ['日期', 'Day']),
    region: field('text', ['地区', 'Region']),
    work: field('long', ['当日工作', 'Work of the day']),
    devices: field('rows', ['设备状态', 'State of the devices'], {
      columns: {
        device: field('ref:device', ['设备', 'Device']),
        state: field('text', ['状态', 'State']),
      },
    }),
    problems: field('long', ['问题与求助', 'Problems']),
    tomorrow: field('long', ['明日安排', 'Tomorrow']),
  },
  start: 'ask',
  steps: {
    ask: {
      title: both('短信提醒', 'Ask by SMS'),
      effects: [{ send: 'ask', to: '$person', via: ['sms'] }],
      outcomes: { asked: { title: both('已提醒', 'Asked'), to: 'report' } },
    },
    report: {
      title: both('反馈当日工作', 'Report'),
      by: '$person',
      form: ['region!', 'work!', 'devices', 'problems', 'tomorrow'],
      dues: [
        {
          id: 'day',
          title: both('当日', 'The same day'),
          ends: { at: 'day' },
          calendar: 'round-the-clock',
          after: { raise: '@install-head' },
        },
      ],
      outcomes: {
        fine: { title: both('正常', 'Nothing special'), to: 'end' },
        problem: {
          title: both('有问题需调度', 'Needs a decision'),
          to: 'head',
          form: ['problems!'],
        },
      },
    },
    head: {
      title: both('部长调度人员', 'The head moves people'),
      by: '@install-head',
      form: ['problems=', 'devices=', 'tomorrow!'],
      outcomes: {
        arranged: {
          title: both('已安排', 'Arranged'),
          to: 'end',
          effects: [{ send: 'arranged', to: '$person', via: ['sms'] }],
        },
      },
    },
  },
  responses: [
    {
      on: 'customer-wrote',
      effects: [{ set: { work: 'coalesce(work, "") + text(event.text)' } }],
    },
  ],
  texts: {
    ask: both(
      '请回复当日工作:地区、设备、进展、问题。',
      'Please answer with the work of the day: region, devices, progress, problems.',
    ),
    arranged: both('明日安排:{{tomorrow}}', 'For tomorrow: {{tomorrow}}'),
  },
  registers: {
    days: {
      title: both('日工作反馈', 'Day reports'),
      columns: ['day', 'person', 'region', 'work', 'devices', 'problems'],
      groupBy: ['region'],
    },
    silent: {
      title: both('未反馈人员', 'Who did not report'),
      columns: ['day', 'person'],
      where: 'work == null',
    },
  },
  metrics: {
    reported: {
      title: both('日反馈率', 'Days reported'),
      value: { of: 'field-day', where: 'has(work)', at: 'ticket.openedAt', by: ['person'] },
      per: { of: 'field-day', at: 'ticket.openedAt', by: ['person'] },
      period: 'week',
    },
  },
});

export const fieldWeek = definePlaybook({
  id: 'field-week',
  version: 1,
  title: both('外勤每周晨会与规章宣贯', 'Weekly morning meeting of the field'),
  processes: ['P096'],
  team: 'installation',
  triggers: [
    {
      cron: '0 8 * * 1',
      days: 'work-after',
      key: 'text(periodOf(today, "week"))',
      with: { week: 'periodOf(today, "week")' },
    },
  ],
  fields: {
    week: field('period', ['周', 'Week']),
    reports: field('rows', ['上周反馈', 'Reports of last week'], {
      columns: {
        day: field('date', ['日期', 'Day']),
        person: field('person', ['人员', 'Who']),
        region: field('text', ['地区', 'Region']),
        problems: field('text', ['问题', 'Problems']),
      },
    }),
    silent: field('rows', ['未反馈', 'Who did not report'], {
      columns: {
        day: field('date', ['日期', 'Day']),
        person: field('person', ['人员', 'Who']),
      },
    }),
    rules: field('long', ['宣贯的规章', 'Rules gone through']),
    present: field('rows', ['到会人员', 'Who was there'], {
      columns: {
        person: field('person', ['人员', 'Who']),
        there: field('yes', ['到会', 'Present']),
      },
    }),
    tasks: field('rows', ['本周安排', 'Tasks of the week'], {
      columns: {
        what: field('text', ['事项', 'What']),
        who: field('person', ['负责人', 'Who']),
        until: field('date', ['期限', 'Until']),
        done: field('yes', ['完成', 'Done']),
      },
      tasks: { owner: 'who', due: 'until', done: 'done' },
    }),
  },
  start: 'collect',
  steps: {
    collect: {
      title: both('汇总上周反馈', 'Fetch last week'),
      effects: [
        {
          fill: 'reports',
          from: {
            of: 'field-day',
            where: 'has(row.work) && row.openedAt >= now - span("7d")',
            sort: 'day',
          },
        },
        {
          fill: 'silent',
          from: {
            of: 'field-day',
            where: '!has(row.work) && row.openedAt >= now - span("7d")',
            sort: 'day',
          },
        },
      ],
      outcomes: { collected: { title: both('已汇总', 'Fetched'), to: 'meet' } },
    },
    meet: {
      title: both('晨会与宣贯', 'Meet'),
      by: '@install-head',
      form: ['reports=', 'silent=', 'rules!', 'present!', 'tasks'],
      dues: [{ id: 'day', ends: { by: 'end of day' }, after: { remind: '@install-head' } }],
      outcomes: { held: { title: both('已召开', 'Held'), to: 'end' } },
    },
  },
  registers: {
    weeks: {
      title: both('周例会记录', 'Weekly meetings'),
      columns: ['week', 'rules', 'present', 'silent', 'tasks'],
    },
  },
});
