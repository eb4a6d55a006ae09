/** A message for a colleague, repeated to the caller and signed; or a call back (P003, P007). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const messageTaking = definePlaybook({
  id: 'message-taking',
  version: 1,
  title: both('留言与转告', 'Taking a message'),
  processes: ['P003', 'P007'],
  team: 'general',
  triggers: [{ door: 'phone' }, { door: 'walk-in' }, { door: 'agent' }, { door: 'playbook' }],
  settings: {
    rings: {
      title: both('几声之内接听', 'Answered within rings'),
      initial: 3,
      source: 'P003, P004',
    },
    holdCue: {
      title: both('等候中回话间隔', 'On hold, a word every'),
      initial: '30s',
      source: 'P003',
    },
    firstLanguage: {
      title: both('问候语首选语言', 'Language of the greeting'),
      initial: 'en',
      variants: [
        { value: 'en', source: 'P003: English first, then Chinese' },
        { value: 'zh-CN', source: "P001: the customer's language" },
      ],
      source: 'P003, contradiction',
    },
    passOnWithin: { title: both('转告期限', 'Passed on within'), initial: '30min', source: 'ours' },
  },
  fields: {
    rings: field('number', ['响铃次数', 'Rings'], { validWhen: 'rings >= 0' }),
    apologised: field('yes', ['已为延迟接听道歉', 'Apologised for the delay'], {
      requiredWhen: 'rings > set.rings',
    }),
    caller: field('text', ['致电者姓名', 'Caller']),
    phone: field('phone', ['电话', 'Phone']),
    addressee: field('person', ['留言对象', 'For whom']),
    takenAt: field('at', ['留言时间', 'When'], { proposed: 'now' }),
    message: field('long', ['留言内容', 'Message']),
    requests: field('long', ['相关要求', 'Requests']),
    absence: field('text', ['不在的原因', 'Why absent']),
    wish: field('choice', ['客户选择', 'The caller wishes'], {
      choices: [
        { id: 'message', title: both('留言', 'To leave a message') },
        { id: 'call-back', title: both('要求回电', 'To be called back') },
        { id: 'transfer', title: both('转接', 'To be put through') },
      ],
    }),
    repeated: field('yes', ['已向对方复述', 'Repeated to the caller'], { validWhen: 'repeated' }),
    clerk: field('sign', ['经办人签名', 'Signature of the clerk']),
    result: field('text', ['处理结果', 'Result']),
  },
  start: 'take',
  steps: {
    take: {
      title: both('接听并登记', 'Answer and note'),
      by: 'opener',
      form: ['rings', 'apologised', 'caller!', 'phone', 'addressee!', 'wish!'],
      guide: both(
        '请问怎么称呼？您要找的同事不在，您是继续等候、留言，还是让他给您回电？每隔 {{set.holdCue}} 回话一次；问候语先用 {{set.firstLanguage}}。',
        'May I have your name? Your colleague is out: would you like to wait, leave a message or be called back? Come back every {{set.holdCue}}; greet in {{set.firstLanguage}} first.',
      ),
      outcomes: {
        through: {
          title: both('征得同意后转接', 'Put through'),
          to: 'end',
          when: 'wish == "transfer"',
        },
        message: {
          title: both('记下留言', 'Take the message'),
          to: 'pass',
          form: ['message!', 'requests', 'absence', 'takenAt!', 'repeated!', 'clerk!'],
          when: 'wish != "transfer"',
          effects: [{ send: 'message', to: '$addressee' }],
        },
      },
    },
    pass: {
      title: both('转告本人', 'Pass it on'),
      by: { who: '$addressee', deputy: 'boss:$addressee' },
      form: ['message=', 'requests=', 'result!'],
      dues: [
        {
          id: 'passed-on',
          ends: { withinOf: 'set.passOnWithin' },
          from: 'takenAt',
          after: { raise: 'boss:$addressee' },
        },
      ],
      outcomes: {
        done: { title: both('已处理', 'Dealt with'), to: 'end', when: 'wish == "message"' },
        calledBack: {
          title: both('已回电', 'Called back'),
          to: 'end',
          when: 'wish == "call-back"',
        },
      },
    },
  },
  texts: {
    message: both(
      '{{caller}}（{{phone}}）{{takenAt}} 留言：{{message}} {{requests}}',
      '{{caller}} ({{phone}}) left a message at {{takenAt}}: {{message}} {{requests}}',
    ),
  },
  registers: {
    log: {
      title: both('工作日志·留言', 'Work log, messages'),
      columns: [
        'takenAt',
        'caller',
        'phone',
        'addressee',
        'message',
        'requests',
        'result',
        'owner',
      ],
    },
  },
});
