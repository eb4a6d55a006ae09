import { beforeEach, describe, expect, test } from 'vitest';
import type { TicketId } from '#shared/domain/ids.ts';
import { LEDGERS } from '#shared/playbooks/ledgers.ts';
import { ROLES } from '#shared/playbooks/roles.ts';
import { parts } from '#shared/playbooks/technical/ledgers.ts';
import { entry, type Line, lines } from '#tests/domain/ledger/books.ts';
import { opened } from '#tests/support/counted.ts';
import { type DeskApi, deskApi, PEOPLE } from '#tests/support/desk-api.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';

let desk: MemoryDesk;
let call: DeskApi;

beforeEach(() => {
  desk = memoryDesk();
  call = deskApi(desk);
});

const STOREKEEPER = { name: 'sun', groups: ['storekeeper', 'team.technical'] };
const GOOD = 'main/BRG-6204/good';

const post = async (ticket: TicketId, all: readonly Line[]): Promise<void> => {
  const postings = entry(lines(parts, all, ticket), { ledgers: [parts], boundsOf: () => ({}) });
  const stored = await desk.ports.desk.commit({ at: desk.ports.clock.now(), postings });
  expect(stored.ok).toBe(true);
};

const statement = (caller: { readonly name: string; readonly groups: readonly string[] }) =>
  call('GET /v1/ledgers/{ledger}/statement', {
    caller,
    path: { ledger: 'parts' },
    query: { account: GOOD, from: '2026-03-02', to: '2026-03-02' },
  });

test('each ledger is read by roles that there are', () => {
  const roles = new Set(ROLES.map(({ id }) => id));
  for (const { id, readBy } of LEDGERS) {
    expect([id, readBy.filter((role) => !roles.has(role))]).toEqual([id, []]);
  }
});

describe('the ledgers', () => {
  test('are those of the roles that the caller has', async () => {
    const { json } = await call('GET /v1/ledgers', { caller: STOREKEEPER });
    expect(json).toMatchObject({
      items: [
        { id: 'stock', unit: 'piece', account: 'store/goods/condition' },
        { id: 'parts', title: { 'zh-CN': '配件库存', en: 'Parts in store' } },
        { id: 'old-parts' },
        { id: 'small-stock' },
      ],
    });
  });

  test("one that is not the caller's is as missing as one that never was", async () => {
    for (const ledger of ['staff-pay', 'nothing']) {
      const answer = await call('GET /v1/ledgers/{ledger}/accounts', {
        caller: STOREKEEPER,
        path: { ledger },
      });
      expect(answer).toMatchObject({ status: 404, json: { type: 'ledger.missing' } });
    }
  });
});

describe('a ledger', () => {
  let ticket: TicketId;
  beforeEach(async () => {
    ticket = (await opened(desk, { playbook: 'complaint', team: 'technical' })).id;
    await post(ticket, [
      ['supplier', GOOD, '10'],
      [GOOD, 'issued', '0.5'],
    ]);
  });

  test('has its accounts with what stands in them', async () => {
    const { json } = await call('GET /v1/ledgers/{ledger}/accounts', {
      caller: STOREKEEPER,
      path: { ledger: 'parts' },
      query: { prefix: 'main/' },
    });
    expect(json).toEqual({ items: [{ account: GOOD, balance: '9.500' }] });
  });

  test('tells of an account what came and went, and for which ticket', async () => {
    const { json } = await statement(STOREKEEPER);
    expect(json).toMatchObject({
      account: GOOD,
      unit: 'piece',
      balance: '9.500',
      turnover: { in: '10.000', out: '0.500' },
      lines: [
        { direction: 'in', amount: '10.000', other: 'supplier', source: { ticket } },
        { direction: 'out', amount: '0.500', other: 'issued', source: { ticket } },
      ],
    });
  });

  test('says nothing of a ticket that the caller may not read', async () => {
    const { json } = await statement({ name: 'he', groups: ['storekeeper', 'team.general'] });
    expect(json).toMatchObject({ balance: '9.500', lines: [{ amount: '10.000' }, {}] });
    expect(JSON.stringify(json)).not.toContain(ticket);
  });

  test('notes who looked into a secret ticket through a line of it', async () => {
    const secret = (await opened(desk, { playbook: 'contract-dispute', team: 'technical' })).id;
    await post(secret, [['supplier', GOOD, '1']]);
    const { json } = await statement({ name: 'qin', groups: ['finance', 'team.technical'] });
    expect(JSON.stringify(json)).toContain(secret);
    const { items } = await desk.ports.accesses.of(secret, { limit: 10 });
    expect(items).toMatchObject([{ ticket: secret, person: 'qin', outcome: 'read' }]);
  });

  test('comes out even', async () => {
    const { json } = await call('GET /v1/ledgers/{ledger}/trial-balance', {
      caller: STOREKEEPER,
      path: { ledger: 'parts' },
    });
    expect(json).toEqual({ accounts: 1, sum: '0.000' });
  });

  test.each([
    [{ from: '2026-03-03', to: '2026-03-02' }, 'before-from'],
    [{ from: '2025-03-01', to: '2026-03-02' }, 'too-long'],
  ])('asked for the days %o refuses and says why', async (days, cause) => {
    const answer = await call('GET /v1/ledgers/{ledger}/statement', {
      caller: STOREKEEPER,
      path: { ledger: 'parts' },
      query: { account: GOOD, ...days },
    });
    expect(answer).toMatchObject({
      status: 400,
      json: { type: 'ledger.range-refused', field: 'to', problem: cause },
    });
  });

  test('is closed to whoever has signed in and is nobody here', async () => {
    expect((await statement(PEOPLE.nobody)).status).toBe(404);
  });
});
