/** A campaign: extract, share out, call everybody, report, file; festivals have their own (P029, P030). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';
import { CUSTOMER_CLASSES } from '#shared/playbooks/archive/customer-choices.ts';

export const callbackCampaign = definePlaybook({
  id: 'callback-campaign',
  version: 1,
  title: both('回访活动', 'Callback campaign'),
  processes: ['P029', 'P030'],
  team: 'general',
  triggers: [
    { door: 'agent', who: ['@supervisor'] },
    { occasion: 'spring-festival', shift: '-7d', key: '"spring-festival " + text(today)' },
    { occasion: 'mid-autumn', shift: '-7d', key: '"mid-autumn " + text(today)' },
    { occasion: 'store-day', shift: '-7d', key: '"store-day " + text(today)' },
    { occasion: 'promotion', shift: '-3d', key: '"promotion " + text(today)' },
  ],
  settings: {
    mustReach: {
      title: both('必须全部回访的客户', 'Customers who must all be called'),
      initial: 'member',
      variants: [
        { value: 'member', source: 'P030, car service' },
        { value: 'key', source: 'P030, information office' },
      ],
      source: 'P030, contradiction',
    },
    within: {
      title: both('全部回访期限', 'All called within'),
      initial: '3d',
      variants: [
        { value: '3d', source: 'P030, car service' },
        { value: '1mo', source: 'P030, information office: no limit named; ours' },
      ],
      source: 'P030, contradiction',
    },
  },
  fields: {
    purpose: field('long', ['回访目的', 'Purpose']),
    feature: field('choice', ['类型', 'Kind'], {
      choices: [
        { id: 'regular', title: both('定期回访', 'Regular') },
        { id: 'festival', title: both('节日问候', 'Festival greeting') },
        { id: 'store-day', title: both('店庆日', 'Store day') },
        { id: 'promotion', title: both('促销活动', 'Promotion') },
        { id: 'maintenance', title: both('保养提醒', 'Maintenance reminder') },
      ],
    }),
    audience: field('choice', ['客户范围', 'Audience'], {
      choices: CUSTOMER_CLASSES,
      proposed: 'set.mustReach',
    }),
    questions: field('questions', ['回访问题', 'Questions'], {
      help: both('问题少而精。', 'Not too many.'),
    }),
    callers: field('rows', ['回访专员', 'Callers'], {
      columns: {
        person: field('person', ['专员', 'Caller']),
        ability: field('number', ['业务能力', 'Ability'], { validWhen: 'row.ability > 0' }),
      },
      validWhen: 'size(callers) > 0',
    }),
    list: field('rows', ['回访名单', 'List'], {
      columns: {
        id: field('ref:customer', ['客户', 'Customer']),
        name: field('text', ['名称', 'Name']),
        class: field('text', ['类别', 'Class']),
        callTime: field('text', ['方便时间', 'Convenient time']),
      },
    }),
    count: field('number', ['名单人数', 'Customers'], { computed: 'size(list)' }),
    done: field('number', ['已回访', 'Called back'], {
      computed: 'size(children().filter(c, c.reached))',
    }),
    analysis: field('long', ['总结分析', 'Summary']),
    writer: field('person', ['编制人', 'Written by']),
    report: field('document', ['回访总结报告', 'Summary report']),
  },
  start: 'plan',
  steps: {
    plan: {
      title: both('策划', 'Plan'),
      by: '@supervisor',
      form: ['purpose!', 'feature!', 'audience!', 'questions', 'callers!'],
      outcomes: {
        extract: { title: both('提取名单', 'Extract'), to: 'extract' },
        drop: { title: both('不开展', 'Drop'), to: 'end' },
      },
    },
    extract: {
      title: both('从档案提取名单', 'Extract from the archive'),
      effects: [
        {
          fill: 'list',
          from: {
            of: 'customer',
            where: 'row.class == audience && row.active && !row.doNotCall',
            sort: 'lastContactAt',
          },
        },
      ],
      outcomes: { ready: { title: both('已提取', 'Extracted'), to: 'review' } },
    },
    review: {
      title: both('统计、整理、分配', 'Count, sort, share out'),
      by: '@supervisor',
      form: ['list!', 'count=', 'callers!'],
      outcomes: {
        start: {
          title: both('开始回访', 'Start'),
          to: 'calling',
          when: 'count > 0',
          effects: [
            {
              open: 'callback-call',
              each: 'list',
              about: 'row.id',
              key: 'ticket.number + "/" + row.id.id',
              with: { questions: 'questions', service: 'purpose' },
              share: { who: '$callers', share: 'ability' },
            },
          ],
        },
        change: { title: both('调整范围', 'Change'), to: 'plan' },
      },
    },
    calling: {
      title: both('回访中', 'Calling'),
      wait: { children: 'all' },
      dues: [
        {
          id: 'all',
          ends: { withinOf: 'set.within' },
          before: [{ span: '1d', do: { remind: '@supervisor' } }],
          after: { raise: '@supervisor' },
        },
      ],
      outcomes: { done: { title: both('全部完成', 'All done'), to: 'report' } },
    },
    report: {
      title: both('分析并写总结报告', 'Write the summary'),
      by: '@supervisor',
      form: ['count=', 'done=', 'analysis!'],
      outcomes: {
        written: {
          title: both('提交', 'Submit'),
          to: 'file',
          effects: [{ set: { writer: 'me' } }, { make: 'report', into: 'report' }],
        },
      },
    },
    file: {
      title: both('审阅归档', 'Read and file'),
      by: { who: '@service-manager', not: '$writer' },
      form: ['report='],
      outcomes: {
        filed: { title: both('归档', 'File'), to: 'end' },
        back: { title: both('补充', 'Complete it'), to: 'report' },
      },
    },
  },
  texts: {
    report: both(
      '{{purpose}}：应回访 {{count}} 位，已回访 {{done}} 位。{{analysis}}',
      '{{purpose}}: {{count}} customers to call, {{done}} called. {{analysis}}',
    ),
  },
  registers: {
    campaigns: {
      title: both('回访活动登记', 'Campaigns'),
      columns: ['number', 'openedAt', 'feature', 'audience', 'count', 'done', 'state'],
      totals: ['count', 'done'],
    },
  },
});
