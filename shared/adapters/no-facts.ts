import { lookupKey } from '#shared/domain/expression/evaluate.ts';
import type { Facts } from '#shared/ports/facts.ts';

/** A desk that keeps no records or ledgers yet knows nothing: everything asked for is unset. */
export const noFacts: Facts = {
  async fetch(lookups) {
    return new Map(lookups.map((lookup) => [lookupKey(lookup), null]));
  },
};
