import type { Role } from '#shared/domain/access/role.ts';
import type { Secrecy } from '#shared/domain/playbook/access.ts';
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
    may: [
      'tickets.read',
      'tickets.open',
      'tickets.work',
      'figures.read',
      'records.read',
      'records.change',
    ],
    reach: 'own-teams',
    actsAs: [],
    clearance: '机密',
  },
  {
    id: 'supervisor',
    title: { 'zh-CN': '主管', en: 'Supervisor' },
    may: [
      'tickets.read',
      'tickets.open',
      'tickets.work',
      'mails.read',
      'mails.decide',
      'signals.tell',
      'rosters.publish',
      'rosters.cover',
      'records.read',
      'records.change',
      'records.merge',
      'records.import',
      'records.export',
      'figures.read',
      'figures.compare',
    ],
    reach: 'all-teams',
    actsAs: ['agent'],
    clearance: '机密',
  },
  {
    id: 'admin',
    title: { 'zh-CN': '管理员', en: 'Administrator' },
    may: [
      'tickets.read',
      'tickets.open',
      'tickets.work',
      'mails.read',
      'mails.decide',
      'signals.tell',
      'rosters.publish',
      'rosters.cover',
      'settings.change',
      'playbooks.change',
      'webhooks.manage',
      'records.read',
      'records.change',
      'records.merge',
      'records.import',
      'records.export',
      'figures.read',
      'figures.compare',
      'figures.recount',
    ],
    reach: 'all-teams',
    actsAs: ['agent', 'supervisor'],
    clearance: '机密',
  },
];

/**
 * The source names the levels and not who is cleared for them (P050), so this is the desk's own reading of it.
 *
 * 绝密 is for the three without whom no record is destroyed (P049). 机密 are important customers: customer service, the managers,
 * who alone may borrow a record (P048), and whoever has a part in contracts (P060). 秘密 are ordinary customers, whom every post
 * deals with. An administrator sees no more than a supervisor.
 */
const CLEARED: Readonly<Record<Exclude<Secrecy, '秘密'>, readonly string[]>> = {
  绝密: ['archive-supervisor', 'service-manager', 'general-manager'],
  机密: [
    'archive-clerk',
    'credit-group',
    'department-manager',
    'marketing-manager',
    'service-director',
    'marketing',
    'sales',
    'sales-support',
    'finance',
    'legal',
    'decision-committee',
  ],
};

const clearanceOf = (post: string): Secrecy => {
  if (CLEARED.绝密.includes(post)) return '绝密';
  return CLEARED.机密.includes(post) ? '机密' : '秘密';
};

/** Who looks into secret records is for the head of the archive alone to know. */
const WATCHES_ACCESSES = 'archive-supervisor';

/** Who finds at the roll call that somebody lacks finds who stands in (P168). */
const CALLS_THE_ROLL = 'team-leader';

/** Whose work the archive is merges what turns out to be the same customer. */
const MERGES: readonly string[] = archiveRoles.flatMap(({ id }) =>
  id.startsWith('archive-') ? [id] : [],
);

/** Whoever has a post in the handbook works on the tickets of their teams, as agents do. */
const posted = ({ id, title }: { readonly id: string; readonly title: Texts }): Role => ({
  id,
  title,
  may: [
    'tickets.read',
    'tickets.open',
    'tickets.work',
    'figures.read',
    'records.read',
    'records.change',
    ...(MERGES.includes(id) ? (['records.merge'] as const) : []),
    ...(id === CALLS_THE_ROLL ? (['rosters.cover'] as const) : []),
    ...(id === WATCHES_ACCESSES ? (['accesses.read'] as const) : []),
  ],
  reach: 'own-teams',
  actsAs: [],
  clearance: clearanceOf(id),
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
