/** Mail addresses and telephone numbers in the one form in which a customer is found by them. */
import { WRITTEN_TRUNK } from '#shared/domain/expression/field-value.ts';
import { canonicalAddress, isAddress } from '#shared/domain/mail/address.ts';

/** `mailto:wang@example.com`, `tel:+8613800138000`, or `tel:10086;phone-context=+86` (RFC 6068, RFC 3966). */
export type Address = `mailto:${string}` | `tel:${string}`;

/** The desk's own country: numbers without a country code are dialled there. */
const COUNTRY = '+86';

/** The longest number has 15 digits (ITU-T E.164), the shortest service number 3. */
const DIGITS = /^\+?\d{3,15}$/;

const SEPARATORS = /[\s().·-]/g;

/** Mainland mobile numbers: 11 digits, the second of them from 3 on (numbering plan of the MIIT). */
const MOBILE = /^1[3-9]\d{9}$/;

/** @returns nothing for what no mail can be sent to */
export const mailAddress = (text: string): Address | undefined => {
  const address = canonicalAddress(text.normalize('NFKC'));
  return isAddress(address) ? `mailto:${address}` : undefined;
};

/**
 * The same for all the ways in which one number is written: `138 0013 8000`, `+86 138-0013-8000`, `008613800138000`.
 *
 * @returns nothing for what cannot be dialled; a service number, or one without its area code, keeps its context
 */
export const telephone = (text: string): Address | undefined => {
  const digits = text
    .normalize('NFKC')
    .replace(WRITTEN_TRUNK, '$1')
    .replace(SEPARATORS, '')
    .replace(/^00/, '+');
  if (!DIGITS.test(digits)) return undefined;
  if (digits.startsWith('+')) return `tel:${digits.replace(`${COUNTRY}0`, COUNTRY)}`;
  if (digits.startsWith('0')) return `tel:${COUNTRY}${digits.slice(1)}`;
  const withCountry = digits.slice(COUNTRY.length - 1);
  if (digits.startsWith('86') && MOBILE.test(withCountry)) return `tel:${COUNTRY}${withCountry}`;
  return MOBILE.test(digits) ? `tel:${COUNTRY}${digits}` : `tel:${digits};phone-context=${COUNTRY}`;
};
