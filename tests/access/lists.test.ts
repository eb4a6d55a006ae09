/** Lists of tickets of which some are kept from the reader: none of those is shown, and no page betrays them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryTable } from '#shared/adapters/memory/memory-table.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import type { Audience, Protection, Reader } from '#shared/domain/access/reading.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import { SECRECY_LEVELS } from '#shared/domain/playbook/access.ts';
import type { Decision } from '#shared/domain/ticket/decision.ts';
import { STATES } from '#shared/domain/ticket/ticket.ts';
import { later, MINUTE } from '#shared/kernel/instant.ts';
import type { ListQuery } from '#shared/ports/desk-store.ts';
import { noteChanges } from '#shared/usecases/note-changes.ts';
import { memoryDesk } from '#tests/support/memory-desk.ts';
import { changed, dueAt, idOf, placed, statusOf, TEAMS } from '#tests/support/placed-tickets.ts';
import { MONDAY_TEN, value } from '#tests/support/tickets.ts';

const AUDIENCES: readonly Audience[] = [
  '@finance',
  '@quality-specialist',
  'person:lin',
  'team:general',
];

const protection = fc.record(
  {
    secrecy: fc.constantFrom(...SECRECY_LEVELS),
    audience: fc.subarray([...AUDIENCES]),
    hiddenFrom: fc.subarray(['lin', 'wang']),
  },
  { requiredKeys: [] },
);

const ticket = fc.record({
  team: fc.constantFrom(...TEAMS),
  state: fc.constantFrom('open', 'waiting', 'resolved', 'closed'),
  // Few moments, so that many tickets share one.
  minutes: fc.nat(3),
  protection: fc.option(protection, { nil: undefined }),
  assignee: fc.constantFrom(undefined, 'lin'),
});

const reader = fc.record({
  id: fc.constantFrom('lin', 'wang'),
  levels: fc.nat(3).map((many) => SECRECY_LEVELS.slice(0, many)),
  audiences: fc.subarray([...AUDIENCES]),
});

/** The policy once more. */
const isFor = (
  { id, levels, audiences }: Reader,
  { secrecy, audience, hiddenFrom }: Protection = {},
  ofTeam: boolean,
): boolean => {
  if (hiddenFrom?.includes(id) === true) return false;
  if (secrecy !== undefined && !levels.includes(secrecy)) return false;
  return audience === undefined ? ofTeam : audience.some((one) => audiences.includes(one));
};

/** The pages of a list of these tickets, each with whether there is another. */
const pagesOf = async (
  decisions: readonly Decision[],
  query: Omit<ListQuery, 'cursor' | 'now' | 'states'>,
): Promise<readonly (readonly [ids: readonly TicketId[], hasNext: boolean])[]> => {
  const desk = deskStore(memoryTable());
  for (const decision of decisions) {
    value(await desk.commit({ at: MONDAY_TEN, decisions: [decision] }));
  }
  const whole = { ...query, states: STATES, now: MONDAY_TEN };
  let page = await desk.list(whole);
  const pages: [readonly TicketId[], boolean][] = [];
  for (;;) {
    pages.push([page.items.map(({ id }) => id), page.next !== undefined]);
    if (page.next === undefined) return pages;
    page = await desk.list({ ...whole, cursor: page.next });
  }
};

test('is page by page the list of a desk on which what is kept from the reader never was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(ticket, { maxLength: 25 }),
      reader,
      fc.uniqueArray(fc.constantFrom(...TEAMS)),
      fc.integer({ min: 1, max: 5 }),
      async (tickets, who, teams, limit) => {
        const decisions = tickets.map(({ minutes, protection: kept, assignee, ...rest }, n) =>
          placed(n, {
            ...rest,
            updatedAt: later(MONDAY_TEN, minutes * MINUTE),
            dues: dueAt(later(MONDAY_TEN, minutes * MINUTE)),
            ...(assignee === undefined ? {} : { assignee }),
            ...(kept === undefined ? {} : { protection: kept }),
          }),
        );
        const shown = decisions.filter(({ after }) =>
          isFor(who, after.protection, teams.includes(after.team)),
        );
        for (const assignee of [undefined, 'lin']) {
          const query = {
            reader: who,
            teams,
            limit,
            ...(assignee === undefined ? {} : { assignee }),
          };
          const pages = await pagesOf(decisions, query);
          expect(pages).toEqual(await pagesOf(shown, query));
          const wanted = shown
            .map(({ after }) => after)
            .filter((one) => assignee === undefined || one.assignee === assignee);
          expect(pages.flatMap(([ids]) => ids).toSorted()).toEqual(
            wanted.map(({ id }) => id).toSorted(),
          );
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a ticket of a team is asked for by that team, also where it is only for some', async () => {
  const desk = deskStore(memoryTable());
  for (const [n, team] of TEAMS.entries()) {
    const decision = placed(n, { team, protection: { audience: ['@finance'] } });
    value(await desk.commit({ at: MONDAY_TEN, decisions: [decision] }));
  }
  const listed = async (only?: string) =>
    (
      await desk.list({
        reader: { id: 'lin', levels: [], audiences: ['@finance'] },
        teams: [],
        states: ['open'],
        limit: 10,
        now: MONDAY_TEN,
        ...(only === undefined ? {} : { only }),
      })
    ).items.map(({ team }) => team);
  expect((await listed()).toSorted()).toEqual(TEAMS.toSorted());
  expect(await listed('technical')).toEqual(['technical']);
});

test('a ticket leaves the lists of those who are no longer meant, and stands once in the others', async () => {
  const desk = deskStore(memoryTable());
  const first = placed(1, { protection: { audience: ['person:lin', '@finance'] } });
  value(await desk.commit({ at: MONDAY_TEN, decisions: [first] }));
  const then = changed(first.after, {
    protection: { audience: ['@finance', 'person:wang'] },
    status: statusOf('resolved', MONDAY_TEN),
  });
  value(await desk.commit({ at: MONDAY_TEN, decisions: [then] }));
  const listedFor = async (...audiences: readonly Audience[]) =>
    (
      await desk.list({
        reader: { id: 'anybody', levels: [], audiences },
        teams: TEAMS,
        states: STATES,
        limit: 10,
        now: MONDAY_TEN,
      })
    ).items.map(({ id, state }) => `${id} ${state}`);
  expect(await listedFor('person:lin')).toEqual([]);
  expect(await listedFor('@finance', 'person:wang')).toEqual([`${idOf(1)} resolved`]);
});

test('what not all of a team may see is no news to it, but that it went out of sight is', async () => {
  const { ports } = memoryDesk();
  const after = { id: idOf(1), version: 2, team: 'general' };
  const latest = async () => (await ports.changes.read('general')).latest;
  for (const kept of [
    { secrecy: '秘密' },
    { audience: ['@finance'] },
    { hiddenFrom: ['lin'] },
  ] as const) {
    await noteChanges(ports, [{ after: { ...after, protection: kept } }]);
  }
  expect(await latest()).toBe(0);
  await noteChanges(ports, [
    { before: { team: 'general' }, after: { ...after, protection: { secrecy: '秘密' } } },
  ]);
  expect(await latest()).toBe(1);
  await noteChanges(ports, [{ after: { ...after, protection: {} } }]);
  expect(await latest()).toBe(2);
});
