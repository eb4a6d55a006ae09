/** The archive by its routes: found by any address, opened once, changed by one at a time, merged, ended. */
import { describe, expect, test } from 'vitest';
import { deskStore } from '#shared/adapters/store/desk-store.ts';
import { both, field } from '#shared/domain/playbook/define.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import { MOST_MERGED } from '#shared/domain/record/merge-records.ts';
import { DAY, later } from '#shared/kernel/instant.ts';
import { ARCHIVISTS, archiveDesk } from '#tests/support/archive-desk.ts';
import { recordOf } from '#tests/support/kept-records.ts';
import { interrupted } from '#tests/support/memory-desk.ts';
import { MONDAY_TEN, value } from '#tests/support/tickets.ts';

const { lin, chen, xu, zhou, nobody, guest } = ARCHIVISTS;

const wang = recordOf('customer', '王芳-1', {
  name: '王芳',
  phone: '138 0013 8000',
  mail: 'Wang.Fang@Example.com',
  address: '上海市浦东新区世纪大道 100 号',
});
const wangSon = recordOf('customer', 'C-2', { name: '王小明', phone: '+86 138-0013-8000' });
const smith = recordOf('customer', 'C-3', { name: 'Anne Smith', phone: '+44 (0)20 7946 0958' });

/** A device stands for records that are unique by a field and no secret. */
const meter: Kind = {
  id: 'meter',
  title: both('电表', 'Meter'),
  key: ['serial'],
  fields: {
    serial: field('text', ['编号', 'Serial number']),
    site: field('text', ['安装地点', 'Site']),
    fitter: field('person', ['安装人', 'Fitter']),
    reading: field('number', ['读数', 'Reading'], {
      changedBy: ['$fitter', '@technical-director'],
    }),
    price: field('money', ['价格', 'Price'], { seenBy: ['@finance'] }),
    readings: field('rows', ['抄表', 'Readings'], {
      columns: { day: field('date', ['日期', 'Day']), value: field('number', ['读数', 'Value']) },
    }),
    age: field('number', ['年限', 'Age'], { computed: 'years(since, today)' }),
  },
};

describe('finding', () => {
  test.each([
    ['13800138000', ['C-2', '王芳-1']],
    ['+86 138 0013 8000', ['C-2', '王芳-1']],
    ['００８６ １３８ ００１３ ８０００', ['C-2', '王芳-1']],
    ['wang.fang@example.com', ['王芳-1']],
    ['WANG.FANG@EXAMPLE.COM', ['王芳-1']],
    ['0044 20 7946 0958', ['C-3']],
    ['13900000000', []],
  ])('%s leads to all whom it reaches', async (address, expected) => {
    const desk = archiveDesk();
    await desk.put(wang, wangSon, smith);
    const { items } = await desk.list(lin, { address });
    expect(items.map(({ id }) => id).toSorted()).toEqual(expected);
  });

  test('a family that shares a telephone is told apart by name', async () => {
    const desk = archiveDesk();
    await desk.put(wang, wangSon);
    const { items } = await desk.list(lin, { address: '13800138000' });
    expect(items.map(({ title }) => title).toSorted()).toEqual(['王小明', '王芳']);
    expect(JSON.stringify(items)).not.toContain('世纪大道');
  });

  test('what is no address is no search', async () => {
    const desk = archiveDesk();
    const query = { address: '王芳' };
    const answer = await desk.api('GET /v1/records/{kind}', {
      caller: lin,
      path: { kind: 'customer' },
      query,
    });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({
      errors: [{ field: 'address', problem: 'email-or-phone' }],
    });
  });

  test('a list shows each record once, page by page', async () => {
    const desk = archiveDesk();
    const ids = Array.from({ length: 25 }, (_, n) => `K-${n}`);
    await desk.put(...ids.map((id) => recordOf('customer', id, { name: `客户${id}` })));
    const seen: unknown[] = [];
    let next: string | undefined;
    do {
      const page = await desk.list(lin, {
        limit: '7',
        ...(next === undefined ? {} : { cursor: next }),
      });
      seen.push(...page.items.map(({ id }) => id));
      next = page.next;
    } while (next !== undefined);
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });

  test('kinds come with titles in both languages', async () => {
    const desk = archiveDesk();
    const answer = await desk.api('GET /v1/kinds', { caller: lin });
    expect(answer.json).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          id: 'customer',
          title: { 'zh-CN': '客户档案', en: 'Customer record' },
        }),
      ]),
    });
  });

  test.each([nobody, guest])('whoever has no post sees nothing', async (caller) => {
    const desk = archiveDesk();
    await desk.put(wang);
    const path = { kind: 'customer', id: wang.id };
    for (const route of [
      'GET /v1/kinds',
      'GET /v1/records/{kind}',
      'GET /v1/records/{kind}/{id}',
      'GET /v1/records/{kind}/{id}/tickets',
      'GET /v1/records/{kind}/{id}/accesses',
      'GET /v1/records/{kind}/{id}/grants',
    ]) {
      const answer = await desk.api(route, { caller, path });
      expect([route, answer.status]).toEqual([route, 403]);
    }
    expect((await desk.open(caller, { fields: {} })).status).toBe(403);
    expect((await desk.change(wang.id, caller, { fields: {} })).status).toBe(403);
    expect((await desk.merge(wang.id, 'C-2', { caller })).status).toBe(403);
  });
});

