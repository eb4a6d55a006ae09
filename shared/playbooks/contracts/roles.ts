import { both } from '#shared/domain/playbook/define.ts';
import type { Texts } from '#shared/kernel/language.ts';

export const contractsRoles: readonly { readonly id: string; readonly title: Texts }[] = [
  { id: 'legal', title: both('法务人员', 'Legal') },
  { id: 'sales-support', title: both('销售支持', 'Sales support') },
  { id: 'decision-committee', title: both('决策委员会', 'Decision committee') },
];
