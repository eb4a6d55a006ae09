/** What the travellers eat, believe and avoid goes into the itinerary and its quotation (P138). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const itinerary = definePlaybook({
  id: 'itinerary',
  version: 1,
  title: both('行程安排与客户需求调查', 'Itinerary and survey of needs'),
  processes: ['P138'],
  team: 'exhibition',
  about: 'fair',
  triggers: [{ door: 'playbook' }, { door: 'agent', who: ['@general-office'] }],
  settings: {
    quoteWithin: {
      title: both('报价期限', 'Quotation within'),
      initial: '3wd',
      source: 'ours; P138 says on time',
    },
  },
  fields: {
    company: field('text', ['参展商', 'Exhibitor']),
    mail: field('mail', ['邮箱', 'Mail']),
    travellers: field('rows', ['客户需求调查表', 'Needs of the travellers'], {
      columns: {
        name: field('text', ['姓名', 'Name']),
        diet: field('text', ['饮食', 'Diet']),
        customs: field('text', ['风俗', 'Customs']),
        religion: field('text', ['宗教', 'Religion']),
        habits: field('text', ['个人习惯', 'Habits']),
        taboos: field('text', ['禁忌', 'Taboos']),
      },
    }),
    days: field('rows', ['行程', 'Itinerary'], {
      columns: {
        day: field('date', ['日期', 'Day']),
        plan: field('text', ['安排', 'Plan']),
        hotel: field('text', ['住宿', 'Hotel']),
        price: field('money', ['费用', 'Price']),
      },
    }),
    total: field('money', ['报价合计', 'Total'], { computed: 'sum(days.map(d, d.price))' }),
    quote: field('document', ['行程与报价', 'Itinerary and quotation']),
  },
  parties: { exhibitor: { name: 'company', mail: 'mail' } },
  start: 'ask',
  steps: {
    ask: {
      title: both('需求调查', 'Ask for needs'),
      by: { who: ['party:exhibitor', '@general-office'], via: ['link', 'paper'] },
      form: ['company=', 'travellers!'],
      outcomes: { told: { title: both('已填写', 'Filled in'), to: 'plan' } },
    },
    plan: {
      title: both('安排行程并报价', 'Plan and quote'),
      by: '@general-office',
      form: ['mail!', 'travellers=', 'days!', 'total='],
      dues: [
        {
          id: 'quote',
          ends: { withinOf: 'set.quoteWithin' },
          after: { raise: '@project-manager' },
        },
      ],
      outcomes: {
        quoted: {
          title: both('发出报价', 'Quoted'),
          to: 'confirm',
          effects: [
            { make: 'quote', into: 'quote' },
            { send: 'cover', to: 'party:exhibitor', attach: 'quote' },
          ],
        },
      },
    },
    confirm: {
      title: both('客户确认', 'Exhibitor confirms'),
      by: { who: 'party:exhibitor', via: ['link', 'paper'] },
      form: ['quote='],
      outcomes: {
        agreed: {
          title: both('确认', 'Agreed'),
          to: 'end',
          effects: [
            {
              open: 'visa',
              each: 'travellers',
              about: 'about',
              key: 'ticket.number + row.name',
              with: { name: 'row.name' },
            },
          ],
        },
        change: { title: both('修改', 'Change'), to: 'plan' },
        own: { title: both('自行安排', 'Travels on its own'), to: 'end' },
      },
    },
  },
  texts: {
    quote: both(
      '# {{company}} 行程与报价\n[rows: days]\n[fields: total]',
      '# Itinerary and quotation for {{company}}\n[rows: days]\n[fields: total]',
    ),
    cover: both(
      '{{company}}:行程与报价见附件,请确认。',
      'To {{company}}: itinerary and quotation are attached; please confirm.',
    ),
  },
});
