import { describe, expect, test } from 'vitest';
import * as shapes from '#shared/contracts/ticket.ts';
import type { Person } from '#shared/domain/access/role.ts';
import { DAY, later } from '#shared/kernel/instant.ts';
import { ROLES } from '#shared/playbooks/roles.ts';
import { announceUpload } from '#shared/usecases/announce-upload.ts';
import { addFromPage } from '#shared/usecases/customer-page.ts';
import { fetchForAgent, fetchForCustomer } from '#shared/usecases/fetch-file.ts';
import { submitTicket } from '#shared/usecases/submit-ticket.ts';
import { addMessage } from '#shared/usecases/work-on-ticket.ts';
import { breaker } from '../simulation/faults.ts';
import { type World, world } from '../simulation/world.ts';
import { MONDAY_TEN } from '../support/tickets.ts';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const SOON = later(MONDAY_TEN, 60_000);
const person = (role: string, team: string): Person => ({
  id: 'chen',
  roles: ROLES.filter(({ id }) => id === role),
  teams: [team],
});

const start = () => world(breaker(0, 'before'), MONDAY_TEN);

const announced = async (desk: World, size = PNG.length, type = 'image/png') => {
  const file = { name: 'a.png', size, type, source: '203.0.113.7' };
  const outcome = await announceUpload(desk.ports, file);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value.id;
};

const submit = (desk: World, uploads: readonly string[], key = uploads.join()) =>
  submitTicket(desk.ports, {
    name: '李娜',
    email: 'li.na@example.com',
    subject: '漏水',
    message: '见附件。',
    language: 'zh-CN',
    key,
    hash: key,
    source: '203.0.113.7',
    uploads,
  });

const submitted = async (desk: World, uploads: readonly string[], key?: string) => {
  const outcome = await submit(desk, uploads, key);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return { id: outcome.value.ticket.id, token: outcome.value.path.slice('/tickets/'.length) };
};

const statuses = (desk: World) =>
  desk.memory
    .rows()
    .filter(({ kind }) => kind === 'file')
    .map((row) => shapes.deskFile.parse(row['file']).status);

const missing = (upload: string) => ({ ok: false, refusal: { code: 'upload.missing', upload } });

describe('a file is bound', () => {
  test('once: another ticket, another message and another customer do not get it', async () => {
    const desk = start();
    const file = await announced(desk);
    const { token } = await submitted(desk, [file]);

    expect(await submit(desk, [file], 'another')).toEqual(missing(file));
    expect(
      await addFromPage(desk.ports, token, { text: '再发', once: 'o', uploads: [file] }),
    ).toEqual(missing(file));
  });

  test('and the same request again is answered as the first time', async () => {
    const desk = start();
    const file = await announced(desk);

    expect(await submitted(desk, [file])).toEqual(await submitted(desk, [file]));
  });

  test('only if it was announced, and within a day', async () => {
    const desk = start();
    const unknown = '01kjp000000000000000000001';
    const file = await announced(desk);
    await desk.settle(later(MONDAY_TEN, DAY));

    expect(await submit(desk, [unknown])).toEqual(missing(unknown));
    expect(await submit(desk, [file])).toEqual(missing(file));
  });
});

describe('a file is checked by its content', () => {
  test.each([
    ['another type than announced', Buffer.from('MZ-12345'), 'type-differs'],
    ['another size than announced', Buffer.from('89504e470d0a1a0a00', 'hex'), 'size-differs'],
    ['nothing', Buffer.alloc(0), 'empty'],
  ])('%s is refused and deleted', async (_, bytes, reason) => {
    const desk = start();
    const file = await announced(desk);
    await submitted(desk, [file]);
    desk.upload(file, bytes);
    await desk.settle(SOON);

    expect(statuses(desk)).toEqual([{ state: 'refused', reason }]);
    expect([desk.uploads.size, desk.kept.size]).toEqual([0, 0]);
  });

  test('one that was found out before it is bound is not bound', async () => {
    const desk = start();
    const file = await announced(desk);
    desk.upload(file, Buffer.from('MZ-12345'));
    await desk.settle(SOON);

    expect(await submit(desk, [file])).toMatchObject({ refusal: { code: 'upload.refused' } });
  });

  test('whoever posts the form again afterwards changes nothing', async () => {
    const desk = start();
    const file = await announced(desk);
    desk.upload(file, PNG);
    await submitted(desk, [file]);
    await desk.settle(SOON);
    desk.upload(file, Buffer.from('MZ-12345'));
    await desk.settle(later(SOON, 60_000));

    expect(statuses(desk)).toMatchObject([{ state: 'ready' }]);
    expect(Buffer.from(desk.kept.get(file) ?? [])).toEqual(PNG);
  });

  test('one that never comes is marked as that', async () => {
    const desk = start();
    await submitted(desk, [await announced(desk)]);
    await desk.settle(later(MONDAY_TEN, DAY));

    expect(statuses(desk)).toEqual([{ state: 'refused', reason: 'not-arrived' }]);
  });
});

describe('a file is opened', () => {
  test('by agents of its team, by its own customer, and by nobody else', async () => {
    const desk = start();
    const file = await announced(desk);
    desk.upload(file, PNG);
    const own = await submitted(desk, [file]);
    const other = await submitted(desk, [], 'other');
    await desk.settle(SOON);

    const gone = { ok: false, refusal: { code: 'file.missing' } };
    expect(await fetchForAgent(desk.ports, person('agent', 'technical'), file)).toMatchObject({
      ok: true,
    });
    expect(await fetchForAgent(desk.ports, person('agent', 'complaints'), file)).toEqual(gone);
    expect(await fetchForCustomer(desk.ports, own.token, file)).toMatchObject({ ok: true });
    expect(await fetchForCustomer(desk.ports, other.token, file)).toEqual(gone);
    expect(await fetchForCustomer(desk.ports, `${own.token}x`, file)).toMatchObject({
      refusal: { code: 'link.invalid' },
    });
  });

  test('not by the customer when it stands on a note', async () => {
    const desk = start();
    const { id, token } = await submitted(desk, [], 'k');
    await desk.settle(SOON);
    const file = await announced(desk);
    desk.upload(file, PNG);
    const version = (await desk.ports.desk.ticket(id))?.version ?? 0;
    const note = { kind: 'note', text: '内部', uploads: [file] } as const;
    const by = person('agent', 'technical');
    expect(await addMessage(desk.ports, { ...note, id, version, person: by })).toMatchObject({
      ok: true,
    });
    await desk.settle(later(SOON, 60_000));

    expect(await fetchForAgent(desk.ports, by, file)).toMatchObject({ ok: true });
    expect(await fetchForCustomer(desk.ports, token, file)).toMatchObject({
      refusal: { code: 'file.missing' },
    });
  });
});
