/** What happened with a customer: the tickets about a record, for those who may see them. */
import { expect, test } from 'vitest';
import * as z from 'zod';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { HOUR, later } from '#shared/kernel/instant.ts';
import { ARCHIVISTS, archiveDesk, type Caller } from '#tests/support/archive-desk.ts';
import { recordOf } from '#tests/support/kept-records.ts';
import { idOf, placed } from '#tests/support/placed-tickets.ts';
import { MONDAY_TEN, value } from '#tests/support/tickets.ts';

const { lin, xu, zhou } = ARCHIVISTS;
/** A playbook of the handbook whose tickets are about customers. */
const LOAN = { id: 'archive-loan', version: 1 };
const page = z.object({
  items: z.array(z.object({ id: z.string() })),
  next: z.string().optional(),
});

const historyDesk = async (...tickets: readonly Partial<Ticket>[]) => {
  const desk = archiveDesk();
  await desk.put(recordOf('customer', 'C-1', { name: '王芳' }));
  for (const [n, ticket] of tickets.entries()) {
    const openedAt = later(MONDAY_TEN, n * HOUR);
    const decision = placed(n + 1, { playbook: LOAN, about: 'C-1', openedAt, ...ticket });
    value(await desk.ports.desk.commit({ at: openedAt, decisions: [decision] }));
  }
  return {
    ...desk,
    tickets: async (caller: Caller, query = {}, id = 'C-1') =>
      page.parse((await desk.part('tickets', id, { caller, query })).json),
  };
};

const ids = ({ items }: z.output<typeof page>): readonly string[] => items.map(({ id }) => id);

test('the newest first, whether somebody opened them or another ticket did', async () => {
  const child = { channel: 'playbook', linkedTo: idOf(1) } as const;
  const desk = await historyDesk({}, child, { about: 'C-2' }, {});
  expect(ids(await desk.tickets(lin))).toEqual([4, 2, 1].map(idOf));
  const children = await desk.ports.desk.ticketsOf({ parent: idOf(1), limit: 10 });
  expect(children.items.map(({ id }) => id)).toEqual([idOf(2)]);
});

test('a ticket that made the record belongs to it from then on', async () => {
  const desk = await historyDesk();
  const { after } = placed(1, { playbook: LOAN });
  value(
    await desk.ports.desk.commit({ at: MONDAY_TEN, decisions: [placed(1, { playbook: LOAN })] }),
  );
  expect(ids(await desk.tickets(lin))).toEqual([]);
  const made = { ...after, version: after.version + 1, run: { ...after.run, about: 'C-1' } };
  const decision = { ...placed(1, {}), before: after, after: made };
  value(await desk.ports.desk.commit({ at: MONDAY_TEN, decisions: [decision] }));
  expect(ids(await desk.tickets(lin))).toEqual([idOf(1)]);
  expect((await desk.file(idOf(1))).ticket.run.about).toBe('C-1');
});

test('records of other kinds with the same id have their own', async () => {
  const other = { playbook: { id: 'inquiry', version: 1 } };
  const desk = await historyDesk({}, other);
  expect(ids(await desk.tickets(lin))).toEqual([idOf(1)]);
});

test('what is kept from somebody is not there for them, and no page is shorter for it', async () => {
  const hidden = { protection: { hiddenFrom: ['lin'] } };
  const desk = await historyDesk({}, hidden, {}, hidden, { team: 'technical' }, {});
  const first = await desk.tickets(lin, { limit: '2' });
  expect(ids(first)).toEqual([6, 3].map(idOf));
  expect(ids(await desk.tickets(lin, { limit: '2', cursor: first.next ?? '' }))).toEqual([idOf(1)]);
});

test('after a merge the one that stays has the history of both', async () => {
  const desk = await historyDesk({}, { about: 'C-9' }, {}, { about: 'C-9' });
  await desk.put(recordOf('customer', 'C-9', { name: '王芳女士' }));
  await desk.merge('C-1', 'C-9', { caller: xu });
  const all: string[] = [];
  let next: string | undefined;
  do {
    const more = await desk.tickets(
      lin,
      { limit: '1', ...(next === undefined ? {} : { cursor: next }) },
      'C-9',
    );
    all.push(...ids(more));
    next = more.next;
  } while (next !== undefined);
  expect(all).toEqual([3, 1, 4, 2].map(idOf));
});

test('whoever may not read the record does not learn its name from its tickets', async () => {
  const desk = await historyDesk();
  await desk.put(recordOf('customer', 'C-3', { name: '长江实业', dataLevel: '绝密' }));
  const placedThere = placed(7, { playbook: LOAN, about: 'C-3' });
  value(await desk.ports.desk.commit({ at: MONDAY_TEN, decisions: [placedThere] }));
  const answer = await desk.part('tickets', 'C-3', { caller: lin });
  expect([answer.status, answer.body.includes('长江')]).toEqual([403, false]);
  expect((await desk.part('tickets', 'C-3', { caller: zhou })).status).toBe(200);
  expect(await desk.looks('C-3')).toEqual(
    expect.arrayContaining(['lin secrecy', 'zhou clearance']),
  );
});

test.each(['nonsense', 'eyJvZiI6OTk5fQ', 'eyJvZiI6LTF9'])(
  'the cursor %s shows nothing of others',
  async (cursor) => {
    const desk = await historyDesk({}, { about: 'C-2' });
    expect(ids(await desk.tickets(lin, { cursor }))).not.toContain(idOf(2));
  },
);
