/**
 * The signed address that brings an answer back to its ticket: `r+<ticket>.<kid>.<mac>@<reply domain>`.
 *
 * It is issued to one participant of one ticket. The participant's address is part of what is signed but not
 * of what is sent, so an address that leaks is worth nothing to anybody else. Many systems change the case of
 * local parts, hence lower case only; RFC 5321 section 4.5.3.1.1 allows 64 octets, ours has at most 60.
 */
import { isTicketId, type TicketId } from '#shared/domain/ids.ts';
import { canonicalAddress } from '#shared/domain/mail/address.ts';

/** 26 characters of base32 are 130 bits; a shorter or longer code is no code of ours. */
const MAC_LENGTH = 26;

/** Longer texts are no addresses of ours; nobody shall make us search or hash a novel. */
const LONGEST_ADDRESS = 254;

const LOCAL_PART = /^r\+([0-9a-hjkmnp-tv-z]{26})\.([0-9a-z]{1,4})\.([0-9a-z]{26})$/;

/** A keyed hash as lower-case base32 of `MAC_LENGTH` characters, or nothing when no key has this id. */
export type Mac = (kid: string, text: string) => string | undefined;

/** True when `mac` is the keyed hash of `text` under `kid`; must compare in constant time. */
export type VerifyMac = (kid: string, text: string, mac: string) => boolean;

export interface ReplyAddressParts {
  readonly ticketId: TicketId;
  /** The mail address of the person the desk writes to. */
  readonly participant: string;
  readonly kid: string;
  readonly domain: string;
  readonly mac: Mac;
}

/** Throws when the key is missing or the code is short: a desk that cannot sign must not send. */
export const replyAddress = ({
  ticketId,
  participant,
  kid,
  domain,
  mac,
}: ReplyAddressParts): string => {
  const code = mac(kid, signedText(ticketId, participant));
  if (code?.length !== MAC_LENGTH) throw new Error(`the key ${kid} does not sign reply addresses`);
  const localPart = `r+${ticketId}.${kid}.${code}`;
  if (!LOCAL_PART.test(localPart)) throw new Error('the reply address would not be readable');
  return `${localPart}@${domain.toLowerCase()}`;
};

export interface ReplyClaim {
  /** Only good for loading the ticket whose participants the claim is then checked against. */
  readonly ticketId: TicketId;
  readonly kid: string;
  readonly mac: string;
}

/** What an address claims, unproven, when it has our form and our domain. */
export const replyClaim = (address: string, domain: string): ReplyClaim | undefined => {
  if (address.length > LONGEST_ADDRESS || !isPrintableAscii(address)) return undefined;
  const text = address.toLowerCase();
  const end = `@${domain.toLowerCase()}`;
  const match = text.endsWith(end) ? LOCAL_PART.exec(text.slice(0, -end.length)) : null;
  const [, ticketId, kid = '', mac = ''] = match ?? [];
  return isTicketId(ticketId) ? { ticketId, kid, mac } : undefined;
};

export interface ReplyAddressCheck {
  readonly domain: string;
  /** The addresses of the claimed ticket's participants: the people it may have been issued to. */
  readonly participants: readonly string[];
  readonly verify: VerifyMac;
}

/**
 * The ticket and the participant an address was issued for.
 *
 * @returns nothing for everything else: another form, another domain, a cut, longer or altered code, a key we
 * no longer hold, a ticket whose participants it was not issued to
 */
export const readReplyAddress = (
  address: string,
  { domain, participants, verify }: ReplyAddressCheck,
): { readonly ticketId: TicketId; readonly participant: string } | undefined => {
  const claim = replyClaim(address, domain);
  if (claim === undefined) return undefined;
  const participant = participants
    .map(canonicalAddress)
    .find((candidate) => verify(claim.kid, signedText(claim.ticketId, candidate), claim.mac));
  return participant === undefined ? undefined : { ticketId: claim.ticketId, participant };
};

/** Begins with what it is for, so that no code made for a link or a page is ever good for an address. */
const signedText = (ticketId: TicketId, participant: string): string =>
  `reply-address\n${ticketId}\n${canonicalAddress(participant)}`;

/** Lower-casing turns some letters outside ASCII into ASCII ones (the Kelvin sign into k). */
const isPrintableAscii = (text: string): boolean => /^[!-~]+$/.test(text);
