import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';
import { advertisingJob } from '#shared/playbooks/advertising/advertising-job.ts';
import { advertisingPlanning } from '#shared/playbooks/advertising/advertising-planning.ts';
import { businessMeeting } from '#shared/playbooks/advertising/business-meeting.ts';
import { clientAdvice } from '#shared/playbooks/advertising/client-advice.ts';
import { clientMeeting } from '#shared/playbooks/advertising/client-meeting.ts';
import { clientWeeklyReport } from '#shared/playbooks/advertising/client-weekly-report.ts';
import { conceptSheet } from '#shared/playbooks/advertising/concept-sheet.ts';
import { contactReport } from '#shared/playbooks/advertising/contact-report.ts';
import { dailyConfirmation } from '#shared/playbooks/advertising/daily-confirmation.ts';
import { accountServiceDuties } from '#shared/playbooks/advertising/guides.ts';
import { jobFiling } from '#shared/playbooks/advertising/job-filing.ts';
import { jobOrder } from '#shared/playbooks/advertising/job-order.ts';
import { jobOrderWeek } from '#shared/playbooks/advertising/job-order-week.ts';
import { jobRevision } from '#shared/playbooks/advertising/job-revision.ts';
import { advertisingProject, clientAccount } from '#shared/playbooks/advertising/kinds.ts';
import { jobBags, projectCosts, projectHours } from '#shared/playbooks/advertising/ledgers.ts';
import { marketReport } from '#shared/playbooks/advertising/market-report.ts';
import { marketWatch } from '#shared/playbooks/advertising/market-watch.ts';
import { mediaRequest } from '#shared/playbooks/advertising/media-request.ts';
import { pressClipping } from '#shared/playbooks/advertising/press-clipping.ts';
import { projectBudget } from '#shared/playbooks/advertising/project-budget.ts';
import { prospectCollection } from '#shared/playbooks/advertising/prospect-collection.ts';
import { timeSheet } from '#shared/playbooks/advertising/time-sheet.ts';

export const advertisingPlaybooks: readonly Playbook[] = [
  advertisingJob,
  advertisingPlanning,
  businessMeeting,
  clientAdvice,
  clientMeeting,
  clientWeeklyReport,
  conceptSheet,
  contactReport,
  dailyConfirmation,
  jobFiling,
  jobOrderWeek,
  jobOrder,
  jobRevision,
  marketReport,
  marketWatch,
  mediaRequest,
  pressClipping,
  projectBudget,
  prospectCollection,
  timeSheet,
];

export const advertisingKinds: readonly Kind[] = [clientAccount, advertisingProject];

export const advertisingLedgers: readonly Ledger[] = [projectHours, projectCosts, jobBags];

export const advertisingGuides: readonly Guide[] = [accountServiceDuties];
