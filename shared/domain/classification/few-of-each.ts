import { randomFrom, shuffledRange } from './random.ts';
import type { LabelledText } from './train.ts';

/** At most `shots` rows of each label, drawn by the seed, in the order they stood in. */
export const fewOfEach = (
  rows: readonly LabelledText[],
  shots: number,
  seed: number,
): readonly LabelledText[] => {
  const taken = new Map<string, number>();
  const chosen: number[] = [];
  for (const index of shuffledRange(rows.length, randomFrom(seed))) {
    const label = rows[index]?.label ?? '';
    const count = taken.get(label) ?? 0;
    if (count >= shots) continue;
    taken.set(label, count + 1);
    chosen.push(index);
  }
  return chosen.sort((a, b) => a - b).flatMap((index) => rows[index] ?? []);
};
