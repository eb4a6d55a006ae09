import { both } from '#shared/domain/playbook/define.ts';
import type { Texts } from '#shared/kernel/language.ts';

/** Beside roles that stand with other departments: `sales`, `marketing`, `finance`, `telemarketer`, `design-manager`, `designer`. */
export const sectorsRoles: readonly { readonly id: string; readonly title: Texts }[] = [
  { id: 'vip-specialist', title: both('VIP 客服专员', 'VIP specialist') },
  { id: 'ward', title: both('病区护士站', 'Ward') },
  { id: 'engineering', title: both('工程部', 'Engineers of the house') },
  { id: 'lobby', title: both('大堂岗', 'Lobby') },
  { id: 'mobile-post', title: both('机动岗', 'Mobile post') },
  { id: 'scenic-specialist', title: both('景区客服专员', 'Specialist of the scenic area') },
  { id: 'front-desk', title: both('前台', 'Front desk') },
  { id: 'shop-manager', title: both('店长', 'Shop manager') },
  { id: 'service-adviser', title: both('服务顾问', 'Service adviser') },
  { id: 'account-manager', title: both('客户经理', 'Account manager') },
  { id: 'administrative-secretary', title: both('行政秘书', 'Administrative secretary') },
];
