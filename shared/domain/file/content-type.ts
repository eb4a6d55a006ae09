/**
 * What a file is, by its first bytes: what its sender says of it counts only where the bytes agree.
 *
 * Types that a browser would run (HTML, SVG, XML, scripts) are in no table: such a file is a stream of bytes.
 */

export const ANY_TYPE = 'application/octet-stream';

interface Mark {
  readonly type: string;
  /** Where the mark stands. */
  readonly at: number;
  /** In hexadecimal. */
  readonly bytes: string;
}

/** Marks as the formats' own specifications give them; the first that fits counts. */
const MARKS: readonly Mark[] = [
  { type: 'image/png', at: 0, bytes: '89504e470d0a1a0a' },
  { type: 'image/jpeg', at: 0, bytes: 'ffd8ff' },
  { type: 'image/gif', at: 0, bytes: '474946383761' },
  { type: 'image/gif', at: 0, bytes: '474946383961' },
  { type: 'image/webp', at: 8, bytes: '57454250' },
  { type: 'image/tiff', at: 0, bytes: '49492a00' },
  { type: 'image/tiff', at: 0, bytes: '4d4d002a' },
  { type: 'image/heic', at: 4, bytes: '6674797068656963' },
  { type: 'image/heic', at: 4, bytes: '667479706d696631' },
  { type: 'video/quicktime', at: 4, bytes: '6674797071742020' },
  { type: 'video/mp4', at: 4, bytes: '66747970' },
  { type: 'video/webm', at: 0, bytes: '1a45dfa3' },
  { type: 'audio/mpeg', at: 0, bytes: '494433' },
  { type: 'audio/wav', at: 8, bytes: '57415645' },
  { type: 'audio/ogg', at: 0, bytes: '4f676753' },
  { type: 'application/pdf', at: 0, bytes: '255044462d' },
  { type: 'application/zip', at: 0, bytes: '504b0304' },
  { type: 'application/x-7z-compressed', at: 0, bytes: '377abcaf271c' },
  { type: 'application/vnd.rar', at: 0, bytes: '526172211a07' },
  { type: 'application/gzip', at: 0, bytes: '1f8b08' },
];

/** Office documents are zip archives with a list of contents of this name (ECMA-376, part 2). */
const OFFICE_LIST = '[Content_Types].xml';
const OFFICE = new Set([
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
]);

/** The older ones are compound files (MS-CFB). */
const COMPOUND: Mark = { type: '', at: 0, bytes: 'd0cf11e0a1b11ae1' };
const OLD_OFFICE = new Set([
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
]);

const TEXT = new Set(['text/plain', 'text/csv']);

const MARKED = new Set(MARKS.map(({ type }) => type));

/** How much of a file is looked at. */
const HEAD_BYTES = 4096;

export interface FoundType {
  readonly type: string;
  /** False where the sender named a type that we know, and the bytes are something else. */
  readonly agrees: boolean;
}

/** @param claimed as the sender says; parameters and case do not count */
export const foundType = (bytes: Uint8Array, claimed: string): FoundType => {
  const said = claimed.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const head = bytes.subarray(0, HEAD_BYTES);
  const found = MARKS.find((mark) => stands(mark, head))?.type;
  if (OFFICE.has(said)) {
    const agrees = found === 'application/zip' && latin(head).includes(OFFICE_LIST);
    return { type: agrees ? said : (found ?? ANY_TYPE), agrees };
  }
  if (OLD_OFFICE.has(said)) {
    const agrees = stands(COMPOUND, head);
    return { type: agrees ? said : (found ?? ANY_TYPE), agrees };
  }
  if (TEXT.has(said)) {
    return { type: found ?? (isPlainText(head) ? said : ANY_TYPE), agrees: found === undefined };
  }
  return { type: found ?? ANY_TYPE, agrees: !MARKED.has(said) || found === said };
};

const stands = ({ at, bytes }: Mark, head: Uint8Array): boolean =>
  hexOf(head.subarray(at, at + bytes.length / 2)) === bytes;

const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const latin = (head: Uint8Array): string => new TextDecoder('latin1').decode(head);

/** Text that neither hides bytes nor means something to a browser, a shell or an interpreter. */
const isPlainText = (head: Uint8Array): boolean => {
  const text = latin(head);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for.
  if (/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text)) return false;
  return !/^\W*(?:#!|%!|<\?)|<(?:!doctype|html|head|body|svg|script|iframe)\b/i.test(text);
};
