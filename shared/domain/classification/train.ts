import {
  accuracyOf,
  type Calibration,
  calibrate,
  type HeldBack,
  toChances,
} from './calibration.ts';
import { compress } from './compress.ts';
import { wordsOf } from './label-words.ts';
import { lifted, liftOf } from './lift.ts';
import type { Model } from './model.ts';
import { randomFrom, shuffledRange } from './random.ts';
import { type Samples, samplesOf } from './samples.ts';
import { type Machine, scoreRow, trainMachine } from './support-vectors.ts';
import { learnVocabulary } from './vocabulary.ts';

export interface LabelledText {
  readonly text: string;
  readonly label: string;
}

const FOLDS = 5;
/** With so many rows one held-back fifth is enough to judge by; with fewer, each fifth takes its turn. */
const ENOUGH_ROWS = 3_000;
/** For rows that are labelled with care. */
const TRUSTING_COST = 0.3;
/** For rows of which a part is mislabelled: no single one may pull far. */
const DOUBTING_COST = 0.03;
/** So much right on held-back rows is not reached where many labels are wrong. */
const CLEAN_ACCURACY = 0.8;
/** A label that the other rows give a smaller chance is taken for a slip. */
const PLAUSIBLE_CHANCE = 0.02;
/** Hard rows look like slips where a class has few others to compare with. */
const COMPARABLE_ROWS = 50;
const PASSES = 10;
/** A machine that doubts settles sooner. */
const DOUBTING_PASSES = 4;

/**
 * Trains on labelled texts. The same texts in the same order and the same seed give the same model, bit by bit.
 *
 * @param rows at least one; a label may have a single row
 */
export const train = (rows: readonly LabelledText[], seed: number): Model => {
  const bench = prepare(rows, seed);
  const { cost, held, rows: chosen } = chosenWay(bench);
  const machine = machineFor(bench, chosen, cost);
  const { labels, vocabulary } = bench;
  return {
    labels,
    vocabulary,
    ...compress(withLift(bench, machine)),
    calibration: calibrate(held),
  };
};

/**
 * Trains once and takes the calibration from an earlier `train` of the same rows: several times faster, for a cold start
 * with written examples.
 */
export const trainCalibrated = (
  rows: readonly LabelledText[],
  seed: number,
  calibration: Calibration,
): Model => {
  const bench = prepare(rows, seed);
  const { labels, vocabulary } = bench;
  const machine = machineFor(bench, bench.order, TRUSTING_COST);
  return { labels, vocabulary, ...compress(withLift(bench, machine)), calibration };
};

interface Bench {
  readonly labels: readonly string[];
  readonly vocabulary: Model['vocabulary'];
  readonly samples: Samples;
  readonly seed: number;
  /** All rows by number, mixed. */
  readonly order: Uint32Array;
  /** The rows made of the labels' own words: always learned, never judged by. */
  readonly names: Uint32Array;
}

const prepare = (rows: readonly LabelledText[], seed: number): Bench => {
  const labels = [...new Set(rows.map(({ label }) => label))].sort();
  const numberOf = new Map(labels.map((label, index) => [label, index]));
  const names = labels.flatMap((label) => {
    const text = wordsOf(label);
    return text === undefined ? [] : [{ text, label }];
  });
  const all = [...rows, ...names];
  const texts = all.map(({ text }) => text);
  const truths = Uint32Array.from(all, ({ label }) => numberOf.get(label) ?? 0);
  const vocabulary = learnVocabulary(texts, 1);
  const samples = samplesOf(vocabulary, texts, truths);
  return {
    labels,
    vocabulary,
    samples,
    seed,
    order: shuffledRange(rows.length, randomFrom(seed)),
    names: Uint32Array.from(names, (_, index) => rows.length + index),
  };
};

const machineFor = (
  { vocabulary, labels, samples, seed, names }: Bench,
  rows: Uint32Array,
  cost: number,
): Machine =>
  trainMachine(samples, {
    features: vocabulary.ids.length,
    classes: labels.length,
    seed,
    cost,
    passes: cost === DOUBTING_COST ? DOUBTING_PASSES : PASSES,
    rows: joined(rows, names),
  });

const joined = (first: Uint32Array, second: Uint32Array): Uint32Array => {
  const both = new Uint32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
};

