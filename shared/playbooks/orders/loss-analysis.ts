/** Every month: what was damaged, what came back, why, and what is to be done (P068, P069). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const lossAnalysis = definePlaybook({
  id: 'loss-analysis',
  version: 1,
  title: both('残损与退货月度分析', 'Monthly analysis of damages and returns'),
  processes: ['P068', 'P069'],
  team: 'warehouse',
  triggers: [
    {
      cron: '0 9 1 * *',
      days: 'work-after',
      key: 'text(previous(periodOf(today, "month")))',
      with: { month: 'previous(periodOf(today, "month"))' },
    },
  ],
  fields: {
    month: field('period', ['月份', 'Month']),
    damages: field('rows', ['残损', 'Damages'], {
      columns: {
        number: field('text', ['单号', 'Number']),
        value: field('money', ['金额', 'Value']),
        what: field('text', ['品种与数量', 'Goods and quantities']),
        advice: field('text', ['处理建议', 'Advice']),
      },
    }),
    returns: field('rows', ['退货', 'Returns'], {
      columns: {
        number: field('text', ['单号', 'Number']),
        salesperson: field('person', ['业务员', 'Salesperson']),
        value: field('money', ['金额', 'Value']),
        what: field('text', ['品种与数量', 'Goods and quantities']),
        reasonFound: field('text', ['退货原因', 'Reason']),
        next: field('text', ['下一步行动', 'Next step']),
      },
    }),
    damaged: field('money', ['残损金额合计', 'Damages in all'], {
      computed: 'sum(damages.map(d, d.value))',
    }),
    returned: field('money', ['退货金额合计', 'Returns in all'], {
      computed: 'sum(returns.map(r, r.value))',
    }),
    causes: field('long', ['原因分析', 'Causes']),
    plan: field('long', ['行动计划', 'Plan']),
    report: field('document', ['分析报告', 'Report']),
    remark: field('long', ['经理意见', 'Remark of the manager']),
  },
  start: 'collect',
  steps: {
    collect: {
      title: both('提取当月数据', 'Fetch the month'),
      effects: [
        {
          fill: 'damages',
          from: {
            of: 'damage',
            where: 'has(row.fate) && periodOf(row.endedAt, "month") == month',
            sort: '-value',
          },
        },
        {
          fill: 'returns',
          from: {
            of: 'distributor-return',
            where: 'has(row.note) && periodOf(row.endedAt, "month") == month',
            sort: '-value',
          },
        },
      ],
      outcomes: { fetched: { title: both('已提取', 'Fetched'), to: ['damage', 'return'] } },
    },
    damage: {
      title: both('操作员与仓管员分析残损', 'Operator and storekeeper analyse the damages'),
      by: { who: ['@order-operator', '@storekeeper'], quorum: 'all' },
      form: ['damages=', 'damaged=', 'causes!'],
      outcomes: { analysed: { title: both('已分析', 'Analysed'), to: 'write' } },
    },
    return: {
      title: both('操作员分析退货', 'The operator analyses the returns'),
      by: '@order-operator',
      form: ['returns=', 'returned=', 'plan!'],
      outcomes: { analysed: { title: both('已分析', 'Analysed'), to: 'write' } },
    },
    write: {
      title: both('提交经理', 'To the manager'),
      join: true,
      effects: [{ make: 'report', into: 'report' }],
      outcomes: { made: { title: both('已生成', 'Made'), to: 'read' } },
    },
    read: {
      title: both('经理审阅', 'The manager reads'),
      by: '@service-manager',
      form: ['report=', 'remark'],
      outcomes: {
        accepted: { title: both('同意', 'Accepted'), to: 'end' },
        back: {
          title: both('补充分析', 'More analysis'),
          to: ['damage', 'return'],
          form: ['remark!'],
        },
      },
    },
  },
  texts: {
    report: both(
      '# {{month}} 残损与退货分析\n残损 {{damaged}} 元,退货 {{returned}} 元。\n原因:{{causes}}\n计划:{{plan}}',
      '# Damages and returns of {{month}}\nDamages {{damaged}}, returns {{returned}}.\nCauses: {{causes}}\nPlan: {{plan}}',
    ),
  },
  registers: {
    months: {
      title: both('残损与退货分析', 'Analyses'),
      columns: ['month', 'damaged', 'returned', 'causes', 'plan'],
      totals: ['damaged', 'returned'],
    },
  },
});
