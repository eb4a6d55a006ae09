/** A fault in warranty: judged on the spot, repaired by one person who travels alone, the old part back (P093). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const warrantyRepair = definePlaybook({
  id: 'warranty-repair',
  version: 1,
  title: both('三包维修', 'Repair in warranty'),
  processes: ['P093'],
  team: 'installation',
  about: 'device',
  triggers: [{ door: 'phone' }, { door: 'form' }, { door: 'agent' }, { door: 'playbook' }],
  number: { format: 'SB{yyyy}{mm}-{n:4}', series: '"warranty-repair"', restart: 'month' },
  fields: {
    fault: field('long', ['故障现象', 'Fault']),
    region: field('text', ['地区', 'Region'], { proposed: 'about.region' }),
    inWarranty: field('yes', ['三包期内', 'In warranty'], {
      proposed: 'today <= addMonths(about.shippedOn, about.warrantyMonths)',
    }),
    staff: field('person', ['三包人员', 'Who goes']),
    judgement: field('long', ['故障判断', 'Judgement']),
    parts: field('rows', ['所需配件', 'Parts needed'], {
      columns: {
        part: field('ref:part', ['配件', 'Part']),
        amount: field('number', ['数量', 'Number'], { validWhen: 'row.amount > 0' }),
        fault: field('text', ['故障', 'Fault']),
      },
    }),
    work: field('long', ['维修内容', 'Work']),
    trained: field('yes', ['已培训用户', 'User trained']),
    oldParts: field('number', ['退回旧件数', 'Old parts sent back'], {
      validWhen: 'oldParts >= 0',
    }),
    fee: field('money', ['三包服务费', 'Service fee'], { validWhen: 'fee >= 0' }),
    signed: field('sign', ['用户签字', 'Signed by the user']),
  },
  start: 'judge',
  steps: {
    judge: {
      title: both('判断故障', 'Judge the fault'),
      by: { who: ['@field-staff', '@install-head'] },
      form: ['fault!', 'region!', 'inWarranty!', 'judgement!', 'staff', 'parts'],
      outcomes: {
        go: {
          title: both('派人维修', 'Send somebody'),
          to: 'repair',
          when: 'inWarranty',
          form: ['staff!'],
          effects: [{ number: true }, { send: 'yours', to: '$staff' }],
        },
        parts: {
          title: both('先申领配件', 'Parts first'),
          to: 'waitParts',
          when: 'inWarranty',
          form: ['staff!', 'parts!'],
          effects: [
            { number: true },
            {
              open: 'spare-parts',
              about: 'about',
              with: { lines: 'parts', requester: 'staff.id' },
              key: 'ticket.id',
            },
          ],
        },
        paid: {
          title: both('三包外,有偿服务', 'Out of warranty: paid'),
          to: 'end',
          when: '!inWarranty',
          effects: [
            { open: 'paid-service', about: 'about', with: { need: 'judgement' }, key: 'ticket.id' },
          ],
        },
      },
    },
    waitParts: {
      title: both('等待配件', 'Wait for the parts'),
      by: '$staff',
      form: ['parts='],
      outcomes: { there: { title: both('配件已到', 'They are there'), to: 'repair' } },
    },
    repair: {
      title: both('现场维修并培训用户', 'Repair and train the user'),
      by: '$staff',
      form: ['judgement', 'work!', 'trained', 'oldParts', 'parts'],
      outcomes: {
        repaired: { title: both('已修复', 'Repaired'), to: 'sign' },
        quality: {
          title: both('属质量问题', 'A quality problem'),
          to: 'sign',
          effects: [
            {
              open: 'field-quality',
              about: 'about',
              with: { problem: 'judgement', region: 'region' },
              key: 'ticket.id',
            },
          ],
        },
      },
    },
    sign: {
      title: both('用户确认', 'The user confirms'),
      by: { who: ['customer', '$staff'], via: ['link', 'paper'] },
      form: ['work=', 'signed'],
      outcomes: {
        signed: { title: both('已签字', 'Signed'), to: 'settle', form: ['signed!'] },
        notYet: { title: both('未修好', 'Not yet right'), to: 'repair' },
      },
    },
    settle: {
      title: both('核算服务费', 'Settle the fee'),
      by: { who: '@install-head', not: '$staff' },
      form: ['work=', 'oldParts=', 'fee!'],
      outcomes: {
        settled: {
          title: both('已核算', 'Settled'),
          to: 'end',
          when: 'fee > 0',
          effects: [
            {
              post: 'service-fees',
              from: '"company"',
              to: 'staff.id',
              amount: 'fee',
              note: 'ticket.number',
            },
          ],
        },
        none: { title: both('无服务费', 'No fee'), to: 'end', when: 'fee == 0' },
      },
    },
  },
  texts: {
    yours: both(
      '三包维修 {{ticket.number}}:{{about.serial}},{{about.place}},{{fault}}',
      'Repair {{ticket.number}}: {{about.serial}}, {{about.place}}, {{fault}}',
    ),
  },
  registers: {
    repairs: {
      title: both('三包维修登记', 'Repairs in warranty'),
      columns: ['number', 'region', 'staff', 'judgement', 'work', 'oldParts', 'fee'],
      groupBy: ['region'],
      totals: ['oldParts', 'fee'],
    },
  },
  metrics: {
    repairs: {
      title: both('三包维修项次', 'Repairs in warranty'),
      value: { of: 'warranty-repair', where: 'has(signed)', at: 'ticket.endedAt', by: ['region'] },
      period: 'month',
    },
    oldParts: {
      title: both('退回旧件', 'Old parts back'),
      value: { of: 'warranty-repair', sum: 'oldParts', at: 'ticket.endedAt' },
      period: 'month',
    },
  },
});
