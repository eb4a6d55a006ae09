/** What stands on every page around the text: number and secrecy mark above it, hash and page number below it. */
import { DOCUMENT_WORDS } from '#shared/adapters/document/document-words.ts';
import { type Ink, MARGIN, type Mark, PAGE } from '#shared/adapters/document/sheet.ts';
import type { TypeSetter } from '#shared/adapters/document/type-setter.ts';
import type { DocumentContent } from '#shared/domain/document/content.ts';

export interface Frame {
  readonly content: DocumentContent;
  readonly hash: string;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

const SMALL = 7.5;

/** Larger than the text of the document: nobody shall overlook it. */
const SECRECY = 14;

const ABOVE = 48;
const BELOW = PAGE.height - 40;
const RULE = BELOW - 13;
const RIGHT = PAGE.width - MARGIN.side;

/** A longer text is cut: the other side of the line has its own. */
const WIDEST = (RIGHT - MARGIN.side) * 0.7;

export const frameMarks = (
  { content, hash, page, pages }: Frame,
  setter: TypeSetter,
): readonly Mark[] => {
  const words = DOCUMENT_WORDS[content.language];
  const write = (text: string, place: Place): Mark => writeAt(text, place, setter);
  const mark = content.secrecy === undefined ? '' : words.secrecy[content.secrecy];
  return [
    write(`${words.number} ${content.number}`, { y: ABOVE, side: 'left' }),
    write(mark, { y: ABOVE, side: 'right', size: SECRECY, ink: 'red' }),
    { kind: 'rule', from: [MARGIN.side, RULE], to: [RIGHT, RULE] },
    write(`${words.hash} SHA-256 ${hash}`, { y: BELOW, side: 'left' }),
    write(words.page(page, pages), { y: BELOW, side: 'right' }),
  ];
};

interface Place {
  readonly y: number;
  readonly side: 'left' | 'right';
  readonly size?: number;
  readonly ink?: Ink;
}

const writeAt = (
  text: string,
  { y, side, size = SMALL, ink = 'grey' }: Place,
  setter: TypeSetter,
): Mark => {
  const [line = ''] = setter.lines(text, size, WIDEST);
  const x = side === 'left' ? MARGIN.side : RIGHT - setter.widthOf(line, size);
  return { kind: 'text', x, y, ink, size, text: line };
};
