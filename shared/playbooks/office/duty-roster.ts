/** Fair shifts, holiday cover, seats by busy and idle hours, people set aside for phone, visitors or outbound calls (P168). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';
import type { DueRule } from '#shared/domain/playbook/due.ts';
import type { Effect } from '#shared/domain/playbook/effect.ts';

/** As the stored roster has them, and how many each has; whoever is not planned at all does not count. */
const FETCHED: readonly Effect[] = [
  {
    fill: 'shifts',
    from: {
      of: 'roster:service',
      where: 'row.day >= startOf(period) && row.day <= endOf(period)',
      sort: 'start',
    },
  },
  {
    fill: 'counts',
    from: 'distinct(shifts.filter(s, s.person != null).map(s, s.person)).map(p, {"person": p, "shifts": size(shifts.filter(s, s.person == p)), "holidays": size(shifts.filter(s, s.person == p && s.holiday))})',
  },
];

const PUBLISHED_IN_TIME: readonly DueRule[] = [
  {
    id: 'publish',
    ends: { at: 'startOf(period) - span(set.publish)' },
    before: [{ span: '2d', do: { remind: '@supervisor' } }],
    after: { raise: '@service-manager' },
  },
];

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
      columns: {
        day: field('date', ['日期', 'Day']),
        start: field('at', ['开始', 'From']),
        end: field('at', ['结束', 'To']),
        place: field('number', ['席位', 'Place']),
        person: field('person', ['人员', 'Person']),
        holiday: field('yes', ['节假日', 'Holiday']),
      },
    }),
    unmanned: field('number', ['无人班次', 'Shifts of nobody'], {
      computed: 'size(shifts.filter(s, s.person == null))',
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
    seats: field('rows', ['座席安排', 'Seats'], {
      columns: {
        person: field('person', ['人员', 'Person'], { requiredWhen: 'true' }),
        seat: field('text', ['座席', 'Seat']),
        work: field('choice', ['岗位', 'Work'], {
          choices: [
            { id: 'phone', title: both('电话客服', 'Phone') },
            { id: 'visitor', title: both('来访接待', 'Visitors') },
            { id: 'outbound', title: both('呼出服务', 'Outbound') },
          ],
        }),
        hours: field('choice', ['时段', 'Hours'], {
          choices: [
            { id: 'busy', title: both('忙时', 'Busy') },
            { id: 'idle', title: both('闲时', 'Idle') },
          ],
        }),
      },
    }),
    swap: field('long', ['换班说明', 'Swap']),
    reason: field('long', ['差距说明', 'Why uneven'], { requiredWhen: 'spread > set.spread' }),
  },
  start: 'draft',
  steps: {
    draft: {
      title: both('排班', 'Draft'),
      by: '@supervisor',
      form: ['period!', 'unmanned='],
      guide: both(
        '先在班表中排好该月并公布,再点“已排好”。',
        'Publish the month in the roster of the post first; then hand it in here.',
      ),
      dues: PUBLISHED_IN_TIME,
      outcomes: { planned: { title: both('已排好', 'Planned'), to: 'fetch' } },
    },
    fetch: {
      title: both('提取班表', 'Fetch the shifts'),
      effects: FETCHED,
      outcomes: {
        lacking: {
          title: both('有班次无人', 'Shifts of nobody'),
          to: 'draft',
          when: 'size(shifts) == 0 || unmanned > 0',
        },
        manned: { title: both('班班有人', 'All manned'), to: 'seats' },
      },
    },
    seats: {
      title: both('核对公平性并安排座席', 'Fairness and seats'),
      by: '@supervisor',
      form: ['shifts=', 'counts=', 'spread=', 'seats'],
      dues: PUBLISHED_IN_TIME,
      outcomes: {
        published: {
          title: both('公布', 'Published'),
          to: 'run',
          form: ['reason'],
          effects: [{ send: 'roster', to: '@agent' }],
        },
        again: { title: both('重新排班', 'Plan again'), to: 'draft' },
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
      title: both('换班后更新', 'After a swap'),
      by: '@team-leader',
      when: 'size(shifts) > 0',
      form: ['swap!'],
      effects: FETCHED,
    },
  },
  texts: {
    roster: both(
      '{{period}} 班表已公布,请查看。节假日值班请按时到岗。',
      'The roster of {{period}} is out. On holidays please be there on time.',
    ),
  },
});
