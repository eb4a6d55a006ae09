import { describe, expect, test } from 'vitest';
import { auroc, type Judged, report } from '#shared/domain/classification/evaluation.ts';

const judged = (label: string, ...guesses: readonly (readonly [string, number])[]): Judged => ({
  label,
  guesses: guesses.map(([guess, confidence]) => ({ label: guess, confidence })),
  fit: 0,
});

describe('a report on predictions', () => {
  const rows = [
    judged('refund', ['refund', 0.9], ['delivery', 0.1]),
    judged('refund', ['delivery', 0.6], ['refund', 0.4]),
    judged('delivery', ['delivery', 0.8], ['refund', 0.2]),
    judged('invoice', ['delivery', 0.5], ['refund', 0.3]),
  ];

  test('counts what was right, and what was among the first three', () => {
    expect(report(rows)).toMatchObject({ accuracy: 0.5, top3: 0.75 });
  });

  test('weighs every label alike in macro F1', () => {
    // refund: precision 1, recall 1/2; delivery: precision 1/3, recall 1; invoice: never found.
    expect(report(rows).macroF1).toBeCloseTo((2 / 3 + 1 / 2 + 0) / 3, 10);
  });

  test('measures the distance of confidence and truth', () => {
    expect(report(rows).ece).toBeCloseTo((0.1 + 0.6 + 0.2 + 0.5) / 4, 10);
  });

  test('covers the surest rows as long as nineteen of twenty are right', () => {
    const sure = Array.from({ length: 19 }, () => judged('refund', ['refund', 0.9]));
    const wrong = judged('refund', ['delivery', 0.5]);
    expect(report([...sure, wrong]).coverageAt95).toBe(1);
    expect(report([...sure, wrong, wrong]).coverageAt95).toBeCloseTo(20 / 21, 10);
  });

  test('of nothing is nothing', () => {
    expect(report([])).toEqual({ accuracy: 0, macroF1: 0, top3: 0, ece: 0, coverageAt95: 0 });
  });
});

describe('separation of what fits from what does not', () => {
  test('is one when every inside value is higher, a half when all are the same', () => {
    expect(auroc([3, 4], [1, 2])).toBe(1);
    expect(auroc([1, 2], [3, 4])).toBe(0);
    expect(auroc([1, 1], [1])).toBe(0.5);
  });

  test('is not asked where one side is empty', () => {
    expect(auroc([1], [])).toBeUndefined();
  });
});
