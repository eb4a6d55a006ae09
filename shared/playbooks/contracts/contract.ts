/** A sales contract from the standing of the other party to the last payment (P060). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const contract = definePlaybook({
  id: 'contract',
  version: 1,
  title: both('销售合同管理', 'Sales contract'),
  processes: ['P060'],
  team: 'general',
  about: 'contract',
  triggers: [{ door: 'playbook' }, { door: 'agent', who: ['@marketing', '@sales'] }],
  number: { format: 'HT-{yyyy}-{n:4}', series: '"contract"', restart: 'year' },
  access: { secrecy: '"机密"' },
  settings: {
    generalManagerFrom: {
      title: both('须总经理审批的金额', 'The general manager approves from this value'),
      initial: undefined,
      source: 'P060, BLANK: approval by authority',
    },
  },
  parties: {
    buyer: { name: 'customer.name', mail: 'customer.mail', phone: 'customer.phone' },
  },
  fields: {
    customer: field('ref:customer', ['客户', 'Customer']),
    subject: field('text', ['标的', 'Subject']),
    licence: field('file', ['营业执照', 'Business licence']),
    licenceUntil: field('date', ['执照有效期', 'Licence valid until'], {
      validWhen: 'licenceUntil >= today',
    }),
    reputation: field('long', ['商业信誉', 'Reputation']),
    results: field('long', ['近期经营业绩', 'Recent results']),
    otherConditions: field('long', ['其它资质条件', 'Other qualifications']),
    draft: field('file', ['合同草案', 'Draft']),
    value: field('money', ['合同金额', 'Value'], { validWhen: 'value > 0' }),
    terms: field('long', ['主要条款', 'Main terms']),
    supplyBy: field('date', ['供货期限', 'Supply by'], { validWhen: 'supplyBy >= today' }),
    payBy: field('date', ['付款期限', 'Pay by']),
    financeAgrees: field('yes', ['财务同意', 'Finance agrees']),
    financeOpinion: field('long', ['财务意见', 'Opinion of finance']),
    legalAgrees: field('yes', ['法务同意', 'Legal agrees']),
    legalOpinion: field('long', ['法务意见', 'Opinion of legal']),
    confirmer: field('person', ['电话确认人', 'Confirmed by phone by']),
    confirmation: field('long', ['电话确认内容', 'What was confirmed']),
    drafter: field('person', ['拟定人', 'Drafted by']),
    decision: field('long', ['审批意见', 'Decision']),
    paper: field('document', ['销售合同', 'Sales contract']),
    signature: field('sign', ['我方签字', 'Our signature']),
    buyerSignature: field('sign', ['客户签字', "Buyer's signature"]),
    signedOn: field('date', ['签订日期', 'Signed on']),
    copy: field('file', ['合同副本', 'Copy']),
    deliveredOn: field('date', ['供货完成日期', 'Supplied on']),
    received: field('money', ['到款金额', 'Amount received'], {
      validWhen: 'received > 0 && received <= open',
    }),
    open: field('money', ['未收金额', 'Still open'], {
      computed: 'balance("receivables", ticket.number)',
    }),
    dispute: field('long', ['纠纷情况', 'Dispute']),
  },
  start: 'standing',
  steps: {
    standing: {
      title: both('签约前资信调查', 'Standing of the other party'),
      by: '@marketing',
      form: [
        'customer!',
        'licence!',
        'licenceUntil!',
        'reputation!',
        'results!',
        'otherConditions',
      ],
      outcomes: {
        sound: { title: both('具备签约条件', 'Sound'), to: 'draft', when: '!customer.supplyHeld' },
        unsound: { title: both('不具备条件', 'Not sound'), to: 'end' },
      },
    },
    draft: {
      title: both('谈判并拟定合同', 'Negotiate and draft'),
      by: '@marketing',
      form: [
        'subject!',
        'draft!',
        'value!',
        'terms!',
        'supplyBy!',
        'payBy!',
        'financeOpinion=',
        'legalOpinion=',
      ],
      outcomes: {
        review: {
          title: both('提交评审', 'To review'),
          to: ['finance', 'legal'],
          effects: [{ set: { drafter: 'me' } }],
        },
        dropped: { title: both('放弃签约', 'Drop'), to: 'end' },
      },
    },
    finance: {
      title: both('财务评审', 'Finance reviews'),
      by: { who: '@finance', not: ['opener', '$drafter'] },
      form: ['draft=', 'value=', 'payBy=', 'financeAgrees!', 'financeOpinion!'],
      dues: [{ id: 'finance', ends: { within: '1wd' }, after: { raise: '@service-manager' } }],
      outcomes: { reviewed: { title: both('评审完毕', 'Reviewed'), to: 'reviewed' } },
    },
    legal: {
      title: both('法务评审', 'Legal reviews'),
      by: { who: '@legal', not: ['opener', '$drafter'] },
      form: ['draft=', 'terms=', 'legalAgrees!', 'legalOpinion!'],
      dues: [{ id: 'legal', ends: { within: '1wd' }, after: { raise: '@service-manager' } }],
      outcomes: { reviewed: { title: both('评审完毕', 'Reviewed'), to: 'reviewed' } },
    },
    reviewed: {
      title: both('汇总评审意见', 'Opinions together'),
      join: true,
      outcomes: {
        change: {
          title: both('退回修改', 'Back for changes'),
          to: 'draft',
          when: '!financeAgrees || !legalAgrees',
        },
        general: {
          title: both('报总经理', 'To the general manager'),
          to: 'generalManager',
          when: 'financeAgrees && legalAgrees && (set.generalManagerFrom == null || value >= dec(set.generalManagerFrom))',
        },
        manager: { title: both('报市场部经理', 'To the marketing manager'), to: 'manager' },
      },
    },
    manager: {
      title: both('市场部经理审批', 'Marketing manager approves'),
      by: { who: '@marketing-manager', not: ['opener', '$drafter'] },
      form: ['draft=', 'value=', 'financeOpinion=', 'legalOpinion=', 'decision!'],
      outcomes: {
        approved: { title: both('批准', 'Approve'), to: 'tellConfirmer' },
        back: { title: both('退回', 'Back'), to: 'draft' },
      },
    },
    generalManager: {
      title: both('总经理审批', 'General manager approves'),
      by: { who: '@general-manager', not: ['opener', '$drafter'] },
      form: ['draft=', 'value=', 'confirmation=', 'decision!'],
      outcomes: {
        approved: { title: both('批准', 'Approve'), to: 'tellConfirmer' },
        back: { title: both('退回', 'Back'), to: 'draft' },
      },
    },
    tellConfirmer: {
      title: both('审批结果通知电话确认人', 'Tell whoever confirmed by phone'),
      when: 'confirmer != null',
      effects: [{ send: 'approved', to: '$confirmer' }],
      outcomes: { told: { title: both('已通知', 'Told'), to: 'sign' } },
    },
    sign: {
      title: both('我方签字', 'We sign'),
      by: '@marketing',
      form: ['decision=', 'paper=', 'signature!'],
      effects: [{ make: 'paper', into: 'paper' }],
      outcomes: {
        signed: {
          title: both('送对方签字', 'To the buyer'),
          to: 'buyerSigns',
          effects: [{ send: 'toSign', to: 'party:buyer', attach: 'paper' }],
        },
      },
    },
    buyerSigns: {
      title: both('对方签字', 'The buyer signs'),
      by: { who: 'party:buyer', via: ['link', 'paper'] },
      form: ['draft=', 'paper=', 'signature='],
      outcomes: {
        signed: {
          title: both('已签订', 'Signed'),
          to: 'handIn',
          form: ['buyerSignature!', 'signedOn!'],
          effects: [{ number: true }],
        },
        changes: { title: both('对方要求修改', 'The buyer wants changes'), to: 'draft' },
        refused: { title: both('对方不签', 'Refused'), to: 'end' },
      },
    },
    handIn: {
      title: both('合同交客服部', 'Hand the contract in'),
      by: '@marketing',
      form: ['copy!'],
      dues: [
        {
          id: 'hand-in',
          ends: { within: '1wd' },
          from: 'signedOn',
          before: [{ span: '2wh', do: { remind: '@marketing' } }],
          after: { raise: '@marketing-manager' },
        },
      ],
      outcomes: {
        handed: {
          title: both('已提交', 'Handed in'),
          to: 'execute',
          effects: [
            {
              change: 'about',
              set: {
                number: 'ticket.number',
                customer: 'customer',
                subject: 'subject',
                value: 'value',
                terms: 'terms',
                signedOn: 'signedOn',
                supplyBy: 'supplyBy',
                payBy: 'payBy',
                copy: 'copy',
                active: 'true',
              },
            },
            {
              post: 'custody',
              from: '"filed"',
              to: '"customer-service/" + ticket.number',
              amount: '1',
              note: '"original"',
            },
            { post: 'receivables', from: '"billed"', to: 'ticket.number', amount: 'value' },
          ],
        },
      },
    },
    execute: {
      title: both('监督履行、催促供货', 'Urge supply'),
      by: '@agent',
      form: ['supplyBy=', 'deliveredOn!'],
      dues: [
        {
          id: 'supply',
          ends: { at: 'supplyBy' },
          before: [{ span: '3d', do: { send: 'urgeSupply', to: '@logistics' } }],
          after: { raise: '@service-manager' },
        },
      ],
      outcomes: {
        supplied: {
          title: both('供货完成', 'Supplied'),
          to: 'collect',
          effects: [{ post: 'exposure', from: '"delivered"', to: 'customer.id', amount: 'value' }],
        },
      },
    },
    collect: {
      title: both('跟踪回款', 'Follow the payments'),
      by: { who: ['@finance', '@marketing'] },
      form: ['open=', 'received!'],
      dues: [
        {
          id: 'pay',
          ends: { at: 'payBy' },
          before: [{ span: '1w', do: { send: 'payReminder', to: 'party:buyer' } }],
          after: { raise: '@marketing-manager' },
        },
      ],
      outcomes: {
        part: {
          title: both('部分到款', 'Part paid'),
          to: 'collect',
          when: 'received < open',
          effects: [
            { post: 'receivables', from: 'ticket.number', to: '"paid"', amount: 'received' },
            { post: 'exposure', from: 'customer.id', to: '"paid"', amount: 'received' },
          ],
        },
        paid: {
          title: both('款项结清', 'Paid'),
          to: 'end',
          when: 'received == open',
          effects: [
            { post: 'receivables', from: 'ticket.number', to: '"paid"', amount: 'received' },
            { post: 'exposure', from: 'customer.id', to: '"paid"', amount: 'received' },
            { change: 'about', set: { active: 'false' } },
          ],
        },
      },
    },
  },
  acts: {
    skipLevel: {
      title: both(
        '审批人外出且紧急：电话确认、跨级审批',
        'Approver away and urgent: confirm by phone, skip a level',
      ),
      by: '@sales-support',
      when: '"manager" in ticket.steps',
      form: ['confirmer!', 'confirmation!'],
      to: 'generalManager',
    },
    dispute: {
      title: both('发生纠纷', 'Dispute'),
      by: { who: ['@marketing', '@agent', '@finance'] },
      form: ['dispute!'],
      when: 'signedOn != null',
      effects: [
        {
          open: 'contract-dispute',
          about: 'about',
          with: { matter: 'dispute', number: 'ticket.number' },
        },
      ],
    },
  },
  texts: {
    approved: both(
      '您电话确认的合同（{{customer.name}}，{{value}} 元）审批结果：{{decision}}',
      'The contract you confirmed by phone ({{customer.name}}, CNY {{value}}): {{decision}}',
    ),
    paper: both(
      '# 销售合同\n[fields: subject, value, supplyBy, payBy]\n{{terms}}\n本合同经双方签字后生效。',
      '# Sales contract\n[fields: subject, value, supplyBy, payBy]\n{{terms}}\nThis contract is in force once both sides have signed it.',
    ),
    toSign: both(
      '合同 {{ticket.number}} 已经我方签字，请审阅并签字。',
      'We have signed contract {{ticket.number}}; please read and sign it.',
    ),
    urgeSupply: both(
      '合同 {{ticket.number}} 须于 {{supplyBy}} 前供货，请安排。',
      'Contract {{ticket.number}} is to be supplied by {{supplyBy}}; please arrange it.',
    ),
    payReminder: both(
      '贵公司合同 {{ticket.number}} 尚有 {{open}} 元，请于 {{payBy}} 前付清。',
      'CNY {{open}} of contract {{ticket.number}} is still open; please pay by {{payBy}}.',
    ),
  },
  registers: {
    ledger: {
      title: both('合同台帐', 'Register of contracts'),
      columns: [
        'number',
        'customer',
        'subject',
        'value',
        'signedOn',
        'supplyBy',
        'payBy',
        'open',
        'state',
      ],
      totals: ['value', 'open'],
    },
  },
  metrics: {
    valueSigned: {
      title: both('签订合同额', 'Value signed'),
      value: { of: 'contract', sum: 'value', at: 'signedOn', by: ['owner'] },
      period: 'month',
    },
  },
});
