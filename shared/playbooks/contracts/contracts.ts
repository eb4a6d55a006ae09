/** Section F of the handbook: contracts, operating plans, legal papers (P060-P062). */
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';
import { contract } from '#shared/playbooks/contracts/contract.ts';
import { contractDispute } from '#shared/playbooks/contracts/contract-dispute.ts';
import { contractLoan } from '#shared/playbooks/contracts/contract-loan.ts';
import { contractRecord } from '#shared/playbooks/contracts/kinds.ts';
import { planBudget, receivables } from '#shared/playbooks/contracts/ledgers.ts';
import { operatingPlan } from '#shared/playbooks/contracts/operating-plan.ts';
import { titlePapers } from '#shared/playbooks/contracts/title-papers.ts';

export const contractsPlaybooks: readonly Playbook[] = [
  contractDispute,
  contractLoan,
  contract,
  operatingPlan,
  titlePapers,
];

export const contractsKinds: readonly Kind[] = [contractRecord];

export const contractsLedgers: readonly Ledger[] = [receivables, planBudget];

export const contractsGuides: readonly Guide[] = [];
