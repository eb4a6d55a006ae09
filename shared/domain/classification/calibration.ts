/** Scores of rows that a model was not trained on, a number a class, and the class that each row truly is of. */
export interface HeldBack {
  readonly scores: readonly Float64Array[];
  readonly truths: readonly number[];
}

/** How scores become chances: (1 - doubt) × softmax(scale × score) + doubt spread evenly. */
export interface Calibration {
  readonly scale: number;
  readonly doubt: number;
}

/** Between nearly even chances and nearly certain; a scale outside would only chase noise in a handful of rows. */
const LEAST_SCALE = 0.25;
const MOST_SCALE = 64;
/** On the logarithm of the scale: a hundredth more or less moves no chance that anybody sees. */
const PRECISION = 0.01;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** Shares of rows that are wrong however sure the scores are. */
const DOUBTS = [0, 0.005, 0.01, 0.02, 0.03, 0.05] as const;

const larger = (a: number, b: number): number => Math.max(a, b);

/** The share of rows whose truth has the highest score. */
export const accuracyOf = ({ scores, truths }: HeldBack): number => {
  const right = scores.filter((row, index) => row.indexOf(row.reduce(larger)) === truths[index]);
  return right.length / Math.max(1, scores.length);
};

/** Scores to chances that sum to one, in place; shifted so that nothing overflows. */
export const toChances = (scores: Float64Array, { scale, doubt }: Calibration): void => {
  const most = scores.reduce(larger, Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let k = 0; k < scores.length; k += 1) {
    const chance = Math.exp(scale * ((scores[k] ?? 0) - most));
    scores[k] = chance;
    sum += chance;
  }
  const even = doubt / scores.length;
  for (let k = 0; k < scores.length; k += 1) {
    scores[k] = even + ((1 - doubt) * (scores[k] ?? 0)) / sum;
  }
};

/** Chance of the truth alone, row by row. */
const truthChances = ({ scores, truths }: HeldBack, scale: number): Float64Array => {
  const chances = new Float64Array(scores.length);
  for (const [index, row] of scores.entries()) {
    const truth = row[truths[index] ?? 0] ?? 0;
    let sum = 0;
    for (let k = 0; k < row.length; k += 1) sum += Math.exp(scale * ((row[k] ?? 0) - truth));
    chances[index] = 1 / sum;
  }
  return chances;
};

/** Mean of -ln(chance given to the truth). */
const loss = (held: HeldBack, { scale, doubt }: Calibration): number => {
  const even = doubt / Math.max(1, held.scores[0]?.length ?? 1);
  const chances = truthChances(held, scale);
  return -chances.reduce(
    (sum, chance) => sum + Math.log(Math.max(even + (1 - doubt) * chance, Number.MIN_VALUE)),
    0,
  );
};

/** The best scale for one doubt, by golden section: the loss falls, then rises. */
const scaleFor = (held: HeldBack, doubt: number): number => {
  const lossAt = (logarithm: number): number => loss(held, { scale: Math.exp(logarithm), doubt });
  let low = Math.log(LEAST_SCALE);
  let high = Math.log(MOST_SCALE);
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let leftLoss = lossAt(left);
  let rightLoss = lossAt(right);
  while (high - low > PRECISION) {
    if (leftLoss < rightLoss) {
      [high, right, rightLoss] = [right, left, leftLoss];
      left = high - GOLDEN * (high - low);
      leftLoss = lossAt(left);
    } else {
      [low, left, leftLoss] = [left, right, rightLoss];
      right = low + GOLDEN * (high - low);
      rightLoss = lossAt(right);
    }
  }
  return Math.exp((low + high) / 2);
};

/**
 * What makes chances honest on held-back rows: the scale (the inverse of the temperature of Guo et al., ICML 2017) and
 * the doubt of least log loss. Without the doubt a few confident slips would make every chance timid.
 */
export const calibrate = (held: HeldBack): Calibration => {
  const ways = DOUBTS.map((doubt) => ({ doubt, scale: scaleFor(held, doubt) }));
  const losses = ways.map((way) => loss(held, way));
  return ways[losses.indexOf(Math.min(...losses))] ?? { doubt: 0, scale: 1 };
};
