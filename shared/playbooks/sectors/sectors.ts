/** Section I of the handbook: departments of particular trades (P098-P123). */
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';
import { afterService } from '#shared/playbooks/sectors/after-service.ts';
import { agencyTopUp } from '#shared/playbooks/sectors/agency-top-up.ts';
import { lostCustomerCall, serviceInvitation } from '#shared/playbooks/sectors/car-calls.ts';
import { occasionMessage, serviceReminder } from '#shared/playbooks/sectors/car-messages.ts';
import { eventInvitation, ownerEvent } from '#shared/playbooks/sectors/event-invitation.ts';
import { floorRound, propertyLetter } from '#shared/playbooks/sectors/floor-round.ts';
import { groupBooking } from '#shared/playbooks/sectors/group-booking.ts';
import { telemarketingScript, visitorReception } from '#shared/playbooks/sectors/guides.ts';
import { gymVisit } from '#shared/playbooks/sectors/gym-visit.ts';
import {
  dwelling,
  home,
  resource,
  travelAgency,
  vehicle,
} from '#shared/playbooks/sectors/kinds.ts';
import {
  agencyAccounts,
  bookings,
  cardMoney,
  propertyFees,
} from '#shared/playbooks/sectors/ledgers.ts';
import { marketingCall, marketingCampaign } from '#shared/playbooks/sectors/marketing-campaign.ts';
import {
  memberMessage,
  memberService,
  riskReminder,
} from '#shared/playbooks/sectors/member-service.ts';
import { moveIn } from '#shared/playbooks/sectors/move-in.ts';
import { newYearGift } from '#shared/playbooks/sectors/new-year-gift.ts';
import { newspaperRegister } from '#shared/playbooks/sectors/newspaper-register.ts';
import { ownerRequest } from '#shared/playbooks/sectors/owner-request.ts';
import { propertyFeeCall, propertyFeeRound } from '#shared/playbooks/sectors/property-fees.ts';
import { salesSupport, supportDay } from '#shared/playbooks/sectors/sales-support.ts';
import { scenicCall } from '#shared/playbooks/sectors/scenic-call.ts';
import { lobbyRelief, shiftHandover } from '#shared/playbooks/sectors/shift-handover.ts';
import { vipStay } from '#shared/playbooks/sectors/vip-stay.ts';
import { visitorChain } from '#shared/playbooks/sectors/visitor-chain.ts';
import { visitorLookup } from '#shared/playbooks/sectors/visitor-lookup.ts';
import { workOrderFiling } from '#shared/playbooks/sectors/work-order-filing.ts';

export const sectorsPlaybooks: readonly Playbook[] = [
  afterService,
  agencyTopUp,
  eventInvitation,
  floorRound,
  groupBooking,
  gymVisit,
  lobbyRelief,
  lostCustomerCall,
  marketingCall,
  marketingCampaign,
  memberMessage,
  memberService,
  moveIn,
  newYearGift,
  newspaperRegister,
  occasionMessage,
  ownerEvent,
  ownerRequest,
  propertyFeeCall,
  propertyFeeRound,
  propertyLetter,
  riskReminder,
  salesSupport,
  scenicCall,
  serviceInvitation,
  serviceReminder,
  shiftHandover,
  supportDay,
  vipStay,
  visitorChain,
  visitorLookup,
  workOrderFiling,
];

export const sectorsKinds: readonly Kind[] = [dwelling, home, resource, travelAgency, vehicle];

export const sectorsLedgers: readonly Ledger[] = [
  agencyAccounts,
  bookings,
  cardMoney,
  propertyFees,
];

export const sectorsGuides: readonly Guide[] = [telemarketingScript, visitorReception];
