/** Everything of the fair is put together, burnt on a disc or packed, and sent to each exhibitor within a week (P141). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const fairArchive = definePlaybook({
  id: 'fair-archive',
  version: 1,
  title: both('展会现场与会后资料', 'At the fair and after it'),
  processes: ['P141'],
  team: 'exhibition',
  about: 'fair',
  triggers: [{ moment: 'row.opensOn', each: { of: 'fair' }, key: 'row.id' }],
  fields: {
    log: field('long', ['现场记录', 'Log of the fair']),
    pictures: field('file', ['照片与影像', 'Pictures and films']),
    packed: field('file', ['资料包', 'Package']),
    sent: field('rows', ['寄送登记', 'Sent'], {
      columns: {
        exhibitor: field('text', ['参展商', 'Exhibitor']),
        address: field('address', ['地址', 'Address']),
        sentOn: field('date', ['寄出日期', 'Sent on']),
        tracking: field('text', ['快递单号', 'Tracking number']),
      },
    }),
  },
  start: 'hold',
  steps: {
    hold: {
      title: both('现场组织与管理', 'Run the fair'),
      by: '@project-manager',
      form: ['log!', 'pictures'],
      outcomes: { over: { title: both('展会结束', 'Fair over'), to: 'pack' } },
    },
    pack: {
      title: both('汇总整理资料', 'Put the papers together'),
      by: '@general-office',
      form: ['pictures!', 'packed!'],
      outcomes: { packed: { title: both('刻录打包', 'Packed'), to: 'send' } },
    },
    send: {
      title: both('寄送参展商', 'Send to the exhibitors'),
      by: '@general-office',
      form: ['sent!'],
      outcomes: {
        sent: {
          title: both('全部寄出', 'All sent'),
          to: 'end',
          when: 'sent.all(s, has(s.sentOn))',
        },
      },
    },
  },
  dues: [
    {
      id: 'week',
      title: both('展会结束一周内寄出', 'Sent within a week of the end'),
      ends: { within: '1w' },
      from: 'about.closesOn',
      before: [{ span: '2d', do: { remind: '@general-office' } }],
      after: { raise: '@project-manager' },
    },
  ],
  registers: {
    sent: { title: both('会后资料寄送', 'Packages sent'), columns: ['sent', 'endedAt'] },
  },
});
