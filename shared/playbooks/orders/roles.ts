import { both } from '#shared/domain/playbook/define.ts';
import type { Texts } from '#shared/kernel/language.ts';

/** Beside roles that stand with other departments: `sales`, `finance`, `storekeeper`, `logistics`, `after-sales`, `data-clerk`. */
export const ordersRoles: readonly { readonly id: string; readonly title: Texts }[] = [
  { id: 'order-operator', title: both('订单操作员', 'Order operator') },
  { id: 'purchaser', title: both('采购员', 'Purchaser') },
  { id: 'driver', title: both('物流司机', 'Driver') },
  { id: 'shop-service', title: both('网店客服', 'Web-shop service') },
];
