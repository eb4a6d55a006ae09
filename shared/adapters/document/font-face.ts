import { Buffer } from 'node:buffer';
import { create } from 'fontkit';

/** What the layout must know of a font. */
export interface FontFace {
  /** Of one character, in parts of the font's size. */
  widthOf(character: string): number;
  has(character: string): boolean;
}

/** @throws Error when the bytes are not one TrueType or OpenType font */
export const fontFace = (bytes: Uint8Array): FontFace => {
  const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!('glyphForCodePoint' in font)) throw new Error('a collection of fonts is no font');
  // Bounded by the characters of the font: those it does not have never come here.
  const widths = new Map<string, number>();
  return {
    widthOf(character) {
      const known = widths.get(character);
      if (known !== undefined) return known;
      const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
      const width = glyph.advanceWidth / font.unitsPerEm;
      widths.set(character, width);
      return width;
    },
    has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
  };
};
