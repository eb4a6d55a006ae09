/** Car dealer: customers newly sold to are entered from the day's sales data (P059). */
import { both, definePlaybook, field } from '#shared/domain/playbook/define.ts';

export const soldCustomerImport = definePlaybook({
  id: 'sold-customer-import',
  version: 1,
  title: both('销售新增客户录入', 'Entering newly sold customers'),
  processes: ['P059'],
  team: 'general',
  triggers: [{ cron: '30 17 * * *', days: 'any', key: 'today' }, { door: 'import' }],
  fields: {
    sales: field('rows', ['当日销售数据', 'Sales of the day'], {
      columns: {
        name: field('text', ['客户姓名', 'Customer']),
        phone: field('phone', ['电话', 'Phone']),
        model: field('text', ['车型', 'Model']),
        plate: field('text', ['车牌号', 'Plate']),
        soldOn: field('date', ['交车日期', 'Sold on']),
      },
    }),
    fresh: field('rows', ['新增客户', 'New customers'], {
      columns: {
        name: field('text', ['客户姓名', 'Customer']),
        phone: field('phone', ['电话', 'Phone']),
        plate: field('text', ['车牌号', 'Plate']),
      },
    }),
  },
  start: 'data',
  steps: {
    data: {
      title: both('销售提供当日数据', 'Sales hands over the data'),
      by: '@sales',
      form: ['sales'],
      dues: [{ id: 'today', ends: { by: 'end of day' }, after: { remind: '@sales' } }],
      outcomes: {
        given: {
          title: both('已提供', 'Handed over'),
          to: 'enter',
          when: 'size(sales) > 0',
          effects: [
            {
              match: 'sales',
              with: { of: 'customer' },
              on: 'phone',
              keep: 'lacking',
              into: 'fresh',
            },
          ],
        },
        none: { title: both('当日无销售', 'Nothing sold'), to: 'end', when: 'size(sales) == 0' },
      },
    },
    enter: {
      title: both('核对并录入', 'Check and enter'),
      by: '@agent',
      form: ['sales=', 'fresh!'],
      dues: [{ id: 'entered', ends: { within: '24h' }, after: { raise: '@supervisor' } }],
      outcomes: {
        entered: {
          title: both('已录入', 'Entered'),
          to: 'end',
          effects: [
            {
              open: 'customer-filing',
              each: 'fresh',
              key: 'row.phone',
              with: { name: 'row.name', phone: 'row.phone', class: '"ordinary"', known: 'false' },
            },
          ],
        },
      },
    },
  },
  registers: {
    days: {
      title: both('新增客户录入', 'New customers by day'),
      columns: ['openedAt', 'owner', 'state'],
    },
  },
});
