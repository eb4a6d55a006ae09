/** What holds for every section of the handbook: its rows and its playbooks name each other. */
import { expect, test } from 'vitest';
import type { DueRule } from '#shared/domain/playbook/due.ts';
import type { Kind } from '#shared/domain/playbook/kind.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';
import type { Process } from '#shared/playbooks/catalogue/process.ts';
import { inquiry } from '#shared/playbooks/inquiry.ts';

interface Section {
  readonly first: number;
  readonly last: number;
  readonly processes: readonly Process[];
  readonly playbooks: readonly Playbook[];
  readonly guides: readonly Guide[];
  readonly kinds: readonly Kind[];
  readonly ledgers: readonly Ledger[];
}

const numbered = (process: number): string => `P${String(process).padStart(3, '0')}`;

export const sectionServes = ({ first, last, processes, ...section }: Section): void => {
  const { playbooks, guides, kinds, ledgers } = section;
  const servers = [...playbooks, ...guides];

  test('each process has one row, in order', () => {
    const expected = Array.from({ length: last - first + 1 }, (_, index) =>
      numbered(first + index),
    );
    expect(processes.map(({ id }) => id)).toEqual(expected);
  });

  test('each row is served by something that exists', () => {
    const known = new Set([...servers.map(({ id }) => id), inquiry.id]);
    for (const { id, servedBy } of processes) {
      expect(servedBy.length, id).toBeGreaterThan(0);
      expect(
        servedBy.filter((one) => !known.has(one)),
        id,
      ).toEqual([]);
    }
  });

  test('a row and what serves it name each other', () => {
    for (const server of servers) {
      const rows = processes.filter(({ servedBy }) => servedBy.includes(server.id));
      expect(
        rows.map(({ id }) => id),
        server.id,
      ).toEqual([...server.processes]);
    }
  });

  test('no id is given twice', () => {
    for (const all of [playbooks, guides, kinds, ledgers]) {
      const ids = all.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
};

/** All limits of a playbook, of its steps and of the whole ticket. */
export const duesOf = (playbook: Playbook | undefined): readonly DueRule[] => [
  ...(playbook?.dues ?? []),
  ...Object.values(playbook?.steps ?? {}).flatMap((step) => step.dues ?? []),
];
