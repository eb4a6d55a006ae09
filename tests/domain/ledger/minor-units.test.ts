import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amountOf,
  decimalText,
  LARGEST_AMOUNT,
  minorUnits,
} from '#shared/domain/ledger/minor-units.ts';
import { UNITS } from '#shared/domain/playbook/ledger.ts';

describe('an amount', () => {
  test.each([
    ['12.5', 'CNY', 1_250],
    ['0.01', 'CNY', 1],
    ['0.10', 'CNY', 10],
    ['19.90000', 'CNY', 1_990],
    ['1.005', 'piece', 1_005],
    ['2', 'piece', 2_000],
    ['90', 'minute', 90],
    ['3.0', 'slot', 3],
    ['10000000000', 'CNY', LARGEST_AMOUNT],
  ] as const)('%s %s is exactly %d of the smallest unit', (text, unit, minor) => {
    expect(amountOf(text, unit)).toEqual({ ok: true, value: minor });
  });

  test.each([
    ['0', 'CNY', 'ledger.amount-not-positive'],
    ['-3', 'piece', 'ledger.amount-not-positive'],
    ['0.001', 'CNY', 'ledger.amount-too-fine'],
    ['2.0005', 'piece', 'ledger.amount-too-fine'],
    ['1.5', 'minute', 'ledger.amount-too-fine'],
    ['0.5', 'slot', 'ledger.amount-too-fine'],
    ['10000000000.01', 'CNY', 'ledger.amount-too-large'],
    ['9'.repeat(400), 'CNY', 'ledger.amount-too-large'],
    ['', 'CNY', 'ledger.amount-not-a-number'],
    ['十二元', 'CNY', 'ledger.amount-not-a-number'],
    ['1e3', 'CNY', 'ledger.amount-not-a-number'],
    ['1,200', 'CNY', 'ledger.amount-not-a-number'],
    ['１２', 'piece', 'ledger.amount-not-a-number'],
    ['.5', 'CNY', 'ledger.amount-not-a-number'],
    ['NaN', 'CNY', 'ledger.amount-not-a-number'],
  ] as const)('%s %s is refused: %s', (text, unit, code) => {
    expect(amountOf(text, unit)).toMatchObject({ ok: false, refusal: { code, amount: text } });
  });

  test('that is too fine is told how fine its unit is', () => {
    expect(amountOf('0.125', 'CNY')).toMatchObject({ refusal: { unit: 'CNY', decimals: 2 } });
  });
});

describe('a balance', () => {
  test('is written with all the decimals of its unit', () => {
    expect(decimalText(1_250, 'CNY')).toBe('12.50');
    expect(decimalText(-5, 'CNY')).toBe('-0.05');
    expect(decimalText(0, 'piece')).toBe('0.000');
    expect(decimalText(-90, 'minute')).toBe('-90');
  });

  test('is the same after it was written and read', () => {
    const balance = fc.integer({ min: -LARGEST_AMOUNT, max: LARGEST_AMOUNT });
    fc.assert(
      fc.property(balance, fc.constantFrom(...UNITS), (minor, unit) => {
        expect(minorUnits(decimalText(minor, unit), unit)).toEqual({ ok: true, value: minor });
      }),
    );
  });
});