describe('opening', () => {
  test('once for a key, however often it is sent', async () => {
    const desk = archiveDesk();
    const json = { fields: { name: '李娜', phone: '139 1111 2222' } };
    const first = await desk.open(lin, json, { key: 'k-1' });
    const again = await desk.open(lin, json, { key: 'k-1' });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.json).toEqual(first.json);
    expect((await desk.list(lin)).items).toHaveLength(1);
    expect(first.headers).toMatchObject({ etag: '"1"' });
  });

  test('other words under the same key are refused, and keys of others are others', async () => {
    const desk = archiveDesk();
    await desk.open(lin, { fields: { name: '李娜' } }, { key: 'k-1' });
    const other = await desk.open(lin, { fields: { name: '李丽' } }, { key: 'k-1' });
    expect(other.status).toBe(422);
    expect((await desk.open(chen, { fields: { name: '李丽' } }, { key: 'k-1' })).status).toBe(201);
  });

  test('an id that is taken is refused, also under a key', async () => {
    const desk = archiveDesk();
    await desk.put(wang);
    const json = { id: wang.id, fields: { name: '别人' } };
    for (const more of [{}, { key: 'k-1' }]) {
      const answer = await desk.open(lin, json, more);
      expect([answer.status, answer.json]).toMatchObject([409, { type: 'record.exists' }]);
    }
  });

  test('every wrong field is named by its path, with a sentence in both languages', async () => {
    const desk = archiveDesk([meter]);
    const fields = {
      serial: 'M-1',
      colour: '红',
      readings: [{ value: '1' }, { day: '2026-02-30' }],
      age: 3,
      reading: '5',
      price: '9.00',
    };
    const answer = await desk.open(lin, { id: '#1', fields }, { kind: 'meter' });
    expect(answer.status).toBe(400);
    const bad = await desk.open(lin, { fields }, { kind: 'meter' });
    expect(bad.json).toMatchObject({
      type: 'record.refused',
      errors: [
        { field: 'reading', problem: 'not-yours' },
        { field: 'price', problem: 'not-yours' },
        {
          field: 'colour',
          problem: 'unknown-field',
          says: { en: expect.stringContaining('no such') },
        },
        { field: 'readings.2.day', problem: 'not-a-date', says: { 'zh-CN': expect.any(String) } },
        { field: 'age', problem: 'worked-out', says: { 'zh-CN': '这一项由系统计算，不能填写。' } },
      ],
    });
    expect((await desk.list(lin, {}, 'meter')).items).toEqual([]);
  });

  test('a key that another record has is refused without saying which', async () => {
    const desk = archiveDesk([meter]);
    await desk.open(lin, { id: 'secret-one', fields: { serial: 'M-1' } }, { kind: 'meter' });
    const answer = await desk.open(lin, { fields: { serial: ' ｍ-1 ' } }, { kind: 'meter' });
    expect([answer.status, answer.json]).toMatchObject([
      409,
      { type: 'record.key-taken', errors: [{ field: 'serial', problem: 'key-taken' }] },
    ]);
    expect(answer.body).not.toContain('secret-one');
  });

  test.each([
    ['not JSON', '{"fields":', 400, 'json.unreadable'],
    ['a key twice', '{"fields":{"name":"王芳","name":"李娜"}}', 400, 'json.malformed'],
    ['the prototype', '{"fields":{"__proto__":{"name":"x"}}}', 400, 'json.malformed'],
    ['another key', '{"fields":{},"version":9}', 400, 'json.malformed'],
    [
      'nesting without end',
      `{"fields":{"name":${'['.repeat(9_000)}${']'.repeat(9_000)}}}`,
      400,
      'json.malformed',
    ],
    ['a list of nothing', '{"fields":[]}', 400, 'json.malformed'],
    ['too much', `{"fields":{"memo":"${'多'.repeat(200_000)}"}}`, 413, 'json.too-large'],
    ['a name of every object', '{"fields":{"constructor":"x"}}', 400, 'record.refused'],
  ])('%s is refused', async (_, body, status, type) => {
    const desk = archiveDesk();
    const before = desk.everything();
    const answer = await desk.api('POST /v1/records/{kind}', {
      caller: lin,
      path: { kind: 'customer' },
      body,
    });
    expect([answer.status, answer.json]).toMatchObject([status, { type }]);
    expect(desk.everything()).toBe(before);
  });

  test.each(['../C-1', 'a#b', 'T#1/HEAD', '长'.repeat(129), 'x'.repeat(5_000), '\u0000'])(
    'nothing is behind the id %j',
    async (id) => {
      const desk = archiveDesk();
      expect((await desk.get(id, lin)).status).toBe(404);
      expect((await desk.part('accesses', id, { caller: zhou })).status).toBe(404);
      expect((await desk.open(lin, { id, fields: {} })).status).toBe(400);
    },
  );

  test.each(['constructor', '__proto__', 'nothing'])('there is no kind %s', async (kind) => {
    const desk = archiveDesk();
    expect((await desk.get('C-1', lin, kind)).json).toMatchObject({
      type: 'kind.unknown',
      status: 404,
    });
  });
});

