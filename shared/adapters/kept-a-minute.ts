import { type Instant, later, MINUTE } from '#shared/kernel/instant.ts';
import type { Clock } from '#shared/ports/clock.ts';

/** A minute's reading costs less than a cent a day, and whoever changes something sees it before they have checked it twice. */
const KEPT_FOR = MINUTE;

/** Names that one process remembers; a desk asks about its few hundred playbooks. */
const MOST_KEPT = 1_000;

/** Answers kept for a minute each. A failed question is not remembered. */
export const keptAMinute = <Answer>(
  clock: Clock,
  ask: (name: string) => Promise<Answer>,
): ((name: string) => Promise<Answer>) => {
  const kept = new Map<string, { readonly until: Instant; readonly answer: Promise<Answer> }>();
  return async (name) => {
    const now = clock.now();
    const known = kept.get(name);
    if (known !== undefined && now < known.until) return known.answer;
    if (kept.size >= MOST_KEPT) kept.clear();
    const answer = ask(name);
    kept.set(name, { until: later(now, KEPT_FOR), answer });
    try {
      return await answer;
    } catch (error) {
      kept.delete(name);
      throw error;
    }
  };
};
