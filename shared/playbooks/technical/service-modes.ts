/** How a technical request is served: the modes of the hotline (P082). */
import { both } from '#shared/domain/playbook/define.ts';
import type { Choice } from '#shared/domain/playbook/field.ts';

export const SERVICE_MODES: readonly Choice[] = [
  { id: 'phone', title: both('电话应答', 'By phone') },
  { id: 'on-site', title: both('上门', 'On site') },
  { id: 'send-in', title: both('送修', 'Brought in') },
  { id: 'mail-in', title: both('寄修', 'Sent in') },
  { id: 'paid', title: both('有偿服务', 'Paid service') },
];
