import { describe, expect, test } from 'vitest';
import { parseExpression } from '#shared/domain/expression/parse.ts';
import { field } from '#shared/domain/playbook/define.ts';
import { isMoney } from '#shared/domain/run/is-money.ts';
import { value } from '../../support/tickets.ts';

const fields = {
  price: field('money', ['单价', 'Price']),
  count: field('number', ['数量', 'Count']),
  lines: field('rows', ['明细', 'Lines'], {
    columns: { cost: field('money', ['金额', 'Cost']), days: field('number', ['天数', 'Days']) },
  }),
};

describe('an expression comes to money', () => {
  test.each([
    ['price', true],
    ['count', false],
    ['price * count', true],
    ['count * 2 + 1', false],
    ['price / count', false],
    ['-price', true],
    ['sum(lines.map(l, l.cost))', true],
    ['sum(lines.filter(l, l.days > 3).map(l, l.cost * l.days))', true],
    ['sum(lines.map(l, l.days))', false],
    ['size(lines)', false],
    ['lines[0].cost', true],
    ['lines[0].days', false],
    ['count > 3 ? price : 0', true],
    ['coalesce(price, 0)', true],
    ['money(count)', true],
    ['ticket.number', false],
  ])('%s: %s', (expression, expected) => {
    expect(isMoney(value(parseExpression(expression)), fields)).toBe(expected);
  });
});
