/** Text in a font: lines of a width, with what the font does not have replaced and remembered. */
import type { FontFace } from '#shared/adapters/document/font-face.ts';
import type { Mark } from '#shared/adapters/document/sheet.ts';
import { wrapText } from '#shared/adapters/document/wrap-text.ts';

/** The geta mark, which printers in China and Japan set where a character is lacking. */
const LACKING = '〓';

export interface TypeSetter {
  lines(text: string, size: number, width: number): readonly string[];
  widthOf(line: string, size: number): number;
  /** What was lacking so far, in the order in which it was met. */
  missing(): readonly string[];
}

export const typeSetter = (face: FontFace): TypeSetter => {
  const missing = new Set<string>();
  const printable = (character: string): string => {
    if (character === '\n' || face.has(character)) return character;
    missing.add(character);
    return LACKING;
  };
  return {
    lines: (text, size, width) =>
      wrapText(Array.from(text, printable).join(''), width / size, face.widthOf),
    widthOf: (line, size) =>
      size * [...line].reduce((width, character) => width + face.widthOf(printable(character)), 0),
    missing: () => [...missing],
  };
};

/** Of the space between two baselines, what is above the lower one. */
const ABOVE_BASELINE = 0.72;

/** Lines of one text, one below the other. */
export const textMarks = (
  lines: readonly string[],
  { x, y, size, leading }: Record<'x' | 'y' | 'size' | 'leading', number>,
): readonly Mark[] =>
  lines.map((text, index) => ({
    kind: 'text',
    x,
    y: y + (index + ABOVE_BASELINE) * leading,
    size,
    ink: 'black',
    text,
  }));
