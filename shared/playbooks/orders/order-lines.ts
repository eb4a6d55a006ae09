/** The lines that orders, receipts and returns have in common. */
import { field } from '#shared/domain/playbook/define.ts';
import type { Field, Fields } from '#shared/domain/playbook/field.ts';

type Condition = 'good' | 'damaged' | 'gift';

/**
 * Lines over the stock of the main store.
 *
 * @param condition which part of the stock they take from or go into
 * @returns rows with `goods`, `amount` (pieces, above 0), `account` (of ledger `stock`) and `price` (CNY for the line)
 */
export const orderLines = (
  [zh, en]: readonly [zh: string, en: string],
  condition: Condition,
  more: Fields = {},
): Field =>
  field('rows', [zh, en], {
    columns: {
      goods: field('ref:goods', ['货品', 'Goods'], { requiredWhen: 'true' }),
      amount: field('number', ['数量', 'Quantity'], {
        requiredWhen: 'true',
        validWhen: 'row.amount > 0',
      }),
      account: field('text', ['库存账户', 'Stock account'], {
        computed: `"main/" + row.goods.id + "/${condition}"`,
      }),
      price: field('money', ['金额', 'Amount'], {
        computed: 'money(row.goods.price * row.amount)',
      }),
      ...more,
    },
  });
