/** One callback: convenient time, answer to an earlier problem, satisfaction, new needs (P029, P030, P031). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const callbackCall = definePlaybook({
  id: 'callback-call',
  version: 1,
  title: both('客户回访', 'Callback'),
  processes: ['P029', 'P030', 'P031', 'P033'],
  team: 'general',
  about: 'customer',
  triggers: [{ door: 'playbook' }, { door: 'agent' }],
  settings: {
    attempts: { title: both('最多拨打次数', 'Attempts'), initial: 3, source: 'ours' },
    tryAgain: { title: both('未接通再拨间隔', 'Try again after'), initial: '4wh', source: 'ours' },
    within: {
      title: both('回访期限', 'Called within'),
      initial: '3d',
      variants: [
        { value: '3d', source: 'P030, car service' },
        { value: '1mo', source: 'P030, information office: no limit named; ours' },
      ],
      source: 'P030, contradiction',
    },
  },
  fields: {
    service: field('text', ['服务项目', 'Service']),
    serviceAt: field('at', ['服务时间', 'Service at']),
    slot: field('at', ['约定回访时间', 'Agreed time'], {
      help: both('避开客户休息时间。', 'Not when the customer rests.'),
    }),
    tries: field('number', ['已拨打次数', 'Tries'], { proposed: '0' }),
    via: field('choice', ['方式', 'Way'], {
      choices: [
        { id: 'phone', title: both('电话', 'Phone') },
        { id: 'sms', title: both('短信', 'SMS') },
        { id: 'visit', title: both('上门', 'Visit') },
      ],
      proposed: '"phone"',
    }),
    verified: field('yes', ['已核实身份', 'Identity verified']),
    solution: field('long', ['需告知的解决方案', 'Solution to be told']),
    accepted: field('yes', ['客户接受方案', 'Solution accepted'], {
      requiredWhen: 'reached && solution != null',
      visibleWhen: 'solution != null',
    }),
    content: field('choice', ['满意度', 'Satisfaction'], {
      choices: [
        { id: 'yes', title: both('满意', 'Content') },
        { id: 'average', title: both('一般', 'Average') },
        { id: 'no', title: both('不满意', 'Not content') },
      ],
      requiredWhen: 'reached',
    }),
    unsatisfactory: field('long', ['不满意之处', 'What was not good'], {
      requiredWhen: 'content == "no" || content == "average"',
    }),
    suggestion: field('long', ['意见与建议', 'Suggestion']),
    newNeed: field('long', ['新的需求', 'New need']),
    needSolved: field('yes', ['新需求已答复', 'New need answered'], {
      requiredWhen: 'newNeed != null',
    }),
    questions: field('questions', ['回访问题', 'Questions']),
    reached: field('yes', ['已接通', 'Reached'], { proposed: 'false' }),
  },
  start: 'call',
  steps: {
    call: {
      title: both('致电客户', 'Call'),
      by: { who: ['owner', '@callback-specialist'] },
      form: ['via!', 'tries=', 'service=', 'serviceAt=', 'solution=', 'slot='],
      guide: both(
        '您好，我是客服部的 {{me.name}}。请问现在接电话方便吗？想了解您对 {{serviceAt}} {{service}} 的感受。通话简短，只问要紧的。',
        'Good day, this is {{me.name}} of customer service. Is this a good time? We would like to know how you found {{service}} on {{serviceAt}}. Keep it short.',
      ),
      outcomes: {
        reached: {
          title: both('接通', 'Reached'),
          to: 'talk',
          form: ['verified!'],
          effects: [{ set: { reached: 'true' } }],
        },
        later: { title: both('另约时间', 'Another time'), to: 'hold', form: ['slot!'] },
        noAnswer: {
          title: both('未接通', 'No answer'),
          to: 'hold',
          when: 'tries + 1 < set.attempts',
          effects: [{ set: { tries: 'tries + 1', slot: 'now + span(set.tryAgain)' } }],
        },
        unreachable: {
          title: both('多次未接通', 'Not reachable'),
          to: 'end',
          when: 'tries + 1 >= set.attempts',
        },
        refused: {
          title: both('不愿接受回访', 'Wants no calls'),
          to: 'end',
          effects: [{ change: 'about', set: { doNotCall: 'true' } }],
        },
      },
    },
    hold: {
      title: both('等到约定时间', 'Until the time agreed'),
      wait: { until: 'slot' },
      outcomes: { now: { title: both('到时回访', 'Now'), to: 'call' } },
    },
    talk: {
      title: both('回访并填写记录表', 'Talk and fill in the record'),
      by: { who: ['owner', '@callback-specialist'] },
      form: [
        'solution=',
        'accepted',
        'content!',
        'unsatisfactory',
        'suggestion',
        'newNeed',
        'needSolved',
        'questions',
      ],
      outcomes: {
        done: {
          title: both('回访完成', 'Done'),
          to: 'sort',
          when: 'solution == null || accepted',
        },
        deadlock: {
          title: both('僵持，改期再解释', 'Deadlock, explain another time'),
          to: 'hold',
          when: 'solution != null && !accepted',
          form: ['slot!'],
        },
      },
    },
    sort: {
      title: both('分流', 'Branch'),
      effects: [{ change: 'about', set: { lastContactAt: 'now' } }],
      outcomes: {
        both: {
          title: both('不满意且有新需求', 'Not content, and a new need'),
          to: ['unhappy', 'followUp'],
          when: 'content == "no" && newNeed != null && !needSolved',
        },
        unhappy: { title: both('不满意', 'Not content'), to: 'unhappy', when: 'content == "no"' },
        need: {
          title: both('有新需求', 'A new need'),
          to: 'followUp',
          when: 'newNeed != null && !needSolved',
        },
        advice: { title: both('有建议', 'A suggestion'), to: 'advice', when: 'suggestion != null' },
        content: { title: both('无遗留', 'Nothing open'), to: 'thanks' },
      },
    },
    unhappy: {
      title: both('转投诉', 'To complaints'),
      effects: [
        {
          open: 'complaint',
          about: 'about',
          key: '"callback " + ticket.number',
          with: { content: 'unsatisfactory' },
        },
      ],
      outcomes: { opened: { title: both('已转', 'Passed on'), to: 'thanks' } },
    },
    followUp: {
      title: both('建立跟进案例，报组长', 'Follow-up case to the team leader'),
      effects: [
        { open: 'inquiry', about: 'about', key: '"need " + ticket.number' },
        { send: 'need', to: '@team-leader' },
      ],
      outcomes: { opened: { title: both('已建立', 'Opened'), to: 'thanks' } },
    },
    advice: {
      title: both('转建议', 'To suggestions'),
      effects: [
        {
          open: 'suggestion',
          about: 'about',
          key: '"callback " + ticket.number',
          with: { content: 'suggestion' },
        },
      ],
      outcomes: { opened: { title: both('已转', 'Passed on'), to: 'thanks' } },
    },
    thanks: {
      title: both('致谢', 'Thanks'),
      join: true,
      effects: [{ send: 'thanks', to: 'customer', via: ['sms', 'mail'] }],
      outcomes: { done: { title: both('结束', 'Done'), to: 'end' } },
    },
  },
  dues: [
    {
      id: 'within',
      title: both('回访期限', 'Called within'),
      ends: { withinOf: 'set.within' },
      from: 'coalesce(serviceAt, ticket.openedAt)',
      keptWhen: 'reached',
      before: [{ span: '1d', do: { remind: 'owner' } }],
      after: { raise: '@supervisor' },
    },
  ],
  texts: {
    need: both(
      '回访发现新需求，尚未答复：{{newNeed}}',
      'A callback found a new need, not yet answered: {{newNeed}}',
    ),
    thanks: both('感谢您接受回访，祝您生活愉快！', 'Thank you for your time and your opinion.'),
  },
  registers: {
    records: {
      title: both('回访记录表', 'Callback records'),
      columns: [
        'service',
        'serviceAt',
        'via',
        'reached',
        'content',
        'unsatisfactory',
        'suggestion',
        'newNeed',
        'owner',
        'endedAt',
      ],
      groupBy: ['content'],
    },
  },
  metrics: {
    reached: {
      title: both('已回访', 'Called back'),
      value: { of: 'callback-call', where: 'reached', at: 'ticket.endedAt', by: ['owner'] },
      period: 'week',
    },
    // K4.
    members: {
      title: both('会员客户回访率', 'Members called back'),
      value: {
        of: 'callback-call',
        where: 'reached && about.class == "member"',
        at: 'ticket.openedAt',
      },
      per: { of: 'callback-call', where: 'about.class == "member"', at: 'ticket.openedAt' },
      target: '1',
      period: 'quarter',
    },
    // K5.
    keyCustomers: {
      title: both('重点客户回访率', 'Key customers called back'),
      value: {
        of: 'callback-call',
        where: 'reached && about.class == "key"',
        at: 'ticket.openedAt',
      },
      per: { of: 'callback-call', where: 'about.class == "key"', at: 'ticket.openedAt' },
      target: '1',
      period: 'quarter',
    },
    // K6.
    inTime: {
      title: both('三天内回访率', 'Called back within three days'),
      value: {
        of: 'callback-call',
        where: 'reached && ticket.endedAt <= coalesce(serviceAt, ticket.openedAt) + span("3d")',
        at: 'ticket.openedAt',
      },
      per: { of: 'callback-call', at: 'ticket.openedAt' },
      target: '1',
      period: 'month',
    },
    // K7.
    complete: {
      title: both('回访记录完整率', 'Complete records'),
      value: {
        of: 'callback-call',
        where:
          'reached && verified && content != null && (content == "yes" || unsatisfactory != null)',
        at: 'ticket.endedAt',
      },
      per: { of: 'callback-call', where: 'reached', at: 'ticket.endedAt' },
      target: '1',
      period: 'month',
    },
  },
});
