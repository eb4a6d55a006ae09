import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { recountIn } from '#shared/adapters/store/figure-book.ts';
import { DAY } from '#shared/kernel/instant.ts';
import { type RecountPorts, recountPage } from '#shared/usecases/recount-figures.ts';
import { complaints, countAll } from '#tests/support/counted.ts';
import { type DeskApi, deskApi, PEOPLE } from '#tests/support/desk-api.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';

let desk: MemoryDesk;
let call: DeskApi;

beforeEach(() => {
  desk = memoryDesk();
  call = deskApi(desk);
});

const HANDLED = { playbook: 'complaint', metric: 'handled' };
const page = z.object({
  items: z.array(
    z.object({
      day: z.string(),
      amount: z.string(),
      ticket: z.object({ id: z.string(), subject: z.string() }).optional(),
    }),
  ),
  next: z.string().optional(),
});

describe('the tickets behind a figure', () => {
  const behind = async (query: Readonly<Record<string, string>>, caller = PEOPLE.zhao.name) =>
    call('GET /v1/metrics/{playbook}/{metric}/tickets', {
      caller: Object.values(PEOPLE).find(({ name }) => name === caller) ?? PEOPLE.nobody,
      path: HANDLED,
      query,
    });
  const MONDAY = { from: '2026-03-02', to: '2026-03-02' };

  test('are those that counted on the day, and no others', async () => {
    const [handled] = await complaints(desk, [{ fields: { result: '换新机' } }, {}]);
    desk.pass(DAY);
    await complaints(desk, [{ fields: { result: '退款' } }]);
    await countAll(desk);
    const found = page.parse((await behind(MONDAY)).json);
    expect(found.items).toEqual([
      {
        day: '2026-03-02',
        amount: '1',
        ticket: expect.objectContaining({ id: handled?.id, subject: '门店投诉' }),
      },
    ]);
    const all = page.parse((await behind({ ...MONDAY, part: 'per' })).json);
    expect(all.items).toHaveLength(2);
  });

  test('come in pages, over the end of a month, each once', async () => {
    await complaints(desk, [{}, {}, {}]);
    desk.pass(30 * DAY);
    await complaints(desk, [{}, {}]);
    await countAll(desk);
    const range = { from: '2026-03-01', to: '2026-04-30', part: 'per', limit: '2' };
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const query = { ...range, ...(next === undefined ? {} : { cursor: next }) };
      const answer = page.parse((await behind(query)).json);
      seen.push(...answer.items.map(({ ticket }) => ticket?.id ?? 'hidden'));
      next = answer.next;
    } while (next !== undefined);
    expect(seen).toEqual(desk.heads().map(({ id }) => id));
  });

  test('stand there without a word where the caller may not read them', async () => {
    await complaints(desk, [{ fields: { result: '换新机' }, team: 'technical' }]);
    await countAll(desk);
    const caller = { name: 'sun', groups: ['agent', 'team.complaints'] };
    const answer = await call('GET /v1/metrics/{playbook}/{metric}/tickets', {
      caller,
      path: HANDLED,
      query: MONDAY,
    });
    expect(answer.json).toEqual({ items: [{ day: '2026-03-02', amount: '1' }] });
  });

  test('are not looked for over more than a year', async () => {
    const answer = await behind({ from: '2020-01-01', to: '2026-03-02' });
    expect(answer).toMatchObject({ status: 400 });
    expect(answer.json).toMatchObject({ type: 'figure.range-refused', field: 'to' });
  });
});

describe('a figure that is put in by hand', () => {
  const STOCK = { playbook: 'week-score', metric: 'stockDays', period: '2026-W10' };
  const route = '/v1/metrics/{playbook}/{metric}/{period}';
  const owner = { name: 'gu', groups: ['order-operator', 'team.orders'] };
  const enter = (
    value: string,
    version: string,
    { caller = owner, path = STOCK }: { caller?: typeof owner; path?: typeof STOCK } = {},
  ) => call(`PUT ${route}`, { caller, path, headers: { 'if-match': version }, json: { value } });

  test('is kept with every correction, and shown in its period', async () => {
    expect((await enter('12.5', '"0"')).headers).toMatchObject({ etag: '"1"' });
    desk.pass(DAY);
    expect((await enter('11', '"1"')).status).toBe(200);
    const history = await call(`GET ${route}`, { caller: owner, path: STOCK });
    expect(history.headers).toMatchObject({ etag: '"2"' });
    expect(history.json).toMatchObject({
      items: [
        { version: 1, value: '12.5', by: 'gu', at: '2026-03-02T02:00:00.000Z' },
        { version: 2, value: '11', by: 'gu', at: '2026-03-03T02:00:00.000Z' },
      ],
    });
    const figure = await call('GET /v1/metrics/{playbook}/{metric}', {
      caller: PEOPLE.zhao,
      path: STOCK,
      query: { from: '2026-03-02', to: '2026-03-09' },
    });
    expect(figure.json).toMatchObject({
      values: [
        { period: '2026-W10', value: '11' },
        { period: '2026-W11', value: null },
      ],
    });
  });

  test('is not overwritten by whoever did not see the last value', async () => {
    await enter('12.5', '"0"');
    const late = await enter('13', '"0"');
    expect(late.status).toBe(412);
    expect(late.json).toMatchObject({ type: 'figure.stale', version: 1 });
  });

  test('belongs to those whom the playbook names', async () => {
    const other = await enter('1', '"0"', { caller: { name: 'lin', groups: ['supervisor'] } });
    expect(other.status).toBe(403);
    expect(other.json).toMatchObject({ type: 'figure.not-yours', owner: '@order-operator' });
    const stranger = await enter('1', '"0"', { caller: { name: 'x', groups: [] } });
    expect(stranger.status).toBe(404);
  });

  test.each([
    ['2026-03', 'a month where weeks are counted'],
    ['2026-W54', 'a week that there is none of'],
    ['gestern', 'a word'],
  ])('takes no %s: %s', async (period) => {
    const answer = await enter('1', '"0"', { path: { ...STOCK, period } });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ type: 'figure.period-refused', wanted: 'week' });
  });

  test('takes numbers only, and only where nothing is counted', async () => {
    expect((await enter('１２', '"0"')).status).toBe(400);
    expect((await enter('1e9', '"0"')).status).toBe(400);
    const path = { playbook: 'stocktake', metric: 'stockAccuracy', period: '2026-W10' };
    const caller = { name: 'ma', groups: ['storekeeper', 'team.orders'] };
    const counted = await enter('1', '"0"', { caller, path });
    expect(counted.status).toBe(409);
    expect(counted.json).toMatchObject({ type: 'figure.not-entered' });
  });
});

