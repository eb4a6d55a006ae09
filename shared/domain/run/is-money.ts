/** Whether an expression comes to an amount of money: fields know it, and what is worked out of them inherits it. */
import type { Node } from '#shared/domain/expression/syntax.ts';
import type { Field, Fields } from '#shared/domain/playbook/field.ts';

/** What `map` and its kin call an element, with the columns it has. */
type Rows = Readonly<Record<string, Fields>>;

/** Functions that come to the same kind of number as what they are given. */
const KEEPS_ITS_KIND = ['sum', 'min', 'max', 'avg', 'abs', 'round', 'floor', 'ceil', 'coalesce'];

export const isMoney = (node: Node, fields: Fields, rows: Rows = {}): boolean => {
  const money = (part: Node): boolean => isMoney(part, fields, rows);
  switch (node.is) {
    case 'name':
      return fields[node.name]?.type === 'money';
    case 'member':
      return columnOf(node, fields, rows)?.type === 'money';
    case 'call':
      return node.name === 'money' || (KEEPS_ITS_KIND.includes(node.name) && node.args.some(money));
    case 'minus':
      return money(node.of);
    case 'binary':
      return isSum(node) || isProduct(node) ? money(node.left) || money(node.right) : false;
    case 'choose':
      return money(node.then) || money(node.otherwise);
    case 'each':
      return isMoney(node.body, fields, { ...rows, [node.item]: columnsOf(node.list, fields) });
    default:
      return false;
  }
};

type Binary = Extract<Node, { readonly is: 'binary' }>;

const isSum = ({ operator }: Binary): boolean => operator === '+' || operator === '-';

/** Money by money is a number: a share, not an amount. */
const isProduct = ({ operator }: Binary): boolean => operator === '*';

/** `row.price` inside a `map`, or `plans[0].cost`. */
const columnOf = (
  { of, name }: Extract<Node, { readonly is: 'member' }>,
  fields: Fields,
  rows: Rows,
): Field | undefined => {
  if (of.is === 'name') return rows[of.name]?.[name];
  return of.is === 'index' ? columnsOf(of.of, fields)[name] : undefined;
};

/** Of a field, or of what is left of it after a filter. */
const columnsOf = (list: Node, fields: Fields): Fields => {
  if (list.is === 'name') return fields[list.name]?.columns ?? {};
  return list.is === 'each' && list.macro === 'filter' ? columnsOf(list.list, fields) : {};
};
