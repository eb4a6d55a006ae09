/**
 * Lines of Chinese, English and mixed text: a small part of UAX #14. Chinese may break between any two characters, but no
 * line begins with a closing mark or ends with an opening one (GB/T 15834-2011, 5.1); a word longer than a line is broken.
 */

/** The width of one character (code point) in the unit of the line's width. */
export type WidthOf = (character: string) => number;

const WIDE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u;

const NOT_FIRST = new Set('、。，．：；？！）］｝〕〉》」』】”’…—～·％℃,.:;?!)]}%-/');

const NOT_LAST = new Set('（［｛〔〈《「『【“‘￥([{¥$#');

/** A combining mark belongs to the character before it. */
const MARK = /^\p{M}/u;

/** @returns at least one line; line breaks in the text are kept, spaces at the end of a line are not */
export const wrapText = (text: string, width: number, widthOf: WidthOf): readonly string[] =>
  text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, widthOf));

const wrapParagraph = (text: string, width: number, widthOf: WidthOf): readonly string[] => {
  const characters = [...text];
  const lines: string[] = [];
  let start = 0;
  while (start < characters.length) {
    const end = endOfLine(characters, start, width, widthOf);
    lines.push(characters.slice(start, end).join('').trimEnd());
    start = end;
  }
  return lines.length === 0 ? [''] : lines;
};

/** Where the line that begins at `start` ends; always after it. */
const endOfLine = (
  characters: readonly string[],
  start: number,
  width: number,
  widthOf: WidthOf,
): number => {
  let used = 0;
  let opportunity = start;
  for (let at = start; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    if (at > start && mayBreak(characters[at - 1] ?? '', character)) opportunity = at;
    used += widthOf(character);
    if (used > width && at > start && character !== ' ') {
      return opportunity > start ? opportunity : at;
    }
  }
  return characters.length;
};

const mayBreak = (before: string, after: string): boolean => {
  if (after === ' ' || MARK.test(after)) return false;
  if (before === ' ') return true;
  if (NOT_FIRST.has(after) || NOT_LAST.has(before)) return false;
  return before === '-' || before === '/' || WIDE.test(before) || WIDE.test(after);
};
