/** From parts to what a reader sees: text, HTML, files, and the pieces a report is made of. */

import { htmlToText } from '#shared/domain/mail/html-text.ts';
import type { Problem } from '#shared/domain/mail/record.ts';
import { decodeText } from './charset.ts';

import { unflowed } from './flowed.ts';
import { type HeaderLine, valuesOf } from './header-section.ts';
import { readStructured, type Structured } from './parameters.ts';
import { fileOf, nameOf } from './part-file.ts';
import type { Part } from './part-tree.ts';
import type { RawFile } from './raw-file.ts';
import { readTnef } from './tnef.ts';
import { decodeTransfer } from './transfer.ts';
import { takeUuFiles } from './uu-blocks.ts';
import { spend, type Work } from './work.ts';

export interface Body {
  readonly text: string;
  readonly html: string | null;
  readonly files: readonly RawFile[];
  readonly deliveryStatus: string | null;
  /** The mail that a report returns. */
  readonly returned: string | null;
  readonly calendarMethod: string | null;
}

/** One piece of the body in the representations it came in. */
interface Piece {
  plain?: string;
  html?: string;
}

interface Collection {
  readonly bytes: Buffer;
  readonly problems: Set<Problem>;
  readonly work: Work;
  readonly pieces: Piece[];
  readonly files: RawFile[];
  deliveryStatus: string | null;
  returned: string | null;
  calendarMethod: string | null;
}

interface Surroundings {
  /** The piece that the parts of one multipart/alternative share. */
  readonly piece?: Piece;
  readonly related: boolean;
  readonly report: boolean;
  readonly root: boolean;
}

export const readBody = (
  bytes: Buffer,
  root: Part,
  { problems, work }: { readonly problems: Set<Problem>; readonly work: Work },
): Body => {
  const collection: Collection = {
    bytes,
    problems,
    work,
    pieces: [],
    files: [],
    deliveryStatus: null,
    returned: null,
    calendarMethod: null,
  };
  collect(collection, root, { related: false, report: false, root: true });
  const pieces = collection.pieces.filter(
    ({ plain, html }) => plain !== undefined || html !== undefined,
  );
  const text = textOf(pieces);
  return { ...collection, text, html: joinHtml(pieces) };
};

/** Signs of HTML that are turned into text, in all pieces together; each further piece is still read this far. */
const READ_HTML = 1024 * 1024;
const READ_HTML_AT_LEAST = 16 * 1024;

const textOf = (pieces: readonly Piece[]): string => {
  let left = READ_HTML;
  const texts = pieces.map((piece) => {
    const text = pieceText(piece, left);
    left = Math.max(READ_HTML_AT_LEAST, left - (piece.html?.length ?? 0));
    return text;
  });
  return texts.filter((text) => text !== '').join('\n\n');
};

/** The plain part, unless it is empty or a stopgap beside HTML that says more. */
const pieceText = ({ plain, html }: Piece, htmlLimit: number): string => {
  const written = plain?.trim() === '' ? undefined : plain;
  const isStopgap =
    written !== undefined && html !== undefined && written.length < 200 && STOPGAP.test(written);
  return (
    (isStopgap ? undefined : written)?.trimEnd().replace(/^\n+/, '') ??
    (html === undefined ? '' : htmlToText(html, htmlLimit))
  );
};

const STOPGAP =
  /(?:html|e-?mail|mail).{0,60}(?:not support|does not|view(?:er)?|enable|client|browser)|(?:不支持|不支援|无法显示).{0,20}html/i;

const joinHtml = (pieces: readonly Piece[]): string | null => {
  if (pieces.every(({ html }) => html === undefined)) return null;
  return pieces
    .map(
      ({ plain, html }) =>
        html ?? `<div style="white-space:pre-wrap">${escaped(plain ?? '')}</div>`,
    )
    .join('\n');
};

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const collect = (collection: Collection, part: Part, surroundings: Surroundings): void => {
  const { value } = part.type;
  if (value.startsWith('multipart/') && part.children.length > 0) {
    if (value === 'multipart/encrypted') collection.problems.add('body.encrypted');
    const piece = value === 'multipart/alternative' ? newPiece(collection) : surroundings.piece;
    const inside = {
      related: surroundings.related || value === 'multipart/related',
      report: surroundings.report || value === 'multipart/report',
      root: false,
    };
    for (const child of part.children)
      collect(collection, child, piece === undefined ? inside : { ...inside, piece });
    return;
  }
  collectLeaf(collection, part, surroundings);
};

const newPiece = (collection: Collection): Piece => {
  const piece: Piece = {};
  collection.pieces.push(piece);
  return piece;
};

