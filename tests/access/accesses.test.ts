/** Who looked into a secret ticket: a log that itself needs a role. */
import { beforeEach, describe, expect, test } from 'vitest';
import { accessesView } from '#shared/contracts/agent-api.ts';
import { both } from '#shared/domain/playbook/define.ts';
import { MINUTE } from '#shared/kernel/instant.ts';
import { deskApi } from '#tests/support/desk-api.ts';
import { type GuardedDesk, guardedDesk } from '#tests/support/guarded-tickets.ts';
import { playbookWith } from '#tests/support/runs.ts';

const steps = {
  work: {
    title: both('处理', 'Work'),
    by: '@agent',
    outcomes: { done: { title: both('完成', 'Done'), to: 'end' } },
  },
} as const;
const secret = playbookWith({ id: 'secret', access: { secrecy: '"绝密"' }, steps });
const open = playbookWith({ id: 'open', steps });

const LIN = { name: 'lin', groups: ['agent', 'team.technical'] };
const CHIEF = { name: 'zhou', groups: ['general-manager', 'team.technical'] };
const WATCH = { name: 'qian', groups: ['archive-supervisor', 'team.general'] };

let desk: GuardedDesk;
let id = '';

beforeEach(async () => {
  desk = guardedDesk([secret, open]);
  id = await desk.put({ playbook: secret, team: 'technical', subject: '大客户合同' });
});

const look = (caller: typeof LIN, route = 'GET /v1/tickets/{id}') =>
  desk.call(route, { caller, path: { id }, headers: { 'if-match': '"0"' } });

const log = async (query: Readonly<Record<string, string>> = {}) =>
  accessesView.parse(
    (await desk.call('GET /v1/tickets/{id}/accesses', { caller: WATCH, path: { id }, query })).json,
  );

test('says who looked, when, and with what outcome, newest first, also in vain', async () => {
  await look(LIN);
  desk.pass(MINUTE);
  await look(CHIEF, 'GET /v1/tickets/{id}/possible');
  desk.pass(MINUTE);
  await look(CHIEF, 'POST /v1/tickets/{id}/take');

  expect(await log()).toEqual({
    items: [
      { person: 'zhou', at: '2026-03-02T02:02:00.000Z', secrecy: '绝密', outcome: 'read' },
      { person: 'zhou', at: '2026-03-02T02:01:00.000Z', secrecy: '绝密', outcome: 'read' },
      { person: 'lin', at: '2026-03-02T02:00:00.000Z', secrecy: '绝密', outcome: 'secrecy' },
    ],
  });
});

test('holds the same look within a minute once', async () => {
  await look(CHIEF);
  await look(CHIEF);
  expect((await log()).items).toHaveLength(1);
});

test('is read in pages', async () => {
  for (let minute = 0; minute < 5; minute++) {
    desk.pass(MINUTE);
    await look(CHIEF);
  }
  const first = await log({ limit: '3' });
  const rest = await log({ limit: '3', cursor: first.next ?? '' });
  const times = [...first.items, ...rest.items].map(({ at }) => at);
  expect(times).toEqual([...new Set(times)].toSorted().toReversed());
  expect(times).toHaveLength(5);
  expect(rest.next).toBeUndefined();
});

describe('reading', () => {
  test('a ticket that is not secret leaves no trace and costs no write', async () => {
    id = await desk.put({ playbook: open, team: 'technical' });
    const before = desk.everything();
    expect((await look(LIN)).status).toBe(200);
    expect((await look(WATCH)).status).toBe(404);
    expect(desk.everything()).toBe(before);
  });

  test('shows nothing where the log cannot be written', async () => {
    const broken = {
      ...desk.ports,
      accesses: {
        ...desk.ports.accesses,
        note: async () => {
          throw new Error('the table does not answer');
        },
      },
    };
    const answer = await deskApi({ ports: broken })('GET /v1/tickets/{id}', {
      caller: CHIEF,
      path: { id },
    });
    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain('大客户合同');
  });

  test('the ticket does not read its log', async () => {
    const before = (await look(CHIEF)).json;
    desk.pass(MINUTE);
    expect((await look(CHIEF)).json).toEqual(before);
  });
});
