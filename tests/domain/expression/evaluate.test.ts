import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, lookupKey } from '#shared/domain/expression/evaluate.ts';
import type { Json, Value } from '#shared/domain/expression/value.ts';
import { decimal } from '#shared/domain/expression/value.ts';
import { answer, asked, environment, parsed } from '#tests/domain/expression/asking.ts';

type Row = readonly [expression: string, answer: Json, names?: Readonly<Record<string, Json>>];

const table = (title: string, rows: readonly Row[]): void => {
  describe(title, () => {
    for (const [expression, expected, names] of rows) {
      it(`${expression} is ${JSON.stringify(expected)}`, () => {
        expect(answer(expression, names)).toEqual(expected);
      });
    }
  });
};

table('numbers are exact', [
  ['0.1 + 0.2', '0.3'],
  ['0.1 + 0.2 == 0.3', true],
  ['3 * 1.1', '3.3'],
  ['1 / 3', '0.33333333333333333333'],
  ['2 / 3', '0.66666666666666666667'],
  ['7 % 3', '1'],
  ['-(2 - 5)', '3'],
  ['1 + 2 * 3', '7'],
  ['(1 + 2) * 3', '9'],
  ['10 - 3 - 2', '5'],
  ['1 / 0', 'division-by-zero'],
  ['1 % 0', 'division-by-zero'],
  ['2 == 2.00', true],
  ['round(2.345, 2)', '2.35'],
  ['round(-2.345, 2)', '-2.35'],
  ['round(2.5)', '3'],
  ['round(1250, -2)', '1300'],
  ['money("12.345")', '12.35'],
  ['floor(-1.2)', '-2'],
  ['ceil(1.2)', '2'],
  ['abs(-8)', '8'],
  ['min(3, 1, 2)', '1'],
  ['max([3, 1, 2])', '3'],
  ['sum([1.1, null, 2.2])', '3.3'],
  ['avg([1, 2, 4])', '2.33333333333333333333'],
  ['avg([])', null],
  ['dec("12.50")', '12.5'],
  ['dec("十二")', null],
]);

table('what is unset counts as it does for people', [
  ['amount == null', true, { amount: null }],
  ['amount < 5', false, { amount: null }],
  ['amount >= 5', false, { amount: null }],
  ['amount + 5', null, { amount: null }],
  ['-amount', null, { amount: null }],
  ['!agreed', true, { agreed: null }],
  ['agreed && true', false, { agreed: null }],
  ['agreed || true', true, { agreed: null }],
  ['agreed ? "是" : "否"', '否', { agreed: null }],
  ['customer.name', null, { customer: null }],
  ['size(rows)', '0', { rows: null }],
  ['"张" in names', false, { names: null }],
  ['rows.all(row, false)', true, { rows: null }],
  ['rows.exists(row, true)', false, { rows: null }],
  ['has(name)', false, { name: '' }],
  ['coalesce(nickname, name)', '王小明', { nickname: null, name: '王小明' }],
  ['missing', 'unknown-name'],
]);

table('texts and lists', [
  ['"王小明" + "女士"', '王小明女士'],
  ['size("王小明")', '3'],
  ['"复" in "复查"', true],
  ['contains("请尽快回电", "回电")', true],
  ['"PO-2026".startsWith("PO")', true],
  ['endsWith("报告.pdf", ".pdf")', true],
  ['upper("ab") + lower("CD")', 'ABcd'],
  ['trim("  北京市朝阳区  ")', '北京市朝阳区'],
  ['split("a,b", ",")', ['a', 'b']],
  ['join(["张三", "李四"], "、")', '张三、李四'],
  ['[3, 1, 2].sort()', ['1', '2', '3']],
  ['sort([{"n": 2}, {"n": 1}], "n").map(row, row.n)', ['1', '2']],
  ['distinct([1, 1.0, 2])', ['1', '2']],
  ['first([5, 6]) + last([5, 6])', '11'],
  ['first([])', null],
  ['[1, 2] + [3]', ['1', '2', '3']],
  ['[5, 6][1]', '6'],
  ['{"a": 1}["a"]', '1'],
  ['"a" in {"a": 1}', true],
  ['2 in [1, 2]', true],
  ['oneOf(grade, "A", "B")', true, { grade: 'B' }],
  ['rows.filter(row, row.n > 1).map(row, row.n * 2)', ['4'], { rows: [{ n: 1 }, { n: 2 }] }],
  ['rows.all(row, row.n > 1)', false, { rows: [{ n: 1 }, { n: 2 }] }],
  ['rows.exists(row, row.n > 1)', true, { rows: [{ n: 1 }, { n: 2 }] }],
  ['me == owner', true, { me: { id: 'li', name: '李' }, owner: { id: 'li' } }],
  ['me == "li"', true, { me: { id: 'li' } }],
  ['tier(95, [[0, "C"], [80, "B"], [90, "A"]])', 'A'],
  ['tier(-1, [[0, "C"]])', null],
  ['true < false', 'not-comparable'],
  ['1 < "2"', 'not-comparable'],
  ['true + 1', 'not-a-number'],
  ['nobody()', 'unknown-function'],
]);

