import { describe, expect, test } from 'vitest';
import { officeProcesses } from '#shared/playbooks/catalogue/office.ts';
import {
  officeGuides,
  officeKinds,
  officeLedgers,
  officePlaybooks,
} from '#shared/playbooks/office/office.ts';
import { officeRoles } from '#shared/playbooks/office/roles.ts';
import { workOut } from '#tests/playbooks/work-out.ts';

const FIRST = 166;
const LAST = 183;

describe('P166 to P183 are served', () => {
  test('each process has one row, in order', () => {
    const expected = Array.from({ length: LAST - FIRST + 1 }, (_, index) => `P${FIRST + index}`);
    expect(officeProcesses.map((process) => process.id)).toEqual(expected);
  });

  test('the first that serves a row is a playbook or guide that names the process', () => {
    const served = new Map<string, readonly string[]>(
      [...officePlaybooks, ...officeGuides].map(({ id, processes }) => [id, processes]),
    );
    for (const { id, servedBy } of officeProcesses) {
      expect(served.get(servedBy[0] ?? ''), id).toContain(id);
    }
  });

  test('whatever else serves a row exists', () => {
    const known = new Set([...officePlaybooks, ...officeGuides].map(({ id }) => id));
    const named = officeProcesses.flatMap(({ servedBy }) => servedBy);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  test('what a playbook says it serves stands in the row of the process', () => {
    for (const { id, processes } of [...officePlaybooks, ...officeGuides]) {
      for (const number of processes) {
        expect(officeProcesses.find((process) => process.id === number)?.servedBy).toContain(id);
      }
    }
  });

  test('no id is given twice', () => {
    for (const all of [officePlaybooks, officeKinds, officeLedgers, officeGuides, officeRoles]) {
      const ids = all.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

describe('the limits are those of the handbook', () => {
  test.each([
    [
      'service-report',
      'quality',
      { at: 'kind == "month" ? addDays(startOf(period), 20) : endOf(period)' },
    ],
    ['service-supervision', 'month', { by: 'last' }],
    ['duty-log', 'day', { by: 'end of day' }],
  ])('%s: %s', (id, limit, ends) => {
    const playbook = officePlaybooks.find((one) => one.id === id);
    const dues = [
      ...(playbook?.dues ?? []),
      ...Object.values(playbook?.steps ?? {}).flatMap((step) => step.dues ?? []),
    ];
    expect(dues.find((due) => due.id === limit)?.ends).toEqual(ends);
  });
});

const bonus = officePlaybooks.find(({ id }) => id === 'bonus');

describe('commission of the SEO department', () => {
  test.each([
    [49.99, '0.008'],
    [50, '0.01'],
    [67, '0.01'],
    [79.99, '0.01'],
    [80, '0.013'],
    [99.99, '0.013'],
    [100, '0.015'],
  ])('%s %% of the task bring a rate of %s', (percent, rate) => {
    const completion = Number(workOut(bonus?.fields['completion'], { sales: percent, task: 100 }));
    expect(workOut(bonus?.fields['rate'], { completion })).toBe(rate);
  });

  test('one million at 67 % bring ten thousand', () => {
    const values = { sales: 1_000_000, rate: 0.01 };
    expect(workOut(bonus?.fields['commission'], values)).toBe('10000');
  });

  test('the SEO has two parts, the assistant one', () => {
    const pay = bonus?.fields['team']?.columns?.['pay'];
    const team = [{ parts: 2 }, { parts: 1 }];
    const payFor = (parts: number) =>
      workOut(pay, { commission: 9000, team, row: { parts, reward: 1 } });
    expect([payFor(2), payFor(1)]).toEqual(['6000', '3000']);
  });

  test.each([
    [59, '0'],
    [60, '0.8'],
    [70, '0.95'],
    [80, '1'],
    [99, '1'],
    [100, '1.15'],
  ])('a score of %s is worth %s of the share', (score, share) => {
    const reward = bonus?.fields['team']?.columns?.['reward'];
    expect(workOut(reward, { row: { score } })).toBe(share);
  });
});

describe('base pay', () => {
  const pay = officePlaybooks.find(({ id }) => id === 'base-pay')?.fields['pay'];
  const set = { base: '4000', trial: '3200' };

  test('one complaint costs it', () => {
    expect(workOut(pay, { complaints: 1, onProbation: false, set })).toBe('0');
  });

  test('on probation it is the lower one', () => {
    expect(workOut(pay, { complaints: 0, onProbation: true, set })).toBe('3200');
    expect(workOut(pay, { complaints: 0, onProbation: false, set })).toBe('4000');
  });
});
