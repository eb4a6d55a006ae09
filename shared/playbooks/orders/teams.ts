import { both } from '#shared/domain/playbook/define.ts';
import type { Texts } from '#shared/kernel/language.ts';

export const ordersTeams: readonly { readonly id: string; readonly title: Texts }[] = [
  { id: 'orders', title: both('订单与物流', 'Orders and logistics') },
  { id: 'warehouse', title: both('仓库', 'Warehouse') },
];
