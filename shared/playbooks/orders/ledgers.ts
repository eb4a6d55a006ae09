import { both } from '#shared/domain/playbook/define.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';

/**
 * Stock never falls below zero (P064). `condition` is `good`, `damaged` or `gift` and is part of the name, so the three
 * cannot mix in the books (P070).
 */
export const stock: Ledger = {
  id: 'stock',
  title: both('库存', 'Stock'),
  unit: 'piece',
  account: 'store/goods/condition',
  floor: '0',
  outside: ['supplier', 'customer', 'scrapped', 'adjustment'],
  readBy: ['supervisor', 'order-operator', 'purchaser', 'storekeeper', 'finance'],
};

/** A vehicle goes out once a day part; the day and part are the slot (P072). */
export const vehicleSlots: Ledger = {
  id: 'vehicle-slots',
  title: both('车辆占用', 'Vehicles taken'),
  unit: 'slot',
  account: 'vehicle/slot',
  floor: '0',
  ceiling: '1',
  outside: ['free'],
  readBy: ['supervisor', 'order-operator', 'driver'],
};
