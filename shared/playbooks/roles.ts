import type { Role } from '#shared/domain/access/role.ts';

/** The roles every desk begins with. */
export const ROLES: readonly Role[] = [
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
    may: ['tickets.read', 'tickets.open', 'tickets.work', 'mails.read'],
    reach: 'all-teams',
    actsAs: ['agent'],
  },
  {
    id: 'admin',
    title: { 'zh-CN': '管理员', en: 'Administrator' },
    may: ['tickets.read', 'tickets.open', 'tickets.work', 'mails.read'],
    reach: 'all-teams',
    actsAs: ['agent', 'supervisor'],
  },
];
