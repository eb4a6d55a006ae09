/**
 * A process as data. A ticket is one run of a playbook and keeps the version it began with.
 */
import type { Texts } from '#shared/kernel/language.ts';

export interface Playbook {
  readonly id: string;
  /** Rises with every change that running tickets must not see. */
  readonly version: number;
  readonly title: Texts;
  /** The step a new ticket stands in. */
  readonly start: string;
  readonly steps: Readonly<Record<string, Step>>;
  readonly limits: readonly LimitRule[];
  /** Sent once after the ticket was resolved, unless it was reopened meanwhile. */
  readonly survey?: { readonly afterMinutes: number; readonly recovery?: RecoveryRule };
  /** A resolved ticket closes after this much calendar time. */
  readonly closeAfterMinutes: number;
  /** The team that gets the ticket until something better is known. */
  readonly team: string;
}

/** A step a person takes. */
export interface Step {
  readonly title: Texts;
  /** The role that may take it. */
  readonly by: string;
  readonly outcomes: Readonly<Record<string, { readonly title: Texts; readonly to: string }>>;
}

/** Where an outcome leads when the ticket is done. */
export const END = 'end';

/** A promise in business time; it warns the owner first and then raises. */
export interface LimitRule {
  readonly id: string;
  readonly title: Texts;
  readonly minutes: number;
  /** The warning comes this much business time before the limit. */
  readonly warnMinutes: number;
  /** What keeps the promise. */
  readonly until: 'answered' | 'resolved';
  /** Whether time stands still while the desk waits for the customer. */
  readonly pausesWhileWaiting: boolean;
}

/** What a bad score opens. */
export interface RecoveryRule {
  /** Scores up to this one, of 5, are bad. */
  readonly upTo: number;
  readonly playbook: string;
}
