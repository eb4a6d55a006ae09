import type { Lookup } from '#shared/domain/expression/evaluate.ts';
import type { Value } from '#shared/domain/expression/value.ts';

/** Answers what a decision has to know and the ticket does not hold. */
export interface Facts {
  /** An answer for each lookup, by its key; null where there is nothing to know. */
  fetch(lookups: readonly Lookup[]): Promise<ReadonlyMap<string, Value>>;
}
