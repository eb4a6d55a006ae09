import { both } from '#shared/domain/playbook/define.ts';
import type { Texts } from '#shared/kernel/language.ts';

/** `marketing`, `finance` and `general-office` are other departments' roles and stand there. */
export const advertisingRoles: readonly { readonly id: string; readonly title: Texts }[] = [
  { id: 'assistant-ae', title: both('助理客户执行', 'Assistant account executive') },
  { id: 'account-executive', title: both('客户执行', 'Account executive') },
  { id: 'account-manager', title: both('客户经理', 'Account manager') },
  { id: 'account-director', title: both('客户总监', 'Account director') },
  { id: 'business-head', title: both('营业主管', 'Business head') },
  { id: 'creation', title: both('创作部', 'Creation department') },
  { id: 'production', title: both('制作部', 'Production department') },
  { id: 'strategy', title: both('策略部', 'Strategy department') },
  { id: 'media', title: both('媒介部', 'Media department') },
];
