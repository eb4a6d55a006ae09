/** Lists of tickets: in order, in pages, each ticket once. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { memoryTable } from '#shared/adapters/memory/memory-table.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import type { Reader } from '#shared/domain/access/reading.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Decision } from '#shared/domain/ticket/decision.ts';
import { STATES } from '#shared/domain/ticket/ticket.ts';
import { DAY, type Instant, later, MINUTE } from '#shared/kernel/instant.ts';
import type { ListQuery } from '#shared/ports/desk-store.ts';
import {
  ANYBODY,
  changed,
  dueAt,
  idOf,
  placed,
  statusOf,
  TEAMS,
} from '#tests/support/placed-tickets.ts';
import { MONDAY_TEN } from '#tests/support/tickets.ts';

let memory = memoryTable();
let desk = deskStore(memory);

beforeEach(() => {
  memory = memoryTable();
  desk = deskStore(memory);
});

const store = async (...decisions: readonly Decision[]): Promise<void> => {
  for (const decision of decisions) {
    const stored = await desk.commit({ at: MONDAY_TEN, decisions: [decision] });
    if (!stored.ok) throw new Error(stored.refusal.code);
  }
};

const readAll = async (
  query: Omit<ListQuery, 'cursor' | 'now' | 'reader'> & {
    readonly now?: Instant;
    readonly reader?: Reader;
  },
  between: () => Promise<void> = async () => undefined,
): Promise<readonly TicketId[]> => {
  const found: TicketId[] = [];
  const whole = { now: MONDAY_TEN, reader: ANYBODY, ...query };
  let page = await desk.list(whole);
  found.push(...page.items.map(({ id }) => id));
  while (page.next !== undefined) {
    await between();
    page = await desk.list({ ...whole, cursor: page.next });
    found.push(...page.items.map(({ id }) => id));
  }
  return found;
};

describe('a list', () => {
  const ticket = fc.record({
    team: fc.constantFrom(...TEAMS),
    state: fc.constantFrom(...STATES),
    // Few moments, so that many tickets share one.
    minutes: fc.nat(3),
    month: fc.nat(4),
    assignee: fc.constantFrom(undefined, 'lin', 'wang'),
  });

  test('shows each ticket of its teams and states once, in pages of any size, over ties, teams and months', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(ticket, { maxLength: 30 }),
        fc.uniqueArray(fc.constantFrom(...TEAMS), { minLength: 1 }),
        fc.uniqueArray(fc.constantFrom(...STATES), { minLength: 1 }),
        fc.integer({ min: 1, max: 7 }),
        async (tickets, teams, states, limit) => {
          memory = memoryTable();
          desk = deskStore(memory);
          const decisions = tickets.map(({ team, state, minutes, month, assignee }, n) =>
            placed(n, {
              team,
              state,
              updatedAt: later(MONDAY_TEN, minutes * MINUTE - month * 30 * DAY),
              dues: dueAt(later(MONDAY_TEN, minutes * MINUTE)),
              ...(assignee === undefined ? {} : { assignee }),
            }),
          );
          await store(...decisions);
          const wanted = decisions
            .map(({ after }) => after)
            .filter((one) => teams.includes(one.team) && states.includes(one.status.state));
          const found = await readAll({ teams, states, limit });
          expect(found.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
          const ofLin = await readAll({ teams, states, limit, assignee: 'lin' });
          expect(ofLin.toSorted()).toEqual(
            wanted
              .filter(({ assignee }) => assignee === 'lin')
              .map(({ id }) => id)
              .toSorted(),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test('skips and repeats no ticket that stands still while others come, go and change between pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(29), { maxLength: 20 }),
        fc.integer({ min: 1, max: 5 }),
        async (touched, limit) => {
          memory = memoryTable();
          desk = deskStore(memory);
          const decisions = Array.from({ length: 30 }, (_, n) =>
            placed(n, {
              team: TEAMS[n % 3] ?? '',
              dues: dueAt(later(MONDAY_TEN, (n % 4) * MINUTE)),
            }),
          );
          await store(...decisions);
          const left = [...touched];
          let fresh = 100;
          const found = await readAll(
            { teams: TEAMS, states: ['open', 'waiting'], limit },
            async () => {
              const n = left.pop();
              if (n === undefined) return;
              const current = await desk.ticket(idOf(n));
              if (current === undefined) return;
              const over =
                n % 2 === 0
                  ? { status: statusOf('closed', MONDAY_TEN) }
                  : { dues: dueAt(later(MONDAY_TEN, (n % 7) * MINUTE)), team: TEAMS[n % 2] ?? '' };
              await store(changed(current, over), placed(fresh, { team: 'general' }));
              fresh += 1;
            },
          );
          const still = decisions
            .map(({ after }) => after.id)
            .filter((_, n) => !touched.includes(n));
          for (const id of still) expect(found.filter((one) => one === id)).toEqual([id]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('shows what is due first of all teams together, and what has ended newest first', async () => {
    const at = (minutes: number) => later(MONDAY_TEN, minutes * MINUTE);
    await store(
      placed(1, { team: 'general', dues: dueAt(at(30)) }),
      placed(2, { team: 'technical', dues: dueAt(at(10)) }),
      placed(3, { team: 'general', dues: [] }),
      placed(4, { team: 'technical', dues: dueAt(at(20)), state: 'waiting' }),
      placed(5, { team: 'general', state: 'closed', updatedAt: at(-2) }),
      placed(6, { team: 'technical', state: 'closed', updatedAt: at(-1) }),
    );
    const states = ['closed', 'open', 'waiting'] as const;
    const found = await readAll({ teams: TEAMS, states, limit: 1 });
    expect(found).toEqual([2, 4, 1, 3, 6, 5].map(idOf));
    const soon = await readAll({ teams: TEAMS, states, limit: 1, dueBefore: at(20) });
    expect(soon).toEqual([idOf(2)]);
  });

  test('that is read over the end of a month goes on as it began', async () => {
    await store(
      ...[1, 2, 3, 4].map((n) => placed(n, { dues: dueAt(later(MONDAY_TEN, n * MINUTE)) })),
    );
    const query = { reader: ANYBODY, teams: TEAMS, states: ['open', 'closed'], limit: 2 } as const;
    const first = await desk.list({ ...query, now: '2026-03-31T23:59:59.000Z' });
    const second = await desk.list({
      ...query,
      now: '2026-04-01T00:00:01.000Z',
      ...(first.next === undefined ? {} : { cursor: first.next }),
    });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([1, 2, 3, 4].map(idOf));
  });

  test('begins anew with a cursor that is none, and reads no further for it', async () => {
    await store(placed(1, {}), placed(2, {}));
    let queries = 0;
    const counting = deskStore({
      ...memory,
      query: (query) => {
        queries += 1;
        return memory.query(query);
      },
    });
    const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const open = 'general#open#normal';
    const odd = [
      '',
      'x',
      '%%%',
      encoded(null),
      encoded({ begun: '9999-12', month: '9999-12', after: {} }),
      encoded({ begun: '2099-12', month: '2001-01', after: {} }),
      encoded({ begun: '2026-99', month: '2026-99', after: {} }),
      encoded({ begun: '2026-03', month: '2026-03', after: { [open]: 'HEAD' } }),
      encoded({ begun: '2026-03', month: '2026-03', after: { [open]: { pk: 'MAIL#1' } } }),
    ];
    for (const cursor of odd) {
      queries = 0;
      const states = ['open', 'closed'] as const;
      const page = await counting.list({
        reader: ANYBODY,
        teams: TEAMS,
        states,
        limit: 50,
        cursor,
        now: MONDAY_TEN,
      });
      expect(page.items).toHaveLength(2);
      expect(queries).toBeLessThan(100);
    }
  });

  test('that is full with this month’s tickets does not end there: earlier months follow', async () => {
    await store(
      placed(1, { state: 'open' }),
      placed(2, { state: 'closed' }),
      placed(3, { state: 'closed', updatedAt: later(MONDAY_TEN, -60 * DAY) }),
    );
    for (const limit of [1, 2, 3]) {
      const found = await readAll({ teams: ['general'], states: ['open', 'closed'], limit });
      expect(found).toEqual([1, 2, 3].map(idOf));
    }
  });

  test('of everything in every state has a cursor that its own door takes', async () => {
    const all = TEAMS.flatMap((team, t) =>
      STATES.map((state, s) => placed(t * 10 + s, { team, state })),
    );
    await store(...all);
    const page = await desk.list({
      reader: ANYBODY,
      teams: TEAMS,
      states: STATES,
      limit: 14,
      now: MONDAY_TEN,
    });
    expect(page.next?.length).toBeLessThan(4000);
  });
});
