import { both } from '#shared/domain/playbook/define.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';

export const parts: Ledger = {
  id: 'parts',
  title: both('配件库存', 'Parts in store'),
  unit: 'piece',
  account: 'store/part/condition',
  floor: '0',
  outside: ['supplier', 'issued', 'scrapped'],
  readBy: ['supervisor', 'storekeeper', 'after-sales', 'technical-centre', 'finance'],
};

/** Old parts that a service person still has to send back (P090, P093). */
export const oldParts: Ledger = {
  id: 'old-parts',
  title: both('应退旧件', 'Old parts owed'),
  unit: 'piece',
  account: 'person/part',
  floor: '0',
  outside: ['issued', 'returned', 'deducted'],
  readBy: ['supervisor', 'storekeeper', 'after-sales', 'finance'],
};

/** Fees that a service person has earned, less what is deducted for old parts; it may fall below zero (P090). */
export const serviceFees: Ledger = {
  id: 'service-fees',
  title: both('三包服务费', 'Service fees'),
  unit: 'CNY',
  account: 'person',
  outside: ['company'],
  readBy: ['finance', 'after-sales', 'service-manager'],
};

/** What a customer has to pay before goods or work go out (P087, P090). */
export const serviceDues: Ledger = {
  id: 'service-dues',
  title: both('服务应收款', 'Due for service'),
  unit: 'CNY',
  account: 'ticket',
  floor: '0',
  outside: ['billed', 'received', 'waived'],
  readBy: ['supervisor', 'agent', 'finance'],
};

/** In whose hands a device in repair is; each exists once (P084). */
export const deviceCustody: Ledger = {
  id: 'device-custody',
  title: both('送修设备保管', 'Devices in our hands'),
  unit: 'piece',
  account: 'holder/device',
  floor: '0',
  ceiling: '1',
  outside: ['customer'],
  readBy: ['supervisor', 'repair-centre', 'technical-centre', 'after-sales'],
};

/** An engineer makes one visit in a part of a day (P083). */
export const engineerSlots: Ledger = {
  id: 'engineer-slots',
  title: both('工程师时段', "Engineers' visits"),
  unit: 'slot',
  account: 'person/slot',
  floor: '0',
  ceiling: '1',
  outside: ['free'],
  readBy: ['supervisor', 'agent', 'technical-centre', 'after-sales'],
};