describe('changing', () => {
  test('what is said changes, null empties, the rest stays, and addresses follow', async () => {
    const desk = archiveDesk();
    await desk.put(wang);
    const answer = await desk.change(wang.id, lin, {
      fields: { phone: '021-5555 0199', address: null },
    });
    expect(answer.headers).toMatchObject({ etag: '"2"' });
    expect(answer.json).toMatchObject({ fields: { name: '王芳', phone: '02155550199' } });
    expect(answer.body).not.toContain('世纪大道');
    expect((await desk.list(lin, { address: '+86 21 5555 0199' })).items).toHaveLength(1);
    expect((await desk.list(lin, { address: '13800138000' })).items).toEqual([]);
  });

  test('whoever saw an older version is told the one of now, and nothing is written', async () => {
    const desk = archiveDesk();
    await desk.put(wang);
    await desk.change(wang.id, lin, { fields: { city: '上海' } });
    const answer = await desk.change(wang.id, chen, { fields: { city: '北京' } });
    expect([answer.status, answer.json]).toMatchObject([412, { type: 'record.stale', version: 2 }]);
    expect((await desk.get(wang.id, lin)).json).toMatchObject({ fields: { city: '上海' } });
  });

  test('of two at the same moment one wins and the other is told', async () => {
    const desk = archiveDesk([], (table) =>
      interrupted(table, async () => {
        const after = { ...wang, version: 2, fields: { ...wang.fields, city: '上海' } };
        value(
          await deskStore(table).commit({ at: MONDAY_TEN, records: [{ before: wang, after }] }),
        );
      }),
    );
    await desk.put(wang);
    const answer = await desk.change(wang.id, chen, { fields: { city: '北京' } });
    expect([answer.status, answer.json]).toMatchObject([412, { version: 2 }]);
  });

  test('without the version that was seen nothing is changed', async () => {
    const desk = archiveDesk();
    await desk.put(wang);
    const answer = await desk.api('PUT /v1/records/{kind}/{id}', {
      caller: lin,
      path: { kind: 'customer', id: wang.id },
      json: { fields: { city: '上海' } },
    });
    expect(answer.status).toBe(428);
  });

  test('some fields are for the colleague whom another field names', async () => {
    const desk = archiveDesk([meter]);
    const opened = { id: 'm1', fields: { serial: 'M-1', fitter: 'wang' } };
    await desk.open(lin, opened, { kind: 'meter' });
    const mine = { fields: { reading: '5' }, kind: 'meter' };
    expect((await desk.change('m1', lin, mine)).json).toMatchObject({
      errors: [{ field: 'reading', problem: 'not-yours' }],
    });
    expect((await desk.change('m1', ARCHIVISTS.wang, mine)).status).toBe(200);
  });

  test('nobody raises their own customer’s credit, and nobody lowers the secrecy that others set', async () => {
    const desk = archiveDesk();
    await desk.put(wang);
    const answer = await desk.change(wang.id, lin, {
      fields: { creditLimit: '100000.00', dataLevel: '秘密', city: '上海' },
    });
    expect(answer.json).toMatchObject({
      errors: [
        { field: 'creditLimit', problem: 'not-yours' },
        { field: 'dataLevel', problem: 'not-yours' },
      ],
    });
  });
});