const collectLeaf = (collection: Collection, part: Part, surroundings: Surroundings): void => {
  const bytes = leafBytes(collection, part);
  const disposition = dispositionOf(part);
  noteReport(collection, part, bytes);
  if (isBodyText(part, disposition, surroundings)) {
    collectText(collection, part, bytes, surroundings.piece);
    return;
  }
  // A report of an empty root would otherwise leave a nameless file of nothing.
  if (bytes.length === 0 && surroundings.root) return;
  const file = fileOf(part, bytes, {
    disposition,
    related: surroundings.related,
    number: collection.files.length + 1,
  });
  if (
    /^application\/(?:ms-tnef|vnd\.ms-tnef)$/.test(file.type) ||
    /^winmail\.dat$/i.test(file.name)
  ) {
    collectTnef(collection, file);
  } else collection.files.push(file);
  if (/^application\/(?:x-)?pkcs7-mime$/.test(file.type) && surroundings.root)
    collection.problems.add('body.encrypted');
};

const leafBytes = ({ bytes, problems }: Collection, part: Part): Uint8Array => {
  const raw = bytes.subarray(part.body.start, part.body.end);
  const encoding = transferEncodingOf(part.headers);
  // Composite parts must not be encoded (RFC 2045 section 6.4); where they are, the encoding is believed.
  const decoded = decodeTransfer(raw, encoding);
  if (decoded === undefined) problems.add('transfer.unknown');
  return decoded ?? raw;
};

const transferEncodingOf = (headers: readonly HeaderLine[]): string =>
  (valuesOf(headers, 'content-transfer-encoding')[0] ?? '')
    .slice(0, 100)
    .replace(/\([^()]*\)?|["';\s]/g, '')
    .toLowerCase();

const dispositionOf = (part: Part): Structured =>
  readStructured(valuesOf(part.headers, 'content-disposition')[0] ?? '');

/** Unannounced text is body; text with a file's name is a file, unless it is all there is. */
const isBodyText = (
  part: Part,
  disposition: Structured,
  { root, report, piece }: Surroundings,
): boolean => {
  const { value } = part.type;
  if (value.startsWith('multipart/')) return true;
  if (
    value !== 'text/plain' &&
    value !== 'text/html' &&
    !(root && /^text\/(?!calendar|x-vcard|vcard|csv|directory)/.test(value))
  )
    return false;
  if (disposition.value === 'attachment') return false;
  return root || piece !== undefined || nameOf(part, disposition) === ''
    ? !(report && value !== 'text/plain' && value !== 'text/html')
    : false;
};

const collectText = (
  collection: Collection,
  part: Part,
  bytes: Uint8Array,
  shared: Piece | undefined,
): void => {
  const html = part.type.value === 'text/html';
  const granted = spend(collection.work, html ? 'html' : 'plain', bytes.length);
  if (granted < bytes.length) collection.problems.add('body.too-long');
  const within = bytes.subarray(0, granted);
  const label = part.type.parameters.get('charset') ?? (html ? metaCharset(within) : undefined);
  const { text, problem } = decodeText(within, label);
  if (problem !== undefined) collection.problems.add(problem);
  const content = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '');
  const piece = shared ?? newPiece(collection);
  if (html) {
    piece.html = piece.html === undefined ? content : `${piece.html}\n${content}`;
    return;
  }
  const plain =
    part.type.parameters.get('format')?.toLowerCase() === 'flowed'
      ? unflowed(content, part.type.parameters.get('delsp')?.toLowerCase() === 'yes')
      : content;
  const { rest, files } = takeUuFiles(plain);
  collection.files.push(...files);
  piece.plain = piece.plain === undefined ? rest : `${piece.plain}\n${rest}`;
};

const metaCharset = (bytes: Uint8Array): string | undefined =>
  /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)/i.exec(
    Buffer.from(bytes.subarray(0, 4_096)).toString('latin1'),
  )?.[1];

const noteReport = (collection: Collection, part: Part, bytes: Uint8Array): void => {
  const { value, parameters } = part.type;
  const asText = (): string => Buffer.from(bytes.subarray(0, 64 * 1024)).toString('latin1');
  if (value === 'message/delivery-status' || value === 'message/global-delivery-status')
    collection.deliveryStatus ??= asText();
  if (/^(?:message\/(?:rfc822|global)|text\/rfc822-headers|message\/rfc822-headers)$/.test(value))
    collection.returned ??= asText();
  if (value === 'text/calendar') {
    collection.calendarMethod ??=
      parameters.get('method')?.toLowerCase() ??
      /^METHOD:(\w+)/m.exec(asText())?.[1]?.toLowerCase() ??
      null;
  }
};

const collectTnef = (collection: Collection, file: RawFile): void => {
  const content = readTnef(file.bytes);
  if (content === undefined) {
    collection.problems.add('tnef.unreadable');
    collection.files.push(file);
    return;
  }
  collection.files.push(...content.files);
  if (
    content.text !== undefined &&
    collection.pieces.every(({ plain, html }) => !plain?.trim() && !html?.trim())
  ) {
    collection.pieces.push({ plain: content.text });
  }
};
