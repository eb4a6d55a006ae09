import type { Texts } from '#shared/kernel/language.ts';
import { advertisingTeams } from '#shared/playbooks/advertising/teams.ts';
import { exhibitionTeams } from '#shared/playbooks/exhibition/teams.ts';
import { ordersTeams } from '#shared/playbooks/orders/teams.ts';
import { sectorsTeams } from '#shared/playbooks/sectors/teams.ts';
import { serviceTeams } from '#shared/playbooks/service/teams.ts';
import { technicalTeams } from '#shared/playbooks/technical/teams.ts';

export interface Team {
  readonly id: string;
  readonly title: Texts;
}

/** The teams every desk begins with. At the issuer of the access tokens a team is the group `team.<id>`. */
export const TEAMS: readonly Team[] = [
  { id: 'general', title: { 'zh-CN': '综合客服', en: 'General service' } },
  { id: 'complaints', title: { 'zh-CN': '投诉处理', en: 'Complaints' } },
  { id: 'technical', title: { 'zh-CN': '技术支持', en: 'Technical support' } },
  ...serviceTeams,
  ...ordersTeams,
  ...technicalTeams,
  ...sectorsTeams,
  ...exhibitionTeams,
  ...advertisingTeams,
];
