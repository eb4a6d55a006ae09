import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode } from '#shared/domain/classification/artefact.ts';
import { classNumbers, type Model } from '#shared/domain/classification/model.ts';

const float = fc.float({ noNaN: true, noDefaultInfinity: true });
const double = fc.double({ min: 0.001, max: 64, noNaN: true });

/** Any model whose parts agree, with up to 300 labels so that both widths of a class occur. */
const anyModel: fc.Arbitrary<Model> = fc
  .record({
    labels: fc.oneof(
      fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 12 }),
      fc.constant(Array.from({ length: 300 }, (_, index) => `类别${index}`)),
    ),
    counts: fc.array(fc.nat(4), { maxLength: 30 }),
    seed: fc.nat(),
    scale: double,
    doubt: double,
    weight: float,
  })
  .map(({ labels, counts, seed, scale, doubt, weight }) => {
    const starts = Uint32Array.from([0, ...counts]);
    for (let at = 1; at < starts.length; at += 1)
      starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
    const entries = starts.at(-1) ?? 0;
    return {
      labels,
      vocabulary: {
        ids: Uint32Array.from(counts, (_, column) => seed + column),
        frequencies: Uint32Array.from(counts, (count) => count + 1),
        texts: seed,
      },
      starts,
      classes: classNumbers(labels.length, entries).map(
        (_, entry) => (seed + entry) % labels.length,
      ),
      levels: Int8Array.from({ length: entries }, (_, entry) => ((seed + entry) % 255) - 127),
      steps: Float32Array.from(labels, () => weight),
      biases: Float32Array.from(labels, (_, index) => weight * index),
      calibration: { scale, doubt },
    };
  });

describe('an artefact', () => {
  test('keeps the whole model', () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        const read = decode(encode(model));
        expect(read).toEqual({ ok: true, value: model });
      }),
    );
  });

  test('is read from anywhere inside a larger buffer', () => {
    fc.assert(
      fc.property(anyModel, fc.nat(7), (model, offset) => {
        const bytes = encode(model);
        const larger = new Uint8Array(bytes.length + 16);
        larger.set(bytes, offset);
        expect(decode(larger.subarray(offset, offset + bytes.length)).ok).toBe(true);
      }),
    );
  });

  test('that is cut short, too long or of another kind is refused, not read wrongly', () => {
    fc.assert(
      fc.property(anyModel, fc.nat(), (model, cut) => {
        const bytes = encode(model);
        expect(decode(bytes.subarray(0, cut % bytes.length)).ok).toBe(false);
        expect(decode(Uint8Array.from([...bytes, 0, 0, 0, 0])).ok).toBe(false);
      }),
    );
    expect(decode(new TextEncoder().encode('{"labels":[]}')).ok).toBe(false);
  });

  test('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        anyModel,
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        (model, hits) => {
          const bytes = encode(model);
          for (const [place, value] of hits) bytes[place % bytes.length] = value;
          expect(typeof decode(bytes).ok).toBe('boolean');
        },
      ),
    );
  });
});
