/** Shares work out among colleagues: who gets how many, and which. */
import type { Share } from '#shared/domain/playbook/who.ts';

export interface Candidate {
  readonly id: string;
  /** Tickets in hand already; counts for `load`. */
  readonly load: number;
  /** Above 0; one of 2 gets twice as much as one of 1. Counts for `ability`. */
  readonly ability: number;
}

/**
 * The one for each of `count` pieces of work, in the order of the work.
 *
 * `turn`: one after the other, going on after `before` pieces that were shared out earlier. `equal`: stretches of the list, whose
 * lengths differ by one at most. `load`: each piece to the one with the least in hand. `ability`: each to the one who has least in
 * proportion to ability. Of equals the first one named gets it, so the same list is always shared out alike.
 *
 * @returns nobody when there is nobody
 */
export const shareOut = (
  count: number,
  candidates: readonly Candidate[],
  { share, before = 0 }: { readonly share: Share; readonly before?: number },
): readonly string[] => {
  const pieces = Array.from({ length: candidates.length === 0 ? 0 : count }, (_, index) => index);
  const at = (index: number): string => candidates[index]?.id ?? '';
  switch (share) {
    case 'turn':
      return pieces.map((piece) => at((before + piece) % candidates.length));
    case 'equal':
      return pieces.map((piece) => at(Math.floor((piece * candidates.length) / count)));
    case 'load':
      return leastFirst(pieces.length, candidates, ({ load }, given) => load + given);
    case 'ability':
      return leastFirst(pieces.length, candidates, ({ ability }, given) => (given + 1) / ability);
  }
};

/** One by one to whoever has the least by this measure. */
const leastFirst = (
  count: number,
  candidates: readonly Candidate[],
  measure: (candidate: Candidate, given: number) => number,
): readonly string[] => {
  const given = candidates.map(() => 0);
  return Array.from({ length: count }, () => {
    const measures = candidates.map((one, index) => measure(one, given[index] ?? 0));
    const least = measures.indexOf(Math.min(...measures));
    given[least] = (given[least] ?? 0) + 1;
    return candidates[least]?.id ?? '';
  });
};
