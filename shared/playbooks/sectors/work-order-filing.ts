/** Work orders of the workshop come in, are counted by service adviser, registered and filed (P114). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const workOrderFiling = definePlaybook({
  id: 'work-order-filing',
  version: 1,
  title: both('售后工单存档', 'Work order filed'),
  processes: ['P114'],
  team: 'car-service',
  triggers: [{ door: 'agent', who: ['@agent', '@service-adviser'] }, { door: 'import' }],
  fields: {
    order: field('text', ['工单号', 'Work order']),
    vehicle: field('ref:vehicle', ['车辆', 'Vehicle']),
    adviser: field('person', ['服务顾问', 'Service adviser'], { proposed: 'vehicle.adviser.id' }),
    work: field('long', ['维修保养内容', 'Work']),
    pages: field('number', ['份数', 'Copies'], { proposed: '1', validWhen: 'pages > 0' }),
    scan: field('file', ['工单扫描件', 'Scan']),
    place: field('text', ['存放位置', 'Where it is filed']),
    lacking: field('text', ['缺少内容', 'What is missing']),
  },
  start: 'receive',
  steps: {
    receive: {
      title: both('收工单并备案', 'Receive and register'),
      by: '@agent',
      form: ['order!', 'vehicle!', 'adviser!', 'work!', 'pages!', 'lacking'],
      outcomes: {
        complete: { title: both('完整,入档', 'Complete'), to: 'file' },
        back: {
          title: both('不完整,退回顾问', 'Back to the adviser'),
          to: 'complete',
          form: ['lacking!'],
          effects: [{ send: 'lacking', to: '$adviser' }],
        },
      },
    },
    complete: {
      title: both('补全工单', 'Complete it'),
      by: '$adviser',
      form: ['order=', 'lacking=', 'work!'],
      outcomes: { completed: { title: both('已补全', 'Completed'), to: 'receive' } },
    },
    file: {
      title: both('入档', 'File'),
      by: '@agent',
      form: ['scan', 'place!'],
      dues: [
        {
          id: 'day',
          title: both('当日', 'The same day'),
          ends: { by: 'end of day' },
          after: { remind: '@agent' },
        },
      ],
      outcomes: {
        filed: {
          title: both('已入档', 'Filed'),
          to: 'end',
          effects: [{ change: 'vehicle', set: { lastVisitOn: 'today' } }],
        },
      },
    },
  },
  texts: {
    lacking: both('工单 {{order}} 缺少:{{lacking}}', 'Work order {{order}} lacks: {{lacking}}'),
  },
  registers: {
    orders: {
      title: both('售后工单登记', 'Work orders'),
      columns: ['openedAt', 'order', 'vehicle', 'adviser', 'pages', 'place'],
      groupBy: ['adviser'],
      totals: ['pages'],
    },
  },
  metrics: {
    handedIn: {
      title: both('各顾问上交工单', 'Work orders by adviser'),
      value: { of: 'work-order-filing', sum: 'pages', at: 'ticket.openedAt', by: ['adviser'] },
      period: 'day',
    },
  },
});
