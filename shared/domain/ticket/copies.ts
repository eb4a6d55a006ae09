/** Who gets copies of a ticket's answers. A copy lets its reader follow; it gives no right to write or to see more. */
import { canonicalAddress, domainOf, isAddress } from '#shared/domain/mail/address.ts';
import { type Decision, decided, type Moment } from '#shared/domain/ticket/decision.ts';
import type { TicketEvent } from '#shared/domain/ticket/event.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/** SES takes 50 recipients a mail (AWS: SES quotas); more than a few are a list, and lists are left by nobody. */
export const MOST_COPIES = 10;

/** The desk's own addresses. */
export interface OwnAddresses {
  /** Of the signed reply addresses. */
  readonly replyDomain: string;
  readonly intakeAddress: string;
}

const isOwn = (address: string, { replyDomain, intakeAddress }: OwnAddresses): boolean =>
  domainOf(address) === replyDomain.toLowerCase() || address === canonicalAddress(intakeAddress);

/**
 * Who else a customer has written to: those in To and Cc of their mail who are neither the desk nor themselves, the first few. To be
 * asked only of a mail whose sender is proved: else anybody could have the desk's answers to others sent to themselves.
 */
export const copiedBy = (
  addresses: readonly string[],
  { customer, own }: { readonly customer: string; readonly own: OwnAddresses },
): readonly string[] => {
  const others = addresses
    .map(canonicalAddress)
    .filter(
      (address) =>
        isAddress(address) && address !== canonicalAddress(customer) && !isOwn(address, own),
    );
  return [...new Set(others)].slice(0, MOST_COPIES);
};

/** @returns nothing where the customer's mail names nobody new */
export const heardCopies = (
  { cc = [], notCc = [] }: Pick<Ticket, 'cc' | 'notCc'>,
  named: readonly string[],
  { at, by }: Pick<Moment, 'at' | 'by'>,
): TicketEvent | undefined => {
  const added = named.filter((address) => !cc.includes(address) && !notCc.includes(address));
  const all = [...cc, ...added].slice(0, MOST_COPIES);
  return all.length === cc.length
    ? undefined
    : { type: 'ticket.cc-changed', at, by, cc: all, notCc };
};

/** A colleague says who gets copies from now on. Whom they leave out a customer's mail does not put back. */
export const changeCopies = (
  ticket: Ticket,
  wished: readonly string[],
  { own, at, by }: Pick<Moment, 'at' | 'by'> & { readonly own: OwnAddresses },
): Result<Decision, TicketRefusal> => {
  const cc = [...new Set(wished.map(canonicalAddress))];
  if (cc.length > MOST_COPIES) return refuse({ code: 'cc.too-many', most: MOST_COPIES });
  const ours = cc.find((address) => isOwn(address, own));
  if (ours !== undefined) return refuse({ code: 'cc.own-address', address: ours });
  const left = [...(ticket.notCc ?? []), ...(ticket.cc ?? [])];
  const notCc = [...new Set(left)]
    .filter((address) => !cc.includes(address))
    .slice(-3 * MOST_COPIES);
  return accept(decided(ticket, { events: [{ type: 'ticket.cc-changed', at, by, cc, notCc }] }));
};
