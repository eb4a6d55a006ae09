import { describe, expect, test } from 'vitest';
import { field } from '#shared/domain/playbook/define.ts';
import {
  archiveGuides,
  archiveKinds,
  archiveLedgers,
  archivePlaybooks,
} from '#shared/playbooks/archive/archive.ts';
import { archiveLoan } from '#shared/playbooks/archive/archive-loan.ts';
import { creditReview } from '#shared/playbooks/archive/credit-review.ts';
import { destruction } from '#shared/playbooks/archive/destruction.ts';
import { customer } from '#shared/playbooks/archive/kinds.ts';
import { newCustomerFiling } from '#shared/playbooks/archive/new-customer-filing.ts';
import { secrecyMarking } from '#shared/playbooks/archive/secrecy-marking.ts';
import { archiveProcesses } from '#shared/playbooks/catalogue/archive.ts';
import { duesOf, sectionServes } from '#tests/playbooks/serves.ts';
import { workOut } from '#tests/playbooks/work-out.ts';

const answer = (expression: string | undefined) =>
  field('yes', ['是否', 'Whether'], { computed: expression ?? '' });

describe('P044 to P059 are served', () => {
  sectionServes({
    first: 44,
    last: 59,
    processes: archiveProcesses,
    playbooks: archivePlaybooks,
    guides: archiveGuides,
    kinds: archiveKinds,
    ledgers: archiveLedgers,
  });
});

describe('the limits are those of the handbook', () => {
  test.each([
    ['customer-assignment', 'day', { by: 'end of day' }],
    ['customer-briefing', 'week', { within: '1w' }],
    ['new-customer-filing', 'form', { withinOf: 'set.formWithin' }],
    ['new-customer-filing', 'filed', { within: '24h' }],
  ])('%s: %s', (id, limit, ends) => {
    const playbook = archivePlaybooks.find((one) => one.id === id);
    expect(duesOf(playbook).find((due) => due.id === limit)?.ends).toEqual(ends);
  });

  test('a new customer is reported after the later of signing and acceptance', () => {
    const anchor = newCustomerFiling.fields['anchor'];
    const from = (signedOn: string | null, acceptedOn: string | null) =>
      workOut(anchor, { existing: false, signedOn, acceptedOn });
    expect(from('2026-03-02', '2026-03-20')).toBe('2026-03-20');
    expect(from('2026-03-20', '2026-03-02')).toBe('2026-03-20');
    expect(from('2026-03-20', null)).toBeNull();
  });

  test.each([
    ['A', '6mo'],
    ['B', '3mo'],
    ['C', '1mo'],
    ['D', '1mo'],
  ])('credit of class %s is reviewed every %s', (creditClass, span) => {
    const every = creditReview.triggers.flatMap((one) => ('every' in one ? [one.every] : []));
    const rhythm = field('span', ['周期', 'Rhythm'], { computed: every[0] ?? '' });
    expect(workOut(rhythm, { row: { creditClass } })).toBe(span);
  });
});

describe('credit limits', () => {
  const allowed = (values: { class: string; limit: number; termSales?: number }) =>
    workOut(answer(creditReview.fields['limit']?.validWhen), {
      ...values,
      set: { smallLimit: '5000' },
    });

  test('class A: not above the sales within the contract term', () => {
    expect(allowed({ class: 'A', limit: 100_000, termSales: 100_000 })).toBe(true);
    expect(allowed({ class: 'A', limit: 100_001, termSales: 100_000 })).toBe(false);
  });

  test('class C: a small one; class D: none', () => {
    expect(allowed({ class: 'C', limit: 5000 })).toBe(true);
    expect(allowed({ class: 'C', limit: 5001 })).toBe(false);
    expect(allowed({ class: 'D', limit: 0 })).toBe(true);
    expect(allowed({ class: 'D', limit: 1 })).toBe(false);
  });
});

describe('secrecy', () => {
  test.each([
    ['秘密', '秘密', '秘密'],
    ['秘密', '机密', '机密'],
    ['绝密', '机密', '绝密'],
    ['机密', '绝密', '绝密'],
  ])('%s by data and %s by trade is %s', (dataLevel, tradeLevel, level) => {
    expect(workOut(secrecyMarking.fields['level'], { dataLevel, tradeLevel })).toBe(level);
  });

  test('ends by itself with its term', () => {
    const level = field('text', ['密级', 'Level'], { computed: customer.secrecy ?? '' });
    const record = { dataLevel: '机密', tradeLevel: '秘密', secretUntil: '2026-06-30' };
    expect(workOut(level, { ...record, today: '2026-06-30' })).toBe('机密');
    expect(workOut(level, { ...record, today: '2026-07-01' })).toBe('');
  });
});

describe('archives', () => {
  test('are destroyed after three approvals in this order, none by who proposed it', () => {
    const order = ['archiveSupervisor', 'serviceManager', 'generalManager', 'destroy'];
    for (const [index, step] of order.slice(0, -1).entries()) {
      expect(destruction.steps[step]?.outcomes['approved']?.to).toBe(order[index + 1]);
      expect(destruction.steps[step]?.by).toMatchObject({ not: ['opener', '$proposer'] });
    }
  });

  test('are lent to managers only', () => {
    const lending = archiveLoan.steps['release']?.outcomes['lending']?.when;
    const lent = (...roles: readonly string[]) =>
      workOut(answer(lending), { mode: 'borrow', opener: { roles } });
    expect(lent('agent', 'department-manager')).toBe(true);
    expect(lent('agent')).toBe(false);
  });
});
