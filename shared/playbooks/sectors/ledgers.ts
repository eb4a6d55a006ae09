import { both } from '#shared/domain/playbook/define.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';

/** Rooms, tables, beds, classes, bays and seats by slot, never over their capacity. */
export const bookings: Ledger = {
  id: 'bookings',
  title: both('预订', 'Bookings'),
  unit: 'slot',
  account: 'resource/slot',
  floor: '0',
  ceiling: 'record("resource", account.resource).capacity',
  outside: ['free'],
  readBy: ['supervisor', 'lobby', 'front-desk', 'shop-manager', 'service-adviser'],
};

/** What owners owe for property, lift and services (P104, P105). */
export const propertyFees: Ledger = {
  id: 'property-fees',
  title: both('物业应收费用', 'Fees of the property service'),
  unit: 'CNY',
  account: 'dwelling/fee',
  floor: '0',
  outside: ['billed', 'paid'],
  readBy: ['supervisor', 'front-desk', 'finance'],
};

/** What an agency has paid in and not yet used; below its limit somebody is told (P106). */
export const agencyAccounts: Ledger = {
  id: 'agency-accounts',
  title: both('旅行社预存款', 'Prepaid by travel agencies'),
  unit: 'CNY',
  account: 'agency',
  floor: 'record("travel-agency", account.agency).lowest',
  outside: ['paid-in', 'tickets'],
  readBy: ['scenic-specialist', 'finance', 'general-manager'],
  soft: { raise: '@scenic-specialist' },
};

/** What is on a customer's card (P119). */
export const cardMoney: Ledger = {
  id: 'card-money',
  title: both('充值卡余额', 'Money on cards'),
  unit: 'CNY',
  account: 'customer',
  floor: '0',
  outside: ['paid-in', 'used'],
  readBy: ['supervisor', 'front-desk', 'shop-manager', 'finance'],
};
