import { both } from '#shared/domain/playbook/define.ts';
import type { Texts } from '#shared/kernel/language.ts';

/** Beside complaints and inquiries (the general team), the other two of the four working groups of P018. */
export const serviceTeams: readonly { readonly id: string; readonly title: Texts }[] = [
  { id: 'suggestions', title: both('建议收集组', 'Suggestions') },
  { id: 'relations', title: both('客户关系管理组', 'Customer relations') },
];
