/** The tickets of a playbook and the children of a ticket, in the order of their opening. */
import { beforeEach, expect, test } from 'vitest';
import { memoryTable } from '#shared/adapters/memory/memory-table.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { HOUR, later } from '#shared/kernel/instant.ts';
import type { OpenedQuery } from '#shared/ports/desk-store.ts';
import { idOf, placed } from '#tests/support/placed-tickets.ts';
import { MONDAY_TEN } from '#tests/support/tickets.ts';

let desk = deskStore(memoryTable());

const hour = (n: number) => later(MONDAY_TEN, n * HOUR);

beforeEach(async () => {
  desk = deskStore(memoryTable());
  for (const n of [1, 2, 3, 4, 5]) {
    await desk.commit({
      at: hour(n),
      decisions: [
        placed(n, {
          openedAt: hour(n),
          ...(n === 5
            ? { playbook: { id: 'complaint', version: 1 } }
            : { playbook: { id: 'callback-call', version: 1 } }),
          ...(n === 3 || n === 4 ? { channel: 'playbook' as const, linkedTo: idOf(1) } : {}),
        }),
      ],
    });
  }
});

const idsOf = async (query: OpenedQuery) => (await desk.ticketsOf(query)).items.map(({ id }) => id);

test('each playbook has its own, oldest first', async () => {
  expect(await idsOf({ playbook: 'callback-call', limit: 10 })).toEqual([1, 2, 3, 4].map(idOf));
  expect(await idsOf({ playbook: 'complaint', limit: 10 })).toEqual([idOf(5)]);
  expect(await idsOf({ playbook: 'contract', limit: 10 })).toEqual([]);
});

test('a period ends before its end', async () => {
  const period = { playbook: 'callback-call', from: hour(2), to: hour(4), limit: 10 };
  expect(await idsOf(period)).toEqual([2, 3].map(idOf));
});

test('a ticket finds what it opened, and not what merely refers to it', async () => {
  expect(await idsOf({ parent: idOf(1), limit: 10 })).toEqual([3, 4].map(idOf));
});

test('pages go on where they stopped, in both orders', async () => {
  for (const order of ['ascending', 'descending'] as const) {
    const query = { playbook: 'callback-call', order, limit: 2 };
    const first = await desk.ticketsOf(query);
    const rest = await desk.ticketsOf({
      ...query,
      ...(first.next === undefined ? {} : { cursor: first.next }),
    });
    const ids = [...first.items, ...rest.items].map(({ id }) => id);
    const expected = [1, 2, 3, 4].map(idOf);
    expect(ids).toEqual(order === 'ascending' ? expected : expected.toReversed());
  }
});
