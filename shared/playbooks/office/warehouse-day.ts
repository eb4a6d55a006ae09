/** Receive, store, file, pick, ship, each ticked off; counted at the month end (P181). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const warehouseDay = definePlaybook({
  id: 'warehouse-day',
  version: 1,
  title: both('仓库每日待办', 'Daily list of a small warehouse'),
  processes: ['P181'],
  team: 'general',
  triggers: [{ cron: '0 8 * * 1-6', days: 'any', key: 'text(today)', with: { day: 'today' } }],
  fields: {
    day: field('date', ['日期', 'Day']),
    list: field('rows', ['待办清单', 'Tasks'], {
      columns: {
        kind: field('choice', ['事项', 'Task'], {
          choices: [
            { id: 'receive', title: both('收货', 'Receive') },
            { id: 'store', title: both('入库', 'Store') },
            { id: 'file', title: both('单据归档', 'File papers') },
            { id: 'pick', title: both('拣货', 'Pick') },
            { id: 'ship', title: both('发货', 'Ship') },
          ],
        }),
        item: field('text', ['物品', 'Item'], { validWhen: '!row.item.contains("/")' }),
        number: field('number', ['数量', 'Number'], { validWhen: 'row.number > 0' }),
        at: field('at', ['到货或要货时间', 'When']),
        done: field('yes', ['完成', 'Done']),
      },
    }),
    last: field('yes', ['月末盘点日', 'Month end'], {
      computed: 'day == endOf(periodOf(day, "month"))',
    }),
    book: field('rows', ['账面', 'Book'], {
      columns: {
        item: field('text', ['物品', 'Item']),
        number: field('number', ['账面数量', 'Book']),
      },
    }),
    count: field('rows', ['盘点', 'Count'], {
      columns: {
        item: field('text', ['物品', 'Item']),
        number: field('number', ['实盘数量', 'Counted']),
      },
    }),
    difference: field('rows', ['差异', 'Differences'], {
      columns: {
        item: field('text', ['物品', 'Item']),
        number: field('number', ['数量', 'Number']),
      },
    }),
    log: field('long', ['工作日志', 'Work log']),
  },
  start: 'carry',
  steps: {
    carry: {
      title: both('带入未完成', 'Carry over'),
      effects: [{ fill: 'list', from: 'coalesce(prev.list, []).filter(l, !l.done)' }],
      outcomes: { carried: { title: both('已带入', 'Carried over'), to: 'work' } },
    },
    work: {
      title: both('逐项完成', 'Do and tick off'),
      by: '@storekeeper',
      form: ['list!', 'log'],
      dues: [{ id: 'day', ends: { by: 'end of day' }, after: { remind: '@storekeeper' } }],
      outcomes: { done: { title: both('今日结束', 'Done for today'), to: 'book' } },
    },
    book: {
      title: both('登记进出', 'Book in and out'),
      effects: [
        {
          post: 'small-stock',
          each: 'list.filter(l, l.done && l.kind == "receive")',
          from: '"supplier"',
          to: '"store/" + row.item',
          amount: 'row.number',
        },
        {
          post: 'small-stock',
          each: 'list.filter(l, l.done && l.kind == "ship")',
          from: '"store/" + row.item',
          to: '"customer"',
          amount: 'row.number',
        },
      ],
      outcomes: {
        monthEnd: { title: both('月末盘点', 'Month end'), to: 'count', when: 'last' },
        day: { title: both('平日', 'Ordinary day'), to: 'end' },
      },
    },
    count: {
      title: both('盘点', 'Count'),
      by: '@storekeeper',
      form: ['count!'],
      effects: [
        {
          fill: 'book',
          from: { of: 'ledger:small-stock', where: 'row.account.startsWith("store/")' },
        },
      ],
      outcomes: { counted: { title: both('盘点完毕', 'Counted'), to: 'compare' } },
    },
    compare: {
      title: both('账实核对', 'Compare'),
      effects: [
        {
          match: 'count',
          with: { of: 'ledger:small-stock', where: 'row.account.startsWith("store/")' },
          on: 'item',
          keep: 'different',
          into: 'difference',
        },
      ],
      outcomes: {
        equal: { title: both('相符', 'Equal'), to: 'end', when: 'size(difference) == 0' },
        different: { title: both('有差异', 'Different'), to: 'explain' },
      },
    },
    explain: {
      title: both('说明差异', 'Explain the difference'),
      by: '@supervisor',
      form: ['book=', 'difference=', 'log!'],
      outcomes: { explained: { title: both('已说明', 'Explained'), to: 'end' } },
    },
  },
  registers: {
    days: {
      title: both('仓库工作日志', 'Work log'),
      columns: ['day', 'list', 'difference', 'log'],
    },
  },
});
