/**
 * The time limits and timers that stand on a ticket.
 *
 * All of them stand on the ticket; the table holds one timer row, for the earliest. When it fires, everything
 * is computed anew, so a late or repeated timer does no harm.
 */
import type { Instant } from '#shared/kernel/instant.ts';

export type Due =
  | {
      readonly kind: 'limit';
      readonly id: string;
      readonly state: 'running' | 'warned' | 'breached';
      readonly warnAt: Instant;
      readonly at: Instant;
    }
  /** The desk waits for the customer: what is left of the limit, in business minutes. */
  | {
      readonly kind: 'limit';
      readonly id: string;
      readonly state: 'paused';
      readonly leftMinutes: number;
    }
  | { readonly kind: 'survey' | 'close'; readonly at: Instant };

/** When this due next asks for something to be done; nothing once it is breached or while it is paused. */
export const nextMoment = (due: Due): Instant | undefined => {
  if (due.kind !== 'limit') return due.at;
  switch (due.state) {
    case 'running':
      return due.warnAt;
    case 'warned':
      return due.at;
    case 'breached':
    case 'paused':
      return undefined;
  }
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
