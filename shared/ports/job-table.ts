import type { Job } from '#shared/domain/job/job.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** Where jobs stand until a queue has them: the outbox and the timers in one. */
export interface JobTable {
  /** All rows whose jobs fall due between the two instants, both included, and within one hour of the clock. */
  ofHour(from: Instant, to: Instant): Promise<readonly JobRow[]>;
  /** Forgets rows whose jobs a queue has taken. A row that is gone already is no fault. */
  remove(rows: readonly JobRow[]): Promise<void>;
  /** From where on the tick has not finished; nothing before its first run. */
  cursor(): Promise<Instant | undefined>;
  moveCursor(to: Instant): Promise<void>;
}

/** The jobs of one decision that fall due together. */
export interface JobRow {
  readonly pk: string;
  readonly sk: string;
  readonly jobs: readonly Job[];
}
