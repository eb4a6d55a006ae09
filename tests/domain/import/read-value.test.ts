import { describe, expect, it } from 'vitest';
import { readValue } from '#shared/domain/import/read-value.ts';
import { both, field } from '#shared/domain/playbook/define.ts';
import type { FieldType } from '#shared/domain/playbook/field.ts';
import type { Cell } from '#shared/domain/sheet/sheet.ts';

const CHOICES = {
  choices: [
    { id: 'gold', title: both('金卡', 'Gold card') },
    { id: 'silver', title: both('银卡', 'Silver card') },
  ],
};

const read = (type: FieldType, cell: Exclude<Cell, null>) => {
  const value = readValue(field(type, ['字段', 'Field'], CHOICES), cell, 'Asia/Shanghai');
  if (!value.ok) return value.refusal;
  return 'value' in value.value ? { is: value.value.value } : { means: value.value.reference };
};

describe('a day', () => {
  it.each([
    '2026-11-24',
    '2026/11/24',
    '2026.11.24',
    '2026年11月24日',
    '２０２６-11-24',
    ' 2026 年 11 月 24 日 ',
  ])('is read from %s', (text) => expect(read('date', text)).toEqual({ is: '2026-11-24' }));
  it.each(['24/11/2026', '11/24/2026', '1-2-26', '24.11.2026'])('is ambiguous in %s', (text) =>
    expect(read('date', text)).toBe('ambiguous-date'),
  );
  it.each(['2026-02-30', 'tomorrow', '46350', '2026-11-24 10:00', '2026'])('is not %s', (text) =>
    expect(read('date', text)).toBe('not-a-date'),
  );
  it('is what a date cell shows, but no moment', () => {
    expect(read('date', { date: '2026-11-24' })).toEqual({ is: '2026-11-24' });
    expect(read('date', { date: '2026-11-24T10:30:00' })).toBe('not-a-date');
    expect(read('date', { number: '46350' })).toBe('not-a-date');
  });
});

describe('a moment', () => {
  it.each([
    '2026-11-24 10:30',
    '2026/11/24 10:30:00',
    '2026年11月24日10时30分',
    '2026-11-24T02:30:00Z',
  ])('is read from %s on the clocks of the desk', (text) =>
    expect(read('at', text)).toEqual({ is: '2026-11-24T02:30:00.000Z' }),
  );
  it('is no day alone and no time of no day', () => {
    expect(read('at', '2026-11-24')).toBe('not-an-instant');
    expect(read('at', '2026-11-24 25:00')).toBe('not-an-instant');
    expect(read('at', '24/11/2026 10:30')).toBe('ambiguous-date');
  });
});

describe('an amount', () => {
  it.each([
    ['1,234.50', '1234.5'],
    ['¥1,234.50', '1234.5'],
    ['１２３４．５', '1234.5'],
    ['1234.5元', '1234.5'],
    ['+7', '7'],
    ['-1,000,000', '-1000000'],
  ])('%s is %s', (text, is) => expect(read('money', text)).toEqual({ is }));
  it.each(['1.234,50', '1,2345', '12,34', '一万', '10%', ''])('is not %s', (text) =>
    expect(read('number', text)).toBe('not-a-number'),
  );
  it('has two decimals where it is money', () => {
    expect(read('money', '1.005')).toBe('too-many-decimals');
    expect(read('money', { number: '0.3' })).toEqual({ is: '0.3' });
  });
});

describe('words', () => {
  it.each([
    ['是', true],
    ['Yes', true],
    ['√', true],
    ['1', true],
    ['否', false],
    ['NO', false],
    ['×', false],
  ] as const)('%s means %s', (text, is) => expect(read('yes', text)).toEqual({ is }));
  it.each(['金卡', 'gold card', 'GOLD', ' 金卡 '])('%s is the choice gold', (text) =>
    expect(read('choice', text)).toEqual({ is: 'gold' }),
  );
  it('takes several choices with any of the usual commas', () => {
    expect(read('choices', '金卡、silver')).toEqual({ is: ['gold', 'silver'] });
    expect(read('choices', 'gold；铜卡')).toBe('not-a-choice');
  });
  it('are a colleague or a record only once they are looked up', () => {
    expect(read('person', '王芳')).toEqual({ means: { kind: 'person', named: '王芳' } });
    expect(read('ref:vehicle', { number: '1001' })).toEqual({
      means: { kind: 'vehicle', named: '1001' },
    });
  });
});

describe('a number in a column of text', () => {
  it('is its digits, as a telephone or a contract number has them', () => {
    expect(read('phone', { number: '13800138000' })).toEqual({ is: '13800138000' });
    expect(read('text', { number: '20260001' })).toEqual({ is: '20260001' });
  });
  it('has lost its last digits where it is as long as an identity card', () => {
    expect(read('text', { number: '110101199003070000' })).toBe('digits-lost');
    expect(read('text', '1.10101E+17')).toBe('digits-lost');
    expect(read('text', '110101199003070018')).toEqual({ is: '110101199003070018' });
  });
  it('is no value where its formula failed', () => {
    expect(read('text', { error: '#N/A' })).toBe('formula-error');
  });
});

describe('a period', () => {
  it.each([
    ['2026', '2026'],
    ['2026年', '2026'],
    ['2026年3月', '2026-03'],
    ['2026-03', '2026-03'],
    ['2026年第二季度', '2026-Q2'],
    ['2026-Q2', '2026-Q2'],
  ])('%s is %s', (text, is) => expect(read('period', text)).toEqual({ is }));
  it('is not a feeling', () => expect(read('period', '去年')).toBe('not-a-period'));
});
