import { both } from '#shared/domain/playbook/define.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';

/** Demo area and demo accounts by slot of half an hour: one visitor at a time (P008). */
export const demoSlots: Ledger = {
  id: 'demo-slots',
  title: both('演示区与演示账号', 'Demo area and accounts'),
  unit: 'slot',
  account: 'resource/slot',
  floor: '0',
  ceiling: '1',
  outside: ['free'],
  readBy: ['supervisor', 'agent'],
};
