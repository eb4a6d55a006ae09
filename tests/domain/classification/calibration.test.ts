import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accuracyOf, calibrate, toChances } from '#shared/domain/classification/calibration.ts';

const scores = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
  minLength: 1,
  maxLength: 9,
});

describe('chances', () => {
  test('sum to one and keep the order, however large the scores', () => {
    fc.assert(
      fc.property(scores, (row) => {
        const chances = Float64Array.from(row);
        toChances(chances, { scale: 3, doubt: 0.01 });
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
        const best = row.indexOf(Math.max(...row));
        expect(chances[best]).toBe(Math.max(...chances));
      }),
    );
  });
});

describe('calibration', () => {
  /** A row whose first class leads by two, and whether that is right. */
  const rows = (right: number, wrong: number) => ({
    scores: Array.from({ length: right + wrong }, () => Float64Array.of(1, -1)),
    truths: Array.from({ length: right + wrong }, (_, index) => (index < right ? 0 : 1)),
  });

  test.each([
    [60, 40],
    [75, 25],
    [90, 10],
  ])('of scores that are right %i times and wrong %i times says so', (right, wrong) => {
    const held = rows(right, wrong);
    const chances = Float64Array.of(1, -1);
    toChances(chances, calibrate(held));
    expect(accuracyOf(held)).toBe(right / 100);
    expect(chances[0]).toBeCloseTo(right / 100, 1);
  });
});
