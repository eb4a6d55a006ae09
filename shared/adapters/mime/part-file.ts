/** A part as a file: what it is called, what it is, and whether it stands within the text. */
import { decodeHeaderText } from './encoded-words.ts';
import { readHeaderSection, valuesOf } from './header-section.ts';
import type { Structured } from './parameters.ts';
import type { Part } from './part-tree.ts';
import type { RawFile } from './raw-file.ts';

export const nameOf = (part: Part, disposition: Structured): string =>
  disposition.parameters.get('filename') ?? part.type.parameters.get('name') ?? '';

export const fileOf = (
  part: Part,
  bytes: Uint8Array,
  {
    disposition,
    related,
    number,
  }: { readonly disposition: Structured; readonly related: boolean; readonly number: number },
): RawFile => {
  const contentId = valuesOf(part.headers, 'content-id')[0]?.replace(/[<>]/g, '').trim() || null;
  const inline =
    disposition.value === 'inline' ||
    (related && contentId !== null && disposition.value !== 'attachment');
  const type = part.type.value;
  return {
    name: withoutPath(nameOf(part, disposition)) || nameFor(type, bytes, number),
    type,
    inline,
    contentId,
    bytes,
  };
};

/** Of a path only the last part is a name (RFC 2183 section 2.3); one of dots alone is none. */
const withoutPath = (name: string): string => {
  const last = name.replace(/^.*[\\/]/s, '').trim();
  return /^\.*$/.test(last) ? '' : last;
};

const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['message/rfc822', 'eml'],
  ['text/calendar', 'ics'],
  ['text/html', 'html'],
  ['text/plain', 'txt'],
  ['text/csv', 'csv'],
  ['text/vcard', 'vcf'],
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['application/pdf', 'pdf'],
  ['application/zip', 'zip'],
  ['application/pgp-signature', 'asc'],
  ['application/pkcs7-signature', 'p7s'],
  ['application/pkcs7-mime', 'p7m'],
  ['message/delivery-status', 'txt'],
  ['text/rfc822-headers', 'txt'],
]);

/** A whole mail goes by its subject, everything else by its number. */
const nameFor = (type: string, bytes: Uint8Array, number: number): string => {
  const extension = EXTENSIONS.get(type) ?? 'bin';
  const subject = type === 'message/rfc822' ? subjectIn(bytes) : '';
  return `${
    subject === ''
      ? `part-${number}`
      : subject
          .replace(/[\\/:*?"<>|]+/g, ' ')
          .trim()
          .slice(0, 80)
  }.${extension}`;
};

const subjectIn = (bytes: Uint8Array): string => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const section = readHeaderSection(buffer, { start: 0, end: buffer.length }, 16 * 1024);
  return decodeHeaderText(valuesOf(section.lines, 'subject')[0] ?? '');
};
