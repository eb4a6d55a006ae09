/**
 * What an HTML mail says, as plain text, for mails that have no plain part.
 *
 * One pass over the source, so that no input costs more than its length. This is not for display: the result
 * is text and is escaped like any other text.
 */
import { ENTITIES } from '#shared/domain/mail/html-entities.ts';

/** Nested quotes deeper than this look the same to a reader. */
const DEEPEST_QUOTE = 9;

const BLOCKS = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);

/** A blank line stands around these. */
const PARAGRAPHS = new Set('p h1 h2 h3 h4 h5 h6 ul ol dl pre blockquote'.split(' '));

/** Their content is no text of the mail. */
const HIDDEN = new Set('script style head title template noscript xml'.split(' '));

interface Writer {
  lines: string[];
  line: string;
  quote: number;
  /** Blank lines owed before the next text. */
  owed: number;
  preformatted: number;
  /** Hidden elements that have no end from here on. */
  readonly leftOpen: Set<string>;
}

/** Signs of HTML that are read; what people write is a small part of it. */
const LONGEST_HTML = 1024 * 1024;

/** @param limit signs that are read, embedded pictures apart */
export const htmlToText = (source: string, limit: number = LONGEST_HTML): string => {
  const html = source.replace(/(["'])data:[^"'<>]*\1/gi, '""').slice(0, limit);
  const writer: Writer = {
    lines: [],
    line: '',
    quote: 0,
    owed: 0,
    preformatted: 0,
    leftOpen: new Set(),
  };
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? html.length : open;
    if (end > at) writeText(writer, html.slice(at, end));
    if (open < 0) break;
    at = readMarkup(writer, html, open);
  }
  endLine(writer, 0);
  return writer.lines
    .join('\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
};

/** Reads the tag, comment or stray bracket at `open` and answers where the text goes on. */
const readMarkup = (writer: Writer, html: string, open: number): number => {
  if (html.startsWith('<!--', open)) return after(html, '-->', open + 4);
  if (!/[a-z/!?]/i.test(html.charAt(open + 1))) {
    writeText(writer, '<');
    return open + 1;
  }
  const close = tagEnd(html, open + 1);
  const tag = html.slice(open + 1, close);
  const [, slash, name = ''] = /^(\/?)([a-z0-9]+)/i.exec(tag) ?? [];
  const element = name.toLowerCase();
  if (slash === '' && HIDDEN.has(element)) return afterElement(writer, html, element, close + 1);
  writeTag(writer, element, { closes: slash === '/', tag });
  return close + 1;
};

/** A bracket inside a quoted attribute value ends no tag; an open quote is closed by the next bracket. */
const tagEnd = (html: string, from: number): number => {
  const first = html.indexOf('>', from);
  if (first < 0) return html.length;
  const before = html.slice(Math.max(from, first - LONGEST_QUOTED), first);
  const quoted = before.includes('=') && /=\s*(?:"[^"<>]*|'[^'<>]*)$/.test(before);
  if (!quoted) return first;
  const second = html.indexOf('>', first + 1);
  return second < 0 ? first : second;
};

const LONGEST_QUOTED = 300;

const after = (html: string, text: string, from: number): number => {
  const at = html.indexOf(text, from);
  return at < 0 ? html.length : at + text.length;
};

/** Where the text goes on behind an element whose content is hidden; right behind its tag when it is left open. */
const afterElement = (writer: Writer, html: string, element: string, from: number): number => {
  if (writer.leftOpen.has(element)) return from;
  const closing = new RegExp(`</${element}\\s{0,9}>`, 'gi');
  closing.lastIndex = from;
  const match = closing.exec(html);
  if (match !== null) return match.index + match[0].length;
  // Looking for it again at each further tag would cost the square of the length.
  writer.leftOpen.add(element);
  return from;
};

const writeTag = (writer: Writer, element: string, { closes, tag }: Tag): void => {
  if (element === 'br') endLine(writer, 0, true);
  else if (element === 'img') writeText(writer, altText(tag));
  else if (CELLS.has(element)) writer.line += writer.line === '' || closes ? '' : ' ';
  else if (BLOCKS.has(element)) endLine(writer, PARAGRAPHS.has(element) ? 1 : 0);
  if (element === 'li' && !closes) writer.line = '- ';
  if (element === 'blockquote')
    writer.quote = Math.min(DEEPEST_QUOTE, nested(writer.quote, closes));
  if (element === 'pre') writer.preformatted = nested(writer.preformatted, closes);
};

interface Tag {
  readonly closes: boolean;
  readonly tag: string;
}

const CELLS = new Set(['td', 'th']);

const nested = (depth: number, closes: boolean): number => Math.max(0, depth + (closes ? -1 : 1));

/** Emoji are sent as pictures with the sign as their text; other pictures say nothing worth reading. */
const altText = (tag: string): string => {
  const alt = /\balt\s*=\s*"([^"]{1,8})"/i.exec(tag)?.[1] ?? '';
  return /^(?:\p{Extended_Pictographic}|\u200d|\ufe0f)+$/u.test(alt) ? alt : '';
};

/** A line grows by pieces, and each piece costs its whole length: a line without end would cost the square. */
const LONGEST_LINE = 8 * 1024;

const writeText = (writer: Writer, source: string): void => {
  if (writer.preformatted > 0) {
    const [first = '', ...rest] = decodeEntities(source).replace(/\r\n?/g, '\n').split('\n');
    writer.line += first;
    for (const line of rest) {
      endLine(writer, 0, true);
      writer.line = line;
    }
    return;
  }
  const text = decodeEntities(source.replace(/[ \t\r\n\f]+/g, ' ')).replace(/\u00a0/g, ' ');
  const joined = writer.line === '' || writer.line.endsWith(' ') ? text.trimStart() : text;
  writer.line += joined;
  if (writer.line.length > LONGEST_LINE) endLine(writer, 0);
};

/** @param forced a line break stands there even when the line is empty */
const endLine = (writer: Writer, blankLines: number, forced = false): void => {
  const prefix = writer.quote === 0 ? '' : `${'>'.repeat(writer.quote)} `;
  if (writer.line.trim() !== '') {
    if (writer.owed > 0 && writer.lines.length > 0) writer.lines.push(prefix.trimEnd());
    writer.lines.push(prefix + writer.line.trimEnd());
    writer.owed = 0;
  } else if (forced && writer.lines.length > 0 && writer.lines.at(-1) !== prefix.trimEnd()) {
    writer.lines.push(prefix.trimEnd());
  }
  writer.line = '';
  const blankAlready = writer.lines.at(-1)?.replace(/^>+ ?/, '') === '';
  writer.owed = blankAlready ? 0 : Math.max(writer.owed, blankLines);
};

const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,8}));?/gi,
        (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
          if (name !== undefined)
            return ENTITIES.get(name) ?? ENTITIES.get(name.toLowerCase()) ?? whole;
          const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
          return isCharacter(code) ? String.fromCodePoint(code) : '\ufffd';
        },
      )
    : text;

const isCharacter = (code: number): boolean =>
  code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
