/** New products and what the market says go from sales and purchasing to everybody who needs them, and back (P074). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const productNews = definePlaybook({
  id: 'product-news',
  version: 1,
  title: both('新品调研与市场反馈', 'News of products and the market'),
  processes: ['P074'],
  team: 'orders',
  triggers: [
    { door: 'agent', who: ['@sales', '@purchaser', '@agent'] },
    { on: 'goods.changed', key: 'event.id + text(event.at)', with: { kind: '"data"' } },
  ],
  fields: {
    kind: field('choice', ['信息类型', 'Kind'], {
      choices: [
        { id: 'survey', title: both('新品市场调研', 'Survey of a new product') },
        { id: 'feedback', title: both('市场采购反馈', 'Feedback from the market') },
        { id: 'data', title: both('产品资料更新', 'Product data') },
      ],
    }),
    goods: field('ref:goods', ['产品', 'Goods']),
    product: field('text', ['新品名称', 'New product']),
    content: field('long', ['内容', 'Content']),
    files: field('file', ['资料', 'Files']),
    answer: field('long', ['处理意见', 'What is done with it']),
  },
  start: 'collect',
  steps: {
    collect: {
      title: both('收集信息', 'Collect'),
      by: { who: ['opener', '@purchaser'] },
      form: ['kind!', 'goods', 'product', 'content!', 'files'],
      outcomes: {
        toPurchasing: {
          title: both('反馈采购', 'To purchasing'),
          to: 'purchasing',
          when: 'kind == "feedback"',
        },
        toSales: {
          title: both('传递给销售', 'To the salespeople'),
          to: 'data',
          when: 'kind != "feedback"',
          effects: [{ send: 'news', to: '@sales' }],
        },
      },
    },
    purchasing: {
      title: both('采购评估', 'Purchasing looks at it'),
      by: '@purchaser',
      form: ['content=', 'files=', 'answer!'],
      outcomes: {
        buy: {
          title: both('采购', 'Buy it'),
          to: 'data',
          effects: [
            { open: 'purchase', with: { what: 'product', for: 'ticket.number' }, key: 'ticket.id' },
            { send: 'answer', to: 'opener' },
          ],
        },
        noted: {
          title: both('备案', 'Noted'),
          to: 'data',
          effects: [{ send: 'answer', to: 'opener' }],
        },
      },
    },
    data: {
      title: both('数据中心更新资料', 'The data centre updates its data'),
      by: '@data-clerk',
      form: ['goods', 'content=', 'answer='],
      dues: [{ id: 'day', ends: { by: 'end of day' }, after: { remind: '@data-clerk' } }],
      outcomes: { updated: { title: both('已更新', 'Updated'), to: 'end' } },
    },
  },
  texts: {
    news: both(
      '新品与市场信息:{{product}} {{content}}',
      'News of products and the market: {{product}} {{content}}',
    ),
    answer: both(
      '您反馈的信息已处理:{{answer}}',
      'What you reported has been dealt with: {{answer}}',
    ),
  },
  registers: {
    news: {
      title: both('产品与市场信息', 'Products and market'),
      columns: ['openedAt', 'kind', 'product', 'content', 'answer'],
      groupBy: ['kind'],
    },
  },
});
