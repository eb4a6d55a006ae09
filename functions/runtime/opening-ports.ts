import { decisionPorts } from '#functions/runtime/decision-ports.ts';
import { noRosters } from '#shared/adapters/no-rosters.ts';
import { campaigns } from '#shared/adapters/store/campaigns.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { OCCASIONS } from '#shared/playbooks/calendars.ts';
import type { Table } from '#shared/ports/table.ts';

/** What plans and fires triggers. */
export const openingPorts = (table: Table) => ({
  ...decisionPorts(table),
  occasions: OCCASIONS,
  rosters: noRosters,
  desk: deskStore(table),
  campaigns: campaigns(table),
});
