/** What decisions ask of the desk: records, colleagues, balances, other tickets. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Lookup, lookupKey } from '#shared/domain/expression/evaluate.ts';
import { toJson, type Value } from '#shared/domain/expression/value.ts';
import type { Query } from '#shared/domain/playbook/query.ts';
import { queryLookup } from '#shared/domain/query/query-lookup.ts';
import { mergeRecords } from '#shared/domain/record/merge-records.ts';
import { HOUR, later } from '#shared/kernel/instant.ts';
import { KINDS } from '#shared/playbooks/handbook.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';
import { idOf, placed } from '#tests/support/placed-tickets.ts';
import { MONDAY_TEN, value } from '#tests/support/tickets.ts';

let desk: MemoryDesk;

beforeEach(async () => {
  desk = memoryDesk();
  await keep(
    desk.ports.desk,
    recordOf('customer', 'C-1', {
      name: '王芳',
      class: 'key',
      active: true,
      creditLimit: '50000',
      keeper: 'lin',
    }),
    recordOf('customer', 'C-2', {
      name: 'Emma Clarke',
      class: 'member',
      active: true,
      doNotCall: true,
    }),
    recordOf('vehicle', 'V-1', { owner: 'C-1', active: true }),
    recordOf('vehicle', 'V-2', { owner: 'C-2', active: true }),
    recordOf('person', 'zhao', { name: '赵总', roles: ['general-manager'], active: true }),
    recordOf('person', 'lin', {
      name: '林晓',
      boss: 'zhao',
      roles: ['agent', 'cashier'],
      active: true,
    }),
    recordOf('person', 'chen', {
      name: 'Chen Hao',
      boss: 'zhao',
      roles: ['agent'],
      active: true,
      away: true,
      deputy: 'lin',
    }),
    recordOf('person', 'gone', { name: '老周', roles: ['agent'], active: false }),
  );
});

const fact = async (lookup: Lookup): Promise<Value> => {
  const answers = await desk.ports.facts.fetch([lookup]);
  return answers.get(lookupKey(lookup)) ?? null;
};

const find = async (query: Query): Promise<readonly unknown[]> => {
  const rows = await fact(queryLookup(query, { seed: 'T', value: () => null }));
  return Array.isArray(rows) ? rows.map((row) => toJson(row)) : [];
};

test('a record is seen with all its fields, unset ones too; numbers are exact', async () => {
  const customer = toJson(await fact({ name: 'record', args: ['customer', 'C-1'] }));
  expect(customer).toMatchObject({ id: 'C-1', name: '王芳', creditLimit: '50000', phone: null });
  expect(await fact({ name: 'record', args: ['customer', 'C-9'] })).toBe(null);
  expect(await fact({ name: 'record', args: ['unicorn', 'C-1'] })).toBe(null);
});

test('who comes with the id of a merged record is led to the one it went into', async () => {
  const kind = KINDS.find(({ id }) => id === 'customer');
  if (kind === undefined) throw new Error('no customers');
  const [kept, other] = [
    recordOf('customer', 'C-1', {
      name: '王芳',
      class: 'key',
      active: true,
      creditLimit: '50000',
      keeper: 'lin',
    }),
    recordOf('customer', 'C-2', {
      name: 'Emma Clarke',
      class: 'member',
      active: true,
      doNotCall: true,
    }),
  ];
  const merged = value(
    (() => {
      const result = mergeRecords(kind, { kept, other }, later(MONDAY_TEN, HOUR));
      return result.ok
        ? result
        : { ok: false as const, refusal: result.refusal[0] ?? { code: 'merge.itself' as const } };
    })(),
  );
  value(
    await desk.ports.desk.commit({
      at: MONDAY_TEN,
      records: [
        { before: kept, after: merged.kept },
        { before: other, after: merged.merged },
      ],
    }),
  );
  expect(toJson(await fact({ name: 'record', args: ['customer', 'C-2'] }))).toMatchObject({
    id: 'C-1',
    name: '王芳',
    doNotCall: true,
  });
  expect(await find({ of: 'customer' })).toHaveLength(1);
});

describe('colleagues', () => {
  test('have a superior, and roles have holders who are employed', async () => {
    expect(toJson(await fact({ name: 'boss', args: [{ id: 'lin' }] }))).toMatchObject({
      id: 'zhao',
      name: '赵总',
    });
    expect(await fact({ name: 'boss', args: ['zhao'] })).toBe(null);
    expect(toJson(await fact({ name: 'holders', args: ['agent'] }))).toEqual([
      { id: 'chen', name: 'Chen Hao', roles: ['agent'], deputy: 'lin', away: true },
      { id: 'lin', name: '林晓', roles: ['agent', 'cashier'], deputy: null, away: false },
    ]);
    expect(toJson(await fact({ name: 'bossesOfRole', args: ['agent'] }))).toEqual([{ id: 'zhao' }]);
  });
});

describe('queries', () => {
  test('select records of a kind', async () => {
    expect(await find({ of: 'customer', where: 'row.active && !row.doNotCall' })).toMatchObject([
      { id: 'C-1' },
    ]);
  });

  test('follow a reference where a condition looks behind it', async () => {
    expect(await find({ of: 'vehicle', where: '!row.owner.doNotCall' })).toMatchObject([
      { id: 'V-1', owner: { id: 'C-1', name: '王芳' } },
    ]);
  });

  test('select tickets of a playbook by their fields and their state', async () => {
    const at = (n: number) => later(MONDAY_TEN, n * HOUR);
    for (const n of [1, 2, 3]) {
      const { after } = placed(n, {
        openedAt: at(n),
        playbook: { id: 'complaint', version: 1 },
        ...(n === 3 ? { state: 'closed' as const } : {}),
      });
      const run = { ...after.run, fields: n === 1 ? {} : { type: 'product' } };
      await desk.ports.desk.commit({
        at: at(n),
        decisions: [placed(n, { ...after, run, state: n === 3 ? 'closed' : 'open' })],
      });
    }
    expect(
      await find({ of: 'complaint', where: 'has(row.type)', sort: '-openedAt' }),
    ).toMatchObject([
      { id: idOf(3), state: 'ended' },
      { id: idOf(2), state: 'open' },
    ]);
  });

  test('find nothing in what there is none of', async () => {
    expect(await find({ of: 'unicorn', where: 'row.horn' })).toEqual([]);
    expect(await find({ of: 'ledger:unicorns' })).toEqual([]);
  });
});

test('children are the tickets that one opened, of one playbook or of all', async () => {
  const child = (n: number, playbook: string) =>
    placed(n, {
      openedAt: later(MONDAY_TEN, n * HOUR),
      playbook: { id: playbook, version: 1 },
      channel: 'playbook',
      linkedTo: idOf(1),
    });
  for (const decision of [placed(1, {}), child(2, 'complaint'), child(3, 'inquiry')]) {
    value(await desk.ports.desk.commit({ at: MONDAY_TEN, decisions: [decision] }));
  }
  const children = async (...args: readonly string[]) => {
    const rows = await fact({ name: 'children', args });
    return Array.isArray(rows) ? rows.map((row) => toJson(row)) : rows;
  };
  expect(await children(idOf(1))).toMatchObject([{ id: idOf(2) }, { id: idOf(3) }]);
  expect(await children(idOf(1), 'inquiry')).toMatchObject([{ id: idOf(3) }]);
});

test('the ticket before is the last of its playbook, about the same record where it is about one', async () => {
  const plan = (n: number, about?: string) =>
    placed(n, {
      openedAt: later(MONDAY_TEN, n * HOUR),
      playbook: { id: 'complaint', version: 1 },
      ...(about === undefined ? {} : { about }),
    });
  for (const decision of [plan(1, 'C-1'), plan(2, 'C-2'), plan(3), plan(4, 'C-1')]) {
    value(await desk.ports.desk.commit({ at: MONDAY_TEN, decisions: [decision] }));
  }
  const before = async (ticket: string, about: string) =>
    toJson(await fact({ name: 'previous', args: ['complaint', ticket, about] }));
  expect(await before(idOf(4), '')).toMatchObject({ id: idOf(3) });
  expect(await before(idOf(4), 'C-1')).toMatchObject({ id: idOf(1) });
  expect(await before(idOf(1), '')).toBe(null);
  expect(await before('01kjp0zzzzzzzzzzzzzzzzzzzz', '')).toMatchObject({ id: idOf(4) });
});
