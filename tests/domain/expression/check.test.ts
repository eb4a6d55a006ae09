import { describe, expect, it } from 'vitest';
import { checkExpression, type Scope } from '#shared/domain/expression/check.ts';
import { FUNCTIONS, LOOKUPS } from '#shared/domain/expression/functions.ts';
import { SIGNATURES } from '#shared/domain/expression/signatures.ts';
import { AT, PERSON, typeName, typeOfField, typeOfKind } from '#shared/domain/expression/type.ts';
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Field } from '#shared/domain/playbook/field.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import { parsed } from '#tests/domain/expression/asking.ts';

const customer: Kind = {
  id: 'customer',
  title: both('客户', 'Customer'),
  fields: {
    name: field('text', ['姓名', 'Name']),
    parent: field('ref:customer', ['上级单位', 'Parent']),
  },
};

const kindOf = (id: string): Kind | undefined => (id === 'customer' ? customer : undefined);

const typed = (of: Field) => typeOfField(of, kindOf);

const grades = [
  { id: 'A', title: both('优', 'Good') },
  { id: 'B', title: both('差', 'Poor') },
];

const scope: Scope = {
  names: {
    about: typeOfKind(customer, kindOf),
    agreed: typed(field('yes', ['同意', 'Agreed'])),
    amount: typed(field('money', ['金额', 'Amount'])),
    birthday: typed(field('date', ['生日', 'Birthday'])),
    grade: typed(field('choice', ['等级', 'Grade'], { choices: grades })),
    topics: typed(field('choices', ['事项', 'Topics'], { choices: grades })),
    limit: typed(field('span', ['时限', 'Limit'])),
    month: typed(field('period', ['月份', 'Month'])),
    reason: typed(field('long', ['原因', 'Reason'])),
    rows: typed(
      field('rows', ['明细', 'Lines'], {
        columns: {
          part: field('text', ['配件', 'Part']),
          price: field('money', ['单价', 'Price']),
        },
      }),
    ),
    signed: typed(field('sign', ['签字', 'Signature'])),
    me: PERSON,
    now: AT,
  },
};

const outcome = (text: string): unknown => {
  const checked = checkExpression(parsed(text), scope);
  return checked.ok ? typeName(checked.value) : checked.refusal;
};

describe('a sound expression has a type', () => {
  it.each([
    ['amount * 2 + 1', 'number'],
    ['amount > 100 && !agreed', 'yes'],
    ['sum(rows.map(row, row.price))', 'number'],
    ['rows.filter(row, row.price > 5)', 'list of record'],
    ['now + limit', 'at'],
    ['now - birthday', 'span'],
    ['birthday + span("3d")', 'date'],
    ['birthday < now && birthday >= "2000-01-01"', 'yes'],
    ['startOf(month)', 'date'],
    ['periodOf(now, "month") == month', 'yes'],
    ['grade == "A" ? "秘密" : ""', 'text'],
    ['"A" in topics', 'yes'],
    ['amount == null', 'yes'],
    ['"金额:" + amount', 'text'],
    ['about.parent.parent.name', 'text'],
    ['about.number == "K-1"', 'yes'],
    ['me == signed.by', 'yes'],
    ['balance("stock", reason) >= 3', 'yes'],
    ['coalesce(null, amount)', 'number'],
  ])('%s is %s', (text, type) => {
    expect(outcome(text)).toBe(type);
  });

  it('keeps the list of what a text can be', () => {
    expect(checkExpression(parsed('agreed ? "机密" : ""'), scope)).toEqual({
      ok: true,
      value: { is: 'text', choices: ['机密', ''] },
    });
  });
});

describe('what could never work is found where it stands', () => {
  it.each([
    ['amonut > 1', { at: 0, code: 'name.unknown', name: 'amonut', nearest: 'amount' }],
    ['about.nmae', { at: 5, code: 'field.unknown', name: 'nmae', nearest: 'name' }],
    [
      'rows.map(row, row.prise)',
      { at: 17, code: 'field.unknown', name: 'prise', nearest: 'price' },
    ],
    ['summ(rows)', { at: 0, code: 'function.unknown', name: 'summ', nearest: 'sum' }],
    [
      'amount + agreed',
      { at: 7, code: 'operator.mismatch', operator: '+', left: 'number', right: 'yes' },
    ],
    [
      'reason - amount',
      { at: 7, code: 'operator.mismatch', operator: '-', left: 'text', right: 'number' },
    ],
    [
      'limit + limit',
      { at: 6, code: 'operator.mismatch', operator: '+', left: 'span', right: 'span' },
    ],
    [
      'amount < reason',
      { at: 7, code: 'operator.mismatch', operator: '<', left: 'number', right: 'text' },
    ],
    [
      'amount == "5"',
      { at: 7, code: 'operator.mismatch', operator: '==', left: 'number', right: 'text' },
    ],
    ['!amount', { at: 0, code: 'operator.mismatch', operator: '!', left: 'number' }],
    ['amount ? 1 : 2', { at: 7, code: 'operator.mismatch', operator: '?:', left: 'number' }],
    ['grade == "E"', { at: 6, code: 'never-equal', value: 'E', choices: ['A', 'B'] }],
    ['"E" in topics', { at: 4, code: 'never-equal', value: 'E', choices: ['A', 'B'] }],
    [
      'round(reason)',
      {
        at: 6,
        code: 'arguments.mismatch',
        name: 'round',
        argument: 1,
        wanted: 'number',
        given: 'text',
      },
    ],
    [
      'workday(now)',
      { at: 0, code: 'arguments.mismatch', name: 'workday', wanted: 'time, number', given: '1' },
    ],
    [
      'span("三天")',
      {
        at: 5,
        code: 'arguments.mismatch',
        name: 'span',
        argument: 1,
        wanted: 'span',
        given: 'text',
      },
    ],
  ])('%s', (text, finding) => {
    expect(outcome(text)).toEqual([finding]);
  });

  it('all at once, in the order of the text', () => {
    expect(outcome('nobody + amount.name')).toMatchObject([
      { code: 'name.unknown', at: 0 },
      { code: 'field.unknown', at: 15 },
    ]);
  });
});

it('every function and every lookup has a signature, and no signature is without one', () => {
  expect(Object.keys(SIGNATURES).toSorted()).toEqual(
    [...Object.keys(FUNCTIONS), ...LOOKUPS].toSorted(),
  );
});
