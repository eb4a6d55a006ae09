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

/** The lines between `begin` and `end`, or all of them where `begin` is missing. */
export const decodeUu = (bytes: Uint8Array): Uint8Array => {
  const lines = latin1(bytes).split(/\r?\n/);
  const begin = lines.findIndex((line) => /^begin [0-7]{3,4} /.test(line));
  const chunks: Uint8Array[] = [];
  for (const line of lines.slice(begin + 1)) {
    if (line === 'end') break;
    if (line !== '') chunks.push(decodeUuLine(line));
  }
  return Buffer.concat(chunks);
};

const decodeUuLine = (line: string): Uint8Array => {
  const length = (line.charCodeAt(0) - SPACE) & 63;
  const out = new Uint8Array(length);
  for (let group = 0, at = 1; group < length; group += 3, at += 4) {
    const bits =
      (sextet(line, at) << 18) |
      (sextet(line, at + 1) << 12) |
      (sextet(line, at + 2) << 6) |
      sextet(line, at + 3);
    out.set([bits >> 16, (bits >> 8) & 255, bits & 255].slice(0, length - group), group);
  }
  return out;
};

const sextet = (line: string, at: number): number =>
  at < line.length ? (line.charCodeAt(at) - SPACE) & 63 : 0;

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
