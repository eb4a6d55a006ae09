/** A technician goes to the customer (P083). The source kept the title only; the course is our own. */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const siteVisit = definePlaybook({
  id: 'site-visit',
  version: 1,
  title: both('上门服务', 'On-site service'),
  processes: ['P083'],
  team: 'technical',
  about: 'device',
  triggers: [{ door: 'playbook' }, { door: 'agent' }],
  settings: {
    visitWithin: { title: both('上门时限', 'Visit within'), initial: '2wd', source: 'ours' },
  },
  fields: {
    fault: field('long', ['故障现象', 'Fault']),
    phone: field('phone', ['联系电话', 'Phone']),
    inWarranty: field('yes', ['在保修期内', 'In warranty']),
    byRepairCentre: field('yes', ['由维修中心处理', 'For the repair centre']),
    engineer: field('person', ['工程师', 'Engineer']),
    visitAt: field('at', ['上门时间', 'Visit at'], { validWhen: 'visitAt > now' }),
    part: field('choice', ['时段', 'Part of the day'], {
      choices: [
        { id: 'morning', title: both('上午', 'Morning') },
        { id: 'afternoon', title: both('下午', 'Afternoon') },
      ],
    }),
    found: field('long', ['检查结果', 'What was found']),
    work: field('long', ['处理内容', 'What was done']),
    parts: field('rows', ['更换配件', 'Parts'], {
      columns: {
        part: field('ref:part', ['配件', 'Part']),
        amount: field('number', ['数量', 'Number'], { validWhen: 'row.amount > 0' }),
      },
    }),
    signed: field('sign', ['客户签字', 'Signed by the customer']),
    absent: field('text', ['未能服务原因', 'Why it was not possible']),
  },
  start: 'plan',
  steps: {
    plan: {
      title: both('约定上门时间', 'Agree about the visit'),
      by: { who: ['@repair-centre', '@branch', '@technical-centre'] },
      form: [
        'fault=',
        'phone!',
        'inWarranty=',
        'byRepairCentre=',
        'engineer!',
        'visitAt!',
        'part!',
        'absent=',
      ],
      dues: [
        { id: 'visit', ends: { withinOf: 'set.visitWithin' }, after: { raise: '@technical-head' } },
      ],
      outcomes: {
        agreed: {
          title: both('已约定', 'Agreed'),
          to: 'visit',
          effects: [
            {
              post: 'engineer-slots',
              from: '"free"',
              to: 'engineer.id + "/" + text(date(visitAt)) + "-" + part',
              amount: '1',
            },
            { send: 'agreed', to: 'customer', via: ['sms', 'mail'] },
            { send: 'yours', to: '$engineer' },
          ],
        },
        dropped: { title: both('客户取消', 'Cancelled'), to: 'end' },
      },
    },
    visit: {
      title: both('上门检修', 'Visit'),
      by: '$engineer',
      form: ['fault=', 'found', 'work', 'parts', 'absent'],
      dues: [
        {
          id: 'visit',
          ends: { at: 'visitAt' },
          before: [{ span: '1h', do: { remind: '$engineer' } }],
        },
      ],
      outcomes: {
        done: { title: both('已修复', 'Repaired'), to: 'sign', form: ['found!', 'work!'] },
        parts: {
          title: both('缺配件', 'A part is needed'),
          to: 'waitParts',
          form: ['found!', 'parts!'],
          effects: [
            {
              open: 'spare-parts',
              about: 'about',
              with: { lines: 'parts' },
              key: 'ticket.id + "/" + text(visits("visit"))',
            },
          ],
        },
        workshop: {
          title: both('需返厂维修', 'Into the workshop'),
          to: 'end',
          form: ['found!'],
          effects: [
            {
              open: 'workshop-repair',
              about: 'about',
              with: { fault: 'found', phone: 'phone', inWarranty: 'inWarranty' },
              key: 'ticket.id',
            },
          ],
        },
        nobody: { title: both('未能服务,改约', 'Not possible'), to: 'plan', form: ['absent!'] },
      },
    },
    waitParts: {
      title: both('等待配件', 'Wait for the part'),
      wait: { children: 'all' },
      outcomes: { there: { title: both('配件到位', 'It is there'), to: 'plan' } },
    },
    sign: {
      title: both('客户签字', 'The customer signs'),
      by: { who: ['customer', '$engineer'], via: ['link', 'paper'] },
      form: ['found=', 'work=', 'parts=', 'signed'],
      outcomes: {
        signed: { title: both('签字确认', 'Signed'), to: 'end', form: ['signed!'] },
        notYet: { title: both('仍有问题', 'Not yet right'), to: 'plan' },
      },
    },
  },
  texts: {
    agreed: both(
      '您好,工程师将于 {{visitAt}} 上门,请留人在场。',
      'Our engineer comes on {{visitAt}}; please see that somebody is there.',
    ),
    yours: both(
      '上门任务:{{visitAt}},{{phone}},{{fault}}',
      'Visit on {{visitAt}}, {{phone}}: {{fault}}',
    ),
  },
  registers: {
    visits: {
      title: both('上门服务登记', 'Visits'),
      columns: ['number', 'engineer', 'visitAt', 'found', 'work', 'parts'],
      groupBy: ['engineer'],
    },
  },
});
