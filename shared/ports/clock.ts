import type { Instant } from '#shared/kernel/instant.ts';

/** The desk's time. Nothing inside a use case asks anybody else. */
export interface Clock {
  now(): Instant;
}
