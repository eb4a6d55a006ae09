/** What the workers of classification and follow-up do to a ticket: once, however often their job comes. */
import { beforeEach, describe, expect, test } from 'vitest';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Judgement } from '#shared/domain/ticket/classify-ticket.ts';
import { earliestMoment } from '#shared/domain/ticket/due.ts';
import { DAY, later, MINUTE, SECOND } from '#shared/kernel/instant.ts';
import { ROLES } from '#shared/playbooks/roles.ts';
import { classify } from '#shared/usecases/classify.ts';
import { followUp } from '#shared/usecases/follow-up.ts';
import { submitTicket } from '#shared/usecases/submit-ticket.ts';
import { assign, resolve } from '#shared/usecases/work-on-ticket.ts';
import { interrupted, type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';

const chen = { id: 'chen', roles: ROLES, teams: [] };

const REPAIR: Judgement = {
  classification: {
    category: 'repair',
    confidence: 0.9,
    language: 'zh-CN',
    mood: 'calm',
    model: 'test',
    why: ['漏水'],
  },
  priority: 'high',
  team: 'technical',
};

let desk: MemoryDesk;
let id: TicketId;
let asked: { readonly subject: string; readonly text: string }[];

const judging = (judgement = REPAIR) => ({
  ...desk.ports,
  classifier: {
    classify: async (request: { readonly subject: string; readonly text: string }) => {
      asked.push(request);
      return judgement;
    },
  },
});

beforeEach(async () => {
  desk = memoryDesk();
  asked = [];
  const outcome = await submitTicket(desk.ports, {
    name: '李娜',
    email: 'li.na@customer.example',
    subject: '洗衣机漏水',
    message: '底部漏水。',
    language: 'zh-CN',
    hash: 'h',
    source: '203.0.113.7',
  });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  id = outcome.value.ticket.id;
});

const types = async () =>
  (await desk.file(id)).events.map(({ type }) => type).filter((type) => !type.startsWith('step.'));
const ticket = async () => (await desk.file(id)).ticket;

describe('classification', () => {
  test('judges what the customer wrote, once', async () => {
    await classify(judging(), id);
    await classify(judging({ ...REPAIR, team: 'general' }), id);
    expect(asked).toEqual([{ subject: '洗衣机漏水', text: '底部漏水。' }]);
    expect(await ticket()).toMatchObject({
      team: 'technical',
      priority: 'high',
      classification: { category: 'repair' },
    });
    expect((await types()).filter((type) => type === 'ticket.classified')).toHaveLength(1);
  });

  test('judges again when a colleague was faster, and leaves the colleague’s team', async () => {
    const hand = async () => {
      const to = { team: 'complaints', assignee: 'emma' };
      await assign(desk.ports, { id, person: chen, version: 1, ...to });
    };
    const late = { ...judging(), desk: deskStore(interrupted(desk.memory, hand)) };
    await classify(late, id);
    expect(await types()).toEqual(['ticket.opened', 'ticket.assigned', 'ticket.classified']);
    expect(await ticket()).toMatchObject({ version: 3, team: 'complaints', assignee: 'emma' });
  });

  test('of a ticket that is gone is nothing', async () => {
    await desk.memory.forget(desk.memory.rows());
    await classify(judging(), id);
    expect(desk.memory.rows()).toEqual([]);
  });
});

describe('follow-up', () => {
  const first = async () => earliestMoment((await ticket()).dues) ?? '';

  test('before its time does nothing', async () => {
    const before = desk.everything();
    await followUp(desk.ports, id);
    expect(desk.everything()).toBe(before);
  });

  test('warns when the warning has come, once, and breaks the promise when that has come', async () => {
    desk.pass(Date.parse(await first()) - Date.parse(desk.now()));
    await followUp(desk.ports, id);
    await followUp(desk.ports, id);
    expect((await types()).filter((type) => type === 'ticket.due-warned')).toHaveLength(1);
    desk.pass(Date.parse(await first()) - Date.parse(desk.now()));
    await followUp(desk.ports, id);
    await followUp(desk.ports, id);
    expect(await types()).toContain('ticket.due-breached');
    expect(['high', 'urgent']).toContain((await ticket()).priority);
  });

  test('that comes days late does all that was due, in the order of its moments', async () => {
    desk.pass(30 * DAY);
    await followUp(desk.ports, id);
    const told = (await types()).slice(1);
    expect(told[0]).toBe('ticket.due-warned');
    expect(told.filter((type) => type === 'ticket.due-breached')).toHaveLength(2);
    expect(await first()).toBe('');
  });

  test('sends one survey for a resolved ticket, and closes it in the end', async () => {
    await resolve(desk.ports, { id, person: chen, version: 1 });
    for (let day = 0; day < 30; day++) {
      desk.pass(DAY);
      await followUp(desk.ports, id);
      await followUp(desk.ports, id);
    }
    expect(desk.notifications().filter(({ mail }) => mail === 'survey')).toHaveLength(1);
    expect((await ticket()).status.state).toBe('closed');
    expect(await first()).toBe('');
  });

  test('of a ticket that is gone is nothing', async () => {
    const missing = memoryDesk(later(desk.now(), MINUTE + SECOND));
    await followUp(missing.ports, id);
    expect(missing.memory.rows()).toEqual([]);
  });
});
