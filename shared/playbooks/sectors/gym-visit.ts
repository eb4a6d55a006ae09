/** The front desk of a gym: booking, registration, reception, and a membership for who is new (P109). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const gymVisit = definePlaybook({
  id: 'gym-visit',
  version: 1,
  title: both('健身俱乐部前台接待', 'Front desk of a gym'),
  processes: ['P109'],
  team: 'reception',
  about: 'customer',
  triggers: [{ door: 'phone' }, { door: 'walk-in' }, { door: 'form' }],
  fields: {
    visitor: field('text', ['来访人', 'Visitor'], { proposed: 'about.name' }),
    phone: field('phone', ['电话', 'Phone']),
    kind: field('choice', ['身份', 'Who'], {
      choices: [
        { id: 'member', title: both('会员', 'Member') },
        { id: 'guest', title: both('访客', 'Guest') },
      ],
      proposed: 'about.class == "member" ? "member" : "guest"',
    }),
    class: field('ref:resource', ['课程或场地', 'Class or place']),
    at: field('at', ['预约时间', 'Booked for']),
    purpose: field('text', ['来访目的', 'Purpose']),
    card: field('choice', ['会籍', 'Membership'], {
      choices: [
        { id: 'month', title: both('月卡', 'Month') },
        { id: 'year', title: both('年卡', 'Year') },
        { id: 'times', title: both('次卡', 'By visits') },
      ],
    }),
    price: field('money', ['售价', 'Price'], { validWhen: 'price > 0' }),
    until: field('date', ['到期日', 'Valid until']),
    discount: field('text', ['优惠申请', 'Discount asked for']),
    note: field('long', ['备注', 'Note']),
  },
  start: 'desk',
  steps: {
    desk: {
      title: both('前台登记', 'Register'),
      by: '@front-desk',
      form: ['visitor!', 'phone', 'kind!', 'purpose', 'class', 'at', 'note'],
      outcomes: {
        booked: {
          title: both('预约', 'Book'),
          to: 'come',
          form: ['class!', 'at!', 'phone!'],
          effects: [
            {
              post: 'bookings',
              from: '"free"',
              to: 'class.id + "/" + text(at)',
              amount: '1',
            },
          ],
        },
        received: {
          title: both('会员到访,接待', 'Member: received'),
          to: 'end',
          when: 'kind == "member"',
        },
        introduce: {
          title: both('访客,介绍会籍', 'Guest: introduce'),
          to: 'introduce',
          when: 'kind == "guest"',
        },
      },
    },
    come: {
      title: both('等待到店', 'Until the visit'),
      by: '@front-desk',
      form: ['visitor=', 'class=', 'at='],
      dues: [
        {
          id: 'visit',
          ends: { at: 'at' },
          before: [{ span: '2h', do: { send: 'reminder', to: 'customer' } }],
          after: { remind: '@front-desk' },
        },
      ],
      outcomes: {
        came: { title: both('已到店', 'Came'), to: 'end', when: 'kind == "member"' },
        guestCame: {
          title: both('访客到店', 'Guest came'),
          to: 'introduce',
          when: 'kind == "guest"',
        },
        cancelled: {
          title: both('取消', 'Cancelled'),
          to: 'end',
          effects: [
            { post: 'bookings', from: 'class.id + "/" + text(at)', to: '"free"', amount: '1' },
          ],
        },
      },
    },
    introduce: {
      title: both('介绍并销售会籍', 'Introduce and sell'),
      by: '@front-desk',
      form: ['visitor=', 'card', 'price', 'until', 'discount', 'phone'],
      outcomes: {
        sold: {
          title: both('办理会籍', 'Sold'),
          to: 'end',
          form: ['card!', 'price!', 'until!', 'phone!'],
          effects: [
            {
              open: 'customer-filing',
              key: 'ticket.id',
              with: { name: 'visitor', phone: 'phone' },
            },
            { send: 'welcome', to: 'customer' },
          ],
        },
        discount: {
          title: both('申请优惠', 'Asks for a discount'),
          to: 'manager',
          form: ['discount!'],
        },
        later: { title: both('再考虑', 'Thinks about it'), to: 'end' },
      },
    },
    manager: {
      title: both('店长审批优惠', 'The manager decides'),
      by: '@shop-manager',
      form: ['card=', 'price!', 'discount='],
      outcomes: {
        granted: { title: both('同意', 'Granted'), to: 'introduce' },
        refused: { title: both('不同意', 'Refused'), to: 'introduce' },
      },
    },
  },
  texts: {
    reminder: both(
      '您好,您预约了 {{at}} 的 {{class.name}}。',
      'You have booked {{class.name}} for {{at}}.',
    ),
    welcome: both(
      '欢迎加入!会籍有效期至 {{until}}。',
      'Welcome! Your membership is valid until {{until}}.',
    ),
  },
  registers: {
    visits: {
      title: both('来访登记', 'Visits'),
      columns: ['openedAt', 'visitor', 'kind', 'purpose', 'class', 'card', 'price'],
      groupBy: ['kind'],
      totals: ['price'],
    },
  },
  metrics: {
    sold: {
      title: both('会籍销售', 'Memberships sold'),
      value: {
        of: 'gym-visit',
        where: 'has(card) && has(until)',
        sum: 'price',
        at: 'ticket.endedAt',
        by: ['owner'],
      },
      period: 'month',
    },
  },
});
