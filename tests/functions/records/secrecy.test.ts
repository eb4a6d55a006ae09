/** Who reads which record: level x clearance x loan x subject, and what is written down about it (P048, P050). */
import { describe, expect, test } from 'vitest';
import { SECRECY_LEVELS, type Secrecy } from '#shared/domain/playbook/access.ts';
import type { DeskRecord } from '#shared/domain/record/record.ts';
import { DAY, later, MINUTE } from '#shared/kernel/instant.ts';
import { ARCHIVISTS, archiveDesk, type Caller } from '#tests/support/archive-desk.ts';
import { deskApi } from '#tests/support/desk-api.ts';
import { recordOf } from '#tests/support/kept-records.ts';
import { MONDAY_TEN } from '#tests/support/tickets.ts';

const { gao, lin, xu, zhou, chen } = ARCHIVISTS;

const FIELDS = { name: '长江实业有限公司', phone: '021-5555 0100', memo: '采购经理七月离任' };

const levelled = (dataLevel: Secrecy): DeskRecord =>
  recordOf('customer', 'C-1', { ...FIELDS, dataLevel });

const CLEARED: readonly (readonly [Caller, Secrecy])[] = [
  [gao, '秘密'],
  [lin, '机密'],
  [zhou, '绝密'],
];

const walk = SECRECY_LEVELS.flatMap((level, rank) =>
  CLEARED.flatMap(([caller, clearance]) =>
    ['none', 'open', 'over', 'of another'].flatMap((loan) =>
      [false, true].map((isSubject) => ({
        level,
        caller,
        loan,
        isSubject,
        cleared: SECRECY_LEVELS.indexOf(clearance) >= rank,
      })),
    ),
  ),
);

const expectedOf = ({ isSubject, cleared, loan }: (typeof walk)[number]) => {
  if (isSubject) return { status: 404, look: 'subject' };
  if (cleared) return { status: 200, look: 'clearance' };
  return loan === 'open' ? { status: 200, look: 'grant' } : { status: 403, look: 'secrecy' };
};

describe('a secret record', () => {
  test.each(walk)('$level for $caller.name, loan $loan, subject $isSubject', async (one) => {
    const desk = archiveDesk();
    const { caller, level, loan, isSubject } = one;
    const subject = isSubject ? { subject: caller.name } : {};
    await desk.put({ ...levelled(level), ...subject });
    if (loan !== 'none') {
      const until = loan === 'over' ? MONDAY_TEN : later(MONDAY_TEN, DAY);
      await desk.ports.desk.commit({
        at: desk.now(),
        loans: [
          {
            after: {
              record: { kind: 'customer', id: 'C-1' },
              to: loan === 'of another' ? 'somebody' : caller.name,
              from: later(MONDAY_TEN, -DAY),
              until,
              why: '拜访客户',
            },
          },
        ],
      });
    }
    const { status, look } = expectedOf(one);
    const answer = await desk.get('C-1', caller);
    expect(answer.status).toBe(status);
    expect(answer.body.includes(FIELDS.memo)).toBe(status === 200);
    expect(await desk.looks('C-1')).toEqual([`${caller.name} ${look}`]);
  });

  test('is listed by id and level alone, so that a loan can be asked for', async () => {
    const desk = archiveDesk();
    await desk.put(levelled('绝密'));
    for (const query of [{}, { address: '021 5555 0100' }]) {
      expect((await desk.list(lin, query)).items).toEqual([{ id: 'C-1', secrecy: '绝密' }]);
    }
    expect((await desk.get('C-1', lin)).json).toEqual({
      type: 'record.secret',
      status: 403,
      secrecy: '绝密',
    });
  });

  test('is not in the lists of whom it is about', async () => {
    const desk = archiveDesk();
    await desk.put({ ...levelled('秘密'), subject: 'lin' });
    expect((await desk.list(lin)).items).toEqual([]);
    expect((await desk.list(lin, { address: '021 5555 0100' })).items).toEqual([]);
    expect((await desk.list(xu)).items).toHaveLength(1);
  });

  test('is shown only when the look could be written down', async () => {
    const desk = archiveDesk();
    await desk.put(levelled('秘密'));
    const { records } = desk.ports;
    const ports = {
      ...desk.ports,
      records: {
        ...records,
        noteAccess: async () => {
          throw new Error('the log is full');
        },
      },
    };
    const answer = await deskApi({ ports })('GET /v1/records/{kind}/{id}', {
      caller: lin,
      path: { kind: 'customer', id: 'C-1' },
    });
    expect([answer.status, answer.body.includes(FIELDS.name)]).toEqual([500, false]);
  });

  test('opens by itself when its term is over, and then no log is kept', async () => {
    const desk = archiveDesk();
    await desk.put(
      recordOf('customer', 'C-1', { ...FIELDS, dataLevel: '绝密', secretUntil: '2026-03-02' }),
    );
    expect((await desk.get('C-1', gao)).status).toBe(403);
    desk.pass(DAY);
    expect((await desk.get('C-1', gao)).json).not.toHaveProperty('secrecy');
    expect(await desk.looks('C-1')).toEqual(['gao secrecy']);
  });

  test('a mark counts beside the rule of the kind', async () => {
    const desk = archiveDesk();
    const secrecyEndsAt = later(MONDAY_TEN, DAY);
    await desk.put({ ...levelled('秘密'), secrecy: '绝密', secrecyEndsAt });
    expect((await desk.get('C-1', xu)).json).toMatchObject({ secrecy: '绝密', status: 403 });
    desk.pass(DAY);
    expect((await desk.get('C-1', xu)).json).toMatchObject({ secrecy: '秘密', id: 'C-1' });
  });

  test('whoever borrowed it reads it until the end, and changes nothing', async () => {
    const desk = archiveDesk();
    await desk.put(levelled('绝密'));
    const until = later(MONDAY_TEN, DAY);
    const record = { kind: 'customer', id: 'C-1' };
    const after = { record, to: 'lin', from: MONDAY_TEN, until, why: '拜访客户' };
    await desk.ports.desk.commit({ at: desk.now(), loans: [{ after }] });
    expect((await desk.get('C-1', lin)).json).toMatchObject({ lentUntil: until });
    expect((await desk.change('C-1', lin, { fields: { memo: '改' } })).status).toBe(403);
    desk.pass(DAY);
    expect((await desk.get('C-1', lin)).status).toBe(403);
  });

  test('whoever may not read it may not write it either, and that is written down', async () => {
    const desk = archiveDesk();
    await desk.put(levelled('绝密'), recordOf('customer', 'C-2', FIELDS));
    expect((await desk.change('C-1', lin, { fields: { memo: '改' } })).status).toBe(403);
    desk.pass(MINUTE);
    expect((await desk.merge('C-2', 'C-1', { caller: chen })).status).toBe(403);
    expect(await desk.looks('C-1')).toEqual(['chen secrecy', 'lin secrecy']);
  });

  test('whoever writes what is above them hears that it was written, and no more', async () => {
    const desk = archiveDesk();
    const json = { id: 'C-5', fields: { ...FIELDS, dataLevel: '绝密' } };
    const answer = await desk.open(xu, json);
    expect([answer.status, answer.json]).toEqual([201, { id: 'C-5', secrecy: '绝密' }]);
  });
});

