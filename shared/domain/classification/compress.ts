import { classNumbers, type Model } from './model.ts';
import type { Machine } from './support-vectors.ts';

/** Weights kept at most, the largest first: with them the artefact stays under 1.5 MB. */
const MOST_ENTRIES = 400_000;
/** A quarter of the weights gives the answers of all; the rest are the many that say almost nothing. */
const KEPT_SHARE = 0.25;
const LEVELS = 127;

type Compressed = Pick<Model, 'starts' | 'classes' | 'levels' | 'steps' | 'biases'>;
type Dense = Pick<Machine, 'weights' | 'biases' | 'classes' | 'stride'>;

/** The largest weights of a machine, in 255 levels a class. */
export const compress = (dense: Dense): Compressed => {
  const { weights, biases, classes, stride } = dense;
  const features = weights.length / stride;
  const levels = levelsOf(dense, stepsOf(dense));
  const entries = levels.reduce((sum, level) => sum + (level === 0 ? 0 : 1), 0);
  const compressed = {
    starts: new Uint32Array(features + 1),
    classes: classNumbers(classes, entries),
    levels: new Int8Array(entries),
    steps: stepsOf(dense),
    biases: biases.slice(0, classes),
  };
  let entry = 0;
  for (let column = 0; column < features; column += 1) {
    for (let k = 0; k < classes; k += 1) {
      const level = levels[column * classes + k] ?? 0;
      if (level === 0) continue;
      compressed.classes[entry] = k;
      compressed.levels[entry] = level;
      entry += 1;
    }
    compressed.starts[column + 1] = entry;
  }
  return compressed;
};

/** What one level is worth, by class: its largest weight has the last one. */
const stepsOf = ({ weights, classes, stride }: Dense): Float32Array => {
  const steps = new Float32Array(classes);
  for (let base = 0; base < weights.length; base += stride) {
    for (let k = 0; k < classes; k += 1) {
      steps[k] = Math.max(steps[k] ?? 0, Math.abs(weights[base + k] ?? 0) / LEVELS);
    }
  }
  return steps;
};

/** Every weight as a level, n-gram after n-gram, zero where it is not kept. */
const levelsOf = ({ weights, classes, stride }: Dense, steps: Float32Array): Int8Array => {
  const features = weights.length / stride;
  const wanted = Math.min(MOST_ENTRIES, Math.ceil(features * classes * KEPT_SHARE));
  const least = sizeReachedBy(weights, wanted);
  const levels = new Int8Array(features * classes);
  for (let column = 0; column < features; column += 1) {
    for (let k = 0; k < classes; k += 1) {
      const weight = weights[column * stride + k] ?? 0;
      const step = steps[k] ?? 0;
      if (Math.abs(weight) >= least && step > 0) {
        levels[column * classes + k] = Math.round(weight / step);
      }
    }
  }
  return levels;
};

const BUCKETS = 65_536;

/** The size that at most `wanted` weights reach, by a histogram: sorting millions of numbers would take a second. */
const sizeReachedBy = (weights: Float32Array, wanted: number): number => {
  let most = 0;
  for (let spot = 0; spot < weights.length; spot += 1) {
    most = Math.max(most, Math.abs(weights[spot] ?? 0));
  }
  const perBucket = most === 0 ? 0 : BUCKETS / most;
  const histogram = new Uint32Array(BUCKETS + 1);
  for (let spot = 0; spot < weights.length; spot += 1) {
    const bucket = Math.floor(Math.abs(weights[spot] ?? 0) * perBucket);
    histogram[bucket] = (histogram[bucket] ?? 0) + 1;
  }
  let sum = 0;
  for (let bucket = BUCKETS; bucket > 0; bucket -= 1) {
    sum += histogram[bucket] ?? 0;
    if (sum > wanted) return ((bucket + 1) / BUCKETS) * most;
  }
  return 0;
};
