/** A buyer asks where the goods stay: find the order, look at the logistics, call the carrier, tell the buyer (P077). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const deliveryChase = definePlaybook({
  id: 'delivery-chase',
  version: 1,
  title: both('网店催件', 'Where do my goods stay?'),
  processes: ['P077'],
  team: 'orders',
  triggers: [
    { door: 'chat', with: { by: '"chat"' } },
    { door: 'phone', with: { by: '"phone"' } },
  ],
  fields: {
    by: field('choice', ['催件方式', 'How'], {
      choices: [
        { id: 'chat', title: both('旺旺', 'Chat') },
        { id: 'phone', title: both('电话', 'Phone') },
      ],
    }),
    handle: field('text', ['旺旺号', 'Chat handle'], { requiredWhen: 'by == "chat"' }),
    order: field('text', ['订单号', 'Order number'], { requiredWhen: 'by == "phone"' }),
    carrier: field('text', ['快递公司', 'Carrier']),
    carrierMail: field('mail', ['快递公司邮箱', "Carrier's mail"]),
    carrierPhone: field('phone', ['快递电话', "Carrier's phone"]),
    waybill: field('text', ['运单号', 'Waybill']),
    status: field('text', ['物流状态', 'State']),
    carrierSays: field('long', ['快递答复', 'What the carrier says']),
    told: field('long', ['告知买家', 'What the buyer was told']),
  },
  parties: { carrier: { name: 'carrier', mail: 'carrierMail', phone: 'carrierPhone' } },
  start: 'find',
  steps: {
    find: {
      title: both('找到订单', 'Find the order'),
      by: '@shop-service',
      form: ['by!', 'handle', 'order'],
      guide: both(
        '旺旺催件先复制买家旺旺号,电话催件先问订单号,再到已卖出的宝贝里查物流。',
        'By chat copy the handle, by phone ask for the order number; then look at the logistics of the sold item.',
      ),
      outcomes: { found: { title: both('查到物流', 'Found'), to: 'state', form: ['waybill!'] } },
    },
    state: {
      title: both('查看物流状态', 'Look at the logistics'),
      by: '@shop-service',
      form: ['waybill=', 'status!', 'carrier!', 'carrierPhone', 'carrierMail'],
      outcomes: {
        normal: { title: both('正常在途', 'On its way'), to: 'tell' },
        stuck: {
          title: both('异常,联系快递', 'Stuck: the carrier'),
          to: 'carrier',
          effects: [{ send: 'ask', to: 'party:carrier', via: ['phone', 'mail'] }],
        },
      },
    },
    carrier: {
      title: both('联系快递公司', 'Ask the carrier'),
      by: '@shop-service',
      form: ['carrier=', 'carrierPhone=', 'carrierSays!'],
      outcomes: {
        answered: { title: both('已答复', 'Answered'), to: 'tell' },
        lost: {
          title: both('丢件', 'Lost'),
          to: 'tell',
          effects: [
            {
              open: 'parcel-trouble',
              with: { order: 'order', handle: 'handle' },
              key: 'ticket.id',
            },
          ],
        },
      },
    },
    tell: {
      title: both('告知买家', 'Tell the buyer'),
      by: '@shop-service',
      form: ['status=', 'carrierSays=', 'told!'],
      outcomes: { told: { title: both('已告知', 'Told'), to: 'end' } },
    },
  },
  texts: {
    ask: both(
      '运单 {{waybill}} 物流停滞,请查明原因并尽快派送。',
      'Waybill {{waybill}} does not move; please find out why and deliver it.',
    ),
  },
  registers: {
    chases: {
      title: both('催件登记', 'Chases'),
      columns: ['openedAt', 'by', 'handle', 'order', 'waybill', 'carrier', 'carrierSays', 'told'],
      groupBy: ['carrier'],
    },
  },
});
