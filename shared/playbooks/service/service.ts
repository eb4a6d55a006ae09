/** Sections A-D of the handbook: inquiries, complaints, callbacks, satisfaction (P001-P043). */
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';
import { afterSalesCallbackDay } from '#shared/playbooks/service/after-sales-callback-day.ts';
import { callbackCall } from '#shared/playbooks/service/callback-call.ts';
import { callbackCampaign } from '#shared/playbooks/service/callback-campaign.ts';
import { chatService } from '#shared/playbooks/service/chat-service.ts';
import { complaint } from '#shared/playbooks/service/complaint.ts';
import { complaintAnalysis } from '#shared/playbooks/service/complaint-analysis.ts';
import { courierDispute } from '#shared/playbooks/service/courier-dispute.ts';
import { firstInquiry } from '#shared/playbooks/service/first-inquiry.ts';
import {
  complaintConduct,
  receptionManner,
  telephoneManner,
  workOrderRollOut,
} from '#shared/playbooks/service/guides.ts';
import { deliveredProject } from '#shared/playbooks/service/kinds.ts';
import { demoSlots } from '#shared/playbooks/service/ledgers.ts';
import { mailAnswer } from '#shared/playbooks/service/mail-answer.ts';
import { majorIncident } from '#shared/playbooks/service/major-incident.ts';
import { makerComplaint } from '#shared/playbooks/service/maker-complaint.ts';
import { messageTaking } from '#shared/playbooks/service/message-taking.ts';
import { orderCallback } from '#shared/playbooks/service/order-callback.ts';
import { phoneNote } from '#shared/playbooks/service/phone-note.ts';
import { policyComplaint } from '#shared/playbooks/service/policy-complaint.ts';
import { productInquiry } from '#shared/playbooks/service/product-inquiry.ts';
import { projectCallback } from '#shared/playbooks/service/project-callback.ts';
import { relationshipContact } from '#shared/playbooks/service/relationship-contact.ts';
import { repairCallback } from '#shared/playbooks/service/repair-callback.ts';
import { suggestion } from '#shared/playbooks/service/suggestion.ts';
import { surveyAnswer } from '#shared/playbooks/service/survey-answer.ts';
import { surveyCampaign } from '#shared/playbooks/service/survey-campaign.ts';
import { visitFollowUp } from '#shared/playbooks/service/visit-follow-up.ts';
import { visitorDemo } from '#shared/playbooks/service/visitor-demo.ts';
import { walkInReception } from '#shared/playbooks/service/walk-in-reception.ts';
import { workOrderWatch } from '#shared/playbooks/service/work-order-watch.ts';

export const servicePlaybooks: readonly Playbook[] = [
  afterSalesCallbackDay,
  callbackCall,
  callbackCampaign,
  chatService,
  complaintAnalysis,
  complaint,
  courierDispute,
  firstInquiry,
  mailAnswer,
  majorIncident,
  makerComplaint,
  messageTaking,
  orderCallback,
  phoneNote,
  policyComplaint,
  productInquiry,
  projectCallback,
  relationshipContact,
  repairCallback,
  suggestion,
  surveyAnswer,
  surveyCampaign,
  visitFollowUp,
  visitorDemo,
  walkInReception,
  workOrderWatch,
];

export const serviceKinds: readonly Kind[] = [deliveredProject];

export const serviceLedgers: readonly Ledger[] = [demoSlots];

export const serviceGuides: readonly Guide[] = [
  telephoneManner,
  receptionManner,
  complaintConduct,
  workOrderRollOut,
];
