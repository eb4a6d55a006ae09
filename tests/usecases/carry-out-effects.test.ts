import { describe, expect, test } from 'vitest';
import { installedPlaybooks } from '#shared/adapters/installed-playbooks.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import { carryOutEffects } from '#shared/usecases/carry-out-effects.ts';
import { memoryDesk } from '#tests/support/memory-desk.ts';
import { playbookWith, title } from '#tests/support/runs.ts';
import { MONDAY_TEN, machine, momentAt, value } from '#tests/support/tickets.ts';

const order = playbookWith({
  steps: {
    waiting: { title, by: '@agent', outcomes: { shipped: { title, to: 'sent' } } },
    sent: { title, by: '@agent', outcomes: { received: { title, to: 'end' } } },
  },
});

const dispatchOf = (id: TicketId): Playbook => ({
  ...playbookWith({
    steps: {
      load: {
        title,
        by: '@agent',
        effects: [{ tell: `"${id}"`, outcome: 'shipped' }],
        outcomes: {},
      },
    },
  }),
  id: 'dispatch',
});

test('another ticket is told once, however often the job comes, and nobody is told that it failed', async () => {
  const desk = memoryDesk();
  const { ids } = desk.ports;
  const open = async (playbook: Playbook): Promise<TicketId> => {
    const opening = {
      id: ids.ticketId(MONDAY_TEN),
      number: ids.ticketNumber(),
      playbook,
      channel: 'playbook',
      subject: '发货',
      language: 'zh-CN',
      customer: { id: 'tel:+8613800001234', name: '王芳', phone: '+8613800001234' },
      classified: true,
    } as const;
    const decision = value(openTicket(opening, momentAt(MONDAY_TEN, machine)));
    value(await desk.ports.desk.commit({ at: MONDAY_TEN, decisions: [decision] }));
    return decision.after.id;
  };
  const told = await open(order);
  const dispatch = dispatchOf(told);
  const teller = await open(dispatch);
  const ports = { ...desk.ports, playbooks: installedPlaybooks([order, dispatch]) };

  await carryOutEffects(ports, teller, { version: 1, from: 0 });
  await carryOutEffects(ports, teller, { version: 1, from: 0 });

  const { ticket } = await desk.file(told);
  expect(ticket.run.steps.map(({ id }) => id)).toEqual(['sent']);
  expect(ticket.version).toBe(2);
  const { events } = await desk.file(teller);
  expect(events.map(({ type }) => type)).not.toContain('effect.failed');
});

describe('a ticket that hands its own subject on', () => {
  const opener = (about: string) =>
    playbookWith({
      about,
      steps: {
        begin: {
          title,
          by: '@agent',
          effects: [{ open: 'filing' }],
          outcomes: { done: { title, to: 'end' } },
        },
      },
    });
  const filing: Playbook = {
    ...playbookWith({
      about: 'customer',
      steps: { file: { title, by: '@agent', outcomes: { done: { title, to: 'end' } } } },
    }),
    id: 'filing',
  };

  test.each([
    ['of the same kind', 'customer', 'C-1'],
    ['never of another kind, whose ids are other things', 'device', undefined],
  ])('hands on a record %s', async (_, kind, about) => {
    const desk = memoryDesk();
    const { ids } = desk.ports;
    const playbook = opener(kind);
    const opening = {
      id: ids.ticketId(MONDAY_TEN),
      number: ids.ticketNumber(),
      playbook,
      channel: 'playbook',
      subject: '合同',
      language: 'zh-CN',
      customer: { id: 'tel:+8613800001234', name: '王芳', phone: '+8613800001234' },
      classified: true,
      about: 'C-1',
    } as const;
    const decision = value(openTicket(opening, momentAt(MONDAY_TEN, machine)));
    value(await desk.ports.desk.commit({ at: MONDAY_TEN, decisions: [decision] }));
    const ports = { ...desk.ports, playbooks: installedPlaybooks([playbook, filing]) };
    await carryOutEffects(ports, decision.after.id, { version: 1, from: 0 });
    const opened = desk.heads().find((ticket) => ticket.playbook.id === 'filing');
    expect(opened?.linkedTo).toBe(decision.after.id);
    expect(opened?.about).toBe(about);
  });
});
