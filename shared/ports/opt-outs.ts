import type { Instant } from '#shared/kernel/instant.ts';

/** Who wants no more surveys, by lower-cased mail address. */
export interface OptOuts {
  has(address: string): Promise<boolean>;
  /** Repeated, it changes nothing. */
  add(address: string, at: Instant): Promise<void>;
  /** Whether they were there or not. */
  remove(address: string): Promise<void>;
}
