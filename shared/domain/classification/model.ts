import { type Calibration, toChances } from './calibration.ts';
import { createVectoriser, type Vocabulary } from './vocabulary.ts';

/** A trained classifier as it is stored and used. */
export interface Model {
  readonly labels: readonly string[];
  readonly vocabulary: Vocabulary;
  /** The weights of n-gram `c` are the entries `starts[c]` up to `starts[c + 1]`; what is not listed is zero. */
  readonly starts: Uint32Array;
  /** Bytes where the labels allow (`classNumbers`). */
  readonly classes: Uint8Array | Uint16Array;
  readonly levels: Int8Array;
  /** What one level is worth, by class. */
  readonly steps: Float32Array;
  readonly biases: Float32Array;
  readonly calibration: Calibration;
}

/** The narrowest room for as many numbers of labels: half the artefact, and read without a copy. */
export const classNumbers = (labels: number, entries: number): Uint8Array | Uint16Array =>
  labels <= 256 ? new Uint8Array(entries) : new Uint16Array(entries);

export interface Guess {
  readonly label: string;
  /** How likely the label is right, 0 to 1; over all labels of the model they sum to one. */
  readonly confidence: number;
}

export interface Prediction {
  /** The likeliest first, three at most. */
  readonly guesses: readonly Guess[];
  /** How much the text resembles anything the model was trained on; higher is more. Only the order has a meaning. */
  readonly fit: number;
}

const SHOWN = 3;

export interface Predictor {
  predict(text: string): Prediction;
  /** The chance of every label, in the order of `model.labels`; valid until the next call. */
  chances(text: string): Float64Array;
  /** How far the text by itself speaks for the label, against the mean of all labels. */
  leaning(text: string, label: string): number;
}

/** Opens a model for use. Deterministic, keeps no text. */
export const createPredictor = (model: Model): Predictor => {
  const vectorise = createVectoriser(model.vocabulary);
  const { labels, starts, classes, levels, steps, biases } = model;
  const scores = new Float64Array(labels.length);

  const score = (text: string): number => {
    const { columns, values, length, known } = vectorise(text);
    scores.fill(0);
    for (let at = 0; at < length; at += 1) {
      const column = columns[at] ?? 0;
      const value = values[at] ?? 0;
      const end = starts[column + 1] ?? 0;
      for (let entry = starts[column] ?? 0; entry < end; entry += 1) {
        const k = classes[entry] ?? 0;
        scores[k] = (scores[k] ?? 0) + value * (levels[entry] ?? 0);
      }
    }
    for (let k = 0; k < scores.length; k += 1) {
      scores[k] = (scores[k] ?? 0) * (steps[k] ?? 0) + (biases[k] ?? 0);
    }
    return known;
  };

  return {
    predict(text) {
      const known = score(text);
      const fit = fitOf(scores, known);
      toChances(scores, model.calibration);
      return { guesses: best(scores, labels), fit };
    },
    chances(text) {
      score(text);
      toChances(scores, model.calibration);
      return scores;
    },
    leaning(text, label) {
      score(text);
      const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length;
      return (scores[labels.indexOf(label)] ?? 0) - mean;
    },
  };
};

/** The best margin; a text of unknown n-grams has none to speak of. */
const fitOf = (scores: Float64Array, known: number): number => {
  let most = Number.NEGATIVE_INFINITY;
  for (const one of scores) most = Math.max(most, one);
  return (most + 1) * Math.sqrt(known);
};

const best = (chances: Float64Array, labels: readonly string[]): readonly Guess[] => {
  const guesses: Guess[] = [];
  const taken = new Set<number>();
  while (guesses.length < Math.min(SHOWN, labels.length)) {
    let top = -1;
    for (let k = 0; k < chances.length; k += 1) {
      if (!taken.has(k) && (top < 0 || (chances[k] ?? 0) > (chances[top] ?? 0))) top = k;
    }
    taken.add(top);
    guesses.push({ label: labels[top] ?? '', confidence: chances[top] ?? 0 });
  }
  return guesses;
};
