/** Crockford's letters in lower case: no i, l, o or u, so that nothing is misread. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const BITS = 5;

/** Bytes as base32, most significant bit first; a rest of under five bits is filled with zeros. */
export const base32 = (bytes: Uint8Array): string => {
  let text = '';
  let buffer = 0;
  let held = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    held += 8;
    while (held >= BITS) {
      held -= BITS;
      text += ALPHABET.charAt((buffer >> held) & 31);
    }
  }
  return held === 0 ? text : text + ALPHABET.charAt((buffer << (BITS - held)) & 31);
};

/** A whole number as so many letters, zeros in front. */
export const base32Number = (value: number, length: number): string => {
  let rest = value;
  let text = '';
  for (let index = 0; index < length; index++) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
};
