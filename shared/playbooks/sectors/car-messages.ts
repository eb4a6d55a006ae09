/** Messages of a car dealer: maintenance by its date (P111), greetings and warnings on occasions (P115). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const serviceReminder = definePlaybook({
  id: 'service-reminder',
  version: 1,
  title: both('短信保养提醒', 'Maintenance reminder by SMS'),
  processes: ['P111'],
  team: 'car-service',
  about: 'vehicle',
  triggers: [
    {
      moment: 'row.nextServiceOn',
      shift: '-7d',
      each: { of: 'vehicle', where: 'row.active' },
      key: 'row.id + text(row.nextServiceOn)',
      with: { kind: 'row.nextService' },
    },
  ],
  fields: {
    kind: field('choice', ['保养类别', 'Kind of service'], {
      choices: [
        { id: 'first', title: both('首保', 'First') },
        { id: 'regular', title: both('常规保养', 'Regular') },
      ],
    }),
    sentAt: field('at', ['发送时间', 'Sent at']),
  },
  start: 'sort',
  steps: {
    sort: {
      title: both('区分首保与常规', 'First or regular'),
      outcomes: {
        unwanted: {
          title: both('车主不愿接收', 'Unwanted'),
          to: 'end',
          when: 'about.owner.doNotCall',
        },
        first: {
          title: both('首保提醒', 'First'),
          to: 'end',
          when: 'kind == "first"',
          effects: [{ send: 'first', to: 'customer', via: ['sms'] }, { set: { sentAt: 'now' } }],
        },
        regular: {
          title: both('常规保养提醒', 'Regular'),
          to: 'end',
          effects: [{ send: 'regular', to: 'customer', via: ['sms'] }, { set: { sentAt: 'now' } }],
        },
      },
    },
  },
  texts: {
    first: both(
      '车主您好,{{about.plate}} 首保时间将到({{about.nextServiceOn}}),请预约进店。',
      'The first service of {{about.plate}} is due on {{about.nextServiceOn}}; please book it.',
    ),
    regular: both(
      '车主您好,{{about.plate}} 保养时间将到({{about.nextServiceOn}}),请预约进店。',
      'The service of {{about.plate}} is due on {{about.nextServiceOn}}; please book it.',
    ),
  },
  registers: {
    sent: {
      title: both('短信发送统计表', 'Reminders sent'),
      columns: ['openedAt', 'kind', 'sentAt'],
      where: 'sentAt != null',
      groupBy: ['kind'],
    },
  },
  metrics: {
    sent: {
      title: both('每日保养短信', 'Reminders a day'),
      value: { of: 'service-reminder', at: 'sentAt', by: ['kind'] },
      period: 'day',
    },
  },
});

export const occasionMessage = definePlaybook({
  id: 'occasion-message',
  version: 1,
  title: both('节点短信', 'SMS on an occasion'),
  processes: ['P115'],
  team: 'car-service',
  about: 'vehicle',
  triggers: [
    {
      cron: '0 9 * * *',
      days: 'any',
      each: {
        of: 'vehicle',
        where:
          'row.active && month(row.owner.birthday) == month(today) && day(row.owner.birthday) == day(today)',
      },
      key: 'row.id + "-birthday-" + today',
      with: { occasion: '"birthday"' },
    },
    {
      occasion: 'spring-festival',
      shift: '9h',
      each: { of: 'vehicle', where: 'row.active' },
      key: 'row.id + "-spring-festival-" + today',
      with: { occasion: '"festival"', name: 'event.title' },
    },
    {
      occasion: 'mid-autumn',
      shift: '9h',
      each: { of: 'vehicle', where: 'row.active' },
      key: 'row.id + "-mid-autumn-" + today',
      with: { occasion: '"festival"', name: 'event.title' },
    },
    {
      on: 'weather.extreme',
      each: { of: 'vehicle', where: 'row.active && row.region == event.region' },
      key: 'row.id + "-" + event.id',
      with: { occasion: '"weather"', name: 'event.text' },
    },
    {
      occasion: 'plate-limit',
      shift: '-6h',
      each: {
        of: 'vehicle',
        where: 'row.active && event.data.digits.contains(row.plateDigit)',
      },
      key: 'row.id + "-plate-limit-" + today',
      with: { occasion: '"plate-limit"' },
    },
  ],
  fields: {
    occasion: field('choice', ['节点', 'Occasion'], {
      choices: [
        { id: 'birthday', title: both('车主生日', "Owner's birthday") },
        { id: 'festival', title: both('传统佳节', 'Festival') },
        { id: 'weather', title: both('极端天气', 'Extreme weather') },
        { id: 'plate-limit', title: both('尾号限行', 'Plate limit') },
      ],
    }),
    name: field('text', ['节日或天气', 'Festival or weather']),
    sentAt: field('at', ['发送时间', 'Sent at']),
  },
  start: 'choose',
  steps: {
    choose: {
      title: both('按节点发送', 'Send what fits'),
      outcomes: {
        unwanted: {
          title: both('车主不愿接收', 'Unwanted'),
          to: 'end',
          when: 'about.owner.doNotCall',
        },
        birthday: {
          title: both('生日祝福', 'Birthday'),
          to: 'end',
          when: 'occasion == "birthday"',
          effects: [{ send: 'birthday', to: 'customer', via: ['sms'] }, { set: { sentAt: 'now' } }],
        },
        festival: {
          title: both('节日问候', 'Festival'),
          to: 'end',
          when: 'occasion == "festival"',
          effects: [{ send: 'festival', to: 'customer', via: ['sms'] }, { set: { sentAt: 'now' } }],
        },
        weather: {
          title: both('天气提醒', 'Weather'),
          to: 'end',
          when: 'occasion == "weather"',
          effects: [{ send: 'weather', to: 'customer', via: ['sms'] }, { set: { sentAt: 'now' } }],
        },
        plate: {
          title: both('限行提醒', 'Plate limit'),
          to: 'end',
          effects: [{ send: 'plate', to: 'customer', via: ['sms'] }, { set: { sentAt: 'now' } }],
        },
      },
    },
  },
  texts: {
    birthday: both('车主您好,祝您生日快乐,一路平安!', 'Happy birthday, and a safe journey always!'),
    festival: both(
      '车主您好,{{name}}快乐,祝您阖家平安!',
      'We wish you and your family a happy {{name}}!',
    ),
    weather: both(
      '车主您好,{{name}},请小心驾驶并检查车况。',
      '{{name}}: please drive carefully and check your car.',
    ),
    plate: both(
      '车主您好,{{about.plate}} 明日限行,请合理安排出行。',
      '{{about.plate}} may not drive tomorrow; please plan accordingly.',
    ),
  },
  registers: {
    sent: {
      title: both('节点短信统计', 'Messages sent'),
      columns: ['openedAt', 'occasion', 'name', 'sentAt'],
      groupBy: ['occasion'],
    },
  },
});
