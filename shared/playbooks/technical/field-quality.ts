/** A quality problem at a user's: somebody goes at once or it is settled on the spot, so that the harm stays small (P094). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const fieldQuality = definePlaybook({
  id: 'field-quality',
  version: 1,
  title: both('现场质量问题快速处理', 'Quality problem in the field'),
  processes: ['P094'],
  team: 'installation',
  about: 'device',
  triggers: [{ door: 'phone' }, { door: 'form' }, { door: 'agent' }, { door: 'playbook' }],
  settings: {
    reactWithin: { title: both('响应时限', 'Reaction within'), initial: '2h', source: 'ours' },
  },
  fields: {
    problem: field('long', ['质量问题', 'Problem']),
    region: field('text', ['地区', 'Region'], { proposed: 'about.region' }),
    impact: field('choice', ['影响', 'Impact'], {
      choices: [
        { id: 'standstill', title: both('停机', 'Standstill') },
        { id: 'limited', title: both('带病运行', 'Runs with limits') },
        { id: 'slight', title: both('轻微', 'Slight') },
      ],
    }),
    near: field('person', ['就近人员', 'Who is near and free']),
    measure: field('long', ['处理措施', 'What was done']),
    satisfied: field('yes', ['用户认可', 'The user agrees']),
  },
  start: 'react',
  steps: {
    react: {
      title: both('快速响应', 'React'),
      by: { who: ['@field-staff', '@after-sales', '@install-head'] },
      form: ['problem!', 'region!', 'impact!', 'near', 'measure'],
      dues: [
        {
          id: 'react',
          ends: { withinOf: 'set.reactWithin' },
          before: [{ span: '30min', do: { remind: '@field-staff' } }],
          after: { raise: '@install-head' },
        },
      ],
      outcomes: {
        send: {
          title: both('派人到现场', 'Send somebody'),
          to: 'onSite',
          form: ['near!'],
          effects: [{ send: 'go', to: '$near', via: ['sms', 'mail'] }],
        },
        local: {
          title: both('就地协调解决', 'Settled on the spot'),
          to: 'confirm',
          form: ['measure!'],
        },
      },
    },
    onSite: {
      title: both('现场处理', 'On site'),
      by: '$near',
      form: ['problem=', 'measure!'],
      outcomes: {
        settled: { title: both('已处理', 'Settled'), to: 'confirm' },
        repair: {
          title: both('转三包维修', 'Repair in warranty'),
          to: 'confirm',
          effects: [
            {
              open: 'warranty-repair',
              about: 'about',
              with: { fault: 'problem' },
              key: 'ticket.id',
            },
          ],
        },
      },
    },
    confirm: {
      title: both('确认用户意见', 'What does the user say?'),
      by: '@agent',
      form: ['measure=', 'satisfied!'],
      outcomes: {
        agrees: { title: both('用户认可', 'Agrees'), to: 'end', when: 'satisfied' },
        not: { title: both('不认可,再处理', 'Does not'), to: 'react', when: '!satisfied' },
        complains: {
          title: both('转投诉', 'Complains'),
          to: 'end',
          when: '!satisfied',
          effects: [{ open: 'complaint', key: 'ticket.id' }],
        },
      },
    },
  },
  texts: {
    go: both(
      '请尽快到 {{about.place}} 处理:{{problem}}(设备 {{about.serial}})',
      'Please go to {{about.place}}: {{problem}} (device {{about.serial}})',
    ),
  },
  registers: {
    problems: {
      title: both('现场质量问题', 'Quality problems'),
      columns: ['number', 'region', 'problem', 'impact', 'near', 'measure'],
      groupBy: ['region'],
    },
  },
});
