import { type Calibration, calibrate } from './calibration.ts';
import { compress } from './compress.ts';
import { createReader } from './features.ts';
import { IdTable } from './id-table.ts';
import { wordsOf } from './label-words.ts';
import { lifted, liftOf } from './lift.ts';
import type { Model } from './model.ts';
import { randomFrom } from './random.ts';
import {
  learnRow,
  type Machine,
  type MachineRow,
  OWN_WEIGHT,
  scoreRow,
} from './support-vectors.ts';
import type { LabelledText } from './train.ts';
import { weightOf, weightOfCount } from './vocabulary.ts';

/** Learns one text after the other, without ever going over all of them. */
export interface StreamLearner {
  /** Counts at once: the next `model()` knows it. A label never heard of becomes a class. */
  learn(row: LabelledText): void;
  /** What was learned so far; at least one row was. */
  model(): Model;
}

/**
 * Old texts gone over again at each new one. A learner without them that hears of one class for an hour forgets the
 * others; with six it hardly matters in which order the texts come.
 */
const REPLAYS = 6;
/** Texts of a class kept to go over again. A new one then takes the place of one drawn at random, whose pull stays. */
const KEPT_OF_CLASS = 200;
const COST = 0.3;
/** Every twelfth text waits until the next `model()`, which first asks it how sure the scores may be, then learns it. */
const HELD_BACK = 12;
/** With fewer waiting the last calibration is better. */
const ENOUGH_HELD = 50;
/** Until then: what public data of many kinds came to. */
const FIRST_CALIBRATION: Calibration = { scale: 8, doubt: 0.02 };
/** Less than after a full training: replays draw every class alike already. */
const LIFT = 0.21;
const FIRST_FEATURES = 4_096;
const FIRST_CLASSES = 16;

interface Kept extends MachineRow {
  pulls: Float32Array;
}

interface Growing extends Machine {
  weights: Float32Array;
  biases: Float32Array;
  scores: Float64Array;
  classes: number;
  stride: number;
}

export const createStreamLearner = ({ seed }: { readonly seed: number }): StreamLearner => {
  const random = randomFrom(seed);
  const vectorise = createGrowingVectoriser();
  const machine = emptyMachine();
  const labels: string[] = [];
  const kept: Kept[][] = [];

  const replay = (): void => {
    const ofClass = kept[Math.floor(random() * kept.length)] ?? [];
    const row = ofClass[Math.floor(random() * ofClass.length)];
    if (row === undefined) return;
    if (row.pulls.length < machine.stride) row.pulls = enlarged(row.pulls, machine.stride);
    learnRow(machine, row);
  };

  const classOf = (label: string): number => {
    const known = labels.indexOf(label);
    if (known >= 0) return known;
    labels.push(label);
    kept.push([]);
    if (labels.length > machine.stride) widen(machine);
    machine.classes = labels.length;
    return labels.length - 1;
  };

  const take = (row: Kept): void => {
    lengthen(machine, vectorise.size());
    row.pulls = enlarged(row.pulls, machine.stride);
    learnRow(machine, row);
    const ofClass = kept[row.label] ?? [];
    if (ofClass.length < KEPT_OF_CLASS) ofClass.push(row);
    else ofClass[Math.floor(random() * KEPT_OF_CLASS)] = row;
    for (let turn = 0; turn < REPLAYS; turn += 1) replay();
  };

  let heard = 0;
  let calibration = FIRST_CALIBRATION;
  let waiting: Kept[] = [];
  return {
    learn({ text, label }) {
      const known = labels.includes(label);
      const number = classOf(label);
      const name = known ? undefined : wordsOf(label);
      if (name !== undefined) take(vectorise.read(name, number));
      const row = vectorise.read(text, number);
      heard += 1;
      if (known && heard % HELD_BACK === 0) waiting.push(row);
      else take(row);
    },
    model() {
      lengthen(machine, vectorise.size());
      if (waiting.length >= ENOUGH_HELD) calibration = calibrationOf(machine, waiting);
      for (const row of waiting) take(row);
      waiting = [];
      return modelOf({
        machine,
        labels,
        calibration,
        vectorise,
        counts: kept.map((rows) => rows.length),
      });
    },
  };
};

