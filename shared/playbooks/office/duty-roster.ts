/** Fair shifts, holiday cover, seats by busy and idle hours, people set aside for phone, visitors or outbound calls (P168). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const dutyRoster = definePlaybook({
  id: 'duty-roster',
  version: 1,
  title: both('排班', 'Duty roster'),
  processes: ['P168'],
  team: 'general',
  triggers: [
    {
      cron: '0 9 20 * *',
      days: 'work-before',
      key: 'text(next(periodOf(today, "month")))',
      with: { period: 'next(periodOf(today, "month"))' },
    },
  ],
  settings: {
    spread: {
      title: both('班次差距上限', 'Largest difference in shifts'),
      initial: 1,
      source: 'ours; P168 asks for fairness',
    },
    publish: {
      title: both('公布提前量', 'Published before the month'),
      initial: '5d',
      source: 'ours',
    },
  },
  fields: {
    period: field('period', ['月份', 'Month']),
    shifts: field('rows', ['班表', 'Shifts'], {
      validWhen: 'size(shifts) > 0',
      columns: {
        day: field('date', ['日期', 'Day']),
        from: field('at', ['开始', 'From']),
        to: field('at', ['结束', 'To'], { validWhen: 'row.to > row.from' }),
        person: field('person', ['人员', 'Person']),
        seat: field('text', ['座席', 'Seat']),
        work: field('choice', ['岗位', 'Work'], {
          choices: [
            { id: 'phone', title: both('电话客服', 'Phone') },
            { id: 'visitor', title: both('来访接待', 'Visitors') },
            { id: 'outbound', title: both('呼出服务', 'Outbound') },
          ],
        }),
        holiday: field('yes', ['节假日', 'Holiday']),
      },
    }),
    counts: field('rows', ['公平性', 'Fairness'], {
      columns: {
        person: field('person', ['人员', 'Person']),
        shifts: field('number', ['班次', 'Shifts']),
        holidays: field('number', ['节假日班', 'Holidays']),
      },
    }),
    spread: field('number', ['班次差距', 'Difference'], {
      computed: 'max(counts.map(c, c.shifts)) - min(counts.map(c, c.shifts))',
    }),
    swap: field('long', ['换班说明', 'Swap']),
    reason: field('long', ['差距说明', 'Why uneven'], { requiredWhen: 'spread > set.spread' }),
  },
  start: 'draft',
  steps: {
    draft: {
      title: both('排班', 'Draft'),
      by: '@supervisor',
      form: ['period!', 'shifts!', 'counts!', 'spread=', 'reason'],
      dues: [
        {
          id: 'publish',
          ends: { at: 'startOf(period) - span(set.publish)' },
          before: [{ span: '2d', do: { remind: '@supervisor' } }],
          after: { raise: '@service-manager' },
        },
      ],
      outcomes: {
        published: {
          title: both('公布', 'Published'),
          to: 'run',
          effects: [{ send: 'roster', to: '@agent' }],
        },
      },
    },
    run: {
      title: both('执行班表', 'In force'),
      resolved: true,
      wait: { until: 'endOf(period)' },
      outcomes: { over: { title: both('月末', 'Over'), to: 'end' } },
    },
  },
  acts: {
    swap: {
      title: both('换班', 'Swap'),
      by: '@team-leader',
      when: 'size(shifts) > 0',
      form: ['shifts!', 'swap!'],
    },
  },
  texts: {
    roster: both(
      '{{period}} 班表已公布,请查看。节假日值班请按时到岗。',
      'The roster of {{period}} is out. On holidays please be there on time.',
    ),
  },
});
