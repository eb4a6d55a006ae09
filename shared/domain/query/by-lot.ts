import type { RecordValue } from '#shared/domain/expression/value.ts';

/**
 * So many rows by lot, in the order they stood in. Each row has its number in the lottery of the seed, so the same seed draws the
 * same rows, and a row more in the list changes little.
 */
export const byLot = (
  rows: readonly RecordValue[],
  many: number | undefined,
  seed: string,
): readonly RecordValue[] => {
  if (many === undefined || many >= rows.length) return rows;
  const drawn = new Set(
    rows
      .map((row, index) => ({ row, lot: lotOf(`${seed} ${String(row['id'] ?? index)}`) }))
      .toSorted((a, b) => a.lot - b.lot)
      .slice(0, many)
      .map(({ row }) => row),
  );
  return rows.filter((row) => drawn.has(row));
};

/** FNV-1a with the finish of MurmurHash3 (public domain): spreads texts that differ in one letter. */
const lotOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};
