import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNumberFormat, writtenNumber } from '#shared/domain/number/number-format.ts';
import { value } from '#tests/support/tickets.ts';

const written = (format: string, running = 7, worked = (expression: string) => expression) =>
  writtenNumber(value(parseNumberFormat(format)), { day: '2026-03-02', running, worked });

describe('a business number', () => {
  test.each([
    ['DD{yyyy}{mm}-{n:5}', 'DD202603-00007'],
    ['PC{yyyy}{mm}{dd}-{n:3}', 'PC20260302-007'],
    ['合同{yy}-{n}号', '合同26-7号'],
    ['{region}-{n:2}', '山东-07', () => '山东'],
  ])('%s is written %s', (format, number, worked?: () => string) => {
    expect(written(format, 7, worked)).toBe(number);
  });

  test('grows beyond its digits and is never cut', () => {
    expect(written('A{n:3}', 1234)).toBe('A1234');
  });

  test.each(['A{n:4', 'A}', 'A{}', 'A{n:0}', 'A{n:99}', '{{n:4}}'])('%s is no format', (format) => {
    expect(parseNumberFormat(format).ok).toBe(false);
  });

  test('any text is either read or refused, and two running numbers are always two', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.nat(), fc.nat(), (around, one, other) => {
        const parts = parseNumberFormat(`${around}{n:4}`);
        fc.pre(parts.ok && one !== other && !around.includes('{'));
        expect(written(`${around}{n:4}`, one)).not.toBe(written(`${around}{n:4}`, other));
      }),
    );
  });
});
