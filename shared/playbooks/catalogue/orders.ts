import { both } from '#shared/domain/playbook/define.ts';
import type { Process } from '#shared/playbooks/catalogue/process.ts';

export const ordersProcesses: readonly Process[] = [
  {
    id: 'P063',
    title: both('订单咨询、变更与预订跟踪', 'Questions, changes and bookings of orders'),
    kind: 'process',
    servedBy: ['order-enquiry'],
    facts: [{ what: both('类型', 'Kinds'), value: 'question, change, booking' }],
  },
  {
    id: 'P064',
    title: both('经销商订单的审核、确认与出货', 'Distributor orders: checked, confirmed, shipped'),
    kind: 'process',
    servedBy: ['distributor-order', 'daily-order-confirmation'],
    facts: [
      { what: both('库存下限', 'Lowest stock'), value: '0' },
      {
        what: both('电话订单', 'Orders by phone'),
        value: 'count once the salesperson has confirmed',
      },
      { what: both('合格订单率', 'Qualified orders'), value: 'K20, formula and target not given' },
      { what: both('缺货通知', 'Goods out of stock'), value: 'daily confirmation sheet' },
    ],
  },
  {
    id: 'P065',
    title: both('收货入仓与两套账的登记', 'Goods receipt, entered in two books'),
    kind: 'process',
    servedBy: ['goods-receipt'],
    facts: [
      { what: both('系统登记', 'System'), value: '2h after receipt' },
      { what: both('手工账', 'Manual book'), value: 'same day' },
    ],
  },
  {
    id: 'P066',
    title: both('每日发货报告与系统过账', 'Dispatch report of the day, and posting'),
    kind: 'process',
    servedBy: ['goods-issue'],
    facts: [
      { what: both('报告时间', 'Report'), value: 'by 16:30' },
      { what: both('发货', 'Shipment'), value: 'whole orders only' },
    ],
  },
  {
    id: 'P067',
    title: both('每周盘点与账实调整', 'Weekly stocktake and adjustment'),
    kind: 'process',
    servedBy: ['stocktake'],
    facts: [
      { what: both('频率', 'How often'), value: 'weekly' },
      {
        what: both('调整', 'Adjustment'),
        value: 'approved by the customer-service manager beforehand',
      },
    ],
  },
  {
    id: 'P068',
    title: both('残损申请与月度分析', 'Damage requests and their monthly analysis'),
    kind: 'process',
    servedBy: ['damage', 'loss-analysis'],
    facts: [
      { what: both('审批', 'Approval'), value: 'daily' },
      { what: both('分析', 'Analysis'), value: 'monthly: kind, quantity, amount, cause, advice' },
    ],
  },
  {
    id: 'P069',
    title: both('经销商退货与月度分析', 'Returns of distributors and their monthly analysis'),
    kind: 'process',
    servedBy: ['distributor-return', 'loss-analysis'],
    facts: [
      { what: both('审批', 'Approval'), value: 'daily' },
      {
        what: both('分析', 'Analysis'),
        value: 'monthly: salesperson, kind, quantity, amount, reason, next step',
      },
    ],
  },
  {
    id: 'P070',
    title: both('库存分状态管理', 'Stock kept apart by condition'),
    kind: 'setting',
    servedBy: ['stock-rules', 'stocktake', 'damage', 'distributor-return'],
    facts: [
      {
        what: both('状态', 'Conditions'),
        value: 'good, damaged, gift: part of the account name of ledger stock',
      },
      { what: both('旧货号', 'Old codes'), value: 'records of their own' },
    ],
  },
  {
    id: 'P071',
    title: both('订单服务指标与月度回顾', 'Indicators of order service and monthly review'),
    kind: 'process',
    servedBy: ['week-score', 'month-review'],
    facts: [
      { what: both('周格', 'Grid'), value: 'weeks 1 to 4' },
      { what: both('报表', 'Reports'), value: '2 a month' },
      {
        what: both('库存记录准确度', 'Accuracy of stock records'),
        value: 'K16, formula not given',
      },
      { what: both('客户服务水平', 'Customer service level'), value: 'K17, formula not given' },
      { what: both('库存天数', 'Stock days'), value: 'K18, formula not given' },
      { what: both('手工调整率', 'Manual adjustments'), value: 'K19, formula not given' },
    ],
  },
  {
    id: 'P072',
    title: both(
      '拜访订单、备货、采购与派车配送',
      'Order from a visit, picked or bought, dispatched, signed',
    ),
    kind: 'process',
    servedBy: ['delivery-order', 'dispatch', 'purchase', 'data-centre-day'],
    facts: [{ what: both('数据', 'Data'), value: 'daily to the data centre' }],
  },
  {
    id: 'P073',
    title: both('数据中心每日汇总与考勤监控', 'Daily totals and attendance at the data centre'),
    kind: 'process',
    servedBy: ['data-centre-day'],
    facts: [{ what: both('频率', 'How often'), value: 'daily' }],
  },
  {
    id: 'P074',
    title: both('新品调研与市场信息传递', 'News of products and the market'),
    kind: 'process',
    servedBy: ['product-news'],
    facts: [
      { what: both('产品数据', 'Product data'), value: 'newest from the data centre, daily' },
    ],
  },
  {
    id: 'P075',
    title: both('快递订单查询', 'Enquiry about a parcel'),
    kind: 'process',
    servedBy: ['courier-enquiry'],
    facts: [{ what: both('查询依据', 'Looked up by'), value: 'order number, recipient, phone' }],
  },
  {
    id: 'P076',
    title: both('网店售前沟通与订单备注', 'Talking with shop buyers and noting their wishes'),
    kind: 'guide',
    servedBy: ['shop-wording', 'shop-order-note'],
    facts: [{ what: both('备注', 'Wishes noted'), value: 'day, call first, courier, address' }],
  },
  {
    id: 'P077',
    title: both('网店催件', 'Chasing a delivery'),
    kind: 'process',
    servedBy: ['delivery-chase'],
    facts: [],
  },
  {
    id: 'P078',
    title: both('网店少发与破损', 'Missing or damaged goods in a parcel'),
    kind: 'process',
    servedBy: ['parcel-trouble'],
    facts: [
      { what: both('破损未签收', 'Damaged, not signed'), value: 'refuse and return on the spot' },
      { what: both('破损已签收', 'Damaged, signed'), value: 'after-sales' },
    ],
  },
  {
    id: 'P079',
    title: both('网店退换货跟踪', 'Following returns to the end'),
    kind: 'process',
    servedBy: ['return-exchange'],
    facts: [
      {
        what: both('记录', 'Recorded'),
        value: 'logistics, completeness, freight, price difference',
      },
    ],
  },
  {
    id: 'P080',
    title: both('空闲时优化店铺', 'Improving the shop in quiet hours'),
    kind: 'guide',
    servedBy: ['shop-optimisation'],
    facts: [],
  },
  {
    id: 'P081',
    title: both('退货、换货与返修', 'Return, exchange, repair'),
    kind: 'process',
    servedBy: ['return-exchange'],
    facts: [],
  },
];
