import { describe, expect, test } from 'vitest';
import { technicalProcesses } from '#shared/playbooks/catalogue/technical.ts';
import { deviceInstallation } from '#shared/playbooks/technical/device-installation.ts';
import { hotline } from '#shared/playbooks/technical/hotline.ts';
import { spareParts } from '#shared/playbooks/technical/spare-parts.ts';
import {
  technicalGuides,
  technicalKinds,
  technicalLedgers,
  technicalPlaybooks,
} from '#shared/playbooks/technical/technical.ts';
import { duesOf, sectionServes } from '#tests/playbooks/serves.ts';
import { workOut } from '#tests/playbooks/work-out.ts';
import { colleague, running } from '../support/runs.ts';

const head = colleague('sun', 'install-head');
const agent = colleague('lin', 'agent');

describe('P082 to P097 are served', () => {
  sectionServes({
    first: 82,
    last: 97,
    processes: technicalProcesses,
    playbooks: technicalPlaybooks,
    guides: technicalGuides,
    kinds: technicalKinds,
    ledgers: technicalLedgers,
  });

  test('those whose course the handbook lost are marked as our own', () => {
    const inferred = technicalProcesses.filter(({ kind }) => kind === 'inferred');
    expect(inferred.map(({ id }) => id)).toEqual(['P083', 'P084', 'P087']);
  });
});

test('the fault summary goes to the factory before the 25th', () => {
  const loop = technicalPlaybooks.find(({ id }) => id === 'quality-loop');
  expect(duesOf(loop).find(({ id }) => id === 'submit')?.ends).toEqual({ by: '24' });
});

describe('spare parts', () => {
  const device = { serial: 'QD-10T-0417', shippedOn: '2025-03-01' };
  const lines = [
    { price: '1280.00', amount: 1, valuable: true },
    { price: '35.50', amount: 2, valuable: false },
  ];

  test.each([
    { months: 12, inWarranty: true, total: '0.00' },
    { months: 6, inWarranty: false, total: '1315.50' },
  ])('shipped 10 months ago, warranty $months months: $total', ({ months, inWarranty, total }) => {
    const shipped = [{ ...device, warrantyMonths: months }];
    const today = '2026-01-05';
    expect(workOut(spareParts.fields['inWarranty'], { shipped, today })).toBe(inWarranty);
    const sum = workOut(spareParts.fields['total'], { inWarranty, lines });
    expect(Number(sum)).toBe(Number(total));
  });

  test('without a shipping record there is no warranty', () => {
    const values = { shipped: [], today: '2026-01-05' };
    expect(workOut(spareParts.fields['inWarranty'], values)).not.toBe(true);
  });

  test('valuable old parts that did not come back cost their market price', () => {
    const lacking = [{ price: '1280.00' }, { price: '640.25' }];
    expect(workOut(spareParts.fields['deducted'], { lacking })).toBe('1920.25');
  });

  test('out of warranty nothing leaves the store before it is paid', () => {
    const way = spareParts.steps['review']?.outcomes['paid'];
    expect(way).toMatchObject({ to: 'pay', when: '!inWarranty' });
    const leaves = Object.entries(spareParts.steps).filter(([, { outcomes }]) =>
      Object.values(outcomes).some(({ to }) => to === 'issue'),
    );
    expect(leaves.map(([step]) => step)).toEqual(['review', 'pay', 'stock']);
    expect(spareParts.steps['pay']?.outcomes['paid']?.when).toBe('received == total');
  });
});

describe('a crane', () => {
  const built = (kind: string) => {
    const run = running(deviceInstallation, { facts: { 'record["device","d1"]': {} } });
    run.take('plan', 'own', {
      by: head,
      fields: {
        kind,
        type: 'gantry',
        outside: false,
        leader: 'sun',
        startsOn: '2026-03-02',
        endsOn: '2026-03-20',
      },
    });
    return run;
  };
  const checks = [{ what: '主梁', passed: true }];

  test('that is new needs the special inspection', () => {
    const run = built('new');
    run.take('build', 'accept', { by: head, fields: { checks } });
    expect(run.steps()).toEqual(['inspect']);
  });

  test('that is overhauled needs no acceptance', () => {
    const run = built('overhaul');
    expect(run.take('build', 'accept', { by: head, fields: { checks } }).ok).toBe(false);
    run.take('build', 'overhauled', { by: head, fields: { checks } });
    expect(run.steps()).toEqual(['handOver']);
  });

  test('with a failed item of the own inspection is not finished', () => {
    const failed = [{ what: '制动器', passed: false, remark: '间隙过大' }];
    expect(built('new').take('build', 'accept', { by: head, fields: { checks: failed } }).ok).toBe(
      false,
    );
  });
});

test.each([
  ['on-site', 'repair', 'site-visit'],
  ['send-in', 'repair', 'workshop-repair'],
  ['mail-in', 'repair', 'workshop-repair'],
  ['paid', 'upgrade', 'paid-service'],
  ['phone', 'exchange', 'machine-exchange'],
])('a request by %s for %s becomes %s', (mode, request, playbook) => {
  const run = running(hotline);
  run.take('answer', 'sheet', {
    by: agent,
    fields: {
      caller: '周敏',
      phone: '13800138000',
      province: '山东省',
      product: '起重机遥控器',
      fault: '按键失灵',
      inWarranty: true,
      level: 'ordinary',
      request,
      mode,
    },
  });
  expect(run.last().effects).toContainEqual(expect.objectContaining({ kind: 'open', playbook }));
  expect(run.steps()).toEqual(['children']);
});
