import type { Guess } from './model.ts';

/** One judged row of a test. */
export interface Judged {
  readonly label: string;
  readonly guesses: readonly Guess[];
  readonly fit: number;
}

export interface Report {
  readonly accuracy: number;
  readonly macroF1: number;
  /** Share of rows whose truth is among the first three guesses. */
  readonly top3: number;
  /** Expected calibration error: mean distance of confidence and accuracy over bins of confidence, by share of rows. */
  readonly ece: number;
  /** The largest share of rows, surest first, of which 95 % are right. */
  readonly coverageAt95: number;
}

const BINS = 15;
const TARGET = 0.95;

const first = ({ guesses }: Judged): string | undefined => guesses[0]?.label;
const isRight = (row: Judged): boolean => first(row) === row.label;
const confidenceOf = ({ guesses }: Judged): number => guesses[0]?.confidence ?? 0;

const share = (rows: readonly Judged[], holds: (row: Judged) => boolean): number =>
  rows.length === 0 ? 0 : rows.filter(holds).length / rows.length;

/** How well guesses meet the truth. */
export const report = (rows: readonly Judged[]): Report => ({
  accuracy: share(rows, isRight),
  macroF1: macroF1(rows),
  top3: share(rows, ({ label, guesses }) => guesses.some((guess) => guess.label === label)),
  ece: calibrationError(rows),
  coverageAt95: coverage(rows),
});

/** Mean over the labels of the test of the harmonic mean of precision and recall. */
const macroF1 = (rows: readonly Judged[]): number => {
  const labels = [...new Set(rows.map(({ label }) => label))];
  const sums = labels.map((label) => {
    const right = rows.filter((row) => row.label === label && isRight(row)).length;
    const given = rows.filter((row) => first(row) === label).length;
    const true_ = rows.filter((row) => row.label === label).length;
    return (2 * right) / (given + true_);
  });
  return sums.length === 0 ? 0 : sums.reduce((sum, one) => sum + one, 0) / sums.length;
};

/** Guo et al., ICML 2017, section 2, with 15 bins of equal width. */
const calibrationError = (rows: readonly Judged[]): number => {
  const bins = Array.from({ length: BINS }, () => ({ confidence: 0, right: 0 }));
  for (const row of rows) {
    const bin = bins[Math.min(BINS - 1, Math.floor(confidenceOf(row) * BINS))];
    if (bin === undefined) continue;
    bin.confidence += confidenceOf(row);
    bin.right += isRight(row) ? 1 : 0;
  }
  const gap = bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0);
  return rows.length === 0 ? 0 : gap / rows.length;
};

const coverage = (rows: readonly Judged[]): number => {
  const surest = [...rows].sort((a, b) => confidenceOf(b) - confidenceOf(a));
  let right = 0;
  let covered = 0;
  for (const [index, row] of surest.entries()) {
    right += isRight(row) ? 1 : 0;
    if (right / (index + 1) >= TARGET) covered = index + 1;
  }
  return rows.length === 0 ? 0 : covered / rows.length;
};

/**
 * How well `inside` values stand above `outside` ones: the chance that one of each, drawn at random, is in order; ties
 * count half (area under the ROC curve by the ranks of Mann and Whitney).
 *
 * @returns nothing when either side is empty
 */
export const auroc = (
  inside: readonly number[],
  outside: readonly number[],
): number | undefined => {
  if (inside.length === 0 || outside.length === 0) return undefined;
  const all = [
    ...inside.map((value) => ({ value, isInside: true })),
    ...outside.map((value) => ({ value, isInside: false })),
  ].sort((a, b) => a.value - b.value);
  let rankSum = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.value === all[from]?.value) to += 1;
    const inTie = all.slice(from, to).filter(({ isInside }) => isInside).length;
    rankSum += inTie * ((from + to + 1) / 2);
    from = to;
  }
  return (rankSum - (inside.length * (inside.length + 1)) / 2) / (inside.length * outside.length);
};
