/** Content-Transfer-Encodings (RFC 2045 section 6), read as tolerantly as mail is written, byte for byte. */

/** @returns nothing for an encoding nobody knows: the bytes then stand as they came */
export const decodeTransfer = (bytes: Uint8Array, encoding: string): Uint8Array | undefined => {
  switch (encoding) {
    case '':
    case '7bit':
    case '8bit':
    case '7bits':
    case '8bits':
    case '7-bit':
    case '8-bit':
    case 'binary':
    case 'plain':
    case 'none':
      return bytes;
    case 'base64':
    case 'b':
      return decodeBase64(bytes);
    case 'quoted-printable':
    case 'quotedprintable':
    case 'q':
      return decodeQuotedPrintable(bytes);
    case 'x-uuencode':
    case 'uuencode':
    case 'x-uue':
    case 'uue':
      return decodeUu(bytes);
    default:
      return undefined;
  }
};

/** Encoded pieces glued together in one body; lines encoded one by one make the most. */
const MOST_PIECES = 100_000;

/**
 * Everything outside the alphabet is ignored (RFC 2045 section 6.8). Padding may stand in the middle, where
 * programs glue encoded pieces together; text that a list server wrote below the padding is no data.
 */
export const decodeBase64 = (bytes: Uint8Array): Uint8Array => {
  const text = latin1(bytes);
  const padding = text.indexOf('=');
  if (padding < 0 || /^[=\s]*$/.test(text.slice(padding))) return Buffer.from(text, 'base64');
  const pieces = text.split(/=[=\s]*/, MOST_PIECES);
  const footer = pieces.findIndex(
    (piece, at) => at > 0 && /[^A-Za-z0-9+/\s]|[a-z] [a-z]/.test(piece),
  );
  const data = footer < 0 ? pieces : pieces.slice(0, footer);
  return Buffer.concat(data.map((piece) => Buffer.from(piece, 'base64')));
};

const EQUALS = 0x3d;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;

export const decodeQuotedPrintable = (bytes: Uint8Array): Uint8Array => {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== EQUALS) {
      out[length] = byte;
      length += 1;
      continue;
    }
    const high = hexDigit(bytes[at + 1]);
    const low = hexDigit(bytes[at + 2]);
    if (high >= 0 && low >= 0) {
      out[length] = high * 16 + low;
      length += 1;
      at += 2;
      continue;
    }
    const end = softBreakEnd(bytes, at + 1);
    if (end > 0) at = end - 1;
    else {
      out[length] = byte;
      length += 1;
    }
  }
  return out.subarray(0, length);
};

/** Where the line after a soft break begins; blanks before the line end come from the transport. */
const softBreakEnd = (bytes: Uint8Array, from: number): number => {
  let at = from;
  while (bytes[at] === SPACE || bytes[at] === TAB) at += 1;
  if (bytes[at] === CR && bytes[at + 1] === LF) return at + 2;
  if (bytes[at] === LF || bytes[at] === CR) return at + 1;
  return at >= bytes.length ? at : 0;
};

const hexDigit = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
};

const BEGIN = /^begin [0-7]{3,4} /;

/**
 * The lines between `begin` and `end`, or all of them where `begin` is missing. Works on the bytes: the lines of
 * a large file as strings would take ten times its size.
 */
export const decodeUu = (bytes: Uint8Array): Uint8Array => {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Never longer than its coding: a length sign without data behind it stands for nothing more.
  const out = Buffer.alloc(data.length);
  let length = 0;
  for (let at = uuStart(data); at < data.length; ) {
    const newline = data.indexOf(LF, at);
    const next = newline < 0 ? data.length : newline + 1;
    let end = newline < 0 ? data.length : newline;
    if (data[end - 1] === CR) end -= 1;
    if (end - at === 3 && data.toString('latin1', at, end) === 'end') break;
    if (end > at) length += writeUuLine(data, { at, end }, out.subarray(length));
    at = next;
  }
  return out.subarray(0, length);
};

const uuStart = (data: Buffer): number => {
  for (let at = data.indexOf('begin '); at >= 0; at = data.indexOf('begin ', at + 1)) {
    const lineStart = at === 0 || data[at - 1] === LF;
    if (!lineStart || !BEGIN.test(data.toString('latin1', at, at + 12))) continue;
    const newline = data.indexOf(LF, at);
    return newline < 0 ? data.length : newline + 1;
  }
  return 0;
};

const writeUuLine = (
  data: Buffer,
  { at, end }: { readonly at: number; readonly end: number },
  out: Buffer,
): number => {
  const length = Math.min(((data[at] ?? SPACE) - SPACE) & 63, out.length);
  for (let group = 0, from = at + 1; group < length; group += 3, from += 4) {
    const bits =
      (sextet(data, from, end) << 18) |
      (sextet(data, from + 1, end) << 12) |
      (sextet(data, from + 2, end) << 6) |
      sextet(data, from + 3, end);
    out[group] = bits >> 16;
    if (group + 1 < length) out[group + 1] = (bits >> 8) & 255;
    if (group + 2 < length) out[group + 2] = bits & 255;
  }
  return length;
};

/** Trailing blanks are lost on the way; they stand for zeros. */
const sextet = (data: Buffer, at: number, end: number): number =>
  at < end ? ((data[at] ?? SPACE) - SPACE) & 63 : 0;

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
