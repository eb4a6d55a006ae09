/** A campaign by phone, from the list to the summary (P120, P121); retention and expansion are campaigns too (P123). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const marketingCampaign = definePlaybook({
  id: 'marketing-campaign',
  version: 1,
  title: both('营销活动', 'Campaign'),
  processes: ['P120', 'P121', 'P123'],
  team: 'marketing-calls',
  triggers: [{ door: 'agent', who: ['@supervisor', '@marketing'] }],
  fields: {
    name: field('text', ['项目名称', 'Campaign']),
    purpose: field('choice', ['目的', 'Purpose'], {
      choices: [
        { id: 'new', title: both('开发新客户', 'New customers') },
        { id: 'retain', title: both('留住老客户', 'Retention') },
        { id: 'expand', title: both('推荐新业务', 'Expansion') },
      ],
    }),
    goal: field('number', ['目标成交数', 'Goal'], { validWhen: 'goal > 0' }),
    until: field('date', ['截止日期', 'Until'], { validWhen: 'until >= today' }),
    opening: field('long', ['开场话术', 'Opening']),
    columns: field('questions', ['本次活动登记项', 'What is noted in this campaign']),
    planner: field('person', ['策划人', 'Planned by']),
    list: field('rows', ['数据清单', 'List'], {
      columns: {
        id: field('ref:customer', ['客户', 'Customer']),
        name: field('text', ['姓名', 'Name']),
        phone: field('phone', ['电话', 'Phone']),
      },
    }),
    called: field('number', ['已拨打', 'Called'], {
      computed: 'size(calls.filter(c, c.result != null))',
    }),
    bought: field('number', ['成交', 'Bought'], {
      computed: 'size(calls.filter(c, c.result == "buys"))',
    }),
    calls: field('rows', ['拨打情况', 'Calls'], {
      columns: {
        owner: field('person', ['专员', 'Specialist']),
        result: field('text', ['结果', 'Result']),
        why: field('text', ['拒绝原因', 'Why not']),
      },
    }),
    adjusted: field('long', ['现场调整', 'Adjustments while it runs']),
    summary: field('long', ['绩效目标达成分析', 'Was the goal reached?']),
    lists: field('long', ['清单使用情况', 'Use of the list']),
    staff: field('long', ['人员表现', 'Performance of the staff']),
    refusers: field('long', ['拒绝客户分析', 'Who refused and why']),
    lessons: field('long', ['经验教训', 'Lessons']),
    report: field('document', ['项目总结', 'Summary report']),
    remark: field('text', ['审批意见', 'Remark']),
  },
  start: 'plan',
  steps: {
    plan: {
      title: both('策划', 'Plan'),
      by: { who: ['@supervisor', '@marketing'] },
      form: ['name!', 'purpose!', 'goal!', 'until!', 'opening!', 'columns', 'remark='],
      outcomes: {
        planned: {
          title: both('提取清单', 'Extract the list'),
          to: 'extract',
          effects: [{ set: { planner: 'me' } }],
        },
      },
    },
    extract: {
      title: both('提取数据清单', 'Extract'),
      effects: [
        {
          fill: 'list',
          from: {
            of: 'customer',
            where:
              'has(row.phone) && !row.doNotCall && (purpose == "new" ? row.class == "potential" : row.active && row.class != "potential")',
          },
        },
      ],
      outcomes: { extracted: { title: both('已提取', 'Extracted'), to: 'approve' } },
    },
    approve: {
      title: both('审定清单与话术', 'Approve list and script'),
      by: { who: ['@department-manager', '@supervisor'], not: '$planner' },
      form: ['name=', 'purpose=', 'goal=', 'opening=', 'list', 'remark'],
      outcomes: {
        approved: {
          title: both('开始', 'Begin'),
          to: 'watch',
          when: 'size(list) > 0',
          effects: [
            {
              open: 'marketing-call',
              each: 'list',
              about: 'row.id',
              with: { campaign: 'name', opening: 'opening', noted: 'columns', until: 'until' },
              share: { who: '@telemarketer', share: 'ability' },
              key: 'ticket.id + "/" + row.id.id',
            },
          ],
        },
        back: { title: both('修改', 'Change'), to: 'plan', form: ['remark!'] },
      },
    },
    watch: {
      title: both('现场监控', 'Watch it live'),
      by: '@supervisor',
      form: ['calls', 'called=', 'bought=', 'adjusted'],
      effects: [{ fill: 'calls', from: { of: 'marketing-call', where: 'row.campaign == name' } }],
      dues: [
        {
          id: 'until',
          ends: { at: 'until' },
          before: [{ span: '2d', do: { remind: '@supervisor' } }],
          after: { go: 'sumUp' },
        },
      ],
      outcomes: {
        look: { title: both('刷新并调整', 'Look again'), to: 'watch' },
        finished: { title: both('结束,总结', 'Finished'), to: 'sumUp' },
      },
    },
    sumUp: {
      title: both('项目总结', 'Sum up'),
      by: '@supervisor',
      form: [
        'calls=',
        'called=',
        'bought=',
        'summary!',
        'lists!',
        'staff!',
        'refusers!',
        'lessons!',
      ],
      effects: [{ fill: 'calls', from: { of: 'marketing-call', where: 'row.campaign == name' } }],
      outcomes: {
        written: {
          title: both('提交总结', 'Hand in'),
          to: 'end',
          effects: [
            { make: 'report', into: 'report' },
            { send: 'report', to: '@department-manager', attach: 'report' },
          ],
        },
      },
    },
  },
  texts: {
    report: both(
      '# {{name}} 项目总结\n目标 {{goal}},成交 {{bought}},拨打 {{called}}。\n{{summary}}\n清单:{{lists}}\n人员:{{staff}}\n拒绝:{{refusers}}\n经验:{{lessons}}',
      '# Summary of {{name}}\nGoal {{goal}}, bought {{bought}}, called {{called}}.\n{{summary}}\nList: {{lists}}\nStaff: {{staff}}\nRefusals: {{refusers}}\nLessons: {{lessons}}',
    ),
  },
  registers: {
    campaigns: {
      title: both('营销项目', 'Campaigns'),
      columns: ['name', 'purpose', 'goal', 'called', 'bought', 'lessons'],
      groupBy: ['purpose'],
      totals: ['called', 'bought'],
    },
  },
});

export const marketingCall = definePlaybook({
  id: 'marketing-call',
  version: 1,
  title: both('电话营销', 'Marketing call'),
  processes: ['P120', 'P121', 'P123'],
  team: 'marketing-calls',
  about: 'customer',
  triggers: [{ door: 'playbook' }],
  settings: {
    attempts: { title: both('最多拨打次数', 'Attempts'), initial: 3, source: 'ours' },
  },
  fields: {
    campaign: field('text', ['项目', 'Campaign']),
    opening: field('long', ['开场话术', 'Opening']),
    noted: field('questions', ['登记项', 'To be noted']),
    until: field('date', ['截止日期', 'Until']),
    result: field('choice', ['结果', 'Result'], {
      choices: [
        { id: 'buys', title: both('成交', 'Buys') },
        { id: 'interested', title: both('有意向', 'Interested') },
        { id: 'refuses', title: both('拒绝', 'Refuses') },
        { id: 'unreached', title: both('未接通', 'Not reached') },
      ],
    }),
    why: field('text', ['拒绝原因', 'Why not']),
    again: field('at', ['再联系时间', 'Call again at'], { validWhen: 'again > now' }),
    never: field('yes', ['不愿再接电话', 'Wants no more calls']),
  },
  start: 'call',
  steps: {
    call: {
      title: both('拨打', 'Call'),
      by: 'owner',
      form: ['opening=', 'noted', 'result', 'why', 'again', 'never'],
      guide: both(
        '开场先报公司和来意,问是否方便。对方忙:约时间;没需求:道谢不纠缠;问公司:简短介绍;明确拒绝:记下不再打。',
        'Say who you are and why you call, ask if it suits. Busy: agree on a time; no need: thank and end; asks who we are: introduce briefly; a clear no: note it and never call again.',
      ),
      dues: [
        { id: 'until', ends: { at: 'until' }, after: { go: 'over' } },
        { id: 'again', ends: { at: 'again' }, after: { remind: 'owner' } },
      ],
      outcomes: {
        buys: {
          title: both('成交', 'Buys'),
          to: 'end',
          form: ['noted'],
          effects: [
            { set: { result: '"buys"' } },
            { open: 'delivery-order', about: 'about', key: 'ticket.id' },
          ],
        },
        interested: {
          title: both('有意向,再联系', 'Interested'),
          to: 'call',
          form: ['again!'],
          effects: [{ set: { result: '"interested"' } }],
        },
        refuses: {
          title: both('拒绝', 'Refuses'),
          to: 'end',
          form: ['why!'],
          effects: [
            { set: { result: '"refuses"' } },
            { change: 'about', set: { doNotCall: 'never || about.doNotCall' } },
          ],
        },
        unreached: {
          title: both('未接通', 'Not reached'),
          to: 'call',
          when: 'visits("call") < number(set.attempts)',
          effects: [{ set: { result: '"unreached"' } }],
        },
        givenUp: {
          title: both('多次未接通', 'Given up'),
          to: 'end',
          when: 'visits("call") >= number(set.attempts)',
          effects: [{ set: { result: '"unreached"' } }],
        },
      },
    },
    over: {
      title: both('活动已截止', 'The campaign is over'),
      outcomes: { over: { title: both('结束', 'End'), to: 'end' } },
    },
  },
  registers: {
    calls: {
      title: both('电话营销登记', 'Calls'),
      columns: ['openedAt', 'campaign', 'owner', 'result', 'why'],
      groupBy: ['result'],
    },
  },
  metrics: {
    bought: {
      title: both('成交率', 'Bought'),
      value: {
        of: 'marketing-call',
        where: 'result == "buys"',
        at: 'ticket.endedAt',
        by: ['campaign', 'owner'],
      },
      per: {
        of: 'marketing-call',
        where: 'result != null',
        at: 'ticket.endedAt',
        by: ['campaign', 'owner'],
      },
      period: 'month',
    },
  },
});
