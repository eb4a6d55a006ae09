import { describe, expect, test } from 'vitest';
import { wordsOf } from '#shared/domain/classification/label-words.ts';
import { lifted, liftOf } from '#shared/domain/classification/lift.ts';

describe('the lift of a new class', () => {
  test('goes to a class of ten rows among classes of a hundred, and to no other', () => {
    const [elder, young, rare] = liftOf([100, 10, 30, 100, 100], 0.3);
    expect(young).toBeCloseTo(0.3 * Math.log(10), 6);
    expect([elder, rare]).toEqual([0, 0]);
  });

  test('is nothing where every class is new', () => {
    expect([...liftOf([10, 10, 9, 10], 0.3)]).toEqual([0, 0, 0, 0]);
  });

  test('is added to the bias', () => {
    expect([...lifted(Float32Array.of(-1, -1), Float32Array.of(0, 0.5))]).toEqual([-1, -0.5]);
  });
});

describe("a label's own words", () => {
  test.each([
    ['card_arrival', 'card arrival'],
    ['price-quote', 'price quote'],
    ['lostCard', 'lost Card'],
    ['退款', '退款'],
  ])('of %s are %s', (label, words) => {
    expect(wordsOf(label)).toBe(words);
  });

  test('of a number are none', () => {
    expect(wordsOf('57')).toBeUndefined();
  });
});