/** Chosen on public data: new classes find four in five of their texts, and the others lose less than two in a hundred. */
const LIFT = 0.33;

const withLift = ({ labels, samples, names }: Bench, machine: Machine): Machine => {
  const counts = labels.map(() => 0);
  for (const label of samples.labels.subarray(0, samples.labels.length - names.length)) {
    counts[label] = (counts[label] ?? 0) + 1;
  }
  return { ...machine, biases: lifted(machine.biases, liftOf(counts, LIFT)) };
};

/** A way to train, and how it did on rows it had not seen. */
interface Way {
  readonly cost: number;
  readonly rows: Uint32Array;
  readonly held: HeldBack;
  readonly accuracy: number;
}

/**
 * The way with which most held-back rows are right. Whether labels are wrong shows in the rows: only where trusting them
 * leaves many held-back ones wrong are doubt, and leaving out what is hardly plausible, tried.
 */
const chosenWay = (bench: Bench): Way => {
  const turns = bench.order.length >= ENOUGH_ROWS ? 1 : FOLDS;
  const trusting = tried(bench, { cost: TRUSTING_COST, rows: bench.order, turns });
  if (trusting.accuracy >= CLEAN_ACCURACY) return trusting;
  const doubting = tried(bench, { cost: DOUBTING_COST, rows: bench.order, turns: FOLDS });
  if (bench.order.length < COMPARABLE_ROWS * bench.labels.length) {
    return doubting.accuracy > trusting.accuracy ? doubting : trusting;
  }
  const rows = plausible(bench, doubting);
  const cleaned = tried(bench, { cost: TRUSTING_COST, rows, turns });
  const ways = [trusting, doubting, cleaned].sort((a, b) => b.accuracy - a.accuracy);
  return ways[0] === cleaned ? { ...cleaned, held: plausibleOnly(cleaned) } : (ways[0] ?? trusting);
};

interface Trial {
  readonly cost: number;
  readonly rows: Uint32Array;
  /** Fifths that are held back, one after the other. */
  readonly turns: number;
}

/** Every row of the fifths is judged; only the trial's rows are learned from. */
const tried = (bench: Bench, { cost, rows, turns }: Trial): Way => {
  const { samples, order } = bench;
  const learned = new Set(rows);
  const scores: Float64Array[] = [];
  const truths: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const others = order.filter((row, place) => place % FOLDS !== turn && learned.has(row));
    const machine = machineFor(bench, others, cost);
    for (const row of order.filter((_, place) => place % FOLDS === turn)) {
      const from = samples.starts[row] ?? 0;
      const to = samples.starts[row + 1] ?? 0;
      scoreRow(machine, { columns: samples.columns, values: samples.values, from, to });
      scores.push(machine.scores.slice());
      truths.push(samples.labels[row] ?? 0);
    }
  }
  const held = { scores, truths };
  return { cost, rows, held, accuracy: accuracyOf(held) };
};

const chanceOfTruth = ({ scores, truths }: HeldBack): readonly number[] => {
  const calibration = calibrate({ scores, truths });
  return scores.map((row, index) => {
    const chances = row.slice();
    toChances(chances, calibration);
    return chances[truths[index] ?? 0] ?? 0;
  });
};

/** The rows whose label the others find plausible; `way` has judged every row, fifth after fifth. */
const plausible = ({ order }: Bench, { held }: Way): Uint32Array => {
  const judged = Array.from({ length: FOLDS }, (_, turn) => [
    ...order.filter((_row, place) => place % FOLDS === turn),
  ]).flat();
  const chances = chanceOfTruth(held);
  const slips = new Set(judged.filter((_, index) => (chances[index] ?? 0) < PLAUSIBLE_CHANCE));
  return order.filter((row) => !slips.has(row));
};

/** Chances are to be honest about true labels, so slips among the held-back rows do not count. */
const plausibleOnly = ({ held: { scores, truths } }: Way): HeldBack => {
  const chances = chanceOfTruth({ scores, truths });
  const isPlausible = (_: unknown, index: number): boolean =>
    (chances[index] ?? 0) >= PLAUSIBLE_CHANCE;
  return { scores: scores.filter(isPlausible), truths: truths.filter(isPlausible) };
};
