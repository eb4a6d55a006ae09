/** That a trigger fires: which one, and for which moment. Its tickets open once, however often it is carried out. */
import type { Json } from '#shared/domain/expression/value.ts';
import type { Instant } from '#shared/kernel/instant.ts';

export interface Opening {
  readonly playbook: string;
  /** Which of the playbook's triggers, from 0. */
  readonly trigger: number;
  readonly at: Instant;
  /** Of triggers that look at records: moments later than this one, up to `at`. */
  readonly since?: Instant;
  /** The id of the signal that fires it. */
  readonly signal?: string;
}

/** The same for the same moment of the same trigger, and for the same signal. */
export const openingId = ({ playbook, trigger, at, signal }: Opening): string =>
  `${playbook}.${trigger}.${signal ?? at}`;

/** Something that happened to the desk and was told to it by name: the weather, a change of a record, a balance out of its bounds. */
export interface Signal {
  readonly id: string;
  /** Lower-case words with hyphens, with dots between: `weather.rain`, `customer.changed`; or `ledger:<id>`. */
  readonly name: string;
  readonly event: Readonly<Record<string, Json>>;
  readonly at: Instant;
  /** A hash of the request that told it, so that the same one, sent again, is known. */
  readonly request?: string;
}
