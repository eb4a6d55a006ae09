import type { Texts } from '#shared/kernel/language.ts';

export interface Team {
  readonly id: string;
  readonly title: Texts;
}

/** The teams every desk begins with. At the issuer of the access tokens a team is the group `team.<id>`. */
export const TEAMS: readonly Team[] = [
  { id: 'general', title: { 'zh-CN': '综合客服', en: 'General service' } },
  { id: 'complaints', title: { 'zh-CN': '投诉处理', en: 'Complaints' } },
  { id: 'technical', title: { 'zh-CN': '技术支持', en: 'Technical support' } },
];
