import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wrapText } from '#shared/adapters/document/wrap-text.ts';
import { anyText } from '#tests/domain/document/contents.ts';

/** A Chinese character is as wide as two letters. */
const widthOf = (character: string): number => (character > '\u2e80' ? 2 : 1);

const wrap = (text: string, width: number) => wrapText(text, width, widthOf);

describe('a line', () => {
  test('of Chinese ends between any two characters', () => {
    expect(wrap('客户服务部应当及时回复', 10)).toEqual(['客户服务部', '应当及时回', '复']);
  });

  test('does not begin with a closing mark', () => {
    expect(wrap('核实情况后回复,谢谢。', 14)).toEqual(['核实情况后回', '复,谢谢。']);
    expect(wrap('他说“可以”然后', 9)).toEqual(['他说“可', '以”然后']);
  });

  test('does not end with an opening mark', () => {
    expect(wrap('请见附件(报价单)', 10)).toEqual(['请见附件', '(报价单)']);
    expect(wrap('共计人民币¥320', 11)).toEqual(['共计人民币', '¥320']);
  });

  test('of English ends between words, without the space', () => {
    expect(wrap('We will refund the fitting fee', 12)).toEqual([
      'We will',
      'refund the',
      'fitting fee',
    ]);
  });

  test('of both keeps words together', () => {
    expect(wrap('更换 Compressor 保修', 12)).toEqual(['更换', 'Compressor', '保修']);
  });

  test('breaks a word that is longer than itself', () => {
    expect(wrap('HY7K3M9QX2HY7K3M9QX2', 8)).toEqual(['HY7K3M9Q', 'X2HY7K3M', '9QX2']);
  });

  test('ends where the text says so', () => {
    expect(wrap('地址:\n\n上海', 20)).toEqual(['地址:', '', '上海']);
  });
});

test('no text is lost, and no line is too wide', () => {
  fc.assert(
    fc.property(anyText, fc.lorem(), fc.integer({ min: 1, max: 30 }), (strange, plain, width) => {
      const text = `${strange}${plain}`;
      const lines = wrap(text, width);
      expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      for (const line of lines) {
        const characters = [...line];
        const used = characters.reduce((sum, character) => sum + widthOf(character), 0);
        expect(characters.length === 1 || used <= width).toBe(true);
      }
    }),
  );
});
