/** An outcome and a fired timer on a desk of 10,000 open tickets with 30,000 limits, beside a desk of ten. */
import { installedPlaybooks } from '#shared/adapters/installed-playbooks.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import { HOUR } from '#shared/kernel/instant.ts';
import type { Table } from '#shared/ports/table.ts';
import { followUp } from '#shared/usecases/follow-up.ts';
import { takeOutcomeOf } from '#shared/usecases/work-on-ticket.ts';
import { memoryDesk } from '#tests/support/memory-desk.ts';
import { playbookWith, title } from '#tests/support/runs.ts';
import { MONDAY_TEN, machine, momentAt, personOf, value } from '#tests/support/tickets.ts';
import { type Bench, median, ms, times } from './support/figures.ts';

const FEW = 10;
const MANY = 10_000;
const WARM_UP = 20;
const ROUNDS = 40;

/** Three limits stand on each ticket; the first one reminds within the hour, and the step can be entered again. */
const watched = playbookWith({
  steps: {
    work: {
      title,
      by: '@agent',
      dues: [
        { id: 'first', ends: { within: '2h' }, before: [{ span: '1h', do: { remind: 'owner' } }] },
        { id: 'second', ends: { within: '2wd' }, after: { raise: '@supervisor' } },
        { id: 'third', ends: { within: '1mo' }, after: { raise: '@supervisor' } },
      ],
      outcomes: { again: { title, to: 'work' }, done: { title, to: 'end' } },
    },
  },
});
const LIMITS_A_TICKET = 3;

interface Calls {
  reads: number;
  commits: number;
}

/** The table with a count of what is asked of it. */
const counting = (table: Table, calls: Calls): Table => ({
  ...table,
  get: (key) => {
    calls.reads += 1;
    return table.get(key);
  },
  query: (query) => {
    calls.reads += 1;
    return table.query(query);
  },
  commit: (writes) => {
    calls.commits += 1;
    return table.commit(writes);
  },
});

const deskOf = async (tickets: number) => {
  const memory = memoryDesk();
  const calls: Calls = { reads: 0, commits: 0 };
  const desk = deskStore(counting(memory.memory, calls));
  const ports = { ...memory.ports, desk, playbooks: installedPlaybooks([watched]) };
  const ids: TicketId[] = [];
  for (let number = 0; number < tickets; number += 1) {
    const id = ports.ids.ticketId(MONDAY_TEN);
    const opening = {
      id,
      number: ports.ids.ticketNumber(),
      playbook: watched,
      channel: 'phone',
      subject: '洗衣机不排水',
      language: 'zh-CN',
      customer: { id: 'tel:+8613800138000', name: '李娜', phone: '+8613800138000' },
      classified: true,
    } as const;
    const decision = value(openTicket(opening, momentAt(MONDAY_TEN, machine)));
    value(await desk.commit({ at: MONDAY_TEN, decisions: [decision] }));
    ids.push(id);
  }
  return { memory, ports, calls, worked: ids.slice(0, FEW) };
};

type Desk = Awaited<ReturnType<typeof deskOf>>;

const agent = personOf('lin', 'agent');

/** Milliseconds for one call on each of ten tickets. */
const outcomes = async ({ ports, worked }: Desk): Promise<number> => {
  const versions = await Promise.all(
    worked.map(async (id) => ({ id, version: (await ports.desk.ticket(id))?.version ?? 0 })),
  );
  const began = performance.now();
  for (const { id, version } of versions) {
    const request = { id, version, person: agent, step: 'work', outcome: 'again', fields: {} };
    value(await takeOutcomeOf(ports, request));
  }
  return (performance.now() - began) / worked.length;
};

const timers = async ({ ports, worked, memory }: Desk): Promise<number> => {
  memory.pass(HOUR);
  const began = performance.now();
  for (const id of worked) await followUp(ports, id);
  return (performance.now() - began) / worked.length;
};

export const bench: Bench = async () => {
  const desks = [await deskOf(FEW), await deskOf(MANY)] as const;
  const took: { outcome: number[]; timer: number[] }[] = desks.map(() => ({
    outcome: [],
    timer: [],
  }));
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    // Round by round, so that a busy moment of the machine meets both alike.
    for (const [index, desk] of desks.entries()) {
      const outcome = await outcomes(desk);
      const timer = await timers(desk);
      if (round < WARM_UP) continue;
      took[index]?.outcome.push(outcome);
      took[index]?.timer.push(timer);
    }
  }
  const [few, many] = took;
  const figure = (what: string, small: readonly number[] = [], large: readonly number[] = []) => ({
    what: `${what} among ${MANY} tickets with ${MANY * LIMITS_A_TICKET} limits`,
    measured: ms(median(large)),
    beside: `${ms(median(small))} among ${FEW} (${times(median(large) / median(small))})`,
    goal: 'as among ten',
  });
  return [
    figure('an outcome', few?.outcome, many?.outcome),
    figure('a fired timer', few?.timer, many?.timer),
    await costOf('an outcome', desks[1], outcomes),
    await costOf('a fired timer', desks[1], timers),
  ];
};

/** Without the read by which the bench itself learns the version. */
const costOf = async (what: string, desk: Desk, run: (desk: Desk) => Promise<number>) => {
  const own = run === outcomes ? desk.worked.length : 0;
  desk.calls.reads = -own;
  desk.calls.commits = 0;
  await run(desk);
  const each = (count: number): number => count / desk.worked.length;
  return {
    what: `calls of the table for ${what}`,
    measured: `${each(desk.calls.reads)} reads, ${each(desk.calls.commits)} transactions`,
    goal: '<= 3 reads, 1 transaction',
  };
};