describe('colleagues', () => {
  const li = recordOf('person', 'lin', { name: '林', phone: '13700000001', boss: 'chen' });
  const ma = recordOf('person', 'ma', { name: '马', phone: '13700000002', boss: 'lin' });
  const other = recordOf('person', 'wang', { name: '王', boss: 'chen' });

  test('see themselves and those whom they lead, supervisors see all', async () => {
    const desk = archiveDesk();
    await desk.put(li, ma, other);
    const seen = async (caller: { name: string; groups: readonly string[] }) =>
      (await desk.list(caller, {}, 'person')).items.map(({ id }) => id).toSorted();
    expect(await seen(lin)).toEqual(['lin', 'ma']);
    expect(await seen(chen)).toEqual(['lin', 'ma', 'wang']);
    expect((await desk.get('wang', lin, 'person')).status).toBe(404);
  });

  test('change their telephone, not their superior or their roles', async () => {
    const desk = archiveDesk();
    await desk.put(li);
    const own = { kind: 'person', fields: { phone: '13700000003' } };
    expect((await desk.change('lin', lin, own)).status).toBe(200);
    const wish = {
      kind: 'person',
      version: 2,
      fields: { boss: 'lin', roles: ['general-manager'] },
    };
    expect((await desk.change('lin', lin, wish)).json).toMatchObject({
      errors: [{ field: 'boss' }, { field: 'roles' }],
    });
    expect((await desk.open(lin, { id: 'x', fields: {} }, { kind: 'person' })).status).toBe(403);
  });
});

