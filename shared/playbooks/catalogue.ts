/** What of the handbook of 183 processes the desk serves, and by what: P001 to P183, in order. */
import { advertisingProcesses } from '#shared/playbooks/catalogue/advertising.ts';
import { archiveProcesses } from '#shared/playbooks/catalogue/archive.ts';
import { contractsProcesses } from '#shared/playbooks/catalogue/contracts.ts';
import { exhibitionProcesses } from '#shared/playbooks/catalogue/exhibition.ts';
import { officeProcesses } from '#shared/playbooks/catalogue/office.ts';
import { ordersProcesses } from '#shared/playbooks/catalogue/orders.ts';
import type { Process } from '#shared/playbooks/catalogue/process.ts';
import { sectorsProcesses } from '#shared/playbooks/catalogue/sectors.ts';
import { serviceProcesses } from '#shared/playbooks/catalogue/service.ts';
import { technicalProcesses } from '#shared/playbooks/catalogue/technical.ts';

export const CATALOGUE: readonly Process[] = [
  ...serviceProcesses,
  ...archiveProcesses,
  ...contractsProcesses,
  ...ordersProcesses,
  ...technicalProcesses,
  ...sectorsProcesses,
  ...exhibitionProcesses,
  ...advertisingProcesses,
  ...officeProcesses,
].toSorted((a, b) => (a.id < b.id ? -1 : 1));
