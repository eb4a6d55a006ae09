/** The whole handbook: every playbook of every department, in every version that a ticket may still run on. */
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';
import {
  advertisingGuides,
  advertisingKinds,
  advertisingPlaybooks,
} from '#shared/playbooks/advertising/advertising.ts';
import {
  archiveGuides,
  archiveKinds,
  archivePlaybooks,
} from '#shared/playbooks/archive/archive.ts';
import {
  contractsGuides,
  contractsKinds,
  contractsPlaybooks,
} from '#shared/playbooks/contracts/contracts.ts';
import {
  exhibitionGuides,
  exhibitionKinds,
  exhibitionPlaybooks,
} from '#shared/playbooks/exhibition/exhibition.ts';
import { officeGuides, officeKinds, officePlaybooks } from '#shared/playbooks/office/office.ts';
import { ordersGuides, ordersKinds, ordersPlaybooks } from '#shared/playbooks/orders/orders.ts';
import { PLAYBOOKS } from '#shared/playbooks/registry.ts';
import {
  sectorsGuides,
  sectorsKinds,
  sectorsPlaybooks,
} from '#shared/playbooks/sectors/sectors.ts';
import {
  serviceGuides,
  serviceKinds,
  servicePlaybooks,
} from '#shared/playbooks/service/service.ts';
import {
  technicalGuides,
  technicalKinds,
  technicalPlaybooks,
} from '#shared/playbooks/technical/technical.ts';

export const HANDBOOK: readonly Playbook[] = [
  ...PLAYBOOKS,
  ...servicePlaybooks,
  ...archivePlaybooks,
  ...contractsPlaybooks,
  ...ordersPlaybooks,
  ...technicalPlaybooks,
  ...sectorsPlaybooks,
  ...exhibitionPlaybooks,
  ...advertisingPlaybooks,
  ...officePlaybooks,
];

export const KINDS: readonly Kind[] = [
  ...serviceKinds,
  ...archiveKinds,
  ...contractsKinds,
  ...ordersKinds,
  ...technicalKinds,
  ...sectorsKinds,
  ...exhibitionKinds,
  ...advertisingKinds,
  ...officeKinds,
];

export const GUIDES: readonly Guide[] = [
  ...serviceGuides,
  ...archiveGuides,
  ...contractsGuides,
  ...ordersGuides,
  ...technicalGuides,
  ...sectorsGuides,
  ...exhibitionGuides,
  ...advertisingGuides,
  ...officeGuides,
];
