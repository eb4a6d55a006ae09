import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CanonicalValue, canonicalJson } from '#shared/domain/document/canonical-json.ts';

const name = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.normalize('NFC'));

const { value: anyValue } = fc.letrec<{ value: CanonicalValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    name,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  ),
}));

const backwards = (value: CanonicalValue): CanonicalValue => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(backwards);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, backwards(member)]),
  );
};

describe('canonical JSON', () => {
  test('has one text for one value, in whatever order its members came', () => {
    expect(canonicalJson({ b: [1, true, null], 姓名: '张伟', a: { z: '', y: -3 } })).toBe(
      '{"a":{"y":-3,"z":""},"b":[1,true,null],"姓名":"张伟"}',
    );
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(canonicalJson(backwards(value))).toBe(canonicalJson(value));
      }),
    );
  });

  test('keeps what it says', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
    );
  });

  test('writes letters with their marks in one way', () => {
    expect(canonicalJson({ ['e\u0301']: 'e\u0301' })).toBe(canonicalJson({ é: 'é' }));
  });

  test('refuses fractions, for amounts are texts', () => {
    for (const number of [0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => canonicalJson({ number })).toThrow(RangeError);
    }
  });

  test('refuses two names that look the same', () => {
    expect(() => canonicalJson({ é: 1, ['e\u0301']: 2 })).toThrow(RangeError);
  });
});
