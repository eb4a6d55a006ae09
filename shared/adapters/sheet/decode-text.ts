/** The text of a CSV file: UTF-8 with or without its mark, UTF-16 and the charset of the machine, as Excel writes them. */
import { guessCharset } from '#shared/adapters/mime/guess-charset.ts';

/** Bytes that no text has: the file is something else under a wrong name. */
const hasNul = (bytes: Uint8Array): boolean => bytes.includes(0);

/** @returns nothing when it is no text */
export const decodeText = (bytes: Uint8Array): string | undefined => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decoded('utf-16be', bytes);
  if (hasNul(bytes)) return undefined;
  return decoded('utf-8', bytes) ?? decoded(machineCharset(fromFirstSign(bytes)), bytes);
};

/**
 * What Excel saves CSV in follows the machine: mainland China's, Taiwan's or a western one. A few words alone could be of any eastern
 * charset; then they are taken for the desk's own.
 */
const machineCharset = (bytes: Uint8Array): string => {
  const guess = guessCharset(bytes);
  return guess === 'windows-1252' || guess === 'big5' ? guess : 'gb18030';
};

/** @returns nothing when the bytes cannot be of this charset */
const decoded = (charset: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** The guess looks at a sample, and a long list may begin with plain letters and digits. */
const fromFirstSign = (bytes: Uint8Array): Uint8Array =>
  bytes.subarray(
    Math.max(
      0,
      bytes.findIndex((byte) => byte >= 0x80),
    ),
  );