table('days and moments are those of the desk in Shanghai', [
  ['today', '2026-03-02'],
  ['date("2026-03-02") + span("3d")', '2026-03-05'],
  ['date("2026-01-31") + span("1mo")', '2026-02-28'],
  ['date("2026-03-06") + span("2wd")', '2026-03-10'],
  ['now + span("4wh")', '2026-03-02T06:00:00.000Z'],
  ['now - span("1h")', '2026-03-02T01:00:00.000Z'],
  ['text(date("2026-03-05") - today)', '3d'],
  ['text(now - at("2026-03-02"))', '600min'],
  ['now > today', false],
  ['now >= today', true],
  ['at("2026-03-02")', '2026-03-01T16:00:00.000Z'],
  ['date(call)', '2026-03-02', { call: '2026-03-01T17:00:00.000Z' }],
  ['span("2h") < span("1d")', true],
  ['addMonths(today, 1)', '2026-04-02'],
  ['addDays(today, -2)', '2026-02-28'],
  ['addDays(today, 99999)', 'bad-argument'],
  ['workday("2026-04-03", 1)', '2026-04-07'],
  ['workday("2026-04-07", -1)', '2026-04-03'],
  ['workdaysBetween("2026-04-03", "2026-04-08")', '2'],
  ['daysBetween("2026-02-28", "2026-03-01")', '1'],
  ['year(today) * 10000 + month(today) * 100 + day(today)', '20260302'],
  ['weekday(today)', '1'],
  ['quarter(today)', '2026-Q1'],
  ['periodOf(today, "month")', '2026-03'],
  ['periodOf("2027-01-01", "week")', '2026-W53'],
  ['startOf("2026-W05")', '2026-01-26'],
  ['startOf("2026-W60")', null],
  ['endOf("2026-02")', '2026-02-28'],
  ['endOf("2026-Q4")', '2026-12-31'],
  ['next("2026-12")', '2027-01'],
  ['previous("2026-Q1")', '2025-Q4'],
  ['months("2026-Q2")', ['2026-04', '2026-05', '2026-06']],
  ['ageAt("2008-03-03", today)', '17'],
  ['ageAt("2008-03-02", today)', '18'],
  ['idBirthday("11010519491231002X")', '1949-12-31'],
  ['idBirthday("110105194912310021")', null],
]);

describe('what must be looked up', () => {
  const facts = (rows: Readonly<Record<string, Value>>) =>
    environment({ part: 'P-7', agreed: false }, new Map(Object.entries(rows)));

  it('is asked for all at once, on both sides of an operator', () => {
    expect(evaluate(parsed('balance("stock", part) + figure("returns")'), facts({}))).toEqual({
      ok: false,
      refusal: {
        code: 'facts.needed',
        lookups: [
          { name: 'balance', args: ['stock', 'P-7'] },
          { name: 'figure', args: ['returns'] },
        ],
      },
    });
  });

  it('is used once it is known', () => {
    const key = lookupKey({ name: 'balance', args: ['stock', 'P-7'] });
    expect(evaluate(parsed('balance("stock", part) >= 3'), facts({ [key]: decimal(3) }))).toEqual({
      ok: true,
      value: true,
    });
  });

  it.each([
    'agreed && boss("li") == null',
    '!agreed || balance("stock", part) > 0',
    'agreed ? person("li") : 1',
  ])('is not asked for where it does not matter: %s', (expression) => {
    expect(evaluate(parsed(expression), facts({})).ok).toBe(true);
  });
});

describe('nobody can make an expression work without end', () => {
  const doubled = (start: string, step: string): string => `${start}${step.repeat(60)}`;

  it.each([
    ['a number that squares itself', doubled('[9]', '.map(n, n * n)')],
    ['a text that doubles', doubled('["回"]', '.map(t, t + t)')],
    ['a list that doubles', doubled('[[1]]', '.map(l, l + l)')],
  ])('%s', (_, expression) => {
    expect(answer(expression)).toBe('too-much-work');
  });

  it('a loop in a loop in a loop', () => {
    const rows = Array.from({ length: 100 }, (_, n) => n);
    expect(answer('rows.map(a, rows.map(b, rows.map(c, a + b + c)))', { rows })).toBe(
      'too-much-work',
    );
  });
});

/** A decimal as a fraction of whole numbers, to reckon with independently. */
interface Fraction {
  readonly units: bigint;
  readonly per: bigint;
}

const amounts = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, places]) => ({ units, per: 10n ** BigInt(places), places }));

const written = ({
  units,
  places,
}: {
  readonly units: bigint;
  readonly places: number;
}): string => {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  const cut = digits.length - places;
  const tail = places === 0 ? '' : `.${digits.slice(cut)}`;
  return `${units < 0n ? '-' : ''}${digits.slice(0, cut)}${tail}`;
};

describe('decimals', () => {
  const equals = (text: Json, { units, per }: Fraction): boolean => {
    const [whole = '', part = ''] = String(text).split('.');
    return BigInt(whole + part) * per === units * 10n ** BigInt(part.length);
  };

  it('add, subtract and multiply as fractions of whole numbers do', () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const [x, y] = [`(${written(a)})`, `(${written(b)})`];
        expect(
          equals(answer(`${x} + ${y}`), {
            units: a.units * b.per + b.units * a.per,
            per: a.per * b.per,
          }),
        ).toBe(true);
        expect(
          equals(answer(`${x} - ${y}`), {
            units: a.units * b.per - b.units * a.per,
            per: a.per * b.per,
          }),
        ).toBe(true);
        expect(
          equals(answer(`${x} * ${y}`), { units: a.units * b.units, per: a.per * b.per }),
        ).toBe(true);
      }),
    );
  });

  it('are rounded half away from zero to fen', () => {
    fc.assert(
      fc.property(amounts, ({ units, per, places }) => {
        const size = (units < 0n ? -units : units) * 100n;
        const fen = (size * 2n + per) / (per * 2n);
        const rounded = { units: units < 0n ? -fen : fen, per: 100n };
        expect(equals(answer(`round(${written({ units, places })}, 2)`), rounded)).toBe(true);
      }),
    );
  });
});

it('a failure says where', () => {
  expect(asked('1 + 1 / 0')).toEqual({
    ok: false,
    refusal: { code: 'expression.failed', at: 6, reason: 'division-by-zero' },
  });
});
