import type { TicketId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** What changed in a team, so that an open list can follow without asking for everything again. */
export interface ChangeFeed {
  /** Adds changes of one team. A repeated change is added again; it only makes a list look twice. */
  add(team: string, changes: readonly TicketChange[], at: Instant): Promise<void>;
  read(team: string): Promise<TeamChanges>;
}

export interface TicketChange {
  readonly ticket: TicketId;
  readonly version: number;
}

export interface TeamChanges {
  /** Rises with every change; 0 before the first. */
  readonly latest: number;
  /** The newest changes, oldest first; older ones are forgotten. */
  readonly recent: readonly (TicketChange & { readonly number: number })[];
}
