/** A courier's customer asks where the parcel is: look up, check again, ask for help, tell how it really stands (P075). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const courierEnquiry = definePlaybook({
  id: 'courier-enquiry',
  version: 1,
  title: both('快递订单查询', 'Where is the parcel?'),
  processes: ['P075'],
  team: 'orders',
  triggers: [{ door: 'phone' }, { door: 'chat' }],
  fields: {
    order: field('text', ['订单号', 'Order number']),
    recipient: field('text', ['收件人姓名', 'Recipient']),
    phone: field('phone', ['联系方式', 'Phone']),
    state: field('text', ['订单状态', 'State'], {
      help: both('由查询系统填入', 'Comes from the tracking system'),
    }),
    stage: field('text', ['所在环节', 'Stage']),
    problem: field('long', ['问题', 'Problem']),
    measure: field('long', ['处理措施', 'What was done']),
  },
  start: 'greet',
  steps: {
    greet: {
      title: both('接听并核对信息', 'Answer and take the data'),
      by: '@agent',
      form: ['order', 'recipient', 'phone'],
      guide: both(
        '等系统分配来电,先问好。用订单号、收件人姓名或电话查询。',
        'Wait for the call that is given to you, and greet. Look up by order number, name or phone of the recipient.',
      ),
      outcomes: {
        lookUp: {
          title: both('查询', 'Look up'),
          to: 'tell',
          when: 'has(order) || has(recipient) || has(phone)',
          effects: [
            {
              call: 'courier.order',
              with: { order: 'order', recipient: 'recipient', phone: 'phone' },
              into: 'state',
            },
          ],
        },
      },
    },
    tell: {
      title: both('核对并如实告知', 'Check and tell'),
      by: '@agent',
      form: ['order', 'recipient', 'phone', 'state', 'stage', 'problem'],
      outcomes: {
        told: {
          title: both('已如实告知', 'Told as it is'),
          to: 'record',
          form: ['state!', 'stage!'],
        },
        again: {
          title: both('核对后重查', 'Check the data, look up again'),
          to: 'greet',
          when: 'visits("greet") < 2',
        },
        help: {
          title: both('查不到,请求协助', 'Not found: ask for help'),
          to: 'help',
          form: ['problem!'],
        },
      },
    },
    help: {
      title: both('主管或技术协助', 'Superior or technician helps'),
      by: { who: ['boss:owner', '@supervisor', '@technician'] },
      form: ['order=', 'recipient=', 'phone=', 'problem=', 'state!', 'stage', 'measure!'],
      outcomes: { found: { title: both('已查明', 'Found'), to: 'callBack' } },
    },
    callBack: {
      title: both('回复客户', 'Call back'),
      by: 'owner',
      form: ['phone=', 'state=', 'stage=', 'measure='],
      outcomes: { told: { title: both('已告知', 'Told'), to: 'record' } },
    },
    record: {
      title: both('登记问题与措施', 'Record'),
      by: 'owner',
      form: ['problem', 'measure'],
      outcomes: { recorded: { title: both('已登记', 'Recorded'), to: 'end' } },
    },
  },
  registers: {
    enquiries: {
      title: both('快递查询登记', 'Enquiries'),
      columns: ['openedAt', 'order', 'state', 'stage', 'problem', 'measure', 'owner'],
    },
  },
});
