import type { Decision } from '#shared/domain/ticket/decision.ts';

/** Head, number, events, effects, old and new timer, and the two rows that a campaign begins with. */
const ALWAYS = 8;

/** At most so many rows does a decision write; a transaction takes 100 (AWS: TransactWriteItems). */
export const writeCount = ({ messages, jobs, entry }: Decision): number =>
  ALWAYS +
  messages.length +
  jobs.length +
  (entry === undefined ? 0 : entry.postings.length + entry.movements.length);
