import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { DAY } from '#shared/kernel/instant.ts';
import { GUIDES } from '#shared/playbooks/handbook.ts';
import { ROLES } from '#shared/playbooks/roles.ts';
import { type DeskApi, deskApi, PEOPLE } from '#tests/support/desk-api.ts';
import { type MemoryDesk, memoryDesk } from '#tests/support/memory-desk.ts';

const GUIDE = 'GET /v1/guides/{guide}';
const CONFIRM = 'POST /v1/guides/{guide}/acknowledgements';
const WHO = 'GET /v1/guides/{guide}/acknowledgements';
/** One that every agent confirms. */
const path = {
  guide: GUIDES.find(({ acknowledgedBy }) => acknowledgedBy?.includes('agent'))?.id ?? '',
};

let desk: MemoryDesk;
let call: DeskApi;

beforeEach(() => {
  desk = memoryDesk();
  call = deskApi(desk);
});

const confirm = (
  caller: { readonly name: string; readonly groups: readonly string[] },
  edition = 1,
) => call(CONFIRM, { caller, path, json: { edition } });

const list = z.object({
  items: z.array(
    z.looseObject({ id: z.string(), asked: z.boolean(), title: z.record(z.string(), z.string()) }),
  ),
});

test('each guide is confirmed by roles that there are', () => {
  const roles = new Set(ROLES.map(({ id }) => id));
  const unknown = GUIDES.flatMap(({ acknowledgedBy = [] }) => acknowledgedBy).filter(
    (role) => !roles.has(role),
  );
  expect(unknown).toEqual([]);
});

describe('the guides of the handbook', () => {
  test('are read by everybody at work, in both languages, with those that they have to confirm', async () => {
    const answer = await call('GET /v1/guides', { caller: PEOPLE.lin });
    const { items } = list.parse(answer.json);
    expect(items.map(({ id }) => id)).toEqual(GUIDES.map(({ id }) => id));
    expect(items.find(({ id }) => id === path.guide)).toMatchObject({
      asked: true,
      edition: 1,
      title: {
        'zh-CN': expect.stringMatching(/\p{Script=Han}/u),
        en: expect.stringMatching(/[a-z]/),
      },
    });
    const driver = await call('GET /v1/guides', {
      caller: { name: 'he', groups: ['driver', 'team.general'] },
    });
    expect(list.parse(driver.json).items.find(({ id }) => id === path.guide)?.asked).toBe(false);
  });

  test('are closed to whoever is nobody here', async () => {
    expect((await call('GET /v1/guides', { caller: PEOPLE.nobody })).status).toBe(403);
    expect((await call(GUIDE, { caller: PEOPLE.nobody, path })).status).toBe(403);
    expect((await confirm(PEOPLE.nobody)).status).toBe(403);
  });

  test('one that there is not is told as missing', async () => {
    const answer = await call(GUIDE, { caller: PEOPLE.lin, path: { guide: 'nothing' } });
    expect(answer).toMatchObject({ status: 404, json: { type: 'guide.missing' } });
  });
});

describe('to confirm a guide', () => {
  test('is noted once, at the first time', async () => {
    const first = desk.ports.clock.now();
    expect((await confirm(PEOPLE.lin)).json).toMatchObject({ acknowledgedAt: first });
    desk.pass(DAY);
    expect((await confirm(PEOPLE.lin)).json).toMatchObject({ acknowledgedAt: first });
    expect((await call(GUIDE, { caller: PEOPLE.lin, path })).json).toMatchObject({
      id: path.guide,
      acknowledgedAt: first,
      text: { en: expect.any(String) },
    });
  });

  test('needs the edition that is to be read now', async () => {
    const answer = await confirm(PEOPLE.lin, 2);
    expect(answer).toMatchObject({ status: 412, json: { type: 'guide.edition-old', edition: 1 } });
  });

  test('shows to supervisors who has done it, page by page, and to nobody else', async () => {
    await confirm(PEOPLE.wang);
    await confirm(PEOPLE.lin);
    const first = await call(WHO, { caller: PEOPLE.chen, path, query: { limit: '1' } });
    expect(first.json).toMatchObject({ items: [{ person: 'lin' }], next: expect.any(String) });
    const { next } = z.object({ next: z.string() }).parse(first.json);
    const rest = await call(WHO, { caller: PEOPLE.chen, path, query: { cursor: next } });
    expect(rest.json).toMatchObject({ items: [{ person: 'wang' }] });
    expect((await call(WHO, { caller: PEOPLE.lin, path })).status).toBe(403);
  });
});
