/** Every week the store is counted and compared with both books; the manager approves before the system is adjusted (P067). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const stocktake = definePlaybook({
  id: 'stocktake',
  version: 1,
  title: both('每周盘点', 'Weekly stocktake'),
  processes: ['P067', 'P070'],
  team: 'warehouse',
  triggers: [
    { cron: '0 13 * * 5', days: 'work-before', key: 'text(periodOf(today, "week"))' },
    { door: 'agent', who: ['@storekeeper', '@service-manager'] },
  ],
  settings: {
    accuracyTarget: {
      title: both('库存记录准确度目标', 'Target for the accuracy of the books'),
      initial: undefined,
      source: 'P071, blank',
    },
  },
  fields: {
    lines: field('rows', ['盘点明细', 'Count'], {
      validWhen: 'size(distinct(lines.map(l, l.account))) == size(lines)',
      columns: {
        account: field('text', ['库存账户', 'Account'], {
          requiredWhen: 'true',
          validWhen:
            'size(split(row.account, "/")) == 3 && startsWith(row.account, "main/") && oneOf(last(split(row.account, "/")), "good", "damaged", "gift")',
        }),
        balance: field('number', ['系统账', 'System']),
        manual: field('number', ['手工账', 'Manual book'], { validWhen: 'row.manual >= 0' }),
        counted: field('number', ['实盘', 'Counted'], {
          requiredWhen: 'true',
          validWhen: 'row.counted >= 0',
        }),
        apart: field('yes', ['正品、残品、赠品分开堆放', 'Kept apart by condition']),
        difference: field('number', ['差异', 'Difference'], {
          computed: 'row.counted - coalesce(row.balance, 0)',
        }),
        cause: field('text', ['差异原因', 'Cause']),
      },
    }),
    wrong: field('number', ['不符品种数', 'Lines that differ'], {
      computed: 'size(lines.filter(l, l.difference != 0))',
    }),
    right: field('number', ['相符品种数', 'Lines that agree'], {
      computed: 'size(lines) - wrong',
    }),
    counter: field('person', ['盘点人', 'Counted by']),
    reconciler: field('person', ['对账人', 'Reconciled by']),
    analysis: field('long', ['不准确原因分析', 'Why the books are wrong']),
    form: field('document', ['库存调整表', 'Adjustment form']),
    objection: field('long', ['审批意见', 'Remark of the manager']),
  },
  start: 'list',
  steps: {
    list: {
      title: both('打印盘点表', 'Print the list'),
      effects: [
        {
          fill: 'lines',
          from: { of: 'ledger:stock', where: 'row.store == "main"', sort: 'account' },
        },
      ],
      outcomes: { listed: { title: both('已列出', 'Listed'), to: 'count' } },
    },
    count: {
      title: both('实地盘点', 'Count'),
      by: '@storekeeper',
      form: ['lines!'],
      guide: both(
        '先点实物再看账。正品、残品、赠品各自堆放,旧货号单独放。',
        'Count the goods before looking at the book. Good, damaged and gift stock lie apart, old codes by themselves.',
      ),
      dues: [{ id: 'week', ends: { by: 'fri 18:00' }, after: { raise: '@service-manager' } }],
      outcomes: {
        counted: {
          title: both('盘点完毕', 'Counted'),
          to: 'reconcile',
          effects: [
            {
              set: {
                counter: 'me',
                // What was booked since the list was printed lies in the count too.
                lines:
                  'lines.map(l, {"account": l.account, "balance": balance("stock", l.account), "manual": l.manual, "counted": l.counted, "apart": l.apart, "cause": l.cause})',
              },
            },
          ],
        },
      },
    },
    reconcile: {
      title: both('与仓库对账', 'Reconcile'),
      by: { who: '@order-operator', not: '$counter' },
      form: ['lines', 'wrong=', 'right=', 'analysis'],
      outcomes: {
        agree: { title: both('账实相符', 'All agree'), to: 'end', when: 'wrong == 0' },
        differ: {
          title: both('有差异,填调整表', 'Differences'),
          to: 'approve',
          when: 'wrong > 0',
          form: ['analysis!'],
          effects: [{ set: { reconciler: 'me' } }, { make: 'adjustment', into: 'form' }],
        },
        again: { title: both('重新盘点', 'Count again'), to: 'count' },
      },
    },
    approve: {
      title: both('经理审批调整表', 'The manager approves'),
      by: { who: '@service-manager', not: ['$counter', '$reconciler'] },
      form: ['form=', 'lines=', 'analysis='],
      outcomes: {
        approved: {
          title: both('批准,调整系统', 'Approved: adjust'),
          to: 'end',
          effects: [
            {
              post: 'stock',
              each: 'lines.filter(l, l.difference > 0)',
              from: '"adjustment"',
              to: 'row.account',
              amount: 'row.difference',
              note: 'row.cause',
            },
            {
              post: 'stock',
              each: 'lines.filter(l, l.difference < 0)',
              from: 'row.account',
              to: '"adjustment"',
              amount: 'abs(row.difference)',
              note: 'row.cause',
            },
          ],
        },
        refused: { title: both('退回复盘', 'Back to counting'), to: 'count', form: ['objection!'] },
      },
    },
  },
  texts: {
    adjustment: both(
      '# 库存调整表 {{ticket.number}}\n不符 {{wrong}} 项,相符 {{right}} 项。原因:{{analysis}}',
      '# Stock adjustment {{ticket.number}}\n{{wrong}} lines differ, {{right}} agree. Cause: {{analysis}}',
    ),
  },
  registers: {
    counts: {
      title: both('盘点记录', 'Stocktakes'),
      columns: ['number', 'openedAt', 'right', 'wrong', 'analysis', 'state'],
    },
  },
  metrics: {
    stockAccuracy: {
      title: both('库存记录准确度', 'Accuracy of the stock records'),
      value: { of: 'stocktake', sum: 'right', at: 'ticket.endedAt' },
      per: { of: 'stocktake', sum: 'size(lines)', at: 'ticket.endedAt' },
      target: 'set.accuracyTarget',
      period: 'week',
      owner: '@storekeeper',
    },
    manualAdjustments: {
      title: both('手工调整率', 'Manual adjustments'),
      value: { of: 'stocktake', sum: 'wrong', at: 'ticket.endedAt' },
      per: { of: 'stocktake', sum: 'size(lines)', at: 'ticket.endedAt' },
      period: 'week',
      owner: '@order-operator',
    },
  },
});
