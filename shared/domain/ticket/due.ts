/**
 * The time limits and waits that stand on a ticket.
 *
 * All of them stand on the ticket; the table holds one timer row, for the earliest. When it fires, everything
 * is computed anew, so a late or repeated timer does no harm.
 */
import type { Instant } from '#shared/kernel/instant.ts';

export type Due = Limit | Wait;

/** A step that the engine leaves by itself at this moment. */
export interface Wait {
  readonly kind: 'wait';
  readonly step: string;
  readonly at: Instant;
}

export type Limit = LimitCore &
  (
    | {
        readonly state: 'running';
        /** The next reminder; nothing when all are done. */
        readonly warnAt?: Instant;
        readonly at: Instant;
      }
    | { readonly state: 'breached'; readonly at: Instant }
    /** Time stands still: what is left of the limit, in minutes of its own kind of time. */
    | { readonly state: 'paused'; readonly since: Instant; readonly leftMinutes: number }
  );

interface LimitCore {
  readonly kind: 'limit';
  /** The rule's id; for limits of a step `<step>.<visit>.<rule>`. */
  readonly id: string;
  readonly step?: string;
  /** It is counted from here. */
  readonly anchor: Instant;
  /** Minutes it has stood still since. */
  readonly stood: number;
  /** How many of its reminders are done. */
  readonly reminded: number;
}

/** When this due next asks for something to be done; nothing once it is breached or while it is paused. */
export const nextMoment = (due: Due): Instant | undefined => {
  if (due.kind === 'wait') return due.at;
  return due.state === 'running' ? (due.warnAt ?? due.at) : undefined;
};

/** The moment of the ticket's one timer row. */
export const earliestMoment = (dues: readonly Due[]): Instant | undefined =>
  dues
    .map(nextMoment)
    .filter((moment) => moment !== undefined)
    .sort()
    .at(0);

/** The limit people look at: the one that ends first, broken ones included. */
export const earliestLimit = (dues: readonly Due[]): Instant | undefined =>
  dues
    .flatMap((due) => (due.kind === 'limit' && due.state !== 'paused' ? [due.at] : []))
    .sort()
    .at(0);
