/** Something is missing or broken in the parcel (P078). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const parcelTrouble = definePlaybook({
  id: 'parcel-trouble',
  version: 1,
  title: both('网店少发或破损', 'Missing or damaged in the parcel'),
  processes: ['P078'],
  team: 'orders',
  triggers: [{ door: 'chat' }, { door: 'phone' }, { door: 'form' }, { door: 'playbook' }],
  fields: {
    handle: field('text', ['旺旺号', 'Chat handle']),
    order: field('text', ['订单号', 'Order number']),
    what: field('choice', ['问题', 'What is wrong'], {
      choices: [
        { id: 'missing', title: both('少发', 'Missing') },
        { id: 'damaged', title: both('破损', 'Damaged') },
      ],
    }),
    item: field('text', ['涉及商品', 'Item']),
    itemKind: field('choice', ['商品性质', 'Kind of item'], {
      choices: [
        { id: 'gift', title: both('赠品', 'Gift') },
        { id: 'part', title: both('配件', 'Part') },
        { id: 'main', title: both('主商品', 'Main goods') },
      ],
    }),
    signed: field('yes', ['买家已签收', 'Already signed for']),
    photos: field('file', ['照片', 'Photos']),
    remedy: field('long', ['处理办法', 'Remedy']),
  },
  start: 'ask',
  steps: {
    ask: {
      title: both('问清情况', 'Ask'),
      by: '@shop-service',
      form: ['handle', 'order!', 'what!', 'item!', 'itemKind', 'signed', 'photos'],
      outcomes: {
        missing: {
          title: both('少发', 'Missing'),
          to: 'missing',
          when: 'what == "missing"',
          form: ['itemKind!'],
        },
        unsigned: {
          title: both('破损未签收:请拒收', 'Damaged, not signed: refuse it'),
          to: 'refuse',
          when: 'what == "damaged" && !signed',
          effects: [{ send: 'refuse', to: 'customer', via: ['chat', 'mail'] }],
        },
        signed: {
          title: both('破损已签收:转售后', 'Damaged and signed: to after-sales'),
          to: 'end',
          when: 'what == "damaged" && signed',
          effects: [
            {
              open: 'return-exchange',
              with: { order: 'order', problem: 'item', evidence: 'photos' },
              key: 'ticket.id',
            },
          ],
        },
      },
    },
    missing: {
      title: both('按商品性质处理', 'According to the kind of item'),
      by: '@shop-service',
      form: ['item=', 'itemKind=', 'remedy!'],
      guide: both(
        '主商品当日补发;配件补寄;赠品与买家商量补寄或下次一并寄。',
        'Send main goods the same day, post a part, agree about a gift: now or with the next order.',
      ),
      outcomes: {
        sent: { title: both('补发', 'Sent'), to: 'end' },
        refunded: {
          title: both('退差价', 'Refund'),
          to: 'end',
          effects: [
            {
              open: 'return-exchange',
              with: { order: 'order', problem: 'remedy' },
              key: 'ticket.id',
            },
          ],
        },
      },
    },
    refuse: {
      title: both('等待包裹退回', 'Until the parcel is back'),
      by: '@shop-service',
      form: ['order=', 'remedy'],
      outcomes: {
        returned: {
          title: both('已退回,重新发货', 'Back: sent again'),
          to: 'end',
          form: ['remedy!'],
        },
        signedAfterAll: {
          title: both('买家已签收', 'Signed after all'),
          to: 'ask',
          effects: [{ set: { signed: 'true' } }],
        },
      },
    },
  },
  texts: {
    refuse: both(
      '您好,包裹破损请不要签收,当场退回即可,我们会重新安排。',
      'Please do not sign for the damaged parcel; hand it back at once and we send it again.',
    ),
  },
  registers: {
    troubles: {
      title: both('少发与破损', 'Missing and damaged'),
      columns: ['openedAt', 'order', 'what', 'item', 'signed', 'remedy'],
      groupBy: ['what'],
    },
  },
});
