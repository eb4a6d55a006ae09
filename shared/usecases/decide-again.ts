import type { Result } from '#shared/kernel/result.ts';
import type { ChangeRefusal } from '#shared/ports/desk-store.ts';

/**
 * A machine that meets a stale ticket reads and decides again this often; then the work goes back to its queue.
 * Two or three writers at once are usual, five in a row are a sign of something else.
 */
const TRIES = 5;

/** Of all who want the next number of a series in the same moment one gets it at a time; a campaign's workers are some ten. */
const TRIES_FOR_A_NUMBER = 40;

/** Runs an attempt again while somebody else was faster. Any other outcome ends it. */
export const decideAgain = async <Value, Refusal extends { readonly code: string }>(
  attempt: () => Promise<Result<Value, Refusal | ChangeRefusal>>,
): Promise<Result<Value, Refusal | ChangeRefusal>> => {
  let stale = 0;
  let overtaken = 0;
  for (;;) {
    const outcome = await attempt();
    if (outcome.ok) return outcome;
    if (outcome.refusal.code === 'change.series-moved') overtaken += 1;
    else if (isStale(outcome.refusal)) stale += 1;
    else return outcome;
    if (stale >= TRIES || overtaken >= TRIES_FOR_A_NUMBER) return outcome;
  }
};

const isStale = ({ code }: { readonly code: string }): boolean =>
  code === 'change.stale' || code === 'change.number-taken';

/** For work that has nobody to tell: what could not be committed is a fault, and its queue tries again. */
export const committed = <Value, Refusal extends { readonly code: string }>(
  outcome: Result<Value, Refusal>,
): Value => {
  if (!outcome.ok) throw new Error(`not committed: ${outcome.refusal.code}`);
  return outcome.value;
};

/** Whether the store refused, and not a rule. */
export const isChangeRefusal = <Refusal extends { readonly code: string }>(
  refusal: Refusal | ChangeRefusal,
): refusal is ChangeRefusal => refusal.code.startsWith('change.');

/** A refusal of the store that the caller did not expect is a fault of the program. */
export const unexpected = (refusal: ChangeRefusal): never => {
  throw new Error(`the store refused: ${refusal.code}`);
};
