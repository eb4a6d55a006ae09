import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';
import { departureNotice } from '#shared/playbooks/exhibition/departure-notice.ts';
import { exhibitionEnquiry } from '#shared/playbooks/exhibition/exhibition-enquiry.ts';
import { exhibitionGifts } from '#shared/playbooks/exhibition/exhibition-gifts.ts';
import { exhibitionParticipation } from '#shared/playbooks/exhibition/exhibition-participation.ts';
import { exhibitionProject } from '#shared/playbooks/exhibition/exhibition-project.ts';
import { exhibitorApproval } from '#shared/playbooks/exhibition/exhibitor-approval.ts';
import { exhibitorData } from '#shared/playbooks/exhibition/exhibitor-data.ts';
import { exhibitorHandbook } from '#shared/playbooks/exhibition/exhibitor-handbook.ts';
import { exhibitorPapers } from '#shared/playbooks/exhibition/exhibitor-papers.ts';
import { exhibitorRecruitment } from '#shared/playbooks/exhibition/exhibitor-recruitment.ts';
import { fairArchive } from '#shared/playbooks/exhibition/fair-archive.ts';
import { exhibitionCentreRules } from '#shared/playbooks/exhibition/guides.ts';
import { itinerary } from '#shared/playbooks/exhibition/itinerary.ts';
import { fair } from '#shared/playbooks/exhibition/kinds.ts';
import { kpiQuarter } from '#shared/playbooks/exhibition/kpi-quarter.ts';
import {
  exhibitionBudget,
  exhibitionFees,
  giftStock,
  passports,
} from '#shared/playbooks/exhibition/ledgers.ts';
import { publicityMaterial } from '#shared/playbooks/exhibition/publicity-material.ts';
import { publicityPlan } from '#shared/playbooks/exhibition/publicity-plan.ts';
import { recruiterDay } from '#shared/playbooks/exhibition/recruiter-day.ts';
import { recruitmentPlan } from '#shared/playbooks/exhibition/recruitment-plan.ts';
import { trainingPlan } from '#shared/playbooks/exhibition/training-plan.ts';
import { visa } from '#shared/playbooks/exhibition/visa.ts';

export const exhibitionPlaybooks: readonly Playbook[] = [
  departureNotice,
  exhibitionEnquiry,
  exhibitionGifts,
  exhibitionParticipation,
  exhibitionProject,
  exhibitorApproval,
  exhibitorData,
  exhibitorHandbook,
  exhibitorPapers,
  exhibitorRecruitment,
  fairArchive,
  itinerary,
  kpiQuarter,
  publicityMaterial,
  publicityPlan,
  recruiterDay,
  recruitmentPlan,
  trainingPlan,
  visa,
];

export const exhibitionKinds: readonly Kind[] = [fair];

export const exhibitionLedgers: readonly Ledger[] = [
  exhibitionFees,
  exhibitionBudget,
  giftStock,
  passports,
];

export const exhibitionGuides: readonly Guide[] = [exhibitionCentreRules];
