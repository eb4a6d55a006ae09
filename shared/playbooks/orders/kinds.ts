/** P073. */
const SET_PRICES: readonly Who[] = ['@data-clerk', '@supervisor'];

/**
 * Goods that are stored and ordered; an old code of the same goods is a record of its own, so that it never mixes (P070). Warehouse and
 * order desk keep the goods; prices and policies come from the data centre (P073), not from whoever books an order by them.
 */
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import { keptBy } from '#shared/playbooks/kept-by.ts';

export const goods: Kind = {
  id: 'goods',
  title: both('货品', 'Goods'),
  key: ['code'],
  fields: keptBy(['@storekeeper', '@order-operator', '@data-clerk'], {
    code: field('text', ['货号', 'Code']),
    name: field('text', ['品名', 'Name']),
    spec: field('text', ['规格', 'Specification']),
    unit: field('text', ['单位', 'Unit']),
    price: field('money', ['单价', 'Price'], { changedBy: SET_PRICES }),
    policy: field('long', ['销售政策', 'Sales policy'], { changedBy: SET_PRICES }),
    replaces: field('ref:goods', ['替代的旧货号', 'Old code it replaces']),
    active: field('yes', ['在售', 'On sale']),
  }),
};
