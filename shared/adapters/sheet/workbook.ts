/** What the parts beside the sheet say (ECMA-376, part 1, 18): which sheet is first, which styles show dates, shared texts. */
import { readXml } from './xml-events.ts';

export interface Workbook {
  /** The path of the first sheet that is shown. */
  readonly sheet: string | undefined;
  /** Days are counted from 1904, as old programs on the Macintosh did. */
  readonly from1904: boolean;
}

export const WORKBOOK = 'xl/workbook.xml';
export const RELATIONS = 'xl/_rels/workbook.xml.rels';
export const STYLES = 'xl/styles.xml';
export const TEXTS = 'xl/sharedStrings.xml';

export const workbookOf = (workbook: Uint8Array, relations: Uint8Array): Workbook => {
  let relation: string | undefined;
  let from1904 = false;
  readXml(workbook, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (name === 'sheet' && !/hidden/i.test(attributes['state'] ?? '')) {
        relation ??= attributes['r:id'];
      }
    },
  });
  const targets = new Map<string, string>();
  readXml(relations, {
    open: (name, { Id = '', Target = '' }) => {
      if (name === 'Relationship') targets.set(Id, pathOf(Target));
    },
  });
  return { sheet: targets.get(relation ?? ''), from1904 };
};

const pathOf = (target: string): string =>
  target.startsWith('/') ? target.slice(1) : `xl/${target}`;

/** Built-in formats that show dates or times, also those of Chinese Excel (18.8.30). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58);

/** A format with letters of dates outside quotes, brackets and escapes. `[h]:mm` counts hours and is a number. */
const showsDate = (format: string): boolean =>
  !/\[[hms]+\]/i.test(format) && /[ymdhs]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, ''));

/** By the style's place. */
export const dateStyles = (styles: Uint8Array | undefined): readonly boolean[] => {
  const formats = new Map<number, string>();
  const found: boolean[] = [];
  let inCells = false;
  if (styles === undefined) return found;
  readXml(styles, {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      }
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) {
        const id = Number(attributes['numFmtId'] ?? 0);
        const format = formats.get(id);
        found.push(format === undefined ? isBuiltInDate(id) : showsDate(format));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return found;
};

/** Texts that cells name by their place; how a word is pronounced (`rPh`) is no part of it. */
export const sharedTexts = (part: Uint8Array | undefined): readonly string[] => {
  const found: string[] = [];
  let text = '';
  let inText = false;
  let inHint = false;
  if (part === undefined) return found;
  readXml(part, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 't') inText = true;
      if (name === 'rPh') inHint = true;
    },
    text: (more) => {
      if (inText && !inHint) text += more;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') inHint = false;
      if (name === 'si') found.push(text);
    },
  });
  return found;
};
