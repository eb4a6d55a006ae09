/**
 * The one entrance for technical requests: the telephone agent writes a task sheet with level and mode, the hotline engineer
 * solves it or sends it where it belongs (P082, P088).
 */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';
import { SERVICE_MODES } from '#shared/playbooks/technical/service-modes.ts';

export const hotline = definePlaybook({
  id: 'hotline',
  version: 1,
  title: both('技术服务热线', 'Technical hotline'),
  processes: ['P082', 'P088'],
  team: 'technical',
  about: 'device',
  triggers: [{ door: 'phone' }, { door: 'form' }, { door: 'mail' }, { door: 'agent' }],
  number: { format: 'RW{yyyy}{mm}-{n:5}', series: '"hotline"', restart: 'month' },
  settings: {
    homeProvince: {
      title: both('维修中心负责的省份', 'Province of the repair centre'),
      initial: '山东',
      source: 'P082',
    },
    answerWithin: {
      title: both('热线工程师响应时限', 'Engineer answers within'),
      initial: undefined,
      source: 'P082, blank',
    },
  },
  fields: {
    caller: field('text', ['来电人', 'Caller']),
    phone: field('phone', ['电话', 'Phone']),
    province: field('text', ['省份', 'Province']),
    product: field('text', ['产品信息', 'Product'], { proposed: 'about.model' }),
    fault: field('long', ['故障现象', 'Fault']),
    inWarranty: field('yes', ['在保修期内', 'In warranty'], {
      proposed: 'today <= addMonths(about.shippedOn, about.warrantyMonths)',
    }),
    level: field('choice', ['服务级别', 'Service level'], {
      choices: [
        { id: 'key', title: both('重点客户', 'Key customer') },
        { id: 'ordinary', title: both('普通客户', 'Ordinary') },
      ],
    }),
    mode: field('choice', ['服务方式', 'Mode'], { choices: SERVICE_MODES }),
    request: field('choice', ['请求类型', 'Kind of request'], {
      choices: [
        { id: 'repair', title: both('维修', 'Repair') },
        { id: 'upgrade', title: both('改、扩、配', 'Change, extend, equip') },
        { id: 'software', title: both('软件调试', 'Software') },
        { id: 'design', title: both('方案设计', 'Design of a solution') },
        { id: 'exchange', title: both('退换机', 'Return or exchange') },
      ],
    }),
    cause: field('text', ['故障原因', 'Cause']),
    solution: field('long', ['解决方法', 'Solution']),
    frequent: field('yes', ['常见问题', 'Frequent problem']),
    sheet: field('document', ['任务单', 'Task sheet']),
  },
  start: 'answer',
  steps: {
    answer: {
      title: both('话务代表接听', 'The telephone agent answers'),
      by: '@agent',
      form: [
        'caller!',
        'phone!',
        'province!',
        'product!',
        'fault!',
        'inWarranty!',
        'level!',
        'request!',
        'mode!',
      ],
      guide: both(
        '按客户情况定服务级别,按政策定服务方式;超出免费政策的选有偿服务。',
        'The customer decides the level, the policy the mode; what the policy does not cover is a paid service.',
      ),
      outcomes: {
        sheet: {
          title: both('开任务单', 'Write the task sheet'),
          to: 'route',
          effects: [{ number: true }, { make: 'sheet', into: 'sheet' }],
        },
        answered: { title: both('当场答复', 'Answered at once'), to: 'end', form: ['solution!'] },
      },
    },
    route: {
      title: both('分派', 'Where it goes'),
      outcomes: {
        exchange: {
          title: both('退换机', 'Return or exchange'),
          to: 'children',
          when: 'request == "exchange"',
          effects: [
            {
              open: 'machine-exchange',
              about: 'about',
              key: 'ticket.id',
              with: { fault: 'fault' },
            },
          ],
        },
        paid: {
          title: both('有偿服务', 'Paid'),
          to: 'children',
          when: 'mode == "paid"',
          effects: [
            { open: 'paid-service', about: 'about', key: 'ticket.id', with: { need: 'fault' } },
          ],
        },
        onSite: {
          title: both('上门服务', 'On site'),
          to: 'children',
          when: 'mode == "on-site"',
          effects: [
            {
              open: 'site-visit',
              about: 'about',
              key: 'ticket.id',
              with: {
                fault: 'fault',
                phone: 'phone',
                inWarranty: 'inWarranty',
                byRepairCentre: 'province.contains(set.homeProvince)',
              },
            },
          ],
        },
        workshop: {
          title: both('送修、寄修', 'Into the workshop'),
          to: 'children',
          when: 'mode == "send-in" || mode == "mail-in"',
          effects: [
            {
              open: 'workshop-repair',
              about: 'about',
              key: 'ticket.id',
              with: {
                fault: 'fault',
                phone: 'phone',
                inWarranty: 'inWarranty',
                byParcel: 'mode == "mail-in"',
              },
            },
          ],
        },
        phone: { title: both('电话应答', 'By phone'), to: 'engineer' },
      },
    },
    engineer: {
      title: both('热线工程师处理', 'The hotline engineer'),
      by: '@hotline-engineer',
      form: ['sheet=', 'fault=', 'cause', 'solution', 'frequent', 'mode'],
      dues: [
        {
          id: 'answer',
          ends: { withinOf: 'set.answerWithin' },
          after: { raise: '@technical-head' },
        },
      ],
      outcomes: {
        solved: { title: both('已解决', 'Solved'), to: 'end', form: ['cause!', 'solution!'] },
        otherMode: {
          title: both('改用其他方式', 'Another mode'),
          to: 'route',
          when: 'mode != "phone"',
        },
        hard: {
          title: both('疑难,提升', 'Too hard: up'),
          to: 'children',
          effects: [
            {
              open: 'hard-problem',
              about: 'about',
              key: 'ticket.id',
              with: { fault: 'fault', source: 'ticket.id' },
            },
          ],
        },
      },
    },
    children: {
      title: both('等待服务完成', 'Until the service is done'),
      wait: { children: 'all' },
      outcomes: { done: { title: both('服务完成', 'Done'), to: 'close' } },
    },
    close: {
      title: both('归纳问题并结单', 'Sum up and close'),
      by: '@hotline-engineer',
      form: ['cause!', 'solution!', 'frequent'],
      outcomes: {
        closed: {
          title: both('结单', 'Closed'),
          to: 'end',
          effects: [
            {
              open: 'callback-call',
              about: 'about.user',
              with: { service: 'product' },
              key: 'ticket.id',
            },
          ],
        },
      },
    },
  },
  texts: {
    sheet: both(
      '# 任务单 {{ticket.number}}\n客户 {{caller}}({{phone}},{{province}})\n产品:{{product}}\n故障:{{fault}}',
      '# Task sheet {{ticket.number}}\nCustomer {{caller}} ({{phone}}, {{province}})\nProduct: {{product}}\nFault: {{fault}}',
    ),
  },
  registers: {
    tasks: {
      title: both('统计数据汇总', 'Requests in all'),
      columns: ['number', 'province', 'product', 'request', 'mode', 'level', 'inWarranty', 'state'],
      groupBy: ['mode'],
    },
  },
  metrics: {
    requests: {
      title: both('服务请求', 'Requests'),
      value: { of: 'hotline', at: 'ticket.openedAt', by: ['mode', 'request', 'province'] },
      period: 'month',
    },
    causes: {
      title: both('常见原因', 'Causes'),
      value: { of: 'hotline', where: 'has(cause)', at: 'ticket.endedAt', by: ['cause'] },
      period: 'month',
    },
  },
});
