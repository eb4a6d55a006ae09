import { describe, expect, test } from 'vitest';
import {
  advertisingGuides,
  advertisingKinds,
  advertisingLedgers,
  advertisingPlaybooks,
} from '#shared/playbooks/advertising/advertising.ts';
import { advertisingRoles } from '#shared/playbooks/advertising/roles.ts';
import { advertisingProcesses } from '#shared/playbooks/catalogue/advertising.ts';
import { workOut } from '#tests/playbooks/work-out.ts';

const FIRST = 143;
const LAST = 165;

describe('P143 to P165 are served', () => {
  test('each process has one row, in order', () => {
    const expected = Array.from({ length: LAST - FIRST + 1 }, (_, index) => `P${FIRST + index}`);
    expect(advertisingProcesses.map((process) => process.id)).toEqual(expected);
  });

  test('the first that serves a row is a playbook or guide that names the process', () => {
    const served = new Map<string, readonly string[]>(
      [...advertisingPlaybooks, ...advertisingGuides].map(({ id, processes }) => [id, processes]),
    );
    for (const { id, servedBy } of advertisingProcesses) {
      expect(served.get(servedBy[0] ?? ''), id).toContain(id);
    }
  });

  test('whatever else serves a row exists', () => {
    const known = new Set([...advertisingPlaybooks, ...advertisingGuides].map(({ id }) => id));
    const named = advertisingProcesses.flatMap(({ servedBy }) => servedBy);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  test('what a playbook says it serves stands in the row of the process', () => {
    for (const { id, processes } of [...advertisingPlaybooks, ...advertisingGuides]) {
      for (const number of processes) {
        expect(advertisingProcesses.find((process) => process.id === number)?.servedBy).toContain(
          id,
        );
      }
    }
  });

  test('no id is given twice', () => {
    for (const all of [
      advertisingPlaybooks,
      advertisingKinds,
      advertisingLedgers,
      advertisingGuides,
      advertisingRoles,
    ]) {
      const ids = all.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

describe('the limits are those of the handbook', () => {
  test.each([
    ['contact-report', 'report', { within: '48h' }],
    ['client-weekly-report', 'morning', { by: '12:00' }],
    ['market-report', 'month', { by: 'last' }],
    ['press-clipping', 'friday', { by: 'end of day' }],
    ['job-order-week', 'table', { by: 'fri 15:30' }],
    ['job-order-week', 'meeting', { by: 'mon 9:30' }],
    ['client-meeting', 'notice', { at: 'startsAt - span("1d")' }],
    ['client-meeting', 'confirm', { at: 'departsAt - span("1h")' }],
    ['client-meeting', 'goods', { at: 'departsAt - span("30min")' }],
  ])('%s: %s', (id, limit, ends) => {
    const playbook = advertisingPlaybooks.find((one) => one.id === id);
    const dues = [
      ...(playbook?.dues ?? []),
      ...Object.values(playbook?.steps ?? {}).flatMap((step) => step.dues ?? []),
    ];
    expect(dues.find((due) => due.id === limit)?.ends).toEqual(ends);
  });
});

describe('budget of a project', () => {
  const budget = advertisingPlaybooks.find(({ id }) => id === 'project-budget');

  test('labour counts its hours at the rate of the desk', () => {
    expect(workOut(budget?.fields['labour'], { set: { rate: '120' }, hours: 2.75 })).toBe('330');
  });

  test('profit is what income leaves after labour and costs', () => {
    expect(workOut(budget?.fields['profit'], { income: 5000, spent: 4200.5 })).toBe('799.5');
  });
});