const calibrationOf = (machine: Growing, rows: readonly Kept[]): Calibration =>
  calibrate({
    scores: rows.map((row) => {
      scoreRow(machine, row);
      return machine.scores.slice(0, machine.classes);
    }),
    truths: rows.map(({ label }) => label),
  });

const emptyMachine = (): Growing => ({
  weights: new Float32Array(FIRST_FEATURES * FIRST_CLASSES),
  biases: new Float32Array(FIRST_CLASSES),
  scores: new Float64Array(FIRST_CLASSES),
  classes: 0,
  stride: FIRST_CLASSES,
  ownSlack: 1 / (2 * COST * OWN_WEIGHT),
  otherSlack: 1 / (2 * COST),
});

const enlarged = (from: Float32Array, length: number): Float32Array => {
  const larger = new Float32Array(length);
  larger.set(from);
  return larger;
};

/** Room for twice the classes. */
const widen = (machine: Growing): void => {
  const stride = machine.stride * 2;
  const features = machine.weights.length / machine.stride;
  const weights = new Float32Array(features * stride);
  for (let column = 0; column < features; column += 1) {
    const from = column * machine.stride;
    weights.set(machine.weights.subarray(from, from + machine.stride), column * stride);
  }
  machine.weights = weights;
  machine.biases = enlarged(machine.biases, stride);
  machine.scores = new Float64Array(stride);
  machine.stride = stride;
};

/** Room for the n-grams known by now, and as many again. */
const lengthen = (machine: Growing, features: number): void => {
  if (features * machine.stride <= machine.weights.length) return;
  machine.weights = enlarged(machine.weights, 2 * features * machine.stride);
};

interface GrowingVectoriser {
  read(text: string, label: number): Kept;
  size(): number;
  ids(): Uint32Array;
  frequencies(): Uint32Array;
  texts(): number;
}

/** Weighs n-grams by what was heard so far; a text keeps the weights of its day. */
const createGrowingVectoriser = (): GrowingVectoriser => {
  const read = createReader();
  const table = new IdTable();
  const frequencies: number[] = [];
  let texts = 0;
  return {
    read(text, label) {
      const { ids, length } = read(text);
      const counts = new Map<number, number>();
      for (let at = 0; at < length; at += 1) {
        const column = table.put(ids[at] ?? 0);
        counts.set(column, (counts.get(column) ?? 0) + 1);
      }
      texts += 1;
      for (const column of counts.keys()) frequencies[column] = (frequencies[column] ?? 0) + 1;
      const columns = Uint32Array.from(counts.keys());
      const values = Float32Array.from(
        columns,
        (column) =>
          weightOf(table.idOf(column), texts, frequencies[column] ?? 0) *
          weightOfCount(counts.get(column) ?? 1),
      );
      const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
      return {
        columns,
        values: values.map((value) => value / norm),
        from: 0,
        to: columns.length,
        label,
        pulls: new Float32Array(0),
        at: 0,
      };
    },
    size: () => table.size,
    ids: () => table.ids(),
    frequencies: () => Uint32Array.from(frequencies),
    texts: () => texts,
  };
};

interface Learned {
  readonly machine: Growing;
  readonly labels: readonly string[];
  readonly calibration: Calibration;
  /** Rows kept, by class. */
  readonly counts: readonly number[];
  readonly vectorise: GrowingVectoriser;
}

const modelOf = ({ machine, labels, calibration, counts, vectorise }: Learned): Model => {
  const ids = vectorise.ids();
  const weights = machine.weights.subarray(0, ids.length * machine.stride);
  return {
    labels: [...labels],
    vocabulary: { ids, frequencies: vectorise.frequencies(), texts: vectorise.texts() },
    ...compress({ ...machine, weights, biases: lifted(machine.biases, liftOf(counts, LIFT)) }),
    calibration,
  };
};
