/**
 * The desk's signing keys for addresses and links.
 *
 * One current key signs; the previous one still verifies, so that links sent before a rotation stay good.
 */
export interface Keys {
  /** The id of the key that signs: one to four of `a-z0-9`. */
  readonly current: string;
  /**
   * HMAC-SHA-256 of the text, cut to 130 bits, as 26 characters of lower-case Crockford base32.
   *
   * @returns nothing when no key has this id
   */
  mac(kid: string, text: string): string | undefined;
  /** Compares in constant time; texts of different length are unequal. */
  same(left: string, right: string): boolean;
}
