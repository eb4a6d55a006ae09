import { beforeEach, describe, expect, test } from 'vitest';
import { installedPlaybooks } from '#shared/adapters/installed-playbooks.ts';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { ticketView } from '#shared/contracts/agent-api.ts';
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { DAY } from '#shared/kernel/instant.ts';
import { type DeskApi, deskApi, PEOPLE } from '#tests/support/desk-api.ts';
import { interrupted, type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';
import { playbookWith, title } from '#tests/support/runs.ts';

const order: Playbook = {
  ...playbookWith({
    fields: { region: field('text', ['地区', 'Region'], { proposed: '"山东"' }) },
    steps: {
      enter: {
        title,
        by: '@agent',
        form: ['region'],
        outcomes: { approve: { title, to: 'end', effects: [{ number: true }] } },
      },
    },
  }),
  id: 'order',
  title: both('经销商订单', 'Order'),
  number: { format: 'DD{yyyy}{mm}-{n:5}', series: '"order"', restart: 'month' },
};

/** No step gives it: it is given at opening, in one series a region. */
const hotline: Playbook = {
  ...playbookWith({
    steps: { answer: { title, by: '@agent', outcomes: { done: { title, to: 'end' } } } },
  }),
  id: 'hotline-call',
  title: both('热线来电', 'Call'),
  number: { format: 'RW{yyyy}-{n:3}', series: '"call"', restart: 'year' },
};

let desk: MemoryDesk;
let call: DeskApi;

const portsOf = (own: MemoryDesk) => ({
  ...own.ports,
  playbooks: installedPlaybooks([order, hotline]),
});

beforeEach(() => {
  desk = memoryDesk('2026-03-31T15:00:00.000Z');
  call = deskApi({ ports: portsOf(desk) });
});

const opened = async (playbook: string, subject: string, through: DeskApi = call) => {
  const answer = await through('POST /v1/agent/tickets', {
    caller: PEOPLE.chen,
    json: {
      channel: 'phone',
      name: '王芳',
      phone: '+86 138 0000 1234',
      subject,
      message: subject,
      playbook,
    },
  });
  expect(answer.status).toBe(201);
  return ticketView.parse(answer.json);
};

const approve = async (
  { id, version }: { id: string; version: number },
  through: DeskApi = call,
) => {
  const answer = await through('POST /v1/tickets/{id}/steps/{step}/{outcome}', {
    caller: PEOPLE.zhao,
    path: { id, step: 'enter', outcome: 'approve' },
    headers: { 'if-match': `"${version}"` },
    json: { fields: {} },
  });
  expect(answer.status).toBe(200);
  return ticketView.parse(answer.json);
};

describe('a business number', () => {
  test('is given by the step that says so, once, beside the number of the ticket', async () => {
    const before = await opened('order', '空调三台');
    expect(before.businessNumber).toBeUndefined();
    const after = await approve(before);
    expect(after).toMatchObject({ number: before.number, businessNumber: 'DD202603-00001' });
    const { events } = await desk.file(after.id);
    expect(events.filter(({ type }) => type === 'number.given')).toHaveLength(1);
  });

  test('is given at opening where no step says when', async () => {
    expect((await opened('hotline-call', '咨询')).businessNumber).toBe('RW2026-001');
    expect((await opened('hotline-call', '报修')).businessNumber).toBe('RW2026-002');
  });

  test('begins anew with the month of the desk, not of the world', async () => {
    await approve(await opened('order', '三月三十一日二十三点'));
    desk.pass(2 * 60 * 60 * 1000);
    const april = await approve(await opened('order', '四月一日一点'));
    expect(april.businessNumber).toBe('DD202604-00001');
    desk.pass(30 * DAY);
    expect((await approve(await opened('order', '五月'))).businessNumber).toBe('DD202605-00001');
  });

  test('is another one for each of thirty tickets approved in the same moment, without a gap', async () => {
    const tickets = await Promise.all(
      Array.from({ length: 30 }, (_, index) => opened('order', `订单 ${index}`)),
    );
    const numbers = (await Promise.all(tickets.map((ticket) => approve(ticket)))).map(
      ({ businessNumber }) => businessNumber,
    );
    expect(numbers.toSorted()).toEqual(
      Array.from({ length: 30 }, (_, index) => `DD202603-${String(index + 1).padStart(5, '0')}`),
    );
  });

  test('of a decision that loses is not lost: the next ticket gets it', async () => {
    const [mine, other] = [await opened('order', '甲'), await opened('order', '乙')];
    const store = deskStore(
      interrupted(desk.memory, async () => {
        expect((await approve(other)).businessNumber).toBe('DD202603-00001');
      }),
    );
    const slow = deskApi({ ports: { ...portsOf(desk), desk: store } });
    expect((await approve(mine, slow)).businessNumber).toBe('DD202603-00002');
    expect((await approve(await opened('order', '丙'))).businessNumber).toBe('DD202603-00003');
  });
});
