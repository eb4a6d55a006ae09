/** A buyer's special wish becomes a note on the order and stays open until it has been seen to (P076). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const shopOrderNote = definePlaybook({
  id: 'shop-order-note',
  version: 1,
  title: both('网店订单备注', 'Note on a shop order'),
  processes: ['P076'],
  team: 'orders',
  triggers: [{ door: 'chat' }, { door: 'agent', who: ['@shop-service'] }],
  fields: {
    handle: field('text', ['旺旺号', 'Chat handle']),
    order: field('text', ['订单号', 'Order number']),
    wishes: field('rows', ['特殊要求', 'Wishes'], {
      columns: {
        kind: field('choice', ['要求', 'Wish'], {
          requiredWhen: 'true',
          choices: [
            { id: 'day', title: both('指定送达日', 'Day of delivery') },
            { id: 'call', title: both('送前电话', 'Call before delivery') },
            { id: 'courier', title: both('指定快递', 'Courier') },
            { id: 'address', title: both('更改地址', 'Other address') },
            { id: 'other', title: both('其他', 'Other') },
          ],
        }),
        detail: field('text', ['内容', 'Detail'], { requiredWhen: 'true' }),
        done: field('yes', ['已落实', 'Seen to']),
      },
    }),
    later: field('yes', ['先标星,空闲时补备注', 'Starred: to be noted later']),
  },
  start: 'note',
  steps: {
    note: {
      title: both('备注', 'Note'),
      by: '@shop-service',
      form: ['handle!', 'order', 'wishes', 'later'],
      guide: both(
        '接着聊之前先翻看聊天记录。忙时先标星,但当天必须补上备注。',
        'Read the chat before going on with it. When busy put a star, but write the note the same day.',
      ),
      dues: [{ id: 'star', ends: { by: 'end of day' }, after: { remind: 'owner' } }],
      outcomes: {
        noted: { title: both('已备注', 'Noted'), to: 'see', form: ['order!', 'wishes!'] },
        nothing: { title: both('无特殊要求', 'No wishes'), to: 'end' },
      },
    },
    see: {
      title: both('逐项落实', 'See to it'),
      by: '@shop-service',
      form: ['order=', 'wishes!'],
      outcomes: {
        done: {
          title: both('全部落实', 'All seen to'),
          to: 'end',
          when: 'wishes.all(w, w.done)',
        },
      },
    },
  },
  registers: {
    notes: { title: both('订单备注', 'Notes'), columns: ['order', 'handle', 'wishes', 'state'] },
    stars: {
      title: both('标星待补', 'Starred'),
      columns: ['openedAt', 'handle', 'order'],
      where: 'later && ticket.endedAt == null',
    },
  },
});
