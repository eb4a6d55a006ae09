/** A complaint in six steps: accepted, judged, investigated, planned, carried out, summed up (P021, P022, P023). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const complaint = definePlaybook({
  id: 'complaint',
  version: 1,
  title: both('客户投诉处理', 'Complaint'),
  processes: ['P009', 'P021', 'P022', 'P023'],
  team: 'complaints',
  about: 'customer',
  triggers: [
    { door: 'form' },
    { door: 'phone' },
    { door: 'mail' },
    { door: 'chat' },
    { door: 'walk-in' },
    { door: 'agent' },
    { door: 'playbook' },
  ],
  number: { format: 'TS{yyyy}{mm}{n:4}', series: '"complaint"', restart: 'month' },
  settings: {
    firstAnswer: { title: both('首次答复', 'First answer'), initial: '24h', source: 'P009' },
    apology: {
      title: both('致歉规则', 'When to apologise'),
      initial: 'always',
      variants: [
        { value: 'always', source: 'P021' },
        { value: 'own-fault', source: 'P028' },
      ],
      source: 'P021 / P028, contradiction',
    },
    investigateWithin: {
      title: both('调查期限', 'Investigation within'),
      initial: '2wd',
      source: 'ours, P022: the customer is asked for time',
    },
  },
  fields: {
    complainant: field('text', ['投诉人', 'Complainant']),
    phone: field('phone', ['联系电话', 'Phone']),
    complainedAt: field('at', ['投诉时间', 'Time'], { proposed: 'now' }),
    content: field('long', ['投诉内容', 'Content']),
    wish: field('long', ['客户希望的解决方案', 'What the customer wants']),
    evidence: field('file', ['证据材料', 'Evidence']),
    type: field('choice', ['投诉类别', 'Type'], {
      choices: [
        { id: 'product', title: both('产品质量', 'Product quality') },
        { id: 'attitude', title: both('服务态度', 'Service attitude') },
        { id: 'repair', title: both('维修质量', 'Quality of repair') },
        { id: 'delivery', title: both('配送', 'Delivery') },
        { id: 'other', title: both('其他', 'Other') },
      ],
    }),
    severity: field('choice', ['严重程度', 'Severity'], {
      choices: [
        { id: 'ordinary', title: both('一般', 'Ordinary') },
        { id: 'serious', title: both('严重', 'Serious') },
        { id: 'major', title: both('重大', 'Major') },
      ],
    }),
    way: field('choice', ['解决方式', 'Way of solving'], {
      choices: [
        { id: 'on-site', title: both('现场', 'On site') },
        { id: 'phone', title: both('电话', 'By phone') },
        { id: 'mail', title: both('邮件', 'By mail') },
      ],
    }),
    promisedAt: field('at', ['承诺解决时间', 'Promised by'], { validWhen: 'promisedAt > now' }),
    sufficient: field('yes', ['理由充分', 'Reasons are sufficient']),
    reasonable: field('yes', ['要求合理', 'Demands are reasonable']),
    ground: field('long', ['不成立的理由', 'Why not founded']),
    department: field('team', ['责任部门', 'Responsible department']),
    departmentHead: field('person', ['责任部门主管', 'Head of the department']),
    responsible: field('person', ['责任人', 'Responsible person'], {
      seenBy: ['@supervisor', '@complaint-officer', '$department', '$departmentHead'],
    }),
    cause: field('long', ['原因', 'Cause']),
    ownFault: field('yes', ['属本公司责任', 'Our fault']),
    plans: field('rows', ['处理方案', 'Plans'], {
      columns: {
        plan: field('long', ['方案', 'Plan']),
        cost: field('money', ['补偿金额', 'Compensation']),
        days: field('number', ['所需天数', 'Days']),
      },
      validWhen: 'size(plans) >= 2',
      help: both('至少两个方案供选择。', 'At least two plans to choose from.'),
    }),
    chosen: field('choice', ['选定方案', 'Chosen plan'], { choices: { rowsOf: 'plans' } }),
    instruction: field('long', ['批示', 'Instruction']),
    penalty: field('yes', ['追究责任人及主管', 'Penalise those responsible'], {
      seenBy: ['@supervisor', '@complaint-officer', '$departmentHead'],
    }),
    result: field('long', ['处理结果', 'Result']),
    settlement: field('document', ['投诉处理确认书', 'Settlement']),
    signature: field('sign', ['客户签字', "Customer's signature"]),
    refusal: field('long', ['客户不接受的原因', 'Why the customer refuses']),
    satisfied: field('score', ['处理满意度', 'Satisfaction']),
    feedback: field('long', ['客户反馈意见', 'Feedback']),
    improvement: field('long', ['改进措施', 'Improvement']),
  },
  start: 'accept',
  steps: {
    accept: {
      title: both('投诉受理', 'Accept'),
      by: { who: ['@complaint-officer', '@agent'], share: 'load' },
      form: [
        'complainant!',
        'phone!',
        'complainedAt!',
        'content!',
        'wish!',
        'evidence',
        'type!',
        'severity!',
        'way!',
        'promisedAt!',
      ],
      guide: both(
        '先听完再复述确认；告诉客户何时解决。致歉规则：{{set.apology}}。',
        'Hear the customer out and repeat; say when it will be solved. Apology: {{set.apology}}.',
      ),
      dues: [
        {
          id: 'first-answer',
          ends: { withinOf: 'set.firstAnswer' },
          before: [{ span: '4h', do: { remind: 'owner' } }],
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: {
        registered: {
          title: both('登记', 'Register'),
          to: 'judge',
          effects: [{ number: true }, { send: 'accepted', to: 'customer', via: ['sms', 'mail'] }],
        },
        suggestion: {
          title: both('实为建议', 'It is a suggestion'),
          to: 'end',
          effects: [
            {
              open: 'suggestion',
              about: 'about',
              key: 'ticket.number',
              with: { content: 'content' },
            },
          ],
        },
      },
    },
    judge: {
      title: both('投诉判断', 'Judge'),
      by: '@complaint-officer',
      form: ['content=', 'wish=', 'evidence=', 'sufficient!', 'reasonable!'],
      outcomes: {
        founded: {
          title: both('成立', 'Founded'),
          to: 'investigate',
          when: 'sufficient && reasonable',
          form: ['department!', 'departmentHead!'],
          effects: [{ send: 'investigating', to: 'customer' }],
        },
        unfounded: {
          title: both('不成立', 'Not founded'),
          to: 'decline',
          when: '!sufficient || !reasonable',
          form: ['ground!'],
        },
      },
    },
    decline: {
      title: both('婉转答复', 'Answer tactfully'),
      by: '@complaint-officer',
      form: ['ground=', 'result!'],
      outcomes: {
        understood: { title: both('客户理解', 'Understood'), to: 'summary' },
        newFacts: { title: both('客户补充事实', 'New facts'), to: 'judge', form: ['evidence!'] },
      },
    },
    investigate: {
      title: both('展开调查', 'Investigate'),
      by: '$department',
      form: ['content=', 'evidence=', 'cause!', 'responsible!', 'ownFault!'],
      guide: both(
        '维修质量由相关负责人查，服务问题由服务主管查；追到根本原因。',
        'Quality of repair is examined by those in charge, service by the service supervisor; find the root cause.',
      ),
      dues: [
        {
          id: 'investigated',
          ends: { withinOf: 'set.investigateWithin' },
          after: { raise: '$departmentHead' },
        },
      ],
      outcomes: {
        found: { title: both('原因查明', 'Cause found'), to: 'propose' },
        notOurs: {
          title: both('不属本部门', 'Not this department'),
          to: 'judge',
        },
      },
    },
    propose: {
      title: both('提出处理方案', 'Propose plans'),
      by: '$department',
      form: ['cause=', 'wish=', 'refusal=', 'plans!'],
      outcomes: { proposed: { title: both('提交主管', 'To the manager'), to: 'choose' } },
    },
    choose: {
      title: both('主管领导选定并批示', 'The manager chooses and instructs'),
      by: { who: '$departmentHead', not: '$responsible', deputy: '@service-manager' },
      form: ['plans=', 'chosen!', 'instruction!', 'penalty!'],
      outcomes: {
        chosen: {
          title: both('批准', 'Chosen'),
          to: 'carryOut',
          effects: [{ make: 'settlement', into: 'settlement' }],
        },
        back: { title: both('重新拟订', 'Other plans'), to: 'propose' },
      },
    },
    carryOut: {
      title: both('实施处理方案', 'Carry out'),
      by: '@complaint-officer',
      form: ['instruction=', 'settlement=', 'result!'],
      dues: [
        {
          id: 'promised',
          ends: { at: 'promisedAt' },
          before: [{ span: '1d', do: { remind: 'owner' } }],
          after: { raise: '@service-manager' },
        },
      ],
      outcomes: {
        told: {
          title: both('告知客户', 'Tell the customer'),
          to: 'customerSigns',
          effects: [{ send: 'result', to: 'customer', attach: 'settlement' }],
        },
      },
    },
    customerSigns: {
      title: both('客户确认签字', 'The customer signs'),
      by: { who: 'customer', via: ['link', 'paper'] },
      form: ['settlement=', 'signature', 'refusal'],
      outcomes: {
        accepted: {
          title: both('接受', 'Accept'),
          to: ['callback', 'discipline'],
          form: ['signature!'],
        },
        refused: { title: both('不接受', 'Refuse'), to: 'propose', form: ['refusal!'] },
      },
    },
    discipline: {
      title: both('追究责任', 'Penalise'),
      when: 'penalty',
      effects: [
        {
          open: 'discipline',
          about: 'responsible',
          key: '"complaint " + ticket.number',
          with: { kind: '"penalty"', reason: 'cause' },
        },
      ],
      outcomes: { done: { title: both('已提出', 'Proposed'), to: 'summary' } },
    },
    callback: {
      title: both('处理后回访', 'Callback'),
      by: '@callback-specialist',
      form: ['result=', 'satisfied!', 'feedback'],
      dues: [{ id: 'callback', ends: { within: '3d' }, after: { raise: '@supervisor' } }],
      outcomes: {
        content: { title: both('客户满意', 'Content'), to: 'summary', when: 'satisfied >= 3' },
        not: {
          title: both('不满意，主管回访', 'Not content: a supervisor calls'),
          to: 'summary',
          when: 'satisfied < 3',
          effects: [{ open: 'recovery-callback', about: 'about', key: 'ticket.number' }],
        },
      },
    },
    summary: {
      title: both('总结评价', 'Sum up'),
      join: true,
      by: '@supervisor',
      form: ['type!', 'cause=', 'result=', 'improvement!'],
      resolved: true,
      outcomes: { filed: { title: both('归档', 'File'), to: 'end' } },
    },
  },
  acts: {
    major: {
      title: both('作为重要投诉上报', 'Report as major'),
      by: { who: ['owner', '@supervisor'] },
      effects: [
        {
          open: 'major-incident',
          about: 'about',
          key: '"complaint " + ticket.number',
          with: { what: 'content', severity: '"major"' },
        },
      ],
    },
    urge: {
      title: both('催办', 'Urge'),
      by: { who: ['@team-leader', '@order-monitor'] },
      effects: [{ send: 'urged', to: 'owner' }],
    },
    delay: {
      title: both('告知延误并改期', 'Tell a delay and a new time'),
      by: 'owner',
      form: ['promisedAt!'],
      effects: [{ send: 'delayed', to: 'customer' }],
    },
  },
  texts: {
    accepted: both(
      '您的投诉已受理，编号 {{ticket.number}}，我们将于 {{promisedAt}} 前解决。',
      'We have taken your complaint, number {{ticket.number}}, and will solve it by {{promisedAt}}.',
    ),
    investigating: both(
      '您反映的问题正在调查，请给我们一点时间。',
      'We are investigating what you told us; please give us some time.',
    ),
    settlement: both(
      '投诉处理确认书 {{ticket.number}}：投诉内容：{{content}} 处理方案：{{plans[chosen - 1].plan}} 补偿：{{plans[chosen - 1].cost}} 元。',
      'Settlement of complaint {{ticket.number}}: {{content}} Solution: {{plans[chosen - 1].plan}} Compensation: CNY {{plans[chosen - 1].cost}}.',
    ),
    result: both('您的投诉处理结果：{{result}}', 'The result of your complaint: {{result}}'),
    urged: both(
      '投诉 {{ticket.number}} 请尽快办结，承诺时间 {{promisedAt}}。',
      'Please finish complaint {{ticket.number}}, promised by {{promisedAt}}.',
    ),
    delayed: both(
      '很抱歉，您的投诉将延至 {{promisedAt}} 前解决。',
      'We are sorry: your complaint will now be solved by {{promisedAt}}.',
    ),
  },
  registers: {
    registration: {
      title: both('顾客投诉登记表', 'Register of complaints'),
      columns: ['number', 'complainant', 'complainedAt', 'content', 'type', 'severity', 'state'],
    },
    statistics: {
      title: both('顾客投诉分类统计表', 'Complaints by type'),
      columns: ['type', 'number', 'department', 'cause', 'result', 'satisfied', 'improvement'],
      groupBy: ['type'],
    },
  },
  metrics: {
    // K3.
    handled: {
      title: both('投诉处理率', 'Complaints handled'),
      value: { of: 'complaint', where: 'result != null', at: 'ticket.openedAt' },
      per: { of: 'complaint', at: 'ticket.openedAt' },
      target: '1',
      period: 'month',
      owner: '@supervisor',
    },
    byType: {
      title: both('投诉量', 'Complaints'),
      value: { of: 'complaint', at: 'ticket.openedAt', by: ['type', 'severity', 'department'] },
      period: 'month',
    },
    satisfaction: {
      title: both('投诉处理满意度', 'Satisfaction with the handling'),
      value: {
        of: 'complaint',
        sum: 'satisfied',
        where: 'satisfied != null',
        at: 'ticket.endedAt',
      },
      per: { of: 'complaint', where: 'satisfied != null', at: 'ticket.endedAt' },
      period: 'month',
    },
  },
});
