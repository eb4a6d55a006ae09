/** Charsets that write other scripts in ASCII bytes and that TextDecoder does not read. */

const ESCAPE = 0x1b;

/** ISO-2022-JP announces itself: ESC $ B, ESC $ @, ESC ( J, ESC ( I. */
export const isIso2022 = (bytes: Uint8Array): boolean => {
  for (let at = bytes.indexOf(ESCAPE); at >= 0; at = bytes.indexOf(ESCAPE, at + 1)) {
    const set = String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0);
    if (['$B', '$@', '(J', '(I', '$('].includes(set)) return true;
  }
  return false;
};

/** Encoded words joined to one text shift back and forth between them, which decoders take for an attack. */
export const withoutIdleShifts = (bytes: Uint8Array): Uint8Array =>
  Buffer.from(
    latin1(bytes).replaceAll('\x1b(B\x1b', '\x1b').replaceAll('\x1b(J\x1b', '\x1b'),
    'latin1',
  );

/** HZ (RFC 1843) shifts with `~{` and `~}`; both must stand there, with pairs of printable bytes between. */
export const isHz = (bytes: Uint8Array): boolean =>
  bytes.includes(0x7e) && /~\{(?:[\x21-\x77][\x21-\x7e])+~\}/.test(latin1(bytes));

export const readHz = (bytes: Uint8Array, read: (part: Uint8Array) => string): string =>
  latin1(bytes)
    .replace(/~\r?\n/g, '')
    .replace(/~\{([^~]*)(?:~\}|$)/g, (_, pairs: string) => read(highBytes(pairs)))
    .replaceAll('~~', '~');

/** ISO-2022-KR (RFC 1557) shifts with SO and SI after one announcement. */
export const readIso2022Kr = (bytes: Uint8Array, read: (part: Uint8Array) => string): string =>
  latin1(bytes)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the charset is made of control characters
    .replace(/\x1b\$\)[ACG]/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the charset is made of control characters
    .replace(/\x0e([^\x0f\r\n]*)\x0f?/g, (_, pairs: string) => read(highBytes(pairs)));

/** UTF-7 (RFC 2152): base64 of UTF-16 between `+` and `-`. */
export const readUtf7 = (bytes: Uint8Array): string =>
  latin1(bytes).replace(/\+([A-Za-z0-9+/]*)-?/g, (_, encoded: string) => {
    if (encoded === '') return '+';
    const units = Buffer.from(encoded, 'base64');
    const even = units.subarray(0, units.length - (units.length % 2));
    return Buffer.from(even).swap16().toString('utf16le');
  });

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

const highBytes = (pairs: string): Uint8Array =>
  Uint8Array.from(pairs, (character) => character.charCodeAt(0) | 0x80);
