import { describe, expect, test } from 'vitest';
import { encode } from '#shared/domain/classification/artefact.ts';
import { createPredictor } from '#shared/domain/classification/model.ts';
import { createStreamLearner } from '#shared/domain/classification/stream-learner.ts';
import type { LabelledText } from '#shared/domain/classification/train.ts';
import { EXAMPLE_ROWS } from '#shared/playbooks/examples/rows.ts';

const learned = (rows: readonly LabelledText[]) => {
  const learner = createStreamLearner({ seed: 1 });
  for (const row of rows) learner.learn(row);
  return learner;
};

const rightOf = (rows: readonly LabelledText[], learner: ReturnType<typeof learned>): number => {
  const predictor = createPredictor(learner.model());
  const right = rows.filter(
    ({ text, label }) => predictor.predict(text).guesses[0]?.label === label,
  );
  return right.length / rows.length;
};

describe('a learner of corrections', () => {
  test('answers by the next correction at once', () => {
    const learner = learned(EXAMPLE_ROWS);
    const text = '机房空调滤网多久换一次';
    for (let turn = 0; turn < 3; turn += 1) learner.learn({ text, label: 'maintenance' });
    expect(createPredictor(learner.model()).predict(text).guesses[0]?.label).toBe('maintenance');
  });

  test('keeps what it knew when a new label comes', () => {
    const learner = learned(EXAMPLE_ROWS);
    const before = rightOf(EXAMPLE_ROWS, learner);
    const booked = [
      '想预订下周三的会议室',
      '会议室可以订两个小时吗',
      'book a meeting room for ten people',
    ];
    for (const text of booked) learner.learn({ text, label: 'room-booking' });
    expect(rightOf(EXAMPLE_ROWS, learner)).toBeGreaterThan(before - 0.02);
    expect(createPredictor(learner.model()).predict('会议室预订').guesses[0]?.label).toBe(
      'room-booking',
    );
  });

  test('does not forget the first label while it hears of others for long', () => {
    const sorted = [...EXAMPLE_ROWS].sort((a, b) => (a.label < b.label ? -1 : 1));
    expect(rightOf(EXAMPLE_ROWS, learned(sorted))).toBeGreaterThan(0.9);
  });

  test('gives the same bytes for the same stream and seed', () => {
    expect(encode(learned(EXAMPLE_ROWS).model())).toEqual(encode(learned(EXAMPLE_ROWS).model()));
  });
});
