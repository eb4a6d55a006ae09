import type { Rosters } from '#shared/ports/rosters.ts';

/** A desk that has entered no roster: nothing happens at the edge of a shift. */
export const noRosters: Rosters = {
  async all() {
    return [];
  },
};
