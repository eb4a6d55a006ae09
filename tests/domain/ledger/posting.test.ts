import { describe, expect, test } from 'vitest';
import { accountParts, LONGEST_ACCOUNT } from '#shared/domain/ledger/account.ts';
import { postingOf, reversalOf } from '#shared/domain/ledger/posting.ts';
import { DAY, later } from '#shared/kernel/instant.ts';
import { MONDAY_TEN } from '#tests/support/tickets.ts';
import { draft, fees, originals, parts, posted, rooms, ticketOf } from './books.ts';

describe('a posting', () => {
  test('moves an amount from one account to another, with its moment and its reason', () => {
    const line = draft(['main/BRG-6204/good', '用户', '2'], { note: '更换轴承，客户王芳' });
    expect(postingOf(parts, line)).toEqual({
      ok: true,
      value: { ...line, ledger: 'parts', amount: 2_000 },
    });
  });

  test('needs two accounts', () => {
    expect(postingOf(fees, draft(['张伟', '张伟', '10']))).toEqual({
      ok: false,
      refusal: { code: 'ledger.same-account', ledger: 'fees', account: '张伟' },
    });
  });

  test('needs an amount above zero, in the unit of the ledger', () => {
    expect(postingOf(fees, draft(['张伟', '公司', '0.00']))).toMatchObject({
      refusal: { code: 'ledger.amount-not-positive' },
    });
    expect(postingOf(rooms, draft(['空闲', '301/2026-03-02', '0.5']))).toMatchObject({
      refusal: { code: 'ledger.amount-too-fine', unit: 'slot' },
    });
  });

  test.each(['', 'issue#1', 'issue.1.0~reversed', 'a\nb', 'k'.repeat(201)])(
    'cannot have the key %j',
    (key) => {
      expect(postingOf(fees, draft(['张伟', '公司', '1'], { key }))).toEqual({
        ok: false,
        refusal: { code: 'ledger.key-refused', key },
      });
    },
  );

  test('carries a line of text, no novel', () => {
    const note = '长'.repeat(501);
    expect(postingOf(fees, draft(['张伟', '公司', '1'], { note }))).toMatchObject({
      refusal: { code: 'ledger.note-too-long', most: 500 },
    });
  });
});

describe('an account', () => {
  test('has the parts that the pattern of its ledger names', () => {
    expect(accountParts(parts, 'main/轴承 6204/good')).toEqual({
      ok: true,
      value: { store: 'main', part: '轴承 6204', condition: 'good' },
    });
    expect(accountParts(originals, '欧阳娜娜/HT-2026-017')).toMatchObject({
      value: { holder: '欧阳娜娜', paper: 'HT-2026-017' },
    });
  });

  test('outside the house is a name of its own', () => {
    expect(accountParts(parts, '供应商')).toEqual({ ok: true, value: {} });
  });

  test.each([
    [parts, 'main/BRG-6204', 'wrong-parts'],
    [parts, 'main/BRG-6204/good/old', 'wrong-parts'],
    [parts, '公司', 'wrong-parts'],
    [parts, 'main//good', 'empty-part'],
    [parts, '/BRG-6204/good', 'empty-part'],
    [parts, 'main/ /good', 'empty-part'],
    [fees, '', 'empty-part'],
    [fees, '张#伟', 'forbidden-character'],
    [fees, 'O\u0000Brien', 'forbidden-character'],
    [fees, '\ud800', 'forbidden-character'],
    [fees, '名'.repeat(LONGEST_ACCOUNT + 1), 'too-long'],
  ] as const)('of %o cannot be called %j: %s', (ledger, account, reason) => {
    expect(accountParts(ledger, account)).toEqual({
      ok: false,
      refusal: {
        code: 'ledger.account-refused',
        ledger: ledger.id,
        account,
        reason,
        pattern: ledger.account,
      },
    });
  });

  test('that is refused refuses the posting, on either side', () => {
    for (const line of [
      ['main/x', '用户', '1'],
      ['用户', 'main/x', '1'],
    ] as const)
      expect(postingOf(parts, draft(line))).toMatchObject({ refusal: { account: 'main/x' } });
  });
});

describe('a reversal', () => {
  const issue = posted(parts, ['main/BRG-6204/good', '用户', '2']);
  const correction = { by: ticketOf(7), at: later(MONDAY_TEN, DAY), note: '发错型号' };
  const back = reversalOf(issue, correction);

  test('moves the same amount back and names what it takes back, and who did', () => {
    expect(back).toEqual({
      ok: true,
      value: {
        ...issue,
        key: 'issue.1.0~reversed',
        from: '用户',
        to: 'main/BRG-6204/good',
        at: correction.at,
        note: '发错型号',
        reverses: { key: 'issue.1.0', by: ticketOf(7) },
      },
    });
  });

  test('of one posting has always the same key, whoever makes it', () => {
    const another = reversalOf(issue, { by: ticketOf(8), at: MONDAY_TEN });
    expect(another.ok && back.ok && another.value.key === back.value.key).toBe(true);
  });

  test('is not reversed itself', () => {
    expect(back.ok && reversalOf(back.value, correction)).toEqual({
      ok: false,
      refusal: { code: 'ledger.is-a-reversal', key: 'issue.1.0~reversed' },
    });
  });
});
