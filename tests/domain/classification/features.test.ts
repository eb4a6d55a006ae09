import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createReader, KIND, MAX_CHARACTERS } from '#shared/domain/classification/features.ts';

const read = createReader();
const featuresOf = (text: string): readonly number[] => {
  const { ids, length } = read(text);
  return [...ids.subarray(0, length)];
};

describe('n-grams of a text', () => {
  test('are the same for full-width, capital and apostrophe spellings', () => {
    expect(featuresOf('ＲＥＦＵＮＤ １２')).toEqual(featuresOf('refund 12'));
    expect(featuresOf("DON'T")).toEqual(featuresOf('dont'));
  });

  test('are runs of signs for Chinese, words and runs for English', () => {
    const kinds = (text: string): ReadonlySet<number> =>
      new Set(featuresOf(text).map((id) => id % 4));
    expect(kinds('我要退款')).toEqual(new Set([KIND.unspaced]));
    expect(kinds('refund me')).toEqual(new Set([KIND.word, KIND.pair, KIND.run]));
  });

  test('of a mixed text are those of both scripts', () => {
    const mixed = new Set(featuresOf('iPhone退款'));
    expect(featuresOf('退款').every((id) => mixed.has(id))).toBe(true);
  });

  test('of a long text are those of its beginning', () => {
    const beginning = 'a b '.repeat(MAX_CHARACTERS / 4);
    expect(featuresOf(`${beginning}the rest is not read`)).toEqual(featuresOf(beginning));
  });

  test('fit their buffer whatever is written', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: MAX_CHARACTERS + 500 }),
      fc.string({
        unit: fc.constantFrom('ﷺ', '㍿', 'a', ' ', '退', "'", '\ud800'),
        maxLength: MAX_CHARACTERS,
      }),
    );
    fc.assert(
      fc.property(any, (text) => {
        const { ids, length } = read(text);
        expect(length).toBeLessThanOrEqual(ids.length);
      }),
      { numRuns: 20 },
    );
  });
});
