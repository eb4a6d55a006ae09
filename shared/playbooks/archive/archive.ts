/** Section E of the handbook: customer records, secrecy, credit (P044-P059). */
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';
import { archiveLoan } from '#shared/playbooks/archive/archive-loan.ts';
import { archiveReview } from '#shared/playbooks/archive/archive-review.ts';
import { creditEmergency } from '#shared/playbooks/archive/credit-emergency.ts';
import { creditOverrun } from '#shared/playbooks/archive/credit-overrun.ts';
import { creditReview } from '#shared/playbooks/archive/credit-review.ts';
import { customerAssignment } from '#shared/playbooks/archive/customer-assignment.ts';
import { customerBriefing } from '#shared/playbooks/archive/customer-briefing.ts';
import { customerFiling } from '#shared/playbooks/archive/customer-filing.ts';
import { customerReport } from '#shared/playbooks/archive/customer-report.ts';
import { destruction } from '#shared/playbooks/archive/destruction.ts';
import { guestArchive } from '#shared/playbooks/archive/guest-archive.ts';
import { archiveSecrecy } from '#shared/playbooks/archive/guides.ts';
import { customer, person } from '#shared/playbooks/archive/kinds.ts';
import { custody, exposure } from '#shared/playbooks/archive/ledgers.ts';
import { newCustomerFiling } from '#shared/playbooks/archive/new-customer-filing.ts';
import { secrecyMarking } from '#shared/playbooks/archive/secrecy-marking.ts';
import { soldCustomerImport } from '#shared/playbooks/archive/sold-customer-import.ts';
import { tradeStart } from '#shared/playbooks/archive/trade-start.ts';
import { tradeStop } from '#shared/playbooks/archive/trade-stop.ts';

export const archivePlaybooks: readonly Playbook[] = [
  archiveLoan,
  archiveReview,
  creditEmergency,
  creditOverrun,
  creditReview,
  customerAssignment,
  customerBriefing,
  customerFiling,
  customerReport,
  destruction,
  guestArchive,
  newCustomerFiling,
  secrecyMarking,
  soldCustomerImport,
  tradeStart,
  tradeStop,
];

export const archiveKinds: readonly Kind[] = [customer, person];

export const archiveLedgers: readonly Ledger[] = [custody, exposure];

export const archiveGuides: readonly Guide[] = [archiveSecrecy];
