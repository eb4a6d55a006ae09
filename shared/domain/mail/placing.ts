/**
 * Where a mail belongs: on a ticket, on a new one, or before a colleague's eyes first.
 *
 * Three kinds of proof bring a mail to an existing ticket, and the first two only together with a sender who
 * takes part in it: an address that we signed, or an answer to a mail that we sent. Whoever is merely copied
 * takes no part. In doubt it becomes a new ticket that is linked to the old one, which a person can undo.
 */
import type { TicketId } from '#shared/domain/ids.ts';
import { canonicalAddress } from '#shared/domain/mail/address.ts';
import type { MailRecord } from '#shared/domain/mail/record.ts';
import type { Verdicts } from '#shared/domain/mail/verdicts.ts';
import type { Hold } from '#shared/domain/raw-mail/raw-mail.ts';

/** A ticket the mail may belong to, loaded by the caller; a merged one is already replaced by its target. */
export interface CandidateTicket {
  readonly id: TicketId;
  /** Addresses that may write on it: the customer's, and those a colleague added. */
  readonly participants: readonly string[];
  /** False for one that nothing can be said on any more, whatever its playbook says. */
  readonly takesAnswers: boolean;
}

export interface MailToPlace {
  readonly record: Pick<MailRecord, 'from' | 'automatic'>;
  readonly verdicts: Verdicts;
  /** The ticket of the signed address the mail was sent to, with the participant it was signed for. */
  readonly replyTicket?: CandidateTicket & { readonly participant: string };
  /** Checks that somebody has waived for this mail. */
  readonly waived?: readonly Hold[];
  /** The tickets of our own mails that In-Reply-To and References name, nearest first. */
  readonly referencedTickets: readonly CandidateTicket[];
}

export type QuarantineReason = Extract<Hold, 'scan.virus' | 'scan.spam' | 'dmarc.refused'>;

export type JoinReason = 'reply-address' | 'reference';

export type NewReason =
  /** Nothing points to a ticket. */
  | 'first-contact'
  /** The sender takes no part in the ticket. */
  | 'sender.stranger'
  /** The signed address was made for another participant. */
  | 'sender.other-participant'
  /** The sender's domain does not vouch for the mail, and there is no signed address. */
  | 'sender.unproven'
  /** The sender's domain was asked, and denied the mail. */
  | 'sender.denied'
  | 'ticket.closed-too-long'
  /** A colleague has handed on what somebody wrote to them. */
  | 'forwarded.by-colleague';

export type Place =
  | {
      readonly place: 'join';
      readonly ticketId: TicketId;
      readonly verified: boolean;
      readonly reason: JoinReason;
    }
  | {
      readonly place: 'new';
      readonly linkedTo?: TicketId;
      readonly verified: boolean;
      readonly reason: NewReason;
    }
  | { readonly place: 'quarantine'; readonly reason: QuarantineReason };

export const placeMail = ({
  record,
  verdicts,
  replyTicket,
  referencedTickets,
  waived = [],
}: MailToPlace): Place => {
  const held = quarantineReasons(verdicts).find((reason) => !waived.includes(reason));
  if (held !== undefined) return { place: 'quarantine', reason: held };
  const verified = verdicts.dmarc === 'PASS';
  const sender = canonicalAddress(record.from);
  const nearestNamed = replyTicket ?? referencedTickets[0];
  // Whoever lets a denied mail in has read it, and not proved who wrote it.
  const denied = verdicts.policy === 'UNKNOWN' || waived.includes('dmarc.refused');
  if (verdicts.dmarc === 'FAIL' && denied && nearestNamed !== undefined) {
    return { place: 'new', linkedTo: nearestNamed.id, verified, reason: 'sender.denied' };
  }
  if (replyTicket !== undefined) return onReplyTicket(replyTicket, { sender, verified });
  const [nearest] = referencedTickets;
  if (nearest === undefined) return { place: 'new', verified, reason: 'first-contact' };
  // The nearest that the sender takes part in: a thread may run over several tickets.
  const own = referencedTickets.find((ticket) => takesPart(ticket, sender));
  if (own === undefined)
    return { place: 'new', linkedTo: nearest.id, verified, reason: 'sender.stranger' };
  // Message ids are known to everybody a mail was copied to, and anybody can write a From.
  if (verdicts.dmarc !== 'PASS' && verdicts.dmarc !== 'NONE') {
    return { place: 'new', linkedTo: own.id, verified, reason: 'sender.unproven' };
  }
  return joined(own, { verified, reason: 'reference' });
};

/** Nothing that was not scanned clean is opened; NONE is a stage that does not scan. */
export const mayOpenAttachments = ({ virus }: Verdicts): boolean =>
  virus === 'PASS' || virus === 'NONE';

/**
 * A desk that writes back by itself to a denied sender lets strangers send mail in its name: no automatic mail,
 * whatever the policy says.
 */
export const mayAnswerAutomatically = ({ dmarc }: Verdicts): boolean => dmarc !== 'FAIL';

/**
 * Held back is what the domain's owner asks to have refused. Where the policy is not told, holding back would hide
 * the mails of every customer behind a forwarding list, whose domain asks for nothing; so such a mail comes in, but
 * as nobody's word: `placeMail` puts it on no ticket.
 */
const quarantineReasons = ({
  virus,
  spam,
  dmarc,
  policy,
}: Verdicts): readonly QuarantineReason[] => [
  ...(virus === 'FAIL' ? (['scan.virus'] as const) : []),
  ...(spam === 'FAIL' ? (['scan.spam'] as const) : []),
  ...(dmarc === 'FAIL' && (policy === 'QUARANTINE' || policy === 'REJECT')
    ? (['dmarc.refused'] as const)
    : []),
];

const onReplyTicket = (
  ticket: CandidateTicket & { readonly participant: string },
  { sender, verified }: { readonly sender: string; readonly verified: boolean },
): Place => {
  if (!takesPart(ticket, sender))
    return { place: 'new', linkedTo: ticket.id, verified, reason: 'sender.stranger' };
  if (canonicalAddress(ticket.participant) !== sender) {
    return { place: 'new', linkedTo: ticket.id, verified, reason: 'sender.other-participant' };
  }
  return joined(ticket, { verified, reason: 'reply-address' });
};

const joined = (
  ticket: CandidateTicket,
  { verified, reason }: { readonly verified: boolean; readonly reason: JoinReason },
): Place =>
  ticket.takesAnswers
    ? { place: 'join', ticketId: ticket.id, verified, reason }
    : { place: 'new', linkedTo: ticket.id, verified, reason: 'ticket.closed-too-long' };

const takesPart = ({ participants }: CandidateTicket, sender: string): boolean =>
  sender !== '' && participants.some((address) => canonicalAddress(address) === sender);