describe('merging', () => {
  const twin = recordOf('customer', 'C-9', {
    name: '王芳女士',
    phone: '139 0000 0009',
    city: '上海',
  });

  test('all addresses lead to the one that stays, and so does the old id', async () => {
    const desk = archiveDesk();
    await desk.put(wang, twin);
    const merged = await desk.merge(wang.id, 'C-9', { caller: xu });
    expect(merged.json).toMatchObject({
      id: wang.id,
      version: 2,
      fields: { name: '王芳', city: '上海' },
      mergedFrom: ['C-9'],
    });
    const old = await desk.get('C-9', lin);
    expect([old.status, old.headers, old.json]).toMatchObject([
      200,
      { etag: '"2"' },
      { id: wang.id },
    ]);
    for (const address of ['13800138000', '13900000009']) {
      const { items } = await desk.list(lin, { address });
      expect(items).toMatchObject([{ id: wang.id }]);
    }
  });

  test('asked again, they are one already', async () => {
    const desk = archiveDesk();
    await desk.put(wang, twin);
    await desk.merge(wang.id, 'C-9', { caller: xu });
    const again = await desk.merge(wang.id, 'C-9', { caller: xu });
    expect([again.status, again.headers]).toMatchObject([200, { etag: '"2"' }]);
  });

  test('agents do not merge, nothing merges with itself, and an older sight is refused', async () => {
    const desk = archiveDesk();
    await desk.put(wang, twin);
    expect((await desk.merge(wang.id, 'C-9', { caller: lin })).status).toBe(403);
    expect((await desk.merge(wang.id, wang.id, { caller: chen })).status).toBe(400);
    expect((await desk.merge(wang.id, 'C-8', { caller: chen })).status).toBe(404);
    await desk.change(wang.id, lin, { fields: { city: '北京' } });
    const late = await desk.merge(wang.id, 'C-9', { caller: chen });
    expect([late.status, late.json]).toMatchObject([412, { version: 2 }]);
  });

  test('the one that stays is as secret as either was', async () => {
    const desk = archiveDesk();
    const important = recordOf('customer', 'C-7', { name: '王总', dataLevel: '机密' });
    const plain = recordOf('customer', 'C-8', { name: '王总', dataLevel: '秘密' });
    await desk.put(important, plain);
    const lower = await desk.merge('C-8', 'C-7', { caller: xu });
    expect([lower.status, lower.json]).toMatchObject([409, { type: 'merge.less-secret' }]);
    expect((await desk.merge('C-7', 'C-8', { caller: xu })).status).toBe(200);
  });

  test('a chain of merges leads to its end, and has one', async () => {
    const desk = archiveDesk();
    const many = Array.from({ length: MOST_MERGED + 2 }, (_, n) =>
      recordOf('customer', `M-${n}`, {}),
    );
    await desk.put(...many);
    for (let n = 0; n < MOST_MERGED; n++) await desk.merge(`M-${n + 1}`, `M-${n}`, { caller: xu });
    expect((await desk.get('M-0', lin)).json).toMatchObject({ id: `M-${MOST_MERGED}` });
    const more = await desk.merge(`M-${MOST_MERGED + 1}`, 'M-0', { caller: xu });
    expect([more.status, more.json]).toMatchObject([409, { type: 'merge.too-many' }]);
  });
});

describe('the end of a record', () => {
  test('is told with its day and who agreed, and nothing else', async () => {
    const desk = archiveDesk();
    await desk.put(wang);
    const approvals = [{ by: 'zhou', as: '@archive-supervisor', at: MONDAY_TEN }] as const;
    const destroyedAt = later(MONDAY_TEN, DAY);
    const { kind, id, createdAt } = wang;
    const after = {
      state: 'destroyed',
      kind,
      id,
      version: 2,
      approvals,
      createdAt,
      destroyedAt,
    } as const;
    value(await desk.ports.desk.commit({ at: destroyedAt, records: [{ before: wang, after }] }));
    const answer = await desk.get(wang.id, lin);
    expect([answer.status, answer.json]).toEqual([
      410,
      { type: 'record.destroyed', status: 410, at: destroyedAt, approvals },
    ]);
    expect((await desk.list(lin, { address: '13800138000' })).items).toEqual([]);
    expect((await desk.change(wang.id, lin, { fields: { name: 'x' } })).status).toBe(410);
    expect((await desk.open(lin, { id: wang.id, fields: {} })).status).toBe(409);
  });
});
