import { beforeEach, describe, expect, test } from 'vitest';
import { deskPlaybooks, ownKeptAMinute } from '#shared/adapters/desk-playbooks.ts';
import { installedPlaybooks } from '#shared/adapters/installed-playbooks.ts';
import { type MemoryTable, memoryTable } from '#shared/adapters/memory/memory-table.ts';
import { ownPlaybooks } from '#shared/adapters/store/own-playbooks.ts';
import { unwritten } from '#shared/domain/playbook/own-playbook.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { inquiry } from '#shared/playbooks/inquiry.ts';
import { MONDAY_TEN } from '../support/tickets.ts';

const versionOf = (version: number, zh: string): Playbook => ({
  ...inquiry,
  version,
  title: { 'zh-CN': zh, en: 'Inquiry' },
});

const stamp = { at: MONDAY_TEN, by: 'zhao' };

let table: MemoryTable;

beforeEach(async () => {
  table = memoryTable();
  const published = versionOf(2, '本店咨询');
  const stored = await ownPlaybooks(table).store({
    before: unwritten('inquiry'),
    after: { id: 'inquiry', revision: 1, newest: 2, live: { version: 2, ...stamp } },
    published,
  });
  expect(stored.ok).toBe(true);
});

const desk = (...installed: readonly Playbook[]) =>
  deskPlaybooks(installedPlaybooks(installed), ownPlaybooks(table));

const titleOf = (playbook: Playbook | undefined) => playbook?.title['zh-CN'];

describe("a desk's own version", () => {
  test('counts before the one of the handbook that it is higher than', async () => {
    const playbooks = desk(versionOf(1, '咨询'));
    expect(titleOf(await playbooks.current('inquiry'))).toBe('本店咨询');
    expect((await playbooks.all()).map(titleOf)).toEqual(['本店咨询']);
    expect(titleOf(await playbooks.of({ id: 'inquiry', version: 1 }))).toBe('咨询');
  });

  test('counts before one of the same number that a deployment brings, also for tickets that run', async () => {
    const playbooks = desk(versionOf(1, '咨询'), versionOf(2, '新咨询'));
    expect(titleOf(await playbooks.current('inquiry'))).toBe('本店咨询');
    expect(titleOf(await playbooks.of({ id: 'inquiry', version: 2 }))).toBe('本店咨询');
  });

  test('gives way to a higher one that a deployment brings, but not on tickets that run', async () => {
    const playbooks = desk(versionOf(1, '咨询'), versionOf(3, '新咨询'));
    expect(titleOf(await playbooks.current('inquiry'))).toBe('新咨询');
    expect((await playbooks.all()).map(titleOf)).toEqual(['新咨询']);
    expect(titleOf(await playbooks.of({ id: 'inquiry', version: 2 }))).toBe('本店咨询');
  });

  test('is read once, and a version that there is not is asked for again', async () => {
    const playbooks = desk(versionOf(1, '咨询'));
    const first = await playbooks.of({ id: 'inquiry', version: 2 });
    expect(await playbooks.of({ id: 'inquiry', version: 2 })).toBe(first);
    await expect(playbooks.of({ id: 'inquiry', version: 9 })).rejects.toThrow(/not installed/);
    await expect(playbooks.of({ id: 'inquiry', version: 9 })).rejects.toThrow(/not installed/);
  });

  test('is as it was read for a minute; a read that failed is made again at once', async () => {
    let now = MONDAY_TEN;
    let reads = 0;
    const own = ownPlaybooks(table);
    const kept = ownKeptAMinute(
      { now: () => now },
      {
        ...own,
        own: async (id) => {
          reads += 1;
          if (reads === 1) throw new Error('the table is away');
          return own.own(id);
        },
      },
    );
    await expect(kept.own('inquiry')).rejects.toThrow(/away/);
    expect(await kept.own('inquiry')).toMatchObject({ newest: 2 });
    await kept.own('inquiry');
    expect(reads).toBe(2);
    now = '2026-03-02T02:01:00.000Z';
    await kept.own('inquiry');
    expect(reads).toBe(3);
  });
});
