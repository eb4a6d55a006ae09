/**
 * Bytes to text, whatever the label says.
 *
 * Labels lie: UTF-8 is sent as Big5, GB18030 as GB2312, anything as ISO-8859-1, and raw bytes with no label at
 * all. So bytes that are valid UTF-8 beyond chance are UTF-8, a label that fits is believed, and what fits
 * nothing is guessed by how much the result looks like somebody's language.
 */

import { guessCharset, isSurelyNotWestern } from './guess-charset.ts';
import {
  isHz,
  isIso2022,
  readHz,
  readIso2022Kr,
  readUtf7,
  withoutIdleShifts,
} from './seven-bit.ts';

export interface DecodedText {
  readonly text: string;
  readonly problem?: 'charset.unknown' | 'charset.wrong';
}

/** Names in use that the Encoding Standard does not list (https://encoding.spec.whatwg.org/#names-and-labels). */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['gb2312', 'gb18030'],
  ['gbk', 'gb18030'],
  ['cp936', 'gb18030'],
  ['ms936', 'gb18030'],
  ['windows936', 'gb18030'],
  ['xgbk', 'gb18030'],
  ['gb231280', 'gb18030'],
  ['euccn', 'gb18030'],
  ['cp950', 'big5'],
  ['windows950', 'big5'],
  ['big5hkscs', 'big5'],
  ['cp932', 'shift_jis'],
  ['windows932', 'shift_jis'],
  ['windows31j', 'shift_jis'],
  ['shiftjis', 'shift_jis'],
  ['sjis', 'shift_jis'],
  ['cp949', 'euc-kr'],
  ['uhc', 'euc-kr'],
  ['ksc56011987', 'euc-kr'],
  ['iso2022jp', 'iso-2022-jp'],
  ['iso2022jp1', 'iso-2022-jp'],
  ['iso2022jp2', 'iso-2022-jp'],
  ['iso2022jp3', 'iso-2022-jp'],
  ['iso2022jpms', 'iso-2022-jp'],
  ['cp50220', 'iso-2022-jp'],
  ['cp50221', 'iso-2022-jp'],
  ['cp1250', 'windows-1250'],
  ['cp1251', 'windows-1251'],
  ['cp1252', 'windows-1252'],
  ['win1251', 'windows-1251'],
  ['iso88598i', 'iso-8859-8'],
  ['iso88598e', 'iso-8859-8'],
  ['tis620', 'windows-874'],
  ['utf8mb4', 'utf-8'],
  ['unicode11utf7', 'utf-7'],
  ['xunicode20utf7', 'utf-7'],
]);

const SAYS_NOTHING = new Set([
  '',
  'us-ascii',
  'ascii',
  'unknown',
  'unknown-8bit',
  'x-unknown',
  '8bit',
  'default_charset',
  'binary',
  'none',
  'default',
]);

/** These labels are programs' defaults rather than statements: valid UTF-8 under them is UTF-8. */
const SINGLE_BYTE = /^(?:iso-?8859|windows-125|cp125|koi8|latin|macintosh|x-mac)/;

/** What a program writes that does not know better. */
const WESTERN = /^(?:iso-?8859-?1|iso-?8859-?15|latin-?1|windows-1252|cp1252)$/;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

export const decodeText = (bytes: Uint8Array, label: string | undefined): DecodedText => {
  const name = (label ?? '')
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$|\*.*$/g, '');
  const shifted = readSevenBit(bytes, name);
  if (shifted !== undefined) return { text: shifted };
  const utf8 = asUtf8(bytes);
  if (utf8 !== undefined && (isAscii(bytes) || prefersUtf8(bytes, name))) return { text: utf8 };
  if (SAYS_NOTHING.has(name)) {
    return {
      text: utf8 ?? guess(bytes),
      ...(utf8 === undefined ? { problem: 'charset.unknown' } : {}),
    };
  }
  const labelled = decodeAs(bytes, resolved(name));
  if (labelled?.clean && !(WESTERN.test(name) && isSurelyNotWestern(bytes))) {
    return { text: labelled.text };
  }
  if (utf8 !== undefined) return { text: utf8, problem: 'charset.wrong' };
  if (labelled !== undefined && !labelled.clean && isNearlyClean(labelled.text))
    return { text: labelled.text };
  return {
    text: guess(bytes),
    problem: labelled === undefined ? 'charset.unknown' : 'charset.wrong',
  };
};

const guess = (bytes: Uint8Array): string =>
  decodeAs(bytes, guessCharset(bytes))?.text ?? Buffer.from(bytes).toString('latin1');

/** Charsets that are pure ASCII on the wire and shift by escape sequences. */
const readSevenBit = (bytes: Uint8Array, name: string): string | undefined => {
  const plain = name.replace(/[^a-z0-9]/g, '');
  if ((ALIASES.get(plain) ?? name) === 'utf-7') return readUtf7(bytes);
  if (plain === 'hzgb2312' || plain === 'hz') return readHz(bytes, (part) => text(part, 'gb18030'));
  if (plain === 'iso2022kr') return readIso2022Kr(bytes, (part) => text(part, 'euc-kr'));
  if (plain === 'iso2022cn') return readIso2022Kr(bytes, (part) => text(part, 'gb18030'));
  if (isIso2022(bytes) && isAscii(bytes)) return text(withoutIdleShifts(bytes), 'iso-2022-jp');
  if (SAYS_NOTHING.has(name) && isHz(bytes)) return readHz(bytes, (part) => text(part, 'gb18030'));
  return undefined;
};

const text = (bytes: Uint8Array, charset: string): string =>
  decodeAs(bytes, charset)?.text ?? Buffer.from(bytes).toString('latin1');

const resolved = (name: string): string =>
  ALIASES.get(name.replace(/^(?:x-|cs)/, '').replace(/[^a-z0-9]/g, '')) ?? name;

const decodeAs = (
  bytes: Uint8Array,
  charset: string,
): { readonly text: string; readonly clean: boolean } | undefined => {
  try {
    const decoded = new TextDecoder(charset).decode(bytes);
    return { text: decoded, clean: !/[\ufffd\ue000-\uf8ff]/.test(decoded) };
  } catch (error) {
    // The runtime does not know the label; anything else it throws would be a fault of ours.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/** A cut character at the end or a stray byte does not make a label wrong. */
const isNearlyClean = (decoded: string): boolean => {
  const broken = decoded.match(/\ufffd/g)?.length ?? 0;
  return broken * 50 <= decoded.length || broken <= 1;
};

const asUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
};

/**
 * Valid UTF-8 against the label: certain under single-byte labels; under the double-byte ones short texts can
 * be both, so at least four sequences must stand there, two of them of three bytes or more.
 */
const prefersUtf8 = (bytes: Uint8Array, name: string): boolean => {
  if (SAYS_NOTHING.has(name) || SINGLE_BYTE.test(name) || /^utf-?8/.test(name)) return true;
  if (/^(?:utf-?16|utf-?32|ucs|iso-10646)/.test(name)) return false;
  let long = 0;
  let all = 0;
  for (const byte of bytes) {
    if (byte >= 0xe0) long += 1;
    if (byte >= 0xc2) all += 1;
    if (all >= 4 && long >= 2) return true;
  }
  return false;
};

const isAscii = (bytes: Uint8Array): boolean => {
  for (const byte of bytes) if (byte >= 0x80) return false;
  return true;
};
