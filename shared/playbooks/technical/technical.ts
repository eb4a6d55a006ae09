/** Section H of the handbook: technical support and field service (P082-P097). */
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';
import { deviceInstallation } from '#shared/playbooks/technical/device-installation.ts';
import { fieldDay, fieldWeek } from '#shared/playbooks/technical/field-day.ts';
import { fieldGrading } from '#shared/playbooks/technical/field-grading.ts';
import { fieldQuality } from '#shared/playbooks/technical/field-quality.ts';
import { frequentProblems } from '#shared/playbooks/technical/frequent-problems.ts';
import { hardProblem } from '#shared/playbooks/technical/hard-problem.ts';
import { hotline } from '#shared/playbooks/technical/hotline.ts';
import { device, part, subcontractor } from '#shared/playbooks/technical/kinds.ts';
import {
  deviceCustody,
  engineerSlots,
  oldParts,
  parts,
  serviceDues,
  serviceFees,
} from '#shared/playbooks/technical/ledgers.ts';
import { machineExchange } from '#shared/playbooks/technical/machine-exchange.ts';
import { paidService } from '#shared/playbooks/technical/paid-service.ts';
import { qualityLoop } from '#shared/playbooks/technical/quality-loop.ts';
import { siteVisit } from '#shared/playbooks/technical/site-visit.ts';
import { spareParts } from '#shared/playbooks/technical/spare-parts.ts';
import { subcontract } from '#shared/playbooks/technical/subcontract.ts';
import { userFeedback } from '#shared/playbooks/technical/user-feedback.ts';
import { warrantyRepair } from '#shared/playbooks/technical/warranty-repair.ts';
import { workshopRepair } from '#shared/playbooks/technical/workshop-repair.ts';

export const technicalPlaybooks: readonly Playbook[] = [
  deviceInstallation,
  fieldDay,
  fieldGrading,
  fieldQuality,
  fieldWeek,
  frequentProblems,
  hardProblem,
  hotline,
  machineExchange,
  paidService,
  qualityLoop,
  siteVisit,
  spareParts,
  subcontract,
  userFeedback,
  warrantyRepair,
  workshopRepair,
];

export const technicalKinds: readonly Kind[] = [device, part, subcontractor];

export const technicalLedgers: readonly Ledger[] = [
  deviceCustody,
  engineerSlots,
  oldParts,
  parts,
  serviceDues,
  serviceFees,
];

export const technicalGuides: readonly Guide[] = [];
