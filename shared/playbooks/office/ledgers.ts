import { both } from '#shared/domain/playbook/define.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';

/** Base pay, bonus, commission, reward and penalty of a month (P142, P176, P177, P182); a penalty stands below zero. */
export const staffPay: Ledger = {
  id: 'staff-pay',
  title: both('员工薪酬', 'Pay of the staff'),
  unit: 'CNY',
  account: 'person/month/kind',
  outside: ['company'],
  readBy: ['human-resources', 'finance', 'general-manager'],
};

export const smallStock: Ledger = {
  id: 'small-stock',
  title: both('小仓库库存', 'Stock of the small warehouse'),
  unit: 'piece',
  account: 'place/item',
  floor: '0',
  outside: ['supplier', 'customer'],
  readBy: ['supervisor', 'storekeeper', 'service-manager'],
};
