import { addressParser } from 'postal-mime';

/** The bare addresses of an address header, groups dissolved; empty for none. */
export const addressesIn = (header: string | undefined): string[] =>
  addressParser(header ?? '', { flatten: true }).flatMap(({ address }) =>
    address === undefined || address === '' ? [] : [address],
  );

/** SES takes ASCII before the @ only (SES Developer Guide, "Email format"); 64 and 320 are RFC 5321's limits. */
export const isSendable = (address: string): boolean =>
  address.length <= 320 && /^[!-?A-~]{1,64}@[^\s@]+$/.test(address);
