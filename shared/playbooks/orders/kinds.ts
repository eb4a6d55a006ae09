/** Goods that are stored and ordered; an old code of the same goods is a record of its own, so that it never mixes (P070). */
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';

export const goods: Kind = {
  id: 'goods',
  title: both('货品', 'Goods'),
  key: ['code'],
  fields: {
    code: field('text', ['货号', 'Code']),
    name: field('text', ['品名', 'Name']),
    spec: field('text', ['规格', 'Specification']),
    unit: field('text', ['单位', 'Unit']),
    price: field('money', ['单价', 'Price']),
    policy: field('long', ['销售政策', 'Sales policy']),
    replaces: field('ref:goods', ['替代的旧货号', 'Old code it replaces']),
    active: field('yes', ['在售', 'On sale']),
  },
};
