/** The storekeeper reports each day's shipments by 16:30; the operator posts them. An order ships whole or not at all (P066). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const goodsIssue = definePlaybook({
  id: 'goods-issue',
  version: 1,
  title: both('每日发货报告', 'Dispatch report of the day'),
  processes: ['P066'],
  team: 'warehouse',
  triggers: [{ cron: '0 8 * * 1-5', days: 'any', key: 'today', with: { day: 'today' } }],
  fields: {
    day: field('date', ['日期', 'Day']),
    shipped: field('rows', ['当日出仓订单', 'Orders that left'], {
      validWhen: 'shipped.all(s, s.whole)',
      columns: {
        number: field('text', ['订单号', 'Order']),
        boxes: field('number', ['箱数', 'Boxes'], { validWhen: 'row.boxes > 0' }),
        whole: field('yes', ['整单发出', 'Left whole']),
      },
    }),
    system: field('rows', ['系统出仓记录', 'Issued in the system'], {
      columns: { number: field('text', ['订单号', 'Order']) },
    }),
    unreported: field('rows', ['报告与系统不符', 'Reported, but not in the system'], {
      columns: {
        number: field('text', ['订单号', 'Order']),
        boxes: field('number', ['箱数', 'Boxes']),
        whole: field('yes', ['整单发出', 'Left whole']),
      },
    }),
    remark: field('long', ['差异说明', 'Explanation']),
    report: field('document', ['发货报告', 'Report']),
  },
  start: 'report',
  steps: {
    report: {
      title: both('填写发货报告', 'Write the report'),
      by: '@storekeeper',
      form: ['day=', 'shipped!'],
      dues: [
        {
          id: 'report',
          title: both('下午 4:30 前', 'By 16:30'),
          ends: { by: '16:30' },
          before: [{ span: '30min', do: { remind: '@storekeeper' } }],
          after: { raise: '@service-manager' },
        },
      ],
      outcomes: {
        handedIn: {
          title: both('交操作员', 'To the operator'),
          to: 'compare',
          effects: [{ make: 'report', into: 'report' }],
        },
        nothing: { title: both('今日无出货', 'Nothing left today'), to: 'end' },
      },
    },
    compare: {
      title: both('与系统核对', 'Compare with the system'),
      effects: [
        {
          fill: 'system',
          from: { of: 'distributor-order', where: '"deliver" in row.steps' },
        },
        {
          match: 'shipped',
          with: { of: 'distributor-order', where: '"deliver" in row.steps' },
          on: 'number',
          keep: 'lacking',
          into: 'unreported',
        },
      ],
      outcomes: { compared: { title: both('已核对', 'Compared'), to: 'post' } },
    },
    post: {
      title: both('系统过账', 'Post'),
      by: '@order-operator',
      form: ['report=', 'shipped=', 'system=', 'unreported=', 'remark'],
      dues: [{ id: 'post', ends: { by: 'end of day' }, after: { raise: '@service-manager' } }],
      outcomes: {
        posted: { title: both('过账完成', 'Posted'), to: 'end', when: 'size(unreported) == 0' },
        explained: {
          title: both('差异已说明', 'Difference explained'),
          to: 'end',
          when: 'size(unreported) > 0',
          form: ['remark!'],
        },
        back: { title: both('退回重填', 'Back'), to: 'report' },
      },
    },
  },
  texts: {
    report: both(
      '# {{day}} 发货报告\n共 {{size(shipped)}} 单,{{sum(shipped.map(s, s.boxes))}} 箱。',
      '# Dispatch report of {{day}}\n{{size(shipped)}} orders, {{sum(shipped.map(s, s.boxes))}} boxes.',
    ),
  },
  registers: {
    reports: {
      title: both('发货报告', 'Dispatch reports'),
      columns: ['day', 'shipped', 'unreported', 'remark'],
    },
  },
});
