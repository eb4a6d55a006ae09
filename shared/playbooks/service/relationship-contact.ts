/** Customers not heard of for long are contacted; a visit where it fits (P037). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const relationshipContact = definePlaybook({
  id: 'relationship-contact',
  version: 1,
  title: both('不定期回访与走访', 'Irregular callbacks and visits'),
  processes: ['P037'],
  team: 'relations',
  about: 'customer',
  triggers: [
    { door: 'agent' },
    {
      cron: '0 10 * * 1',
      days: 'work-after',
      each: {
        of: 'customer',
        where: 'row.active && !row.doNotCall && row.class in ["key", "potential", "member"]',
        lacks: {
          of: 'contact',
          where: 'row.customer == outer.id && row.at > now - span(set.silentFor)',
        },
      },
      key: 'row.id + "/" + periodOf(today, "quarter")',
    },
  ],
  settings: {
    silentFor: {
      title: both('多久未联系即回访', 'Contacted after silence of'),
      initial: '3mo',
      source: 'ours, P037: irregular',
    },
  },
  fields: {
    way: field('choice', ['方式', 'Way'], {
      choices: [
        { id: 'sms', title: both('短信', 'SMS') },
        { id: 'phone', title: both('电话', 'Phone') },
        { id: 'visit', title: both('见面走访', 'Visit') },
      ],
    }),
    visitOn: field('date', ['走访日期', 'Visit on'], { requiredWhen: 'way == "visit"' }),
    note: field('long', ['沟通内容', 'What was said']),
    need: field('long', ['需求或问题', 'Need or problem']),
  },
  start: 'choose',
  steps: {
    choose: {
      title: both('选择联系方式', 'Choose the way'),
      by: { who: ['owner', '@agent'] },
      form: ['way!', 'visitOn'],
      outcomes: {
        talk: { title: both('电话或短信', 'Call or write'), to: 'talk', when: 'way != "visit"' },
        visit: { title: both('安排走访', 'Plan a visit'), to: 'until', when: 'way == "visit"' },
        skip: { title: both('近期已联系', 'Spoken recently'), to: 'end' },
      },
    },
    until: {
      title: both('等到走访日', 'Until the day'),
      wait: { until: 'visitOn' },
      outcomes: { now: { title: both('走访日', 'The day'), to: 'talk' } },
    },
    talk: {
      title: both('沟通并备忘', 'Talk and note'),
      by: { who: ['owner', '@agent'] },
      form: ['note!', 'need'],
      outcomes: {
        noted: {
          title: both('已备忘', 'Noted'),
          to: 'end',
          when: 'need == null',
          effects: [{ change: 'about', set: { lastContactAt: 'now', memo: 'note' } }],
        },
        need: {
          title: both('转办需求', 'Pass the need on'),
          to: 'end',
          when: 'need != null',
          effects: [
            { change: 'about', set: { lastContactAt: 'now', memo: 'note' } },
            { open: 'inquiry', about: 'about', key: 'ticket.number' },
          ],
        },
      },
    },
  },
});
