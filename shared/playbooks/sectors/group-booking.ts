/** Meals and beds for an agency's group: booked all or none, confirmed with the suppliers, carried out (P108). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const groupBooking = definePlaybook({
  id: 'group-booking',
  version: 1,
  title: both('旅行社团队食宿安排', 'Meals and lodging of a group'),
  processes: ['P108'],
  team: 'reception',
  about: 'travel-agency',
  triggers: [{ door: 'phone' }, { door: 'form' }, { door: 'mail' }, { door: 'agent' }],
  fields: {
    group: field('text', ['团号', 'Group']),
    people: field('number', ['人数', 'People'], { validWhen: 'people > 0' }),
    guide: field('text', ['导游', 'Guide']),
    guidePhone: field('phone', ['导游电话', 'Phone of the guide']),
    needs: field('long', ['餐饮与住宿要求', 'Needs']),
    lines: field('rows', ['餐位与床位', 'Tables and beds'], {
      columns: {
        resource: field('ref:resource', ['资源', 'What'], { requiredWhen: 'true' }),
        day: field('date', ['日期', 'Day'], { requiredWhen: 'true' }),
        amount: field('number', ['数量', 'Number'], { validWhen: 'row.amount > 0' }),
        account: field('text', ['预订账户', 'Account'], {
          computed: 'row.resource.id + "/" + text(row.day)',
        }),
      },
    }),
    supplier: field('text', ['供应商', 'Supplier']),
    supplierMail: field('mail', ['供应商邮箱', "Supplier's mail"]),
    price: field('money', ['团费', 'Price'], { validWhen: 'price >= 0' }),
    why: field('long', ['不能安排的原因', 'Why not']),
    changed: field('long', ['变更', 'Change']),
  },
  parties: {
    supplier: { name: 'supplier', mail: 'supplierMail' },
    agency: { name: 'about.name', mail: 'about.mail', phone: 'about.phone' },
  },
  start: 'take',
  steps: {
    take: {
      title: both('受理团队预订', 'Take the booking'),
      by: '@scenic-specialist',
      form: [
        'group!',
        'people!',
        'guide',
        'guidePhone',
        'needs!',
        'lines!',
        'supplier',
        'supplierMail',
      ],
      outcomes: {
        booked: {
          title: both('预留餐位床位', 'Reserve'),
          to: 'confirm',
          effects: [
            {
              post: 'bookings',
              each: 'lines',
              from: '"free"',
              to: 'row.account',
              amount: 'row.amount',
            },
            { send: 'order', to: 'party:supplier' },
          ],
        },
        full: {
          title: both('无法安排', 'Not possible'),
          to: 'end',
          form: ['why!'],
          effects: [{ send: 'full', to: 'party:agency' }],
        },
      },
    },
    confirm: {
      title: both('供应商与旅行社确认', 'Supplier and agency confirm'),
      by: { who: ['@scenic-specialist', 'party:supplier', 'party:agency'], via: ['link', 'paper'] },
      form: ['lines=', 'price!', 'changed'],
      outcomes: {
        confirmed: {
          title: both('已确认', 'Confirmed'),
          to: 'serve',
          effects: [{ send: 'confirmed', to: 'party:agency' }],
        },
        change: {
          title: both('变更', 'Changed'),
          to: 'take',
          form: ['changed!'],
          effects: [
            {
              post: 'bookings',
              each: 'lines',
              from: 'row.account',
              to: '"free"',
              amount: 'row.amount',
            },
          ],
        },
        cancelled: {
          title: both('取消', 'Cancelled'),
          to: 'end',
          effects: [
            {
              post: 'bookings',
              each: 'lines',
              from: 'row.account',
              to: '"free"',
              amount: 'row.amount',
            },
          ],
        },
      },
    },
    serve: {
      title: both('现场协调', 'On the day'),
      by: '@scenic-specialist',
      form: ['guidePhone=', 'lines=', 'changed'],
      dues: [
        {
          id: 'day',
          ends: { at: 'first(lines).day' },
          before: [{ span: '1d', do: { remind: '@scenic-specialist' } }],
        },
      ],
      outcomes: {
        done: { title: both('团队已离开', 'The group has left'), to: 'end' },
        trouble: {
          title: both('有投诉', 'There is a complaint'),
          to: 'end',
          form: ['changed!'],
          effects: [{ open: 'complaint', key: 'ticket.id' }],
        },
      },
    },
  },
  texts: {
    order: both(
      '团队 {{group}}({{people}} 人)食宿需求:{{needs}}',
      'Group {{group}} ({{people}} people) needs: {{needs}}',
    ),
    full: both(
      '{{about.name}}:团队 {{group}} 无法安排。{{why}}',
      'To {{about.name}}: we cannot take group {{group}}. {{why}}',
    ),
    confirmed: both(
      '{{about.name}}:团队 {{group}} 食宿已确认,团费 {{price}} 元。',
      'To {{about.name}}: meals and lodging of group {{group}} are confirmed, {{price}}.',
    ),
  },
  registers: {
    groups: {
      title: both('团队食宿登记', 'Groups'),
      columns: ['openedAt', 'group', 'people', 'lines', 'price', 'state'],
      totals: ['people', 'price'],
    },
  },
});
