import { expect, test } from 'vitest';
import { installedPlaybooks } from '#shared/adapters/installed-playbooks.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import { followUp } from '#shared/usecases/follow-up.ts';
import { memoryDesk } from '#tests/support/memory-desk.ts';
import { playbookWith, title } from '#tests/support/runs.ts';
import { MONDAY_TEN, machine, momentAt, value } from '#tests/support/tickets.ts';

const TWO_HOURS_MS = 2 * 60 * 60 * 1_000;

/** What is reserved goes out by itself after an hour, whether the store has it or not. */
const issuing = (amount: string): Playbook =>
  playbookWith({
    steps: {
      reserved: {
        title,
        by: '@agent',
        dues: [{ id: 'issue', ends: { within: '1h' }, after: { go: 'issue' } }],
        outcomes: { cancelled: { title, to: 'end' } },
      },
      issue: {
        title,
        effects: [{ post: 'stock', from: '"main/轴承/good"', to: '"customer"', amount }],
        outcomes: { issued: { title, to: 'end' } },
      },
    },
  });

const opened = async (playbook: Playbook) => {
  const desk = memoryDesk();
  const ports = { ...desk.ports, playbooks: installedPlaybooks([playbook]) };
  const opening = {
    id: ports.ids.ticketId(MONDAY_TEN),
    number: ports.ids.ticketNumber(),
    playbook,
    channel: 'phone',
    subject: '轴承出库',
    language: 'zh-CN',
    customer: { id: 'tel:+8613800001234', name: '王芳', phone: '+8613800001234' },
    classified: true,
  } as const;
  const decision = value(openTicket(opening, momentAt(MONDAY_TEN, machine)));
  value(await ports.desk.commit({ at: MONDAY_TEN, decisions: [decision] }));
  const id: TicketId = decision.after.id;
  desk.pass(TWO_HOURS_MS);
  return { desk, id, fire: () => followUp(ports, id) };
};

test.each([
  ['3', 'what the store does not have', 'posting-refused'],
  ['-3', 'less than nothing', 'posting-refused'],
])(
  'a limit that would post %s, %s, stops and raises the ticket in the place of a dead letter',
  async (amount, _, reason) => {
    const { desk, id, fire } = await opened(issuing(amount));
    await fire();

    const { ticket, events } = await desk.file(id);
    expect(ticket.run.stopped).toBe(reason);
    expect(ticket.run.steps.map((step) => step.id)).toEqual(['reserved']);
    expect(ticket.priority).toBe('high');
    expect(ticket.dues).toEqual([]);
    expect(events.at(-1)).toMatchObject({ type: 'playbook.stopped', reason });
    expect(desk.memory.rows().some(({ kind }) => kind === 'posting')).toBe(false);
  },
);

test('a timer that comes again leaves a stopped ticket as it is', async () => {
  const { desk, fire } = await opened(issuing('3'));
  await fire();
  const before = desk.everything();
  await fire();
  expect(desk.everything()).toBe(before);
});

test('a playbook that cannot be worked out stops its ticket too', async () => {
  const { desk, id, fire } = await opened(issuing('10 / size(ticket.number == "" ? "箱" : "")'));
  await fire();
  expect((await desk.file(id)).ticket.run.stopped).toBe('expression-failed');
});
