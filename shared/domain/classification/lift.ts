/** A class with more rows than this is no longer new, only rarer than others. */
const NEW_ROWS = 20;
/** New means new beside others: with fewer rows than this share of what a class has in the middle. */
const NEW_SHARE = 0.25;

/**
 * What is added to the scores of classes that have just begun. Against classes of a hundred rows one of ten is never sure
 * of itself, and its own texts go to its elders; it is given `strength` × ln(rows of the middle class / its own rows), the
 * adjustment by the logarithm of frequency of Menon et al. (ICLR 2021) for new classes alone.
 *
 * @param counts rows by class
 */
export const liftOf = (counts: readonly number[], strength: number): Float32Array => {
  const middle = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
  return Float32Array.from(counts, (count) =>
    count > 0 && count <= NEW_ROWS && count < NEW_SHARE * middle
      ? strength * Math.log(middle / count)
      : 0,
  );
};

/** Scores with what is added to them, for new classes. */
export const lifted = (biases: Float32Array, lift: Float32Array): Float32Array =>
  biases.map((bias, k) => bias + (lift[k] ?? 0));
