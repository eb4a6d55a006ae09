/** Header text: RFC 2047 encoded words and raw 8-bit bytes, as they occur rather than as they are allowed. */
import { decodeText } from './charset.ts';
import { decodeBase64, decodeQuotedPrintable } from './transfer.ts';

const WORD = /=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=/g;

/**
 * @param raw one character a byte
 * @param fallback the charset the mail's body is labelled with, for raw 8-bit values
 */
export const decodeHeaderText = (raw: string, fallback?: string): string =>
  clean(decodeWords(raw, fallback));

/** As above, but blanks and controls stay. */
export const decodeWords = (raw: string, fallback?: string): string => {
  if (!raw.includes('=?')) return decodeRaw(raw, fallback);
  const pieces: string[] = [];
  let open: { charset: string; chunks: Uint8Array[] } | undefined;
  let end = 0;
  const close = (): void => {
    if (open !== undefined) pieces.push(decodeText(Buffer.concat(open.chunks), open.charset).text);
    open = undefined;
  };
  for (const match of raw.matchAll(WORD)) {
    const [whole, label = '', encoding = '', encoded = ''] = match;
    const between = raw.slice(end, match.index);
    const charset = label.replace(/\*.*$/, '').toLowerCase();
    // Blanks between two words are no text (RFC 2047 section 6.2); a character may be cut between them.
    const joined = end > 0 && /^\s*$/.test(between);
    if (!joined || open?.charset !== charset) close();
    if (!joined) pieces.push(decodeRaw(between, fallback));
    open ??= { charset, chunks: [] };
    open.chunks.push(decodeWord(encoding, encoded));
    end = match.index + whole.length;
  }
  close();
  pieces.push(decodeRaw(raw.slice(end), fallback));
  return pieces.join('');
};

const decodeWord = (encoding: string, encoded: string): Uint8Array =>
  encoding.toLowerCase() === 'b'
    ? decodeBase64(Buffer.from(encoded, 'latin1'))
    : decodeQuotedPrintable(Buffer.from(encoded.replace(/_/g, ' '), 'latin1'));

/** Raw 8-bit bytes, one character each, as text; encoded words stay as they are. */
export const decodeRaw = (raw: string, fallback: string | undefined): string =>
  /[^ -~\t]/.test(raw) ? decodeText(Buffer.from(raw, 'latin1'), fallback).text : raw;

/** One line without controls; the invisible signs that turn text around stay out of names and subjects. */
export const clean = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
