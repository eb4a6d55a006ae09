/** Records on the one table: found by key and address, listed whole, lent and looked into. */
import { beforeEach, describe, expect, test } from 'vitest';
import { memoryTable } from '#shared/adapters/memory/memory-table.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { deskRecords } from '#shared/adapters/store/records.ts';
import { destroyRecord } from '#shared/domain/record/destroy-record.ts';
import type { DeskRecord } from '#shared/domain/record/record.ts';
import { DAY, HOUR, later } from '#shared/kernel/instant.ts';
import { KINDS } from '#shared/playbooks/handbook.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { MONDAY_TEN, value } from '#tests/support/tickets.ts';

let memory = memoryTable();
let desk = deskStore(memory);
let records = deskRecords(memory);

beforeEach(() => {
  memory = memoryTable();
  desk = deskStore(memory);
  records = deskRecords(memory);
});

const wang = recordOf('customer', 'C-1', { name: '王芳', phone: '13800138000' });

test('is read as it was written', async () => {
  await keep(desk, wang);
  expect(await records.record(wang)).toEqual(wang);
  expect(await records.record({ kind: 'customer', id: 'C-2' })).toBe(undefined);
});

test('is made once, and changed only as it was read', async () => {
  await keep(desk, wang);
  const stale = { ok: false, refusal: { code: 'change.stale' } };
  const at = MONDAY_TEN;
  expect(await desk.commit({ at, records: [{ after: wang }] })).toEqual(stale);
  const changed = { ...wang, version: 2 };
  value(await desk.commit({ at, records: [{ before: wang, after: changed }] }));
  expect(await desk.commit({ at, records: [{ before: wang, after: changed }] })).toEqual(stale);
});

test('a unique key belongs to one record; it can be handed over in one change', async () => {
  const keyed = (id: string, key?: string): DeskRecord => ({
    ...recordOf('customer', id, {}),
    ...(key === undefined ? {} : { key }),
  });
  await keep(desk, keyed('C-1', 'A'), keyed('C-2'));
  const at = MONDAY_TEN;
  const take = { before: keyed('C-2'), after: { ...keyed('C-2', 'A'), version: 2 } };
  expect(await desk.commit({ at, records: [take] })).toEqual({
    ok: false,
    refusal: { code: 'change.record-key-taken', record: 'C-1' },
  });
  const give = { before: keyed('C-1', 'A'), after: { ...keyed('C-1'), version: 2 } };
  value(await desk.commit({ at, records: [give, take] }));
  expect(await records.byKey('customer', 'A')).toBe('C-2');
});

test('an address leads to all who have it, until they have it no more', async () => {
  const husband = recordOf('customer', 'C-2', { name: '张伟', phone: '+86 138 0013 8000' });
  await keep(desk, wang, husband);
  expect(await records.byAddress('customer', 'tel:+8613800138000')).toEqual(['C-1', 'C-2']);
  const moved = { ...wang, version: 2, addresses: [] };
  value(await desk.commit({ at: MONDAY_TEN, records: [{ before: wang, after: moved }] }));
  expect(await records.byAddress('customer', 'tel:+8613800138000')).toEqual(['C-2']);
});

test('a list shows each kept record once, in pages of any size', async () => {
  const ids = Array.from({ length: 23 }, (_, n) => `C-${n}`);
  await keep(
    desk,
    ...ids.map((id) => recordOf('customer', id, {})),
    recordOf('vehicle', 'V-1', {}),
  );
  for (const limit of [1, 7, 100]) {
    const seen: string[] = [];
    let page = await records.list({ kind: 'customer', limit });
    seen.push(...page.items.map(({ id }) => id));
    while (page.next !== undefined) {
      page = await records.list({ kind: 'customer', limit, cursor: page.next });
      seen.push(...page.items.map(({ id }) => id));
    }
    expect(seen.toSorted()).toEqual(ids.toSorted());
  }
  expect((await records.list({ kind: 'customer', limit: 5, cursor: 'forged' })).items).toHaveLength(
    5,
  );
});

test('of a destroyed record nothing is left in the table but that it was there', async () => {
  await keep(desk, wang);
  const kind = KINDS.find(({ id }) => id === 'customer');
  if (kind === undefined) throw new Error('no customers');
  const approvals = (kind.life?.destroyedBy ?? []).map((as, n) => ({
    by: `p${n}`,
    as,
    at: later(MONDAY_TEN, n * HOUR),
  }));
  const left = value(destroyRecord(kind, wang, { approvals, at: later(MONDAY_TEN, DAY) }));
  value(await desk.commit({ at: MONDAY_TEN, records: [{ before: wang, after: left }] }));
  expect(await records.record(wang)).toEqual(left);
  expect(JSON.stringify(memory.rows())).not.toMatch(/王芳|13800138000/);
  expect((await records.list({ kind: 'customer', limit: 10 })).items).toEqual([]);
});

describe('loans and looks', () => {
  const loan = {
    record: { kind: 'customer', id: 'C-1' },
    to: 'lin',
    from: MONDAY_TEN,
    until: later(MONDAY_TEN, DAY),
    why: '核对合同',
  };

  test('a loan is there until its end, and ends sooner when it is given back', async () => {
    value(await desk.commit({ at: MONDAY_TEN, loans: [{ after: loan }] }));
    expect(await records.grants(loan.record, later(MONDAY_TEN, HOUR))).toEqual([loan]);
    expect(await records.grants(loan.record, loan.until)).toEqual([]);
    const back = { ...loan, until: later(MONDAY_TEN, 2 * HOUR) };
    value(await desk.commit({ at: MONDAY_TEN, loans: [{ before: loan, after: back }] }));
    expect(await records.grants(loan.record, later(MONDAY_TEN, 3 * HOUR))).toEqual([]);
  });

  test('looks are listed newest first, in pages', async () => {
    const look = (hours: number, person: string) => ({
      record: loan.record,
      person,
      at: later(MONDAY_TEN, hours * HOUR),
      outcome: 'secrecy' as const,
    });
    for (const [hours, person] of [
      [1, 'lin'],
      [2, 'chen'],
      [3, 'zhao'],
    ] as const) {
      await records.noteAccess(look(hours, person), `e${hours}`);
    }
    const first = await records.accessLog({ record: loan.record, limit: 2 });
    expect(first.items.map(({ person }) => person)).toEqual(['zhao', 'chen']);
    const rest = await records.accessLog({
      record: loan.record,
      limit: 2,
      cursor: first.next ?? '',
    });
    expect(rest.items.map(({ person }) => person)).toEqual(['lin']);
  });
});