describe('a recount', () => {
  const rows = () => desk.memory.rows().flatMap((row) => recountIn(row) ?? []);
  /** The stream brings each row that a page leaves. */
  const run = async (ports: RecountPorts = desk.ports) => {
    for (let pages = 0; pages < 1000; pages++) {
      const [recount] = rows();
      if (recount?.next === undefined) return;
      await recountPage(ports, recount);
    }
    throw new Error('it does not end');
  };
  const sums = () => JSON.stringify(desk.memory.rows().filter(({ kind }) => kind === 'day-sum'));

  test('finds what was never counted', async () => {
    await complaints(
      desk,
      Array.from({ length: 60 }, () => ({ fields: { type: 'quality' } })),
    );
    const begun = await call('POST /v1/metrics/recount', { caller: PEOPLE.zhao });
    expect(begun.json).toMatchObject({ state: 'running', by: 'zhao' });
    await run();
    const total = await desk.ports.figures.daySums({
      figure: 'complaint.byType',
      part: 'value',
      from: '2026-03-02',
      to: '2026-03-02',
    });
    expect(total.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(60);
    const ended = await call('GET /v1/metrics/recount', { caller: PEOPLE.zhao });
    expect(ended.json).toMatchObject({ state: 'done' });
  });

  test('of what was counted ends with the same sums, also when its pages come twice', async () => {
    await complaints(desk, [{ fields: { type: 'quality' } }, { fields: { result: '退款' } }]);
    await countAll(desk);
    const before = sums();
    await call('POST /v1/metrics/recount', { caller: PEOPLE.zhao });
    const first = rows();
    await run();
    for (const recount of first) await recountPage(desk.ports, recount);
    await call('POST /v1/metrics/recount', { caller: PEOPLE.zhao });
    await run();
    expect(sums()).toBe(before);
    expect(rows()).toMatchObject([{ endedAt: expect.any(String) }]);
  });

  test('takes what a metric no longer counts out of its sums', async () => {
    await complaints(desk, [{ fields: { type: 'quality' } }, { fields: { result: '退款' } }]);
    await countAll(desk);
    const stricter = (await desk.ports.playbooks.all()).map((playbook) => ({
      ...playbook,
      metrics: Object.fromEntries(
        Object.entries(playbook.metrics ?? {}).map(([id, metric]) => [
          id,
          typeof metric.value === 'object'
            ? { ...metric, value: { ...metric.value, where: 'result != null' } }
            : metric,
        ]),
      ),
    }));
    const playbooks = { ...desk.ports.playbooks, all: async () => stricter };
    await call('POST /v1/metrics/recount', { caller: PEOPLE.zhao });
    await run({ ...desk.ports, playbooks });
    const byType = { figure: 'complaint.byType', part: 'value' } as const;
    const left = await desk.ports.figures.daySums({
      ...byType,
      from: '2026-03-02',
      to: '2026-03-02',
    });
    expect(left.filter(({ amount }) => !amount.eq(0))).toMatchObject([{ groups: { type: '' } }]);
  });

  test('is begun by administrators', async () => {
    for (const caller of [PEOPLE.chen, PEOPLE.lin, PEOPLE.nobody]) {
      expect((await call('POST /v1/metrics/recount', { caller })).status).toBe(403);
      expect((await call('GET /v1/metrics/recount', { caller })).status).toBe(403);
    }
    expect((await call('GET /v1/metrics/recount', { caller: PEOPLE.zhao })).json).toEqual({
      state: 'never',
    });
  });
});
