/** Three teams hand in the day, the data centre adds it up and watches who was there (P072, P073). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const dataCentreDay = definePlaybook({
  id: 'data-centre-day',
  version: 1,
  title: both('数据中心每日汇总', 'Day of the data centre'),
  processes: ['P072', 'P073'],
  team: 'orders',
  triggers: [{ cron: '0 16 * * 1-6', days: 'any', key: 'today', with: { day: 'today' } }],
  fields: {
    day: field('date', ['日期', 'Day']),
    orders: field('rows', ['当日订单', 'Orders of the day'], {
      columns: {
        number: field('text', ['订单号', 'Order']),
        total: field('money', ['金额', 'Amount']),
        vehicle: field('text', ['车辆', 'Vehicle']),
      },
    }),
    dispatches: field('number', ['派车次数', 'Dispatches'], { validWhen: 'dispatches >= 0' }),
    newProducts: field('long', ['新品与市场调研', 'New products and the market']),
    goods: field('rows', ['品种、规格、价格与政策', 'Goods, prices, policies'], {
      columns: {
        name: field('text', ['品名', 'Name']),
        spec: field('text', ['规格', 'Specification']),
        price: field('money', ['价格', 'Price']),
        policy: field('text', ['政策', 'Policy']),
      },
    }),
    stock: field('rows', ['库存与出入库', 'Stock, in and out'], {
      columns: {
        account: field('text', ['库存账户', 'Account']),
        balance: field('number', ['库存', 'Stock']),
      },
    }),
    stockRemark: field('long', ['出入库说明', 'In and out']),
    attendance: field('rows', ['销售与车辆考勤', 'Sales and vehicles'], {
      columns: {
        who: field('text', ['人员或车辆', 'Who']),
        there: field('yes', ['在岗', 'Present']),
        reason: field('text', ['缺勤原因', 'Reason'], { requiredWhen: '!row.there' }),
      },
    }),
    absent: field('number', ['缺勤', 'Absent'], {
      computed: 'size(attendance.filter(a, !a.there))',
    }),
    summary: field('document', ['日报', 'Report']),
  },
  start: 'collect',
  steps: {
    collect: {
      title: both('提取当日订单与库存', 'Fetch orders and stock'),
      effects: [
        { fill: 'orders', from: { of: 'delivery-order', where: 'date(row.openedAt) == day' } },
        { fill: 'stock', from: { of: 'ledger:stock', where: 'row.store == "main"' } },
      ],
      outcomes: {
        fetched: { title: both('已提取', 'Fetched'), to: ['service', 'market', 'store'] },
      },
    },
    service: {
      title: both('客服上报订单与派车', 'Service reports orders and dispatches'),
      by: '@agent',
      form: ['orders', 'dispatches!'],
      dues: [{ id: 'day', ends: { by: 'end of day' }, after: { raise: '@data-clerk' } }],
      outcomes: { reported: { title: both('已上报', 'Reported'), to: 'total' } },
    },
    market: {
      title: both('采购与客服上报新品和市场', 'Purchasing and service report the market'),
      by: { who: ['@purchaser', '@agent'] },
      form: ['newProducts!'],
      dues: [{ id: 'day', ends: { by: 'end of day' }, after: { raise: '@data-clerk' } }],
      outcomes: { reported: { title: both('已上报', 'Reported'), to: 'total' } },
    },
    store: {
      title: both('仓库上报品种、价格与库存', 'The store reports goods and stock'),
      by: '@storekeeper',
      form: ['goods!', 'stock', 'stockRemark!'],
      dues: [{ id: 'day', ends: { by: 'end of day' }, after: { raise: '@data-clerk' } }],
      outcomes: { reported: { title: both('已上报', 'Reported'), to: 'total' } },
    },
    total: {
      title: both('汇总归档', 'Add up and file'),
      join: true,
      by: '@data-clerk',
      form: [
        'orders=',
        'dispatches=',
        'newProducts=',
        'goods=',
        'stock=',
        'stockRemark=',
        'attendance!',
        'absent=',
      ],
      dues: [{ id: 'total', ends: { within: '1d' }, after: { raise: '@supervisor' } }],
      outcomes: {
        filed: {
          title: both('发后台并归档', 'Sent and filed'),
          to: 'end',
          effects: [
            { make: 'summary', into: 'summary' },
            { send: 'summary', to: '@supervisor', attach: 'summary' },
          ],
        },
      },
    },
  },
  texts: {
    summary: both(
      '# {{day}} 数据日报\n订单 {{size(orders)}} 张,派车 {{dispatches}} 次,缺勤 {{absent}}。\n{{newProducts}}',
      '# Figures of {{day}}\n{{size(orders)}} orders, {{dispatches}} dispatches, {{absent}} absent.\n{{newProducts}}',
    ),
  },
  registers: {
    days: {
      title: both('数据中心日报', 'Days'),
      columns: ['day', 'orders', 'dispatches', 'goods', 'absent'],
    },
    attendance: {
      title: both('销售与车辆考勤', 'Attendance of sales and vehicles'),
      columns: ['day', 'attendance', 'absent'],
      totals: ['absent'],
    },
  },
});
