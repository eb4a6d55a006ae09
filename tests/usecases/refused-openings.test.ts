/** A ticket that another wanted to open and that cannot open: its parent says so and waits for one less. */
import { expect, test } from 'vitest';
import { installedPlaybooks } from '#shared/adapters/installed-playbooks.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import { carryOutEffects } from '#shared/usecases/carry-out-effects.ts';
import { interrupted, memoryDesk } from '#tests/support/memory-desk.ts';
import { playbookWith, title } from '#tests/support/runs.ts';
import { MONDAY_TEN, machine, momentAt, value } from '#tests/support/tickets.ts';

/** Waits for all that it opened, and goes on when none is left to wait for. */
const shipping: Playbook = {
  ...playbookWith({
    steps: {
      sent: {
        title,
        effects: [{ open: 'issue', key: '"7"' }],
        outcomes: { all: { title, to: 'wait' } },
      },
      wait: { title, wait: { children: 'all' }, outcomes: { over: { title, to: 'look' } } },
      look: { title, by: '@agent', outcomes: { seen: { title, to: 'end' } } },
    },
  }),
  id: 'shipping',
};

const issuing = (amount: string): Playbook => ({
  ...playbookWith({
    steps: {
      issue: {
        title,
        by: '@agent',
        effects: [{ post: 'stock', from: '"main/轴承/good"', to: '"customer"', amount }],
        outcomes: { issued: { title, to: 'end' } },
      },
    },
  }),
  id: 'issue',
});

const deskWith = async (child: Playbook) => {
  const desk = memoryDesk();
  const ports = { ...desk.ports, playbooks: installedPlaybooks([shipping, child]) };
  const opening = {
    id: ports.ids.ticketId(MONDAY_TEN),
    number: ports.ids.ticketNumber(),
    playbook: shipping,
    channel: 'phone',
    subject: '轴承出库',
    language: 'zh-CN',
    customer: { id: 'tel:+8613800001234', name: '欧阳修远', phone: '+8613800001234' },
    classified: true,
  } as const;
  const decision = value(openTicket(opening, momentAt(MONDAY_TEN, machine)));
  value(await ports.desk.commit({ at: MONDAY_TEN, decisions: [decision] }));
  const id: TicketId = decision.after.id;
  return {
    desk,
    ports,
    id,
    work: (of = ports) => carryOutEffects(of, id, { version: 1, from: 0 }),
    children: () => desk.heads().filter(({ playbook }) => playbook.id === 'issue'),
  };
};

test.each([
  ['3', 'what the store does not have', 'stock main/轴承/good floor'],
  ['-3', 'less than nothing', 'ledger.amount-not-positive'],
  ['10 / size(ticket.number == "" ? "箱" : "")', 'what cannot be worked out', 'expression-failed'],
])('a ticket that would post %s, %s, is not opened: %s', async (amount, _, reason) => {
  const { desk, id, work, children } = await deskWith(issuing(amount));
  await work();

  expect(children()).toEqual([]);
  const { ticket, events } = await desk.file(id);
  const refused = { type: 'child.refused', playbook: 'issue', reason };
  expect(events.filter(({ type }) => type === 'child.refused')).toMatchObject([refused]);
  expect(ticket.priority).toBe('high');
  expect(ticket.run.children).toEqual({ opened: 0, ended: 0 });
  expect(ticket.run.steps.map((step) => step.id)).toEqual(['look']);
  expect(ticket.run.stopped).toBe(undefined);
});

test('a job that comes again says nothing twice, and opens nothing that is no longer counted on', async () => {
  const { desk, work, ports, id, children } = await deskWith(issuing('3'));
  await work();
  const before = desk.everything();
  await work();
  expect(desk.everything()).toBe(before);

  await work({ ...ports, playbooks: installedPlaybooks([shipping, noPosting]) });
  expect(children()).toEqual([]);
  expect((await desk.file(id)).ticket.run.children).toEqual({ opened: 0, ended: 0 });
});

const noPosting: Playbook = {
  ...playbookWith({ steps: { issue: { title, by: '@agent', outcomes: {} } } }),
  id: 'issue',
};

test('a ticket that is open is not taken for refused when the job comes again and it could not open now', async () => {
  const { desk, work, ports, id, children } = await deskWith(noPosting);
  await work();
  expect(children()).toHaveLength(1);
  const before = desk.everything();
  for (const amount of ['3', '-3']) {
    await work({ ...ports, playbooks: installedPlaybooks([shipping, issuing(amount)]) });
  }
  expect(desk.everything()).toBe(before);
  expect((await desk.file(id)).ticket.run.children).toEqual({ opened: 1, ended: 0 });
});

test('of two workers, one of whom is refused while the other opens it, one is right', async () => {
  const { desk, work, ports, id, children } = await deskWith(issuing('3'));
  const table = interrupted(desk.memory, async () => {
    await work({ ...ports, playbooks: installedPlaybooks([shipping, noPosting]) });
  });
  await work({ ...ports, desk: deskStore(table) });
  expect(children()).toHaveLength(1);
  const { ticket, events } = await desk.file(id);
  expect(ticket.run.children).toEqual({ opened: 1, ended: 0 });
  expect(events.map(({ type }) => type)).not.toContain('child.refused');
});
