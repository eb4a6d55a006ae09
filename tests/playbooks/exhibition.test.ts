import { describe, expect, test } from 'vitest';
import { exhibitionProcesses } from '#shared/playbooks/catalogue/exhibition.ts';
import {
  exhibitionGuides,
  exhibitionKinds,
  exhibitionLedgers,
  exhibitionPlaybooks,
} from '#shared/playbooks/exhibition/exhibition.ts';
import { exhibitionRoles } from '#shared/playbooks/exhibition/roles.ts';
import { officePlaybooks } from '#shared/playbooks/office/office.ts';
import { workOut } from '#tests/playbooks/work-out.ts';

const FIRST = 124;
const LAST = 142;

describe('P124 to P142 are served', () => {
  test('each process has one row, in order', () => {
    const expected = Array.from({ length: LAST - FIRST + 1 }, (_, index) => `P${FIRST + index}`);
    expect(exhibitionProcesses.map((process) => process.id)).toEqual(expected);
  });

  test('the first that serves a row is a playbook or guide that names the process', () => {
    const served = new Map<string, readonly string[]>(
      [...exhibitionPlaybooks, ...exhibitionGuides].map(({ id, processes }) => [id, processes]),
    );
    for (const { id, servedBy } of exhibitionProcesses) {
      expect(served.get(servedBy[0] ?? ''), id).toContain(id);
    }
  });

  test('whatever else serves a row exists', () => {
    const known = new Set(
      [...exhibitionPlaybooks, ...exhibitionGuides, ...officePlaybooks].map(({ id }) => id),
    );
    const named = exhibitionProcesses.flatMap(({ servedBy }) => servedBy);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  test('what a playbook says it serves stands in the row of the process', () => {
    for (const { id, processes } of [...exhibitionPlaybooks, ...exhibitionGuides]) {
      for (const number of processes) {
        expect(exhibitionProcesses.find((process) => process.id === number)?.servedBy).toContain(
          id,
        );
      }
    }
  });

  test('no id is given twice', () => {
    for (const all of [
      exhibitionPlaybooks,
      exhibitionKinds,
      exhibitionLedgers,
      exhibitionGuides,
      exhibitionRoles,
    ]) {
      const ids = all.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

describe('the limits are those of the handbook', () => {
  test.each([
    ['publicity-material', 'design', { within: '10d' }],
    ['publicity-material', 'print', { within: '1mo' }],
    ['fair-archive', 'week', { within: '1w' }],
    ['recruiter-day', 'day', { by: 'end of day' }],
    ['publicity-plan', 'day', { by: 'end of day' }],
  ])('%s: %s', (id, limit, ends) => {
    const playbook = exhibitionPlaybooks.find((one) => one.id === id);
    const dues = [
      ...(playbook?.dues ?? []),
      ...Object.values(playbook?.steps ?? {}).flatMap((step) => step.dues ?? []),
    ];
    expect(dues.find((due) => due.id === limit)?.ends).toEqual(ends);
  });
});

const kpi = exhibitionPlaybooks.find(({ id }) => id === 'kpi-quarter');

describe('the quarterly score and what it is worth', () => {
  test('87.5 of 100 points bring 87.5 % of the base, to the fen', () => {
    const values = { set: { base: '1333.33' }, total: 87.5 };
    expect(workOut(kpi?.fields['bonus'], values)).toBe('1166.66');
  });

  test('without a base there is no bonus yet, and not one of nothing', () => {
    expect(workOut(kpi?.fields['bonus'], { set: {}, total: 87.5 })).toBe(null);
  });

  test('the indices K21 to K33 are there', () => {
    const expected = Array.from({ length: 13 }, (_, index) => `K${21 + index}`);
    expect(Object.keys(kpi?.metrics ?? {})).toEqual(expect.arrayContaining(expected));
  });
});

describe('training of recruiters', () => {
  const plan = exhibitionPlaybooks.find(({ id }) => id === 'training-plan');
  const sessions = [
    { held: true, expected: 10, attended: 9, hours: 3, taught: 3 },
    { held: false, expected: 10, attended: 0, hours: 2, taught: 0 },
  ];

  test.each([
    ['k24', '0.45'],
    ['k25', '0.5'],
    ['k26', '0.6'],
  ])('%s is %s', (name, rate) => {
    expect(workOut(plan?.fields[name], { sessions })).toBe(rate);
  });
});
