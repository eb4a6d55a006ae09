import { describe, expect, test } from 'vitest';
import { boundsFrom } from '#shared/domain/ledger/bounds-from.ts';
import { postEffects } from '#shared/domain/ledger/post-effects.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import { MONDAY_TEN } from '#tests/support/tickets.ts';
import { books, entry, fees, parts, posted, ticketOf } from './books.ts';

const on = { ticket: ticketOf(1), at: MONDAY_TEN };

describe('what a decision posts', () => {
  const issue: RunEffect = {
    kind: 'post',
    key: 'issue.1.0.0',
    ledger: 'parts',
    from: 'main/BRG-6204/good',
    to: '用户',
    amount: '2',
    note: '三包',
  };
  const deduct: RunEffect = {
    kind: 'post',
    key: 'issue.1.1.0',
    ledger: 'fees',
    from: '张伟',
    to: '公司',
    amount: '35.60',
  };

  test('is all its postings as one entry, each under the key of its effect', () => {
    const notice: RunEffect = { kind: 'notice', key: 'issue.1.2', notice: 'resolved' };
    expect(postEffects([issue, notice, deduct], on, books)).toEqual({
      ok: true,
      value: entry([
        posted(parts, ['main/BRG-6204/good', '用户', '2'], { key: 'issue.1.0.0', note: '三包' }),
        posted(fees, ['张伟', '公司', '35.60'], { key: 'issue.1.1.0' }),
      ]),
    });
    expect(postEffects([notice], on, books)).toEqual({ ok: true, value: undefined });
  });

  test('is refused as a whole for one line that cannot be', () => {
    const wrong = { ...deduct, amount: '35.605' };
    expect(postEffects([issue, wrong], on, books)).toMatchObject({
      refusal: { code: 'ledger.amount-too-fine', amount: '35.605', decimals: 2 },
    });
    expect(postEffects([{ ...issue, ledger: '库存' }], on, books)).toEqual({
      ok: false,
      refusal: { code: 'ledger.unknown', ledger: '库存' },
    });
  });
});

describe('the bounds of an account', () => {
  test('are what its expressions come to, in minor units', () => {
    expect(boundsFrom({ floor: '0', ceiling: '500.5' }, 'CNY')).toEqual({
      ok: true,
      value: { floor: 0, ceiling: 500_50 },
    });
    expect(boundsFrom({ floor: '-20' }, 'minute')).toEqual({ ok: true, value: { floor: -20 } });
  });

  test('are none where nothing is set', () => {
    expect(boundsFrom({ ceiling: null }, 'CNY')).toEqual({ ok: true, value: {} });
  });

  test('must be amounts of the unit', () => {
    expect(boundsFrom({ floor: '0', ceiling: '2.5' }, 'slot')).toMatchObject({
      refusal: { code: 'ledger.amount-too-fine' },
    });
    expect(boundsFrom({ floor: '很多' }, 'slot')).toMatchObject({
      refusal: { code: 'ledger.amount-not-a-number' },
    });
  });
});
