import { randomFrom, shuffle } from './random.ts';
import type { Samples } from './samples.ts';

/**
 * One-vs-rest support vector machines with squared hinge loss, by dual coordinate descent (Hsieh et al., ICML 2008,
 * algorithm 1), all classes of a row in one step: their weights of an n-gram lie side by side, and most classes need no
 * change for a row once they tell it apart.
 */
export interface Machine {
  /** Weight of class `k` for n-gram `c`: `weights[c * stride + k]`. */
  readonly weights: Float32Array;
  /** One more weight a class, for the bias. */
  readonly biases: Float32Array;
  readonly classes: number;
  readonly stride: number;
  /** 1 / (2 × cost) for the row's own class. The cost is what a row may weigh: little trusts no single one, much fits each. */
  readonly ownSlack: number;
  /** The same for all other classes, which have many more rows against them than for them. */
  readonly otherSlack: number;
  /** Scores of the row at hand; at least `classes` long. */
  readonly scores: Float64Array;
}

/** A text in the machine's terms, with the pull it has on each class (`pulls[at + k]`, never negative). */
export interface MachineRow {
  readonly columns: Uint32Array;
  readonly values: Float32Array;
  readonly from: number;
  readonly to: number;
  readonly label: number;
  readonly pulls: Float32Array;
  readonly at: number;
}

/**
 * Smaller moves of a pull are not made. They would change no answer, but cost a pass over the row each, and end in
 * denormal numbers, which processors handle a hundred times slower.
 */
const LEAST_CHANGE = 1e-4;

/** A row counts so many times more for its own class than against each of the others. */
export const OWN_WEIGHT = 10;

/** Rows are of length one, and the bias counts as one more n-gram. */
const SQUARED_LENGTH = 2;

/** Fills `machine.scores` for the row. */
export const scoreRow = (
  { weights, biases, classes, stride, scores }: Machine,
  { columns, values, from, to }: Omit<MachineRow, 'label' | 'pulls' | 'at'>,
): void => {
  for (let k = 0; k < classes; k += 1) scores[k] = biases[k] ?? 0;
  for (let at = from; at < to; at += 1) {
    const value = values[at] ?? 0;
    const base = (columns[at] ?? 0) * stride;
    for (let k = 0; k < classes; k += 1) {
      scores[k] = (scores[k] ?? 0) + value * (weights[base + k] ?? 0);
    }
  }
};

/** One step: the row's pull on every class moves to where, all else fixed, it is best. */
export const learnRow = (machine: Machine, row: MachineRow): void => {
  const { weights, biases, classes, stride, ownSlack, otherSlack, scores } = machine;
  const { columns, values, from, to, label, pulls, at: pullsAt } = row;
  scoreRow(machine, row);
  for (let k = 0; k < classes; k += 1) {
    const side = k === label ? 1 : -1;
    const pull = pulls[pullsAt + k] ?? 0;
    const slack = k === label ? ownSlack : otherSlack;
    const gradient = side * (scores[k] ?? 0) - 1 + slack * pull;
    if (pull === 0 && gradient >= 0) continue;
    const next = Math.max(pull - gradient / (SQUARED_LENGTH + slack), 0);
    const change = (next - pull) * side;
    if (Math.abs(change) < LEAST_CHANGE) continue;
    pulls[pullsAt + k] = next;
    biases[k] = (biases[k] ?? 0) + change;
    for (let at = from; at < to; at += 1) {
      const spot = (columns[at] ?? 0) * stride + k;
      weights[spot] = (weights[spot] ?? 0) + change * (values[at] ?? 0);
    }
  }
};

export interface TrainingOptions {
  readonly features: number;
  readonly classes: number;
  readonly seed: number;
  readonly cost: number;
  readonly passes: number;
  /** The rows to learn from, by number. */
  readonly rows: Uint32Array;
}

/** Goes over the rows `passes` times, each time in another order. */
export const trainMachine = (
  { starts, columns, values, labels }: Samples,
  { features, classes, seed, cost, passes, rows }: TrainingOptions,
): Machine => {
  const machine: Machine = {
    weights: new Float32Array(features * classes),
    biases: new Float32Array(classes),
    classes,
    stride: classes,
    ownSlack: 1 / (2 * cost * OWN_WEIGHT),
    otherSlack: 1 / (2 * cost),
    scores: new Float64Array(classes),
  };
  const pulls = new Float32Array(labels.length * classes);
  const order = rows.slice();
  const random = randomFrom(seed);
  for (let pass = 0; pass < passes; pass += 1) {
    shuffle(order, random);
    for (const row of order) {
      learnRow(machine, {
        columns,
        values,
        from: starts[row] ?? 0,
        to: starts[row + 1] ?? 0,
        label: labels[row] ?? 0,
        pulls,
        at: row * classes,
      });
    }
  }
  return machine;
};
