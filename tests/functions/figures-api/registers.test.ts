import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { DAY } from '#shared/kernel/instant.ts';
import { complaints, opened } from '#tests/support/counted.ts';
import { type DeskApi, deskApi, PEOPLE } from '#tests/support/desk-api.ts';
import { keep, recordOf } from '#tests/support/kept-records.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';

let desk: MemoryDesk;
let call: DeskApi;

beforeEach(() => {
  desk = memoryDesk();
  call = deskApi(desk);
});

const table = z.looseObject({
  columns: z.array(z.looseObject({ name: z.string() })),
  rows: z.array(z.object({ ticket: z.string(), cells: z.array(z.json()) })),
  next: z.string().optional(),
});

const show = (
  register: string,
  {
    caller = PEOPLE.zhao,
    query = {},
  }: {
    readonly caller?: { readonly name: string; readonly groups?: readonly string[] };
    readonly query?: Readonly<Record<string, string>>;
  } = {},
) => {
  const [playbook = '', name = ''] = register.split('.');
  return call('GET /v1/registers/{playbook}/{register}', {
    caller,
    path: { playbook, register: name },
    query,
  });
};

const cellsOf = (answer: { readonly json: unknown }) =>
  table.parse(answer.json).rows.map(({ cells }) => cells);

describe('the register of complaints', () => {
  test('has the columns of the form, in both languages, and a row a complaint', async () => {
    const [first] = await complaints(desk, [
      { fields: { type: 'quality', department: 'technical', cause: '主板老化', satisfied: 4 } },
      { fields: { type: 'attitude' } },
      { fields: { type: 'quality', result: '退款' } },
    ]);
    const answer = await show('complaint.statistics');
    expect(answer.json).toMatchObject({
      playbook: 'complaint',
      title: { 'zh-CN': '顾客投诉分类统计表', en: 'Complaints by type' },
      columns: [
        { name: 'type', type: 'choice', choices: expect.any(Array) },
        { name: 'number', title: { 'zh-CN': '编号', en: 'Number' } },
        { name: 'department', title: { 'zh-CN': '责任部门', en: 'Responsible department' } },
        { name: 'cause' },
        { name: 'result' },
        { name: 'satisfied', type: 'score' },
        { name: 'improvement' },
      ],
      groups: [
        { values: { type: 'quality' }, count: 2, totals: {} },
        { values: { type: 'attitude' }, count: 1, totals: {} },
      ],
    });
    expect(cellsOf(answer)[0]).toEqual([
      'quality',
      first?.number,
      'technical',
      '主板老化',
      null,
      '4',
      null,
    ]);
  });

  test('begins and ends with a day of the desk', async () => {
    desk.pass(-11 * 3_600_000);
    await complaints(desk, [{ fields: { content: '周日 23 点' } }]);
    desk.pass(2 * 3_600_000);
    await complaints(desk, [{ fields: { content: '周一 1 点' } }]);
    desk.pass(DAY);
    await complaints(desk, [{ fields: { content: '周二' } }]);
    const monday = { from: '2026-03-02', to: '2026-03-02' };
    expect(cellsOf(await show('complaint.registration', { query: monday }))).toEqual([
      expect.arrayContaining(['周一 1 点']),
    ]);
  });

  test('is read in pages', async () => {
    await complaints(desk, [{}, {}, {}, {}, {}]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '2', ...(cursor === undefined ? {} : { cursor }) };
      const page = table.parse((await show('complaint.registration', { query })).json);
      seen.push(...page.rows.map(({ ticket }) => ticket));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(seen).toEqual(desk.heads().map(({ id }) => id));
  });

  test('shows rows of the caller’s teams, and is missing for whoever reaches none', async () => {
    await complaints(desk, [{ team: 'complaints' }, { team: 'technical' }]);
    const sun = { name: 'sun', groups: ['agent', 'team.complaints'] };
    expect(cellsOf(await show('complaint.registration', { caller: sun }))).toHaveLength(1);
    for (const caller of [PEOPLE.nobody, PEOPLE.guest, PEOPLE.wang]) {
      expect((await show('complaint.registration', { caller })).status).toBe(404);
    }
    expect((await show('complaint.none')).json).toMatchObject({ type: 'register.missing' });
  });
});

test('fields that only some may see stay out of a register, and out of its totals', async () => {
  const ticket = await opened(desk, { playbook: 'kpi-quarter', fields: { period: '2026-Q1' } });
  const paid = { ...ticket, version: 2 };
  const fields = { ...ticket.run.fields, total: '92', bonus: '1800.00' };
  const after = { ...paid, run: { ...ticket.run, fields } };
  const decision = { before: ticket, after, events: [], messages: [], jobs: [], effects: [] };
  await desk.ports.desk.commit({ at: desk.now(), decisions: [decision] });
  const { team } = ticket;
  const as = (role: string) =>
    show('kpi-quarter.scores', { caller: { name: 'yu', groups: [role, `team.${team}`] } });
  const manager = await as('project-manager');
  expect(cellsOf(manager)).toEqual([[null, '2026-Q1', '92', null]]);
  expect(manager.json).toMatchObject({ totals: { bonus: '0' } });
  expect(manager.body).not.toContain('1800');
  expect((await as('human-resources')).json).toMatchObject({ totals: { bonus: '1800' } });
  expect(cellsOf(await as('recruiter'))).toEqual([]);
});

test('a condition chooses the rows', async () => {
  await opened(desk, { playbook: 'field-day', fields: { person: 'lu', day: '2026-03-02' } });
  await opened(desk, {
    playbook: 'field-day',
    fields: { person: 'lu', day: '2026-03-02', work: '更换电源' },
  });
  expect(cellsOf(await show('field-day.silent'))).toEqual([['2026-03-02', 'lu']]);
});

test('records stand in a register by their names, and totals are exact', async () => {
  await keep(
    desk.ports.desk,
    recordOf('advertising-project', 'p1', { code: 'P-01', name: '秋季新品发布' }),
  );
  await opened(desk, { playbook: 'job-order', fields: { project: 'p1', content: '海报' } });
  expect(cellsOf(await show('job-order.week'))).toEqual([
    expect.arrayContaining(['秋季新品发布', '海报']),
  ]);
  for (const pages of [3, 4]) {
    await opened(desk, { playbook: 'work-order-filing', fields: { pages, adviser: 'lu' } });
  }
  expect((await show('work-order-filing.orders')).json).toMatchObject({
    groups: [{ count: 2, totals: { pages: '7' } }],
    totals: { pages: '7' },
  });
});

test('the list names the registers of the playbooks that the caller reaches', async () => {
  const names = z.object({ items: z.array(z.object({ playbook: z.string() })) });
  const of = async (caller: (typeof PEOPLE)[keyof typeof PEOPLE]) =>
    names.parse((await call('GET /v1/registers', { caller })).json).items.length;
  expect(await of(PEOPLE.zhao)).toBeGreaterThan(100);
  expect(await of(PEOPLE.wang)).toBeGreaterThan(0);
  expect(await of(PEOPLE.nobody)).toBe(0);
});
