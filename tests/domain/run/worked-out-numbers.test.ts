import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromField } from '#shared/domain/expression/field-value.ts';
import { decimal, isDecimal, isNumber } from '#shared/domain/expression/value.ts';
import { field } from '#shared/domain/playbook/define.ts';
import { colleague, playbookWith, running, title } from '#tests/support/runs.ts';

const lin = colleague('lin', 'agent');

const fields = {
  a: field('number', ['被除数', 'Divided']),
  b: field('number', ['除数', 'Divisor']),
  share: field('number', ['比例', 'Share'], { computed: 'a / b' }),
  amount: field('money', ['金额', 'Amount'], { computed: 'a / b' }),
  twice: field('number', ['两倍', 'Twice'], { computed: 'share * 2' }),
  lines: field('rows', ['明细', 'Lines'], {
    columns: {
      n: field('number', ['数', 'Number']),
      part: field('number', ['份', 'Part'], { computed: 'row.n / b' }),
      pay: field('money', ['应得', 'Pay'], { computed: 'row.part * a' }),
      double: field('money', ['双份', 'Double'], { computed: 'row.pay * 2' }),
    },
  }),
  total: field('money', ['合计', 'Total'], { computed: 'sum(lines.map(l, l.pay))' }),
};

const divided = (a: string, b: string, lines: readonly string[] = ['1']) => {
  const run = running(
    playbookWith({
      fields,
      steps: {
        ask: {
          title,
          by: '@agent',
          form: ['a!', 'b!', 'lines!'],
          outcomes: { on: { title, to: 'next' } },
        },
        next: { title, by: '@agent', outcomes: { done: { title, to: 'end' } } },
      },
    }),
  );
  const filled = { a, b, lines: lines.map((n) => ({ n })) };
  const taken = run.take('ask', 'on', { by: lin, fields: filled });
  if (!taken.ok) throw new Error(taken.refusal.code);
  return run.run().fields;
};

describe('a number that was worked out', () => {
  test('is kept with twelve decimals where it has no end, and an amount with two', () => {
    expect(divided('2', '3')).toMatchObject({
      share: '0.666666666667',
      amount: '0.67',
      twice: '1.333333333334',
    });
  });

  test('is rounded half away from zero, also below it', () => {
    expect(divided('0.01', '2')).toMatchObject({ amount: '0.01' });
    expect(divided('-0.01', '2')).toMatchObject({ amount: '-0.01' });
  });

  test('counts in later columns and sums as it stands in its own', () => {
    const { lines, total } = divided('100', '3', ['1', '1', '1']);
    expect(lines).toEqual(
      Array.from({ length: 3 }, () => ({
        n: '1',
        part: '0.333333333333',
        pay: '33.33',
        double: '66.66',
      })),
    );
    expect(total).toBe('99.99');
  });

  test('of a column is there for all rows before a later column shares out its sum', () => {
    const run = running(
      playbookWith({
        fields: {
          shares: field('rows', ['分配', 'Shares'], {
            columns: {
              who: field('text', ['姓名', 'Name']),
              parts: field('number', ['份额', 'Parts'], {
                computed: 'row.who == "李娜" ? 2 : 1',
              }),
              pay: field('money', ['应得', 'Pay'], {
                computed: '300 * row.parts / sum(shares.map(s, s.parts))',
              }),
            },
          }),
        },
        steps: {
          ask: {
            title,
            by: '@agent',
            form: ['shares!'],
            outcomes: { on: { title, to: 'next' } },
          },
          next: { title, by: '@agent', outcomes: { done: { title, to: 'end' } } },
        },
      }),
    );
    const filled = { shares: [{ who: '李娜' }, { who: 'Emma O’Neill' }] };
    expect(run.take('ask', 'on', { by: lin, fields: filled }).ok).toBe(true);
    expect(run.run().fields['shares']).toEqual([
      { who: '李娜', parts: '2', pay: '200' },
      { who: 'Emma O’Neill', parts: '1', pay: '100' },
    ]);
  });

  const written = fc
    .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 12 }))
    .map(([digits, places]) => decimal(`${digits}e-${places}`).toFixed());

  test('always reads back, as near to what was worked out as its field can hold it', () => {
    fc.assert(
      fc.property(
        written,
        written.filter((b) => !decimal(b).eq(0)),
        (a, b) => {
          const exact = decimal(a).div(b);
          fc.pre(isDecimal(exact.toFixed()));
          const kept = divided(a, b);
          for (const [name, step] of [
            ['share', '1e-12'],
            ['amount', '0.01'],
          ] as const) {
            const read = fromField(fields[name], kept[name] ?? null);
            const value = read.ok ? read.value : null;
            if (!isNumber(value)) throw new Error(`${name} of ${a} / ${b} is unset`);
            expect(value.minus(exact).abs().times(2).lte(step)).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
