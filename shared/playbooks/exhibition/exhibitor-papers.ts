/** Whoever sends the papers receives them and presses for the fees; a remittance proof passes the file on (P133). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const exhibitorPapers = definePlaybook({
  id: 'exhibitor-papers',
  version: 1,
  title: both('催收参展合同、费用与资料', 'Contract, fees and papers of an exhibitor'),
  processes: ['P133'],
  team: 'exhibition',
  about: 'fair',
  triggers: [{ door: 'playbook' }, { door: 'agent', who: ['@recruiter'] }],
  settings: {
    papersWithin: {
      title: both('资料收齐期限', 'Papers complete within'),
      initial: undefined,
      source: 'P133, set by the timetable',
    },
    chaseEvery: { title: both('催收间隔', 'Interval of reminders'), initial: '3d', source: 'ours' },
  },
  fields: {
    company: field('text', ['参展商', 'Exhibitor']),
    phone: field('phone', ['电话', 'Phone']),
    mail: field('mail', ['邮箱', 'Mail']),
    standFee: field('money', ['参展费', 'Stand fee'], { validWhen: 'standFee >= 0' }),
    personFee: field('money', ['参会费', 'Participant fee'], { validWhen: 'personFee >= 0' }),
    contract: field('file', ['参展合同', 'Contract']),
    papers: field('rows', ['参展商提供资料清单', 'Papers'], {
      validWhen: 'size(papers) > 0',
      columns: {
        what: field('choice', ['资料', 'Paper'], {
          choices: [
            { id: 'receipt', title: both('参展回执表(盖章)', 'Reply form, stamped') },
            { id: 'services', title: both('参展费用服务明细', 'Fees and services') },
            { id: 'licence', title: both('营业执照', 'Business licence') },
            { id: 'code', title: both('组织机构代码证', 'Organisation code certificate') },
            { id: 'profile', title: both('企业简介', 'Company profile') },
            { id: 'publicity', title: both('宣传资料', 'Publicity material') },
            { id: 'passport', title: both('护照', 'Passport') },
            { id: 'photos', title: both('2寸照片3张', 'Three 2-inch photos') },
          ],
        }),
        file: field('file', ['文件', 'File']),
        received: field('yes', ['已收到', 'Received']),
        complete: field('yes', ['完整', 'Complete']),
      },
    }),
    missing: field('number', ['缺少份数', 'Papers missing'], {
      computed:
        'size(["receipt", "services", "licence", "code", "profile", "publicity", "passport", "photos"].filter(k, !coalesce(papers, []).exists(p, p.what == k && p.received && p.complete)))',
    }),
    faxes: field('rows', ['传真记录清单', 'Faxes'], {
      columns: { at: field('at', ['时间', 'When']), what: field('text', ['内容', 'Content']) },
    }),
    payments: field('rows', ['收款记录', 'Payments'], {
      columns: {
        proof: field('file', ['汇款凭据', 'Remittance proof'], { requiredWhen: 'true' }),
        stand: field('money', ['参展费', 'Stand fee'], { validWhen: 'row.stand >= 0' }),
        person: field('money', ['参会费', 'Participant fee'], { validWhen: 'row.person >= 0' }),
        on: field('date', ['到款日期', 'Paid on'], {
          requiredWhen: 'true',
          validWhen: 'row.on <= today',
        }),
      },
    }),
    paidStand: field('money', ['参展费到款', 'Stand fee paid'], {
      computed: 'sum(coalesce(payments, []).map(p, coalesce(p.stand, 0)))',
    }),
    paidPerson: field('money', ['参会费到款', 'Participant fee paid'], {
      computed: 'sum(coalesce(payments, []).map(p, coalesce(p.person, 0)))',
    }),
    paidOn: field('date', ['到款日期', 'Paid on'], {
      computed: 'last(coalesce(payments, []).map(p, p.on))',
    }),
    bookedStand: field('money', ['已登记参展费', 'Stand fee booked']),
    bookedPerson: field('money', ['已登记参会费', 'Participant fee booked']),
    progress: field('long', ['本周进展', 'Progress of the week']),
    reason: field('long', ['退展原因', 'Why it withdraws']),
    keeper: field('person', ['跟踪人', 'Followed up by']),
    successor: field('person', ['接手人', 'Taken over by']),
  },
  parties: { exhibitor: { name: 'company', mail: 'mail', phone: 'phone' } },
  start: 'contract',
  steps: {
    contract: {
      title: both('催签合同', 'Press for the contract'),
      by: { who: ['owner', '$keeper'] },
      form: ['company!', 'phone', 'mail', 'standFee', 'personFee', 'contract'],
      outcomes: {
        signed: {
          title: both('已签订', 'Signed'),
          to: ['collect', 'pay'],
          form: ['phone!', 'mail!', 'standFee!', 'personFee!', 'contract!'],
          effects: [
            { set: { keeper: 'me' } },
            {
              fill: 'papers',
              from: '["receipt", "services", "licence", "code", "profile", "publicity", "passport", "photos"].map(k, {"what": k})',
            },
            {
              post: 'exhibition-fees',
              each: '[{"fee": "stand", "amount": standFee}, {"fee": "person", "amount": personFee}].filter(f, f.amount > 0)',
              from: '"billed"',
              to: 'row.fee + "/" + ticket.number',
              amount: 'row.amount',
            },
            { send: 'papersWanted', to: 'party:exhibitor', via: ['mail', 'fax'] },
          ],
        },
        declines: { title: both('放弃参展', 'Declines'), to: 'end', form: ['reason!'] },
      },
    },
    collect: {
      title: both('催收资料', 'Collect papers'),
      by: { who: ['$keeper', 'party:exhibitor'], via: ['link', 'paper'] },
      form: ['papers!', 'missing=', 'faxes'],
      dues: [
        {
          id: 'papers',
          ends: { withinOf: 'set.papersWithin' },
          before: [{ span: '3d', do: { send: 'papersWanted', to: 'party:exhibitor' } }],
          after: { raise: '@project-manager' },
        },
      ],
      outcomes: {
        complete: { title: both('资料齐全', 'Complete'), to: 'register', when: 'missing == 0' },
      },
    },
    pay: {
      title: both('催缴费用', 'Press for the fees'),
      by: '$keeper',
      when: 'standFee + personFee > 0',
      form: ['standFee=', 'personFee=', 'payments!', 'paidStand=', 'paidPerson='],
      dues: [
        {
          id: 'chase',
          ends: { withinOf: 'set.chaseEvery' },
          after: { go: 'chase' },
        },
      ],
      outcomes: {
        proof: {
          title: both('收到汇款凭据', 'Proof received'),
          to: 'book',
          when: 'paidStand >= coalesce(bookedStand, 0) && paidPerson >= coalesce(bookedPerson, 0) && paidStand + paidPerson > coalesce(bookedStand, 0) + coalesce(bookedPerson, 0)',
        },
      },
    },
    chase: {
      title: both('再次催缴', 'Chase again'),
      effects: [{ send: 'feesWanted', to: 'party:exhibitor' }],
      outcomes: { sent: { title: both('已催缴', 'Chased'), to: 'pay' } },
    },
    book: {
      title: both('登记到款', 'Book the payment'),
      effects: [
        {
          post: 'exhibition-fees',
          each: '[{"fee": "stand", "amount": paidStand - coalesce(bookedStand, 0)}, {"fee": "person", "amount": paidPerson - coalesce(bookedPerson, 0)}].filter(f, f.amount > 0)',
          from: 'row.fee + "/" + ticket.number',
          to: '"received"',
          amount: 'row.amount',
        },
        { set: { bookedStand: 'paidStand', bookedPerson: 'paidPerson' } },
      ],
      outcomes: {
        settled: {
          title: both('已结清', 'Settled'),
          to: 'register',
          when: 'paidStand >= standFee && paidPerson >= personFee',
        },
        part: { title: both('尚有余款', 'Part still due'), to: 'pay' },
      },
    },
    register: {
      title: both('登记并移交综合部', 'Register and hand on'),
      join: true,
      by: '$keeper',
      form: ['papers=', 'payments='],
      outcomes: {
        handedOn: {
          title: both('移交综合部', 'Handed on'),
          to: 'end',
          effects: [
            {
              open: 'exhibitor-approval',
              about: 'about',
              key: 'ticket.number',
              with: { company: 'company', mail: 'mail', phone: 'phone' },
            },
            {
              open: 'publicity-material',
              about: 'about',
              key: 'ticket.number',
              with: { company: 'company', mail: 'mail', paidOn: 'paidOn' },
            },
            {
              open: 'itinerary',
              about: 'about',
              key: 'ticket.number',
              with: { company: 'company', mail: 'mail' },
            },
          ],
        },
      },
    },
  },
  acts: {
    report: {
      title: both('每周汇报进展', 'Report the week'),
      by: { who: ['owner', '$keeper'] },
      form: ['progress!'],
    },
    withdraw: {
      title: both('退展', 'Withdraws from the fair'),
      by: '@project-manager',
      form: ['reason!'],
      effects: [
        {
          post: 'exhibition-fees',
          each: '["stand", "person"].filter(fee, balance("exhibition-fees", fee + "/" + ticket.number) > 0)',
          from: 'row + "/" + ticket.number',
          to: '"billed"',
          amount: 'balance("exhibition-fees", row + "/" + ticket.number)',
          note: 'reason',
        },
      ],
      to: 'end',
    },
    handOver: {
      title: both('人员变动交接', 'Hand over to a successor'),
      by: '@project-manager',
      form: ['successor!'],
      effects: [{ set: { keeper: 'successor' } }, { send: 'yours', to: '$keeper' }],
    },
  },
  texts: {
    papersWanted: both(
      '{{company}}:请提供参展资料(回执表须盖章),如已寄出请忽略。',
      'To {{company}}: please send us your papers (the reply form stamped); ignore this if they are on their way.',
    ),
    feesWanted: both(
      '{{company}}:参展费 {{standFee - paidStand}} 元、参会费 {{personFee - paidPerson}} 元尚未到账,请汇款后把凭据发给我们。',
      'To {{company}}: stand fee {{standFee - paidStand}} and participant fee {{personFee - paidPerson}} are still open; please send us the proof of remittance.',
    ),
    yours: both(
      '参展商 {{company}} 的资料与费用由您继续跟踪。',
      'You now follow up papers and fees of {{company}}.',
    ),
  },
  registers: {
    market: {
      title: both('参展商资料登记表(市场部)', 'Exhibitors, marketing department'),
      columns: ['company', 'keeper', 'missing', 'paidOn', 'state'],
      groupBy: ['keeper'],
    },
    fees: {
      title: both('参展费用', 'Fees'),
      columns: ['company', 'standFee', 'paidStand', 'personFee', 'paidPerson'],
      totals: ['standFee', 'paidStand', 'personFee', 'paidPerson'],
    },
  },
});
