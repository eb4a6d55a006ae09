/** A sales contract from the standing of the other party to the last payment (P060). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';
import type { Effect } from '#shared/domain/playbook/effect.ts';

/** What is left of the amount is asked for anew, so that no payment counts twice. */
const PAYMENT: readonly Effect[] = [
  { post: 'receivables', from: 'ticket.businessNumber', to: '"paid"', amount: 'received' },
  { post: 'exposure', from: 'customer.id', to: '"paid"', amount: 'received' },
  { set: { paid: 'coalesce(paid, 0) + received', received: 'null', receivedOn: 'null' } },
];

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
    licenceUntil: field('date', ['执照有效期', 'Licence valid until']),
    reputation: field('long', ['商业信誉', 'Reputation']),
    results: field('long', ['近期经营业绩', 'Recent results']),
    otherConditions: field('long', ['其它资质条件', 'Other qualifications']),
    reason: field('long', ['不签约的原因', 'Why there is no contract']),
    draft: field('file', ['合同草案', 'Draft']),
    value: field('money', ['合同金额', 'Value'], { validWhen: 'value > 0' }),
    terms: field('long', ['主要条款', 'Main terms']),
    supplyBy: field('date', ['供货期限', 'Supply by'], { validWhen: 'supplyBy >= today' }),
    payBy: field('date', ['付款期限', 'Pay by']),
    economical: field('yes', ['经济合理', 'Economical']),
    feasible: field('yes', ['可以履行', 'Feasible']),
    lawful: field('yes', ['合法合规', 'Lawful']),
    fairPrice: field('yes', ['价款合理', 'Fair price']),
    serviceOpinion: field('long', ['客服部审查意见', 'Opinion of customer service']),
    financeAgrees: field('yes', ['财务同意', 'Finance agrees']),
    financeOpinion: field('long', ['财务意见', 'Opinion of finance']),
    legalAgrees: field('yes', ['法务同意', 'Legal agrees']),
    legalOpinion: field('long', ['法务意见', 'Opinion of legal']),
    allAgree: field('yes', ['评审通过', 'All agree'], {
      computed: 'economical && feasible && lawful && fairPrice && financeAgrees && legalAgrees',
    }),
    urgency: field('long', ['紧急原因', 'Why it is urgent']),
    confirmer: field('person', ['电话确认人', 'Confirmed by phone by']),
    confirmation: field('long', ['电话确认内容', 'What was confirmed']),
    drafter: field('person', ['拟定人', 'Drafted by']),
    decision: field('long', ['审批意见', 'Decision']),
    paper: field('document', ['销售合同', 'Sales contract']),
    signature: field('sign', ['我方签字', 'Our signature']),
    buyerSignature: field('sign', ['客户签字', "Buyer's signature"]),
    wanted: field('long', ['对方修改要求', 'Changes that the buyer wants']),
    signedOn: field('date', ['签订日期', 'Signed on'], { validWhen: 'signedOn <= today' }),
    copy: field('file', ['合同副本', 'Copy']),
    deliveredOn: field('date', ['供货完成日期', 'Supplied on'], {
      validWhen: 'deliveredOn >= signedOn && deliveredOn <= today',
    }),
    received: field('money', ['本次到款金额', 'Amount received'], {
      validWhen: 'received > 0 && received <= open',
    }),
    receivedOn: field('date', ['到款日期', 'Received on'], { validWhen: 'receivedOn <= today' }),
    paid: field('money', ['累计到款', 'Paid so far']),
    open: field('money', ['未收金额', 'Still open'], { computed: 'value - coalesce(paid, 0)' }),
    dispute: field('long', ['纠纷情况', 'Dispute']),
  },
  start: 'standing',
  steps: {
    standing: {
      title: both('签约前资信调查', 'Standing of the other party'),
      by: '@marketing',
      form: ['customer!', 'licence', 'licenceUntil', 'reputation', 'results', 'otherConditions'],
      outcomes: {
        sound: {
          title: both('具备签约条件', 'Sound'),
          to: 'draft',
          form: ['licence!', 'licenceUntil!', 'reputation!', 'results!'],
          when: 'licenceUntil >= today && !customer.supplyHeld',
        },
        unsound: { title: both('不具备条件', 'Not sound'), to: 'end', form: ['reason!'] },
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
        'serviceOpinion=',
        'financeOpinion=',
        'legalOpinion=',
        'decision=',
        'wanted=',
      ],
      outcomes: {
        review: {
          title: both('提交评审', 'To review'),
          to: ['service', 'finance', 'legal'],
          // What was agreed about an earlier draft is not agreed about this one.
          effects: [
            {
              set: {
                economical: 'null',
                feasible: 'null',
                lawful: 'null',
                fairPrice: 'null',
                financeAgrees: 'null',
                legalAgrees: 'null',
                decision: 'null',
                drafter: 'me',
              },
            },
          ],
        },
        dropped: { title: both('放弃签约', 'Drop'), to: 'tellDropped', form: ['reason!'] },
      },
    },
    tellDropped: {
      title: both('放弃签约通知电话确认人', 'Tell whoever confirmed by phone of the end'),
      when: 'confirmer != null',
      effects: [{ send: 'dropped', to: '$confirmer' }],
      outcomes: { told: { title: both('已通知', 'Told'), to: 'end' } },
    },
    service: {
      title: both('客服部审查', 'Customer service reviews'),
      by: { who: '@supervisor', not: ['opener', '$drafter'] },
      form: [
        'draft=',
        'value=',
        'terms=',
        'supplyBy=',
        'payBy=',
        'economical!',
        'feasible!',
        'lawful!',
        'fairPrice!',
        'serviceOpinion!',
      ],
      dues: [{ id: 'service', ends: { within: '1wd' }, after: { raise: '@service-manager' } }],
      outcomes: { reviewed: { title: both('审查完毕', 'Reviewed'), to: 'reviewed' } },
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
          when: '!allAgree',
        },
        general: {
          title: both('报总经理', 'To the general manager'),
          to: 'generalManager',
          when: 'set.generalManagerFrom == null || value >= dec(set.generalManagerFrom)',
        },
        manager: { title: both('报市场部经理', 'To the marketing manager'), to: 'manager' },
      },
    },
    manager: {
      title: both('市场部经理审批', 'Marketing manager approves'),
      by: { who: '@marketing-manager', not: ['opener', '$drafter'] },
      form: [
        'draft=',
        'value=',
        'serviceOpinion=',
        'financeOpinion=',
        'legalOpinion=',
        'decision!',
      ],
      dues: [{ id: 'manager', ends: { within: '1wd' }, after: { raise: '@sales-support' } }],
      outcomes: {
        approved: { title: both('批准', 'Approve'), to: 'tellConfirmer' },
        back: { title: both('退回', 'Back'), to: 'draft' },
      },
    },
    generalManager: {
      title: both('总经理审批', 'General manager approves'),
      by: { who: '@general-manager', not: ['opener', '$drafter'] },
      form: [
        'draft=',
        'value=',
        'serviceOpinion=',
        'financeOpinion=',
        'legalOpinion=',
        'urgency=',
        'confirmer=',
        'confirmation=',
        'decision!',
      ],
      dues: [
        { id: 'general-manager', ends: { within: '1wd' }, after: { raise: '@service-manager' } },
      ],
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
      effects: [{ number: true }, { make: 'paper', into: 'paper' }],
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
          form: ['buyerSignature!', 'signedOn'],
          effects: [{ set: { signedOn: 'coalesce(signedOn, today)' } }],
        },
        changes: {
          title: both('对方要求修改', 'The buyer wants changes'),
          to: 'draft',
          form: ['wanted!'],
        },
        refused: { title: both('对方不签', 'Refused'), to: 'end', form: ['reason'] },
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
          to: ['execute', 'collect'],
          effects: [
            {
              change: 'about',
              set: {
                number: 'ticket.businessNumber',
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
              to: '"customer-service/" + ticket.businessNumber',
              amount: '1',
              note: '"original"',
            },
            { post: 'receivables', from: '"billed"', to: 'ticket.businessNumber', amount: 'value' },
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
          to: 'fulfilled',
          effects: [{ post: 'exposure', from: '"delivered"', to: 'customer.id', amount: 'value' }],
        },
      },
    },
    collect: {
      title: both('跟踪回款', 'Follow the payments'),
      by: { who: ['@finance', '@marketing'] },
      form: ['value=', 'paid=', 'open=', 'received!', 'receivedOn!'],
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
          effects: PAYMENT,
        },
        paid: {
          title: both('款项结清', 'Paid'),
          to: 'fulfilled',
          when: 'received == open',
          effects: PAYMENT,
        },
      },
    },
    fulfilled: {
      title: both('履行完毕', 'Fulfilled'),
      join: true,
      effects: [{ change: 'about', set: { active: 'false' } }],
      outcomes: { done: { title: both('归档', 'Filed'), to: 'end' } },
    },
  },
  acts: {
    skipLevel: {
      title: both(
        '审批人外出且紧急：电话确认、跨级审批',
        'Approver away and urgent: confirm by phone, skip a level',
      ),
      by: '@sales-support',
      when: '"manager" in ticket.steps && holders("marketing-manager").all(p, p.away)',
      form: ['urgency!', 'confirmer!', 'confirmation!'],
      to: 'generalManager',
    },
    urge: {
      title: both('催促供货', 'Urge supply'),
      by: '@agent',
      when: '"execute" in ticket.steps',
      effects: [{ send: 'urgeSupply', to: '@logistics' }],
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
          with: { customer: 'customer', matter: 'dispute', number: 'ticket.businessNumber' },
        },
      ],
    },
  },
  texts: {
    approved: both(
      '您电话确认的合同（{{customer.name}}，{{value}} 元）审批结果：{{decision}}',
      'The contract you confirmed by phone ({{customer.name}}, CNY {{value}}): {{decision}}',
    ),
    dropped: both(
      '您电话确认的合同（{{customer.name}}，{{value}} 元）未签订：{{reason}}',
      'The contract you confirmed by phone ({{customer.name}}, CNY {{value}}) is not made: {{reason}}',
    ),
    paper: both(
      '# 销售合同\n[fields: subject, value, supplyBy, payBy]\n{{terms}}\n本合同经双方签字后生效。',
      '# Sales contract\n[fields: subject, value, supplyBy, payBy]\n{{terms}}\nThis contract is in force once both sides have signed it.',
    ),
    toSign: both(
      '合同 {{ticket.businessNumber}} 已经我方签字，请审阅并签字。',
      'We have signed contract {{ticket.businessNumber}}; please read and sign it.',
    ),
    urgeSupply: both(
      '合同 {{ticket.businessNumber}} 须于 {{supplyBy}} 前供货，请安排。',
      'Contract {{ticket.businessNumber}} is to be supplied by {{supplyBy}}; please arrange it.',
    ),
    payReminder: both(
      '贵公司合同 {{ticket.businessNumber}} 尚有 {{open}} 元，请于 {{payBy}} 前付清。',
      'CNY {{open}} of contract {{ticket.businessNumber}} is still open; please pay by {{payBy}}.',
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
        'paid',
        'open',
        'state',
      ],
      totals: ['value', 'paid', 'open'],
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
