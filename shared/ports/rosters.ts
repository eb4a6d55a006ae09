import type { Roster } from '#shared/domain/roster/roster.ts';

/** Who stands at which post when. */
export interface Rosters {
  /** Those that hold now. */
  all(): Promise<readonly Roster[]>;
}
