/** The name that somebody probably meant: the one with the fewest letters to change, if they are few. */

/** Further apart than a third of its letters two words only look alike by chance. */
const LIKENESS = 3;

export const nearestName = (name: string, names: readonly string[]): string | undefined => {
  const [best] = names
    .map((other) => ({ other, changes: changesBetween(name.toLowerCase(), other.toLowerCase()) }))
    .filter(({ other, changes }) => changes * LIKENESS <= Math.max(name.length, other.length))
    .toSorted((a, b) => a.changes - b.changes);
  return best?.other;
};

/** Damerau's distance, row by row: letters replaced, added, left out, or two of them swapped. */
const changesBetween = (a: string, b: string): number => {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      const isSwapped = i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j];
      const swapped = isSwapped ? (before[j - 1] ?? 0) + 1 : replaced;
      next.push(Math.min(replaced, swapped, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
};
