/** Mail addresses as the desk accepts them: one mailbox that a mail can be sent to, or nothing. */

/** RFC 5321 section 4.5.3.1: 64 octets before the at sign, 254 in all (RFC 3696 erratum 1690). */
const LONGEST_LOCAL_PART = 64;
const LONGEST_ADDRESS = 254;

/** Dot-atoms of RFC 5322 with the letters of RFC 6531; no quoted local part: it hides a second address. */
const LOCAL_PART = /^[^\s"(),:;<>@[\\\]\p{Cc}\p{Cf}]+$/u;
const DOMAIN =
  /^(?:[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}])?\.)*[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}])?\.?$/u;
const LITERAL = /^\[[0-9a-fA-F:.]+\]$/;

/** Exactly one at sign, no blank, no control or invisible character, a host behind it. */
export const isAddress = (text: string): boolean => {
  if (text.length > LONGEST_ADDRESS) return false;
  const at = text.indexOf('@');
  if (at < 1 || at > LONGEST_LOCAL_PART || at !== text.lastIndexOf('@')) return false;
  const domain = text.slice(at + 1);
  return LOCAL_PART.test(text.slice(0, at)) && (DOMAIN.test(domain) || LITERAL.test(domain));
};

/** The form addresses are compared in: everything lower case, as every large provider delivers. */
export const canonicalAddress = (address: string): string => address.trim().toLowerCase();

export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();
