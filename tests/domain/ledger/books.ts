/** Ledgers of a service department, as its handbook keeps them, and what is posted in them. */
import { isTicketId, type TicketId } from '#shared/domain/ids.ts';
import { type Books, type Entry, entryOf } from '#shared/domain/ledger/entry.ts';
import type { Bounds } from '#shared/domain/ledger/movement.ts';
import { type Posting, type PostingDraft, postingOf } from '#shared/domain/ledger/posting.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Result } from '#shared/kernel/result.ts';
import { MONDAY_TEN } from '#tests/support/tickets.ts';

export const parts: Ledger = {
  id: 'parts',
  title: { 'zh-CN': '配件库存', en: 'Parts' },
  unit: 'piece',
  account: 'store/part/condition',
  floor: '0',
  outside: ['供应商', '用户', '报损'],
  readBy: ['finance'],
};

export const fees: Ledger = {
  id: 'fees',
  title: { 'zh-CN': '服务费', en: 'Service fees' },
  unit: 'CNY',
  account: 'person',
  outside: ['公司'],
  readBy: ['finance'],
};

/** Credit in use: to owe more than 500 yuan is told, not forbidden. */
export const credit: Ledger = {
  id: 'credit',
  title: { 'zh-CN': '客户欠款', en: 'Money owed' },
  unit: 'CNY',
  account: 'customer',
  ceiling: '500',
  outside: ['销售'],
  readBy: ['finance'],
  soft: { raise: '@finance' },
};

/** Who has which original in hand. */
export const originals: Ledger = {
  id: 'originals',
  title: { 'zh-CN': '借出的合同原件', en: 'Contract originals on loan' },
  unit: 'piece',
  account: 'holder/paper',
  floor: '0',
  ceiling: '1',
  outside: ['签约'],
  readBy: ['finance'],
};

export const rooms: Ledger = {
  id: 'rooms',
  title: { 'zh-CN': '会议室时段', en: 'Meeting rooms' },
  unit: 'slot',
  account: 'room/slot',
  floor: '0',
  ceiling: '1',
  outside: ['空闲'],
  readBy: ['finance'],
};

/** In minor units. */
const BOUNDS: Readonly<Record<string, Bounds>> = {
  [parts.id]: { floor: 0 },
  [credit.id]: { ceiling: 500_00 },
  [originals.id]: { floor: 0, ceiling: 1_000 },
  [rooms.id]: { floor: 0, ceiling: 1 },
};

export const books: Books = {
  ledgers: [parts, fees, credit, originals, rooms],
  boundsOf: ({ id }) => BOUNDS[id] ?? {},
};

export const ticketOf = (n: number): TicketId => {
  const id = `01kjp0${String(n).padStart(20, '0')}`;
  if (!isTicketId(id)) throw new Error(`not an id: ${id}`);
  return id;
};

/** `main/BRG-6204/good > 用户: 2` */
export type Line = readonly [from: string, to: string, amount: string];

export const draft = (
  [from, to, amount]: Line,
  over: Partial<PostingDraft> = {},
): PostingDraft => ({
  ticket: ticketOf(1),
  key: 'issue.1.0',
  at: MONDAY_TEN,
  from,
  to,
  amount,
  ...over,
});

export const settled = <Value, Refusal>(result: Result<Value, Refusal>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

export const posted = (ledger: Ledger, line: Line, over: Partial<PostingDraft> = {}): Posting =>
  settled(postingOf(ledger, draft(line, over)));

/** The lines of one decision of this ticket. */
export const lines = (ledger: Ledger, all: readonly Line[], ticket: TicketId): readonly Posting[] =>
  all.map((line, index) => posted(ledger, line, { ticket, key: `issue.1.${index}` }));

export const entry = (postings: readonly Posting[], over: Partial<Books> = {}): Entry =>
  settled(entryOf(postings, { ...books, ...over }));
