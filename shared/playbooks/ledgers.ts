/** All ledgers of the desk. */
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import { jobBags, projectCosts, projectHours } from '#shared/playbooks/advertising/ledgers.ts';
import { custody, exposure } from '#shared/playbooks/archive/ledgers.ts';
import { planBudget, receivables } from '#shared/playbooks/contracts/ledgers.ts';
import {
  exhibitionBudget,
  exhibitionFees,
  giftStock,
  passports,
} from '#shared/playbooks/exhibition/ledgers.ts';
import { smallStock, staffPay } from '#shared/playbooks/office/ledgers.ts';
import { stock, vehicleSlots } from '#shared/playbooks/orders/ledgers.ts';
import {
  agencyAccounts,
  bookings,
  cardMoney,
  propertyFees,
} from '#shared/playbooks/sectors/ledgers.ts';
import { demoSlots } from '#shared/playbooks/service/ledgers.ts';
import {
  deviceCustody,
  engineerSlots,
  oldParts,
  parts,
  serviceDues,
  serviceFees,
} from '#shared/playbooks/technical/ledgers.ts';

export const LEDGERS: readonly Ledger[] = [
  demoSlots,
  custody,
  exposure,
  receivables,
  planBudget,
  stock,
  vehicleSlots,
  parts,
  oldParts,
  serviceFees,
  serviceDues,
  deviceCustody,
  engineerSlots,
  bookings,
  propertyFees,
  agencyAccounts,
  cardMoney,
  exhibitionFees,
  exhibitionBudget,
  giftStock,
  passports,
  projectHours,
  projectCosts,
  jobBags,
  staffPay,
  smallStock,
];
