import { both } from '#shared/domain/playbook/define.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';

/** Who holds which one-of-a-kind thing: archive card, signed original, title paper (P047, P048, P060, P062). */
export const custody: Ledger = {
  id: 'custody',
  title: both('原件与档案保管', 'Custody of originals'),
  unit: 'piece',
  account: 'holder/thing',
  floor: '0',
  ceiling: '1',
  outside: ['filed', 'destroyed', 'returned'],
  readBy: ['archive-clerk', 'archive-supervisor', 'service-manager', 'general-manager'],
};

/** Goods delivered and not yet paid, by customer; above the limit it is raised, not refused (P051). */
export const exposure: Ledger = {
  id: 'exposure',
  title: both('授信占用', 'Credit in use'),
  unit: 'CNY',
  account: 'customer',
  ceiling: 'record("customer", account.customer).creditLimit',
  outside: ['delivered', 'paid'],
  readBy: ['credit-group', 'finance', 'marketing-manager', 'sales', 'general-manager'],
  soft: { raise: '@marketing-manager' },
};
