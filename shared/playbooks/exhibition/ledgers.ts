import { both } from '#shared/domain/playbook/define.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';

/** What exhibitors still owe; `fee` is `stand` or `person` (P133, K22, K23). */
export const exhibitionFees: Ledger = {
  id: 'exhibition-fees',
  title: both('参展费与参会费', 'Stand and participant fees'),
  unit: 'CNY',
  account: 'fee/ticket',
  floor: '0',
  outside: ['billed', 'received'],
  readBy: ['exhibition-manager', 'exhibition-executor', 'finance'],
};

/** What is left of a fair's budget; overspending is told, not refused (P125). */
export const exhibitionBudget: Ledger = {
  id: 'exhibition-budget',
  title: both('展会预算', 'Budget of a fair'),
  unit: 'CNY',
  account: 'fair/part',
  floor: '0',
  outside: ['company', 'spent'],
  readBy: ['exhibition-manager', 'finance', 'general-manager'],
  soft: { raise: '@exhibition-manager' },
};

export const giftStock: Ledger = {
  id: 'gift-stock',
  title: both('赠品库存', 'Gifts in store'),
  unit: 'piece',
  account: 'fair/item',
  floor: '0',
  outside: ['supplier', 'exhibitors'],
  readBy: ['exhibition-manager', 'exhibition-executor', 'logistics'],
};

/** In whose hand a passport is: ours or the embassy's; each exists once (P139). */
export const passports: Ledger = {
  id: 'passports',
  title: both('护照保管', 'Passports in custody'),
  unit: 'piece',
  account: 'holder/passport',
  floor: '0',
  ceiling: '1',
  outside: ['owner'],
  readBy: ['exhibition-manager', 'exhibition-executor'],
};
