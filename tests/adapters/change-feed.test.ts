import { beforeEach, describe, expect, test } from 'vitest';
import { memoryTable } from '#shared/adapters/memory/memory-table.ts';
import { changeFeed } from '#shared/adapters/store/change-feed.ts';
import { idOf } from '#tests/support/placed-tickets.ts';
import { MONDAY_TEN } from '#tests/support/tickets.ts';

let memory = memoryTable();

beforeEach(() => {
  memory = memoryTable();
});

describe('the change feed of a team', () => {
  const feed = () => changeFeed(memory);
  const change = (n: number) => ({ ticket: idOf(n), version: n });

  test('numbers changes on, and remembers the newest', async () => {
    expect(await feed().read('general')).toEqual({ latest: 0, recent: [] });
    for (let n = 0; n < 25; n++) {
      await feed().add(
        'general',
        Array.from({ length: 10 }, (_, i) => change(n * 10 + i)),
        MONDAY_TEN,
      );
    }
    const { latest, recent } = await feed().read('general');
    expect(latest).toBe(250);
    expect(recent.length).toBeGreaterThan(10);
    for (const [index, { number, version }] of recent.toReversed().entries()) {
      expect([number, version]).toEqual([250 - index, 249 - index]);
    }
    expect((await feed().read('technical')).latest).toBe(0);
  });

  test('loses none of several writers at once', async () => {
    await Promise.all([1, 2, 3, 4, 5].map((n) => feed().add('general', [change(n)], MONDAY_TEN)));
    const { latest, recent } = await feed().read('general');
    expect(latest).toBe(5);
    expect(recent.map(({ version }) => version).toSorted()).toEqual([1, 2, 3, 4, 5]);
  });
});
