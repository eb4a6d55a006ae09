import { both } from '#shared/domain/playbook/define.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';

/** Billed and not yet paid, by contract (P060). */
export const receivables: Ledger = {
  id: 'receivables',
  title: both('应收账款', 'Receivables'),
  unit: 'CNY',
  account: 'contract',
  floor: '0',
  outside: ['billed', 'paid'],
  readBy: ['finance', 'sales-support', 'sales', 'general-manager'],
};

/** Money of an approved plan stays with its purpose: no purpose can spend another's (P061). */
export const planBudget: Ledger = {
  id: 'plan-budget',
  title: both('方案资金', 'Money of a plan'),
  unit: 'CNY',
  account: 'plan/purpose',
  floor: '0',
  outside: ['granted', 'spent'],
  readBy: ['finance', 'marketing-manager', 'service-manager', 'general-manager'],
};
