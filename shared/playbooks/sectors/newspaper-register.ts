/** Owners fetch their newspaper in the morning; what is left after nine goes up to them (P100). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const newspaperRegister = definePlaybook({
  id: 'newspaper-register',
  version: 1,
  title: both('报纸领取登记', 'Newspapers of the day'),
  processes: ['P100'],
  team: 'property',
  triggers: [{ cron: '30 7 * * *', days: 'any', key: 'today', with: { day: 'today' } }],
  fields: {
    day: field('date', ['日期', 'Day']),
    list: field('rows', ['领取登记', 'Register'], {
      columns: {
        code: field('text', ['房号', 'Number']),
        newspapers: field('text', ['报纸', 'Newspaper']),
        fetched: field('yes', ['已领取', 'Fetched']),
        delivered: field('yes', ['已送上楼', 'Delivered']),
      },
    }),
    patrolled: field('yes', ['已巡楼', 'Floors patrolled']),
    found: field('long', ['巡楼发现', 'What was found']),
  },
  start: 'list',
  steps: {
    list: {
      title: both('列出订户', 'List the subscribers'),
      effects: [
        { fill: 'list', from: { of: 'dwelling', where: 'has(row.newspapers)', sort: 'code' } },
      ],
      outcomes: {
        none: { title: both('没有订户', 'None'), to: 'end', when: 'size(list) == 0' },
        some: { title: both('开始领取', 'Begin'), to: 'fetch' },
      },
    },
    fetch: {
      title: both('大堂登记领取', 'Owners fetch'),
      by: '@lobby',
      form: ['list!'],
      dues: [
        {
          id: 'nine',
          title: both('9:00 止', 'Until 9:00'),
          ends: { by: '09:00' },
          calendar: 'round-the-clock',
          after: { go: 'deliver' },
        },
      ],
      outcomes: {
        all: {
          title: both('全部领完', 'All fetched'),
          to: 'end',
          when: 'list.all(l, l.fetched)',
        },
        rest: { title: both('剩余送上楼', 'Deliver the rest'), to: 'deliver' },
      },
    },
    deliver: {
      title: both('机动岗送报并巡楼', 'Deliver and patrol'),
      by: '@mobile-post',
      form: ['list!', 'patrolled!', 'found'],
      outcomes: {
        delivered: {
          title: both('已送完', 'Delivered'),
          to: 'end',
          when: 'list.all(l, l.fetched || l.delivered)',
        },
      },
    },
  },
  registers: {
    days: {
      title: both('报纸领取登记', 'Newspapers'),
      columns: ['day', 'list', 'patrolled', 'found'],
    },
  },
});
