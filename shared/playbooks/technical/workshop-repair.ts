/** A device is brought or sent in, repaired and given back (P084). The source kept the title only; the course is our own. */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const workshopRepair = definePlaybook({
  id: 'workshop-repair',
  version: 1,
  title: both('送修与寄修', 'Repair in the workshop'),
  processes: ['P084'],
  team: 'technical',
  about: 'device',
  triggers: [{ door: 'playbook' }, { door: 'walk-in' }, { door: 'agent' }],
  number: { format: 'WX{yyyy}{mm}-{n:4}', series: '"workshop-repair"', restart: 'month' },
  settings: {
    diagnoseWithin: { title: both('检测时限', 'Diagnosis within'), initial: '2wd', source: 'ours' },
    repairWithin: { title: both('维修时限', 'Repair within'), initial: '10wd', source: 'ours' },
  },
  fields: {
    fault: field('long', ['故障现象', 'Fault']),
    phone: field('phone', ['联系电话', 'Phone']),
    inWarranty: field('yes', ['在保修期内', 'In warranty']),
    byParcel: field('yes', ['寄修', 'Sent by parcel']),
    serial: field('text', ['序列号', 'Serial number'], { proposed: 'about.serial' }),
    condition: field('long', ['外观与随机附件', 'Condition and accessories']),
    waybillIn: field('text', ['寄入运单号', 'Waybill in'], { requiredWhen: 'byParcel' }),
    waybillOut: field('text', ['寄回运单号', 'Waybill out'], { requiredWhen: 'byParcel' }),
    diagnosis: field('long', ['检测结果', 'Diagnosis']),
    work: field('long', ['维修内容', 'Work']),
    receipt: field('document', ['收机单', 'Receipt']),
    received: field('sign', ['客户取机签字', 'Signed on return']),
  },
  start: 'expect',
  steps: {
    expect: {
      title: both('等待收机', 'Receive the device'),
      by: '@repair-centre',
      form: ['serial!', 'fault', 'phone!', 'inWarranty!', 'byParcel', 'condition!', 'waybillIn'],
      outcomes: {
        received: {
          title: both('已收机', 'Received'),
          to: 'diagnose',
          effects: [
            { number: true },
            {
              post: 'device-custody',
              from: '"customer"',
              to: '"repair-centre/" + serial',
              amount: '1',
            },
            { make: 'receipt', into: 'receipt' },
            { send: 'receipt', to: 'customer', attach: 'receipt' },
          ],
        },
        never: { title: both('客户未送来', 'Never came'), to: 'end' },
      },
    },
    diagnose: {
      title: both('检测', 'Diagnose'),
      by: '@repair-centre',
      form: ['fault=', 'condition=', 'diagnosis!', 'inWarranty!'],
      dues: [
        {
          id: 'diagnosis',
          ends: { withinOf: 'set.diagnoseWithin' },
          after: { raise: '@technical-head' },
        },
      ],
      outcomes: {
        free: { title: both('保内,维修', 'Free of charge'), to: 'repair', when: 'inWarranty' },
        paid: {
          title: both('保外,报价', 'To be paid: quote'),
          to: 'quoted',
          when: '!inWarranty',
          effects: [
            { open: 'paid-service', about: 'about', with: { need: 'diagnosis' }, key: 'ticket.id' },
          ],
        },
        hard: {
          title: both('疑难,提升', 'Too hard: up'),
          to: 'quoted',
          effects: [
            {
              open: 'hard-problem',
              about: 'about',
              with: { fault: 'diagnosis', source: 'ticket.id' },
              key: 'ticket.id',
            },
          ],
        },
      },
    },
    quoted: {
      title: both('等待报价或技术结论', 'Until it is paid or answered'),
      wait: { children: 'all' },
      outcomes: { answered: { title: both('有结论', 'Answered'), to: 'repair' } },
    },
    repair: {
      title: both('维修', 'Repair'),
      by: '@repair-centre',
      form: ['diagnosis=', 'work!'],
      dues: [
        {
          id: 'repair',
          ends: { withinOf: 'set.repairWithin' },
          after: { raise: '@technical-head' },
        },
      ],
      outcomes: {
        repaired: {
          title: both('已修好', 'Repaired'),
          to: 'return',
          effects: [{ send: 'ready', to: 'customer' }],
        },
        impossible: {
          title: both('无法修复或客户不修', 'Not repaired'),
          to: 'return',
          effects: [{ send: 'notRepaired', to: 'customer' }],
        },
      },
    },
    return: {
      title: both('交还设备', 'Give it back'),
      by: '@repair-centre',
      form: ['serial=', 'waybillOut', 'received'],
      outcomes: {
        fetched: {
          title: both('客户已取', 'Fetched'),
          to: 'end',
          when: '!byParcel',
          form: ['received!'],
          effects: [
            {
              post: 'device-custody',
              from: '"repair-centre/" + serial',
              to: '"customer"',
              amount: '1',
            },
          ],
        },
        sent: {
          title: both('已寄回', 'Sent'),
          to: 'end',
          when: 'byParcel',
          form: ['waybillOut!'],
          effects: [
            {
              post: 'device-custody',
              from: '"repair-centre/" + serial',
              to: '"customer"',
              amount: '1',
            },
          ],
        },
      },
    },
  },
  texts: {
    receipt: both(
      '收机单 {{ticket.number}}:{{serial}},{{condition}}',
      'Received under {{ticket.number}}: {{serial}}, {{condition}}',
    ),
    ready: both(
      '您好,设备 {{serial}} 已修好。{{work}}',
      'Your device {{serial}} is repaired. {{work}}',
    ),
    notRepaired: both(
      '您好,设备 {{serial}} 未能修复,将原样交还。{{work}}',
      'We could not repair {{serial}} and give it back as it is. {{work}}',
    ),
  },
  registers: {
    repairs: {
      title: both('送修登记', 'Workshop'),
      columns: ['number', 'serial', 'inWarranty', 'byParcel', 'diagnosis', 'work', 'state'],
    },
  },
});
