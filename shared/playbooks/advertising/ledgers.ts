import { both } from '#shared/domain/playbook/define.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';

export const projectHours: Ledger = {
  id: 'project-hours',
  title: both('项目工时', 'Hours of a project'),
  unit: 'minute',
  account: 'project/what',
  outside: ['staff'],
  readBy: ['supervisor', 'account-manager', 'account-director'],
};

/** What is left of a project's budget; going over it is told, not refused (P163). */
export const projectCosts: Ledger = {
  id: 'project-costs',
  title: both('项目预算余额', 'Budget left of a project'),
  unit: 'CNY',
  account: 'project/part',
  floor: '0',
  outside: ['client', 'supplier'],
  readBy: ['account-manager', 'account-director', 'finance'],
  soft: { raise: '@account-director' },
};

/** Which bag holds the papers of an order; an order lies in one bag only (P160). */
export const jobBags: Ledger = {
  id: 'job-bags',
  title: both('客户文件袋', "Clients' document bags"),
  unit: 'piece',
  account: 'bag/order',
  ceiling: '1',
  outside: ['desk'],
  readBy: ['supervisor', 'account-executive', 'account-manager', 'account-director', 'production'],
};
