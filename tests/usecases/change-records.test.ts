/** Records that tickets make and change: a new customer's file, a device that was exchanged. */
import { expect, test } from 'vitest';
import { deskFacts } from '#shared/adapters/facts/desk-facts.ts';
import { installedKinds } from '#shared/adapters/installed-kinds.ts';
import { installedPlaybooks } from '#shared/adapters/installed-playbooks.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Effect } from '#shared/domain/playbook/effect.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import { carryOutEffects } from '#shared/usecases/carry-out-effects.ts';
import { followUpJob } from '#shared/usecases/follow-up.ts';
import { openingJob } from '#shared/usecases/opening-job.ts';
import { interrupted, memoryDesk } from '#tests/support/memory-desk.ts';
import { playbookWith, title } from '#tests/support/runs.ts';
import { MONDAY_TEN, machine, momentAt, value } from '#tests/support/tickets.ts';

const shop: Kind = {
  id: 'shop',
  title: both('门店', 'Shop'),
  fields: {
    name: field('text', ['名称', 'Name']),
    phone: field('phone', ['电话', 'Phone']),
    visits: field('number', ['次数', 'Visits']),
  },
  key: ['name'],
};

const opening = (playbook: Playbook, id: TicketId, about?: string) => ({
  id,
  number: memoryDesk().ports.ids.ticketNumber(),
  playbook,
  channel: 'playbook' as const,
  subject: '建档',
  language: 'zh-CN' as const,
  customer: { id: 'tel:+8613800001234', name: '王芳', phone: '+8613800001234' },
  classified: true,
  ...(about === undefined ? {} : { about }),
});

const filing = (...effects: readonly Effect[]): Playbook => ({
  ...playbookWith({ steps: { work: { title, by: '@agent', effects, outcomes: {} } } }),
  id: 'filing',
  about: 'shop',
});

const deskWith = (playbook: Playbook) => {
  const desk = memoryDesk();
  const ports = {
    ...desk.ports,
    playbooks: installedPlaybooks([playbook]),
    kinds: installedKinds(async () => [shop]),
  };
  return {
    ...desk,
    ports,
    open: async (about?: string): Promise<TicketId> => {
      const id = ports.ids.ticketId(MONDAY_TEN);
      const decision = value(
        openTicket(opening(playbook, id, about), momentAt(MONDAY_TEN, machine)),
      );
      value(await ports.desk.commit({ at: MONDAY_TEN, decisions: [decision] }));
      return id;
    },
    shop: (id: string) => ports.records.record({ kind: 'shop', id }),
  };
};

const make: Effect = {
  change: 'about',
  set: { name: '"东门店 East Gate"', phone: '"021-5555 0199"' },
};

test('a ticket makes the record it is about, once, and is about it from then on', async () => {
  const desk = deskWith(filing(make));
  const id = await desk.open();

  await carryOutEffects(desk.ports, id, { version: 1, from: 0 });
  await carryOutEffects(desk.ports, id, { version: 1, from: 0 });

  expect((await desk.file(id)).ticket.run.about).toBe(id);
  expect(await desk.shop(id)).toMatchObject({
    state: 'kept',
    version: 1,
    fields: { name: '东门店 East Gate', phone: '02155550199' },
    addresses: ['tel:+862155550199'],
  });
  expect(await desk.ports.records.byAddress('shop', 'tel:+862155550199')).toEqual([id]);
});

test('a change is done once, whatever comes between: a later one is not undone by a repeated job', async () => {
  const made = deskWith(filing(make));
  const owner = await made.open();
  await carryOutEffects(made.ports, owner, { version: 1, from: 0 });

  const ticketAbout = async (visits: string) => {
    const playbook = filing({ change: 'about', set: { visits } });
    const id = made.ports.ids.ticketId(MONDAY_TEN);
    const known = new Map([[`record["shop","${owner}"]`, { id: owner }]]);
    const decision = value(
      openTicket(opening(playbook, id, owner), { ...momentAt(MONDAY_TEN, machine), facts: known }),
    );
    value(await made.ports.desk.commit({ at: MONDAY_TEN, decisions: [decision] }));
    await carryOutEffects(made.ports, id, { version: 1, from: 0 });
    return id;
  };
  const one = await ticketAbout('1');
  await ticketAbout('2');
  await carryOutEffects(made.ports, one, { version: 1, from: 0 });

  expect(await made.shop(owner)).toMatchObject({ version: 3, fields: { visits: '2' } });
});

test('a change is told to a playbook that listens, once, but not what that playbook itself changes', async () => {
  const visit: Playbook = {
    ...filing({ change: 'about', set: { visits: '1' } }),
    id: 'visit',
    triggers: [{ on: 'shop.changed', key: 'event.id + text(event.at)' }],
  };
  const desk = deskWith(filing(make));
  const playbooks = installedPlaybooks([filing(make), visit]);
  const ports = { ...desk.ports, playbooks, facts: deskFacts({ ...desk.ports, playbooks }) };
  const id = await desk.open();
  await carryOutEffects(ports, id, { version: 1, from: 0 });
  await carryOutEffects(ports, id, { version: 1, from: 0 });
  const done = new Set<string>();
  for (let left = desk.jobs(); left.length > done.size; left = desk.jobs()) {
    for (const job of left) {
      done.add(job.id);
      if (job.queue === 'openings') await openingJob(ports, job);
      if (job.queue === 'follow-up') await followUpJob(ports, job);
    }
  }
  const visits = desk.heads().filter(({ playbook }) => playbook.id === 'visit');
  expect(visits.map(({ about }) => about)).toEqual([id]);
  expect(await desk.shop(id)).toMatchObject({ version: 2, fields: { visits: '1' } });
});

test('two who change the same record at once both count', async () => {
  const desk = deskWith(filing(make));
  const id = await desk.open();
  const other = await desk.open();
  // Before the first commit goes in, the other ticket's change has gone in already.
  const table = interrupted(desk.memory, async () => {
    await carryOutEffects(desk.ports, other, { version: 1, from: 0 });
  });
  await carryOutEffects({ ...desk.ports, desk: deskStore(table) }, id, { version: 1, from: 0 });

  // Both want the same unique name: one gets it, the other says so.
  expect(await desk.shop(other)).toMatchObject({ fields: { name: '东门店 East Gate' } });
  expect(await desk.shop(id)).toBe(undefined);
  const { events } = await desk.file(id);
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'effect.failed', effect: 'change', reason: 'key-taken' }),
  );
});

test('what the kind does not take stands on the timeline, and nothing is changed', async () => {
  const desk = deskWith(filing({ change: 'about', set: { name: '"东门店"', phone: '"call me"' } }));
  const id = await desk.open();
  await carryOutEffects(desk.ports, id, { version: 1, from: 0 });
  await carryOutEffects(desk.ports, id, { version: 1, from: 0 });
  expect(await desk.shop(id)).toBe(undefined);
  const failed = (await desk.file(id)).events.filter(({ type }) => type === 'effect.failed');
  expect(failed).toEqual([expect.objectContaining({ effect: 'change', reason: 'values-refused' })]);
});
