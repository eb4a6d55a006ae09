declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A lower-case ULID: sorts by age, and fits into the local part of a mail address. */
export type TicketId = Branded<'TicketId'>;

/** `HY-XXXX-XXXX` in Crockford's alphabet: read aloud on the phone, never a credential. */
export type TicketNumber = Branded<'TicketNumber'>;

const ULID = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;
const NUMBER = /^HY-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/;

export const isTicketId = (text: unknown): text is TicketId =>
  typeof text === 'string' && ULID.test(text);

export const isTicketNumber = (text: unknown): text is TicketNumber =>
  typeof text === 'string' && NUMBER.test(text);
