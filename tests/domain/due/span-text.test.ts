import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_SPAN } from '#shared/domain/due/span.ts';
import { parseSpan, spanText } from '#shared/domain/due/span-text.ts';

describe('a span as playbooks write it', () => {
  test.each([
    ['30min', { amount: 30, unit: 'minutes', time: 'calendar' }, 1],
    ['24h', { amount: 24, unit: 'hours', time: 'calendar' }, 1],
    ['6mo', { amount: 6, unit: 'months', time: 'calendar' }, 1],
    ['1q', { amount: 1, unit: 'quarters', time: 'calendar' }, 1],
    ['4wh', { amount: 4, unit: 'hours', time: 'business' }, 1],
    ['-2wd', { amount: 2, unit: 'days', time: 'business' }, -1],
  ])('is read: %s', (text, span, direction) => {
    expect(parseSpan(text)).toEqual({ ok: true, value: { span, direction } });
  });

  test.each(['', '三天', '3', 'd', '3 d', '--3d', '3m', '1e3d', '3D', '2ww'])(
    'is refused when nobody can read it: "%s"',
    (text) => {
      expect(parseSpan(text)).toEqual({ ok: false, refusal: { code: 'span.unreadable', text } });
    },
  );

  test.each([
    ['0d', 3_660],
    ['0.5mo', 120],
    ['11y', 10],
    ['2001wh', 2_000],
  ])('is refused when it promises nothing, a part or too much: %s', (text, longest) => {
    expect(parseSpan(text)).toEqual({
      ok: false,
      refusal: { code: 'span.out-of-range', text, longest },
    });
  });

  test('is the same after it was read and written', () => {
    const units = [
      ['min', LONGEST_SPAN.minutes],
      ['h', LONGEST_SPAN.hours],
      ['d', LONGEST_SPAN.days],
      ['w', LONGEST_SPAN.weeks],
      ['mo', LONGEST_SPAN.months],
      ['q', LONGEST_SPAN.quarters],
      ['y', LONGEST_SPAN.years],
      ['wmin', LONGEST_SPAN.minutes],
      ['wh', LONGEST_SPAN.hours],
      ['wd', LONGEST_SPAN.days],
    ] as const;
    const texts = fc
      .tuple(fc.constantFrom(...units), fc.nat(), fc.constantFrom('', '-'))
      .map(([[unit, longest], amount, sign]) => `${sign}${(amount % longest) + 1}${unit}`);
    fc.assert(
      fc.property(texts, (text) => {
        const read = parseSpan(text);
        expect(read.ok && spanText(read.value)).toBe(text);
      }),
    );
  });
});
