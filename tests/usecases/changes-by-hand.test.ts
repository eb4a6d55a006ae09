/** What people and imports change in the archive is told to the playbooks that listen, as what tickets change is. */
import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { writeCsv } from '#shared/adapters/sheet/write-csv.ts';
import type { Cell } from '#shared/domain/sheet/sheet.ts';
import { PEOPLE } from '#tests/support/desk-api.ts';
import { importDesk } from '#tests/support/import-desk.ts';

let desk: ReturnType<typeof importDesk>;

beforeEach(() => {
  desk = importDesk();
});

const signalRow = z.looseObject({
  signal: z.object({ id: z.string(), name: z.string(), event: z.record(z.string(), z.json()) }),
});

const jobRow = z.looseObject({
  jobs: z.array(z.looseObject({ id: z.string(), queue: z.string() })),
});

/** Each with a job that fires the triggers, in the order of their ids. */
const told = () => {
  const rows = desk.memory.rows();
  const jobs = rows
    .filter(({ kind }) => kind === 'job')
    .flatMap((row) => jobRow.parse(row).jobs)
    .filter(({ queue }) => queue === 'openings');
  const signals = rows
    .filter(({ kind }) => kind === 'signal')
    .map((row) => signalRow.parse(row).signal);
  expect(jobs.map(({ id }) => id).toSorted()).toEqual(
    signals.map(({ id }) => `signal-${id}`).toSorted(),
  );
  return signals.map(({ id }) => id).toSorted();
};

const open = (id: string, fields: object, key?: string) =>
  desk.api('POST /v1/records/{kind}', {
    caller: PEOPLE.chen,
    path: { kind: 'client' },
    json: { id, fields },
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  });

const change = (id: string, version: number, fields: object) =>
  desk.api('PUT /v1/records/{kind}/{id}', {
    caller: PEOPLE.chen,
    path: { kind: 'client', id },
    headers: { 'if-match': `"${version}"` },
    json: { fields },
  });

describe('a record that people write', () => {
  test('is told when it is opened and at every change, by its version', async () => {
    await open('k1', { code: 'KH-1', name: '欧阳修远' });
    await change('k1', 1, { address: '上海市浦东新区世纪大道 100 号' });
    await change('k1', 2, { phone: '13800138000' });
    expect(told()).toEqual(['changed-client-k1-1', 'changed-client-k1-2', 'changed-client-k1-3']);
    const row = desk.memory.rows().find(({ kind }) => kind === 'signal');
    expect(signalRow.parse(row).signal).toMatchObject({
      name: 'client.changed',
      event: { id: 'k1', about: 'k1' },
    });
  });

  test('is told once however often the request comes', async () => {
    for (const _ of [1, 2]) await open('k1', { code: 'KH-1' }, 'request-0001');
    for (const _ of [1, 2]) await change('k1', 1, { name: '北京华信科技有限公司' });
    expect(told()).toEqual(['changed-client-k1-1', 'changed-client-k1-2']);
  });

  test('of two who change the same version one is told, and the other is refused', async () => {
    await open('k1', { code: 'KH-1' });
    const answers = await Promise.all(
      ['13800138000', '13900139000'].map((phone) => change('k1', 1, { phone })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect(told()).toHaveLength(2);
  });

  test('is not told where nothing was stored', async () => {
    expect((await open('k1', { code: 'KH-1', phone: '不是电话' })).status).toBe(400);
    expect(told()).toEqual([]);
  });

  test('that two become is told once', async () => {
    await open('k1', { code: 'KH-1' });
    await open('k2', { code: 'KH-2' });
    const merged = await desk.api('POST /v1/records/{kind}/{id}/merge', {
      caller: PEOPLE.chen,
      path: { kind: 'client', id: 'k1' },
      headers: { 'if-match': '"1"' },
      json: { other: 'k2' },
    });
    expect(merged.status).toBe(200);
    expect(told()).toEqual(['changed-client-k1-1', 'changed-client-k1-2', 'changed-client-k2-1']);
  });

  test('of a kind that nobody listens to is not told', async () => {
    const answer = await desk.api('POST /v1/records/{kind}', {
      caller: PEOPLE.chen,
      path: { kind: 'person' },
      json: { id: 'wang', fields: { name: '王芳' } },
    });
    expect(answer.status).toBe(201);
    expect(told()).toEqual([]);
  });
});

describe('an import', () => {
  const importAgain = async (rows: readonly (readonly Cell[])[]) => {
    const file = writeCsv({ header: ['客户代码', '客户名称'], rows });
    const begun = await desk.begin(await desk.upload(file, '客户.csv'));
    const { id } = z.looseObject({ id: z.string() }).parse(begun.json);
    await desk.workAll();
    await desk.run(id, String((await desk.show(id)).headers['etag']));
    await desk.workAll();
    await Promise.all(desk.jobs().map(desk.work));
  };

  test('tells each record that it opens or changes, and none that it leaves', async () => {
    await open('k1', { code: 'KH-1', name: '张伟' });
    await open('k2', { code: 'KH-2', name: '李娜' });
    await importAgain([
      ['KH-1', '张伟'],
      ['KH-2', '李娜娜'],
      ['KH-3', '欧阳修远'],
    ]);
    const found = told();
    expect(found).toHaveLength(4);
    expect(found).toContain('changed-client-k2-2');
    expect(found).not.toContain('changed-client-k1-2');
  });
});
