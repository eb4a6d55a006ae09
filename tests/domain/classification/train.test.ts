import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encode } from '#shared/domain/classification/artefact.ts';
import { createPredictor } from '#shared/domain/classification/model.ts';
import { train, trainCalibrated } from '#shared/domain/classification/train.ts';
import { EXAMPLE_CALIBRATION, EXAMPLE_ROWS } from '#shared/playbooks/examples/rows.ts';

/** Small enough to train dozens of times. */
const ROWS = EXAMPLE_ROWS.filter(({ label }) => ['refund', 'invoice', 'repair'].includes(label));
const model = train(ROWS, 1);
const predictor = createPredictor(model);

describe('training', () => {
  test('gives the same bytes for the same rows and seed', () => {
    expect(encode(train(ROWS, 1))).toEqual(encode(model));
  });

  test('gives other bytes for another seed', () => {
    expect(encode(train(ROWS, 2))).not.toEqual(encode(model));
  });

  test('learns what it was shown, in both languages', () => {
    const right = ROWS.filter(
      ({ text, label }) => predictor.predict(text).guesses[0]?.label === label,
    );
    expect(right.length / ROWS.length).toBeGreaterThan(0.98);
  });

  test.each([
    ['退款一直没到账，麻烦处理', 'refund'],
    ['please send me the tax invoice again', 'invoice'],
    ['空调又坏了，还在保修期内', 'repair'],
  ])('tells %s', (text, label) => {
    expect(predictor.predict(text).guesses[0]?.label).toBe(label);
  });

  test('with the calibration known beforehand gives what a full training of the examples gives', () => {
    const full = train(EXAMPLE_ROWS, 1);
    const quick = trainCalibrated(EXAMPLE_ROWS, 1, EXAMPLE_CALIBRATION);
    const bytes = encode({ ...quick, calibration: full.calibration });
    expect(Buffer.compare(bytes, encode(full))).toBe(0);
    expect(full.calibration.doubt).toBe(EXAMPLE_CALIBRATION.doubt);
    expect(full.calibration.scale / EXAMPLE_CALIBRATION.scale).toBeCloseTo(1, 1);
  });

  test('is possible with one row, one label or empty texts', () => {
    expect(
      createPredictor(train([{ text: '退款', label: 'refund' }], 1)).predict('发票'),
    ).toMatchObject({ guesses: [{ label: 'refund', confidence: 1 }] });
    const blank = train(
      [
        { text: '', label: 'a' },
        { text: ' ', label: 'b' },
      ],
      1,
    );
    expect(createPredictor(blank).predict('anything').guesses).toHaveLength(2);
  });

  test('survives a third of its labels being wrong', () => {
    const many = Array.from({ length: 12 }, (_, turn) => turn).flatMap((turn) =>
      ROWS.map(({ text, label }) => ({ text: `${text} ${turn * 7}`, label })),
    );
    const others = ['invoice', 'repair', 'refund'];
    const slipped = many.map((row, index) =>
      (index * 31) % 100 < 30
        ? { ...row, label: others[(others.indexOf(row.label) + 1 + (index % 2)) % 3] ?? row.label }
        : row,
    );
    const doubting = createPredictor(train(slipped, 1));
    const right = ROWS.filter(
      ({ text, label }) => doubting.predict(text).guesses[0]?.label === label,
    );
    expect(right.length / ROWS.length).toBeGreaterThan(0.95);
  });
});

describe('a prediction', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom('退', '款', 'a', ' ', '\ud83d', '\u0000', 'ß', 'ﷺ'),
      maxLength: 200,
    }),
  );

  test('of any text is made of chances that sum to one', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const chances = predictor.chances(text);
        expect(chances.every((chance) => chance >= 0 && chance <= 1)).toBe(true);
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  test('does not depend on what was asked before', () => {
    fc.assert(
      fc.property(anyText, anyText, (first, second) => {
        const alone = createPredictor(model).predict(second);
        predictor.predict(first);
        expect(predictor.predict(second)).toEqual(alone);
      }),
      { numRuns: 10 },
    );
  });

  test('fits a text of known words better than one of unknown words', () => {
    const known = predictor.predict('退款什么时候到账').fit;
    expect(known).toBeGreaterThan(predictor.predict('qwzx vvkp jjhh').fit);
  });

  test('lists the likeliest labels first', () => {
    const { guesses } = predictor.predict('invoice');
    const confidences = guesses.map(({ confidence }) => confidence);
    expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
  });
});