describe('the log', () => {
  test('is for those who watch over the archive', async () => {
    const desk = archiveDesk();
    await desk.put(levelled('机密'));
    await desk.get('C-1', gao);
    await desk.get('C-1', lin);
    for (const caller of [gao, lin, xu, chen]) {
      expect((await desk.part('accesses', 'C-1', { caller })).status).toBe(403);
    }
    const answer = await desk.part('accesses', 'C-1', { caller: zhou });
    expect(answer.json).toEqual({
      items: expect.arrayContaining([
        { person: 'lin', at: MONDAY_TEN, outcome: 'clearance' },
        { person: 'gao', at: MONDAY_TEN, outcome: 'secrecy' },
      ]),
    });
  });

  test('comes in pages, and not before the eyes of whom the record is about', async () => {
    const desk = archiveDesk();
    await desk.put({ ...levelled('秘密'), subject: 'zhou' });
    for (let n = 0; n < 3; n++) await desk.get('C-1', lin);
    expect((await desk.part('accesses', 'C-1', { caller: zhou })).status).toBe(404);
    const head = { name: 'he', groups: ['archive-supervisor'] };
    const first = await desk.part('accesses', 'C-1', { caller: head, query: { limit: '2' } });
    expect(first.json).toMatchObject({
      items: [{ person: 'lin' }, { person: 'lin' }],
      next: expect.any(String),
    });
  });
});

describe('loans', () => {
  test('are told to whoever reads the record by right, others hear of their own', async () => {
    const desk = archiveDesk();
    await desk.put(levelled('绝密'));
    const record = { kind: 'customer', id: 'C-1' };
    for (const to of ['lin', 'gao']) {
      const until = later(MONDAY_TEN, DAY);
      await desk.ports.desk.commit({
        at: desk.now(),
        loans: [
          {
            after: { record, to, from: MONDAY_TEN, until, why: '拜访客户' },
          },
        ],
      });
    }
    const toldTo = async (caller: Caller) => (await desk.part('grants', 'C-1', { caller })).json;
    expect(await toldTo(zhou)).toMatchObject({ items: [{ to: 'gao' }, { to: 'lin' }] });
    expect(await toldTo(lin)).toMatchObject({ items: [{ to: 'lin', why: '拜访客户' }] });
    expect(await toldTo(xu)).toEqual({ items: [] });
    expect((await desk.part('grants', 'C-9', { caller: zhou })).status).toBe(404);
  });
});
