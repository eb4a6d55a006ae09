/**
 * Numbers in [0, 1) that a seed decides: mulberry32, the public-domain generator of Tommy Ettinger.
 *
 * Training draws every order and every split from it, so the same data and seed give the same bytes.
 */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Puts the numbers into an order drawn from `random` (Fisher-Yates), in place. */
export const shuffle = (numbers: Uint32Array, random: () => number): void => {
  for (let last = numbers.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const kept = numbers[last] ?? 0;
    numbers[last] = numbers[other] ?? 0;
    numbers[other] = kept;
  }
};

/** 0, 1, … `length` - 1 in an order drawn from `random`. */
export const shuffledRange = (length: number, random: () => number): Uint32Array => {
  const range = Uint32Array.from({ length }, (_, index) => index);
  shuffle(range, random);
  return range;
};
