/** One vehicle, one route, many orders: what happens to the vehicle happens to each order on it (P072). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const dispatch = definePlaybook({
  id: 'dispatch',
  version: 1,
  title: both('派车单', 'Vehicle dispatch'),
  processes: ['P072'],
  team: 'orders',
  triggers: [{ door: 'agent', who: ['@agent', '@supervisor', '@logistics'] }],
  number: { format: 'PC{yyyy}{mm}{dd}-{n:3}', series: '"dispatch"', restart: 'month' },
  fields: {
    waiting: field('rows', ['待派订单', 'Orders that wait'], {
      columns: {
        id: field('text', ['编号', 'Ticket']),
        number: field('text', ['订单号', 'Order']),
        place: field('address', ['送货地点', 'Deliver to']),
        deliverAt: field('at', ['送货时间', 'Deliver at']),
        take: field('yes', ['本车带走', 'On this vehicle']),
      },
    }),
    vehicle: field('text', ['车牌号', 'Vehicle']),
    driver: field('person', ['司机', 'Driver']),
    leavesAt: field('at', ['出发时间', 'Leaves at']),
    part: field('choice', ['时段', 'Part of the day'], {
      choices: [
        { id: 'morning', title: both('上午', 'Morning') },
        { id: 'afternoon', title: both('下午', 'Afternoon') },
      ],
    }),
    route: field('long', ['路线', 'Route']),
    sheet: field('document', ['派车单', 'Dispatch sheet']),
    loadedAt: field('at', ['装车时间', 'Loaded at']),
    position: field('text', ['当前位置', 'Where it is']),
    backAt: field('at', ['返回时间', 'Back at']),
  },
  start: 'collect',
  steps: {
    collect: {
      title: both('提取待派订单', 'Fetch the orders'),
      effects: [
        {
          fill: 'waiting',
          from: { of: 'delivery-order', where: '"ready" in row.steps', sort: 'deliverAt' },
        },
      ],
      outcomes: {
        none: { title: both('没有待派订单', 'None'), to: 'end', when: 'size(waiting) == 0' },
        some: { title: both('安排车辆', 'Plan'), to: 'plan' },
      },
    },
    plan: {
      title: both('协调车辆与路线', 'Vehicle and route'),
      by: '@agent',
      form: ['waiting!', 'vehicle!', 'driver!', 'leavesAt!', 'part!', 'route!'],
      outcomes: {
        planned: {
          title: both('开派车单', 'Issue the sheet'),
          to: 'load',
          when: 'waiting.exists(w, w.take)',
          effects: [
            { number: true },
            { make: 'sheet', into: 'sheet' },
            {
              post: 'vehicle-slots',
              from: '"free"',
              to: 'vehicle + "/" + text(date(leavesAt)) + "-" + part',
              amount: '1',
            },
            { send: 'yours', to: '$driver', attach: 'sheet' },
          ],
        },
        dropped: { title: both('今天不派', 'Not today'), to: 'end' },
      },
    },
    load: {
      title: both('装车', 'Load'),
      by: '$driver',
      form: ['sheet=', 'waiting='],
      outcomes: {
        loaded: {
          title: both('装车出发', 'Loaded and off'),
          to: 'drive',
          effects: [
            { set: { loadedAt: 'now' } },
            { tell: 'waiting.filter(w, w.take).map(w, w.id)', outcome: 'loaded' },
          ],
        },
      },
    },
    drive: {
      title: both('车辆跟踪', 'Follow the vehicle'),
      by: { who: ['$driver', '@agent'] },
      form: ['position', 'backAt'],
      dues: [{ id: 'back', ends: { by: 'end of day' }, after: { raise: '@supervisor' } }],
      outcomes: { back: { title: both('返回', 'Back'), to: 'end', form: ['backAt!'] } },
    },
  },
  texts: {
    yours: both(
      '派车单 {{ticket.number}}:{{vehicle}},{{leavesAt}} 出发。路线:{{route}}',
      'Dispatch {{ticket.number}}: {{vehicle}}, leaving {{leavesAt}}. Route: {{route}}',
    ),
    sheet: both(
      '# 派车单 {{ticket.number}}\n车辆 {{vehicle}},共 {{size(waiting.filter(w, w.take))}} 单\n路线:{{route}}',
      '# Dispatch {{ticket.number}}\nVehicle {{vehicle}}, {{size(waiting.filter(w, w.take))}} orders\nRoute: {{route}}',
    ),
  },
  registers: {
    dispatches: {
      title: both('车辆派送登记', 'Dispatches'),
      columns: ['number', 'vehicle', 'driver', 'leavesAt', 'route', 'backAt'],
      groupBy: ['vehicle'],
    },
  },
  metrics: {
    dispatches: {
      title: both('每日派车', 'Dispatches a day'),
      value: { of: 'dispatch', where: 'has(sheet)', at: 'leavesAt', by: ['vehicle'] },
      period: 'day',
    },
  },
});
