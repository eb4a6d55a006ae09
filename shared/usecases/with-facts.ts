import type { Value } from '#shared/domain/expression/value.ts';
import type { FactsNeeded, PlaybookFault } from '#shared/domain/run/world.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Facts } from '#shared/ports/facts.ts';

/** Facts that depend on facts: an account named by a record, a figure of a superior. Four would be a playbook in a circle. */
const MOST_ROUNDS = 4;

/**
 * Asks a rule, fetches the facts it lacks and asks again. A rule that needs none, as nearly all do, is asked once and nothing is
 * read.
 */
export const withFacts = async <Decided, Refusal extends { readonly code: string }>(
  facts: Facts,
  decide: (known: ReadonlyMap<string, Value>) => Result<Decided, Refusal | FactsNeeded>,
): Promise<Result<Decided, Exclude<Refusal, FactsNeeded>>> => {
  let known: ReadonlyMap<string, Value> = new Map();
  for (let round = 0; round <= MOST_ROUNDS; round++) {
    const decided = decide(known);
    if (decided.ok) return decided;
    const { refusal } = decided;
    if (isFinal(refusal)) return { ok: false, refusal };
    if ('lookups' in refusal) known = new Map([...known, ...(await facts.fetch(refusal.lookups))]);
  }
  throw new Error('a playbook asks for facts without end');
};

const isFinal = <Refusal extends { readonly code: string }>(
  refusal: Refusal | FactsNeeded,
): refusal is Exclude<Refusal, FactsNeeded> => refusal.code !== 'facts.needed';

/** For work that has nobody to tell: a playbook that cannot be worked out is a fault. */
export const workedOut = <Decided>(decided: Result<Decided, PlaybookFault>): Decided => {
  if (decided.ok) return decided.value;
  throw new Error(faultText(decided.refusal));
};

/** What is at fault, without a word of any ticket. */
export const faultText = (fault: PlaybookFault): string =>
  `${fault.code}: ${fault.code === 'playbook.expression-failed' ? fault.expression : fault.refusal.code}`;
