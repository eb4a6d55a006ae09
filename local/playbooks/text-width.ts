/** How much room a text takes in a drawing, in columns: a Latin letter one, a Chinese character two. */

/** Unicode Standard Annex 11: the blocks that are wide in East Asian typography, and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

const characters = new Intl.Segmenter('zh-CN', { granularity: 'grapheme' });
const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });

export const columnsOf = (text: string): number =>
  [...characters.segment(text)].reduce((sum, { segment }) => sum + (WIDE.test(segment) ? 2 : 1), 0);

/** Lines of at most so many columns, broken between words, and within a word that is longer than a line. */
export const wrapped = (text: string, most: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text, most)) {
    if (line.trim() !== '' && columnsOf(line + piece.trimEnd()) > most) {
      lines.push(line.trim());
      line = '';
    }
    line += piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trim()];
};

const piecesOf = (text: string, most: number): readonly string[] =>
  [...words.segment(text)].flatMap(({ segment }) =>
    columnsOf(segment) <= most
      ? [segment]
      : [...characters.segment(segment)].map((one) => one.segment),
  );
