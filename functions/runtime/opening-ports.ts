import { decisionPorts } from '#functions/runtime/decision-ports.ts';
import { campaigns } from '#shared/adapters/store/campaigns.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { rosterStore, rostersIn } from '#shared/adapters/store/roster-store.ts';
import { OCCASIONS } from '#shared/playbooks/calendars.ts';
import type { Table } from '#shared/ports/table.ts';

/** What plans and fires triggers. */
export const openingPorts = (table: Table) => ({
  ...decisionPorts(table),
  occasions: OCCASIONS,
  /** As they stand now: a plan that is a minute old would miss the edges of a new one. */
  rosters: rostersIn(rosterStore(table)),
  desk: deskStore(table),
  campaigns: campaigns(table),
});
