import type { Role } from '#shared/domain/access/role.ts';
import type { Texts } from '#shared/kernel/language.ts';
import { advertisingRoles } from '#shared/playbooks/advertising/roles.ts';
import { archiveRoles } from '#shared/playbooks/archive/roles.ts';
import { contractsRoles } from '#shared/playbooks/contracts/roles.ts';
import { exhibitionRoles } from '#shared/playbooks/exhibition/roles.ts';
import { officeRoles } from '#shared/playbooks/office/roles.ts';
import { ordersRoles } from '#shared/playbooks/orders/roles.ts';
import { sectorsRoles } from '#shared/playbooks/sectors/roles.ts';
import { serviceRoles } from '#shared/playbooks/service/roles.ts';
import { technicalRoles } from '#shared/playbooks/technical/roles.ts';

/** The roles every desk begins with. */
const BUILT_IN_ROLES: readonly Role[] = [
  {
    id: 'agent',
    title: { 'zh-CN': '客服', en: 'Agent' },
    may: ['tickets.read', 'tickets.open', 'tickets.work'],
    reach: 'own-teams',
    actsAs: [],
  },
  {
    id: 'supervisor',
    title: { 'zh-CN': '主管', en: 'Supervisor' },
    may: [
      'tickets.read',
      'tickets.open',
      'tickets.work',
      'mails.read',
      'signals.tell',
      'records.import',
      'records.export',
    ],
    reach: 'all-teams',
    actsAs: ['agent'],
  },
  {
    id: 'admin',
    title: { 'zh-CN': '管理员', en: 'Administrator' },
    may: [
      'tickets.read',
      'tickets.open',
      'tickets.work',
      'mails.read',
      'signals.tell',
      'settings.change',
      'playbooks.change',
      'records.import',
      'records.export',
    ],
    reach: 'all-teams',
    actsAs: ['agent', 'supervisor'],
  },
];

/** Whoever has a post in the handbook works on the tickets of their teams, as agents do. */
const posted = ({ id, title }: { readonly id: string; readonly title: Texts }): Role => ({
  id,
  title,
  may: ['tickets.read', 'tickets.open', 'tickets.work'],
  reach: 'own-teams',
  actsAs: [],
});

export const ROLES: readonly Role[] = [
  ...BUILT_IN_ROLES,
  ...[
    ...serviceRoles,
    ...archiveRoles,
    ...contractsRoles,
    ...ordersRoles,
    ...technicalRoles,
    ...sectorsRoles,
    ...exhibitionRoles,
    ...advertisingRoles,
    ...officeRoles,
  ].map(posted),
];
