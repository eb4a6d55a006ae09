import type { Job } from '#shared/domain/job/job.ts';
import type { DeskRoster, RosterChange } from '#shared/domain/roster/desk-roster.ts';
import type { Roster } from '#shared/domain/roster/roster.ts';
import type { Result } from '#shared/kernel/result.ts';

/** Who stands at which post when. */
export interface Rosters {
  /** All of the desk; for decisions up to a minute old. */
  all(): Promise<readonly Roster[]>;
}

/** The rosters as they stand now, with their history, to look at and to change. */
export interface RosterBook {
  all(): Promise<readonly DeskRoster[]>;
  of(id: string): Promise<DeskRoster | undefined>;
  /** The newest first. */
  history(id: string, most: number): Promise<readonly RosterChange[]>;
  /** Stores the roster, what the change did and its job, or nothing. */
  change(change: RosterStored): Promise<Result<void, { readonly code: 'change.stale' }>>;
}

export interface RosterStored {
  /** Nothing: it must be new. */
  readonly before: DeskRoster | undefined;
  readonly after: DeskRoster;
  readonly change: RosterChange;
  readonly jobs: readonly Job[];
}
