import type { TicketId } from '#shared/domain/ids.ts';
import { type CandidateTicket, type Place, placeMail } from '#shared/domain/mail/placing.ts';
import type { MailFile, MailHeaders, MailRecord } from '#shared/domain/mail/record.ts';
import { readReplyAddress, replyClaim } from '#shared/domain/mail/reply-address.ts';
import type { Verdicts } from '#shared/domain/mail/verdicts.ts';
import type { Hold } from '#shared/domain/raw-mail/raw-mail.ts';
import type { Keys } from '#shared/domain/signing/keys.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { mergedInto } from '#shared/usecases/follow-merges.ts';

export interface PlacePorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'ticketOfMessage'>;
  readonly keys: Keys;
  /** The domain of the signed reply addresses. */
  readonly replyDomain: string;
}

/** A mail with all that can be known of it without looking at a ticket. */
export interface ReadMail {
  readonly record: MailRecord;
  readonly headers: MailHeaders;
  readonly verdicts: Verdicts;
  readonly files: readonly MailFile[];
  /** Checks that somebody has waived for it. */
  readonly waived: readonly Hold[];
}

/** A thread names its mails from the oldest to the newest; the newest few are enough to find its ticket. */
const REFERENCES_LOOKED_UP = 10;

/** A mail to more signed addresses than this is not an answer but a trial of addresses. */
const CLAIMS_LOOKED_AT = 3;

/** Gathers what a mail's place is decided by, and has it decided. */
export const findPlace = async (
  ports: PlacePorts,
  { record, headers, verdicts, waived }: ReadMail,
): Promise<Place> => {
  const replyTicket = await ticketOfReplyAddress(ports, [
    ...record.to,
    ...record.cc,
    ...envelopeOf(headers),
  ]);
  const names = [record.inReplyTo, ...record.references.toReversed()].filter(
    (name) => name !== null,
  );
  const referencedTickets =
    replyTicket === undefined
      ? await ticketsOfMessages(ports, [...new Set(names)].slice(0, REFERENCES_LOOKED_UP))
      : [];
  return placeMail({
    record,
    verdicts,
    waived,
    referencedTickets,
    ...(replyTicket === undefined ? {} : { replyTicket }),
  });
};

/** SES writes the envelope's recipient into the Received line on top, where it is not what To says. */
export const envelopeOf = (headers: MailHeaders): readonly string[] => {
  const recipient = /\sfor\s+<?([^\s<>;]+@[^\s<>;]+)>?/.exec(
    headers.get('received')?.[0] ?? '',
  )?.[1];
  return recipient === undefined ? [] : [recipient];
};

const ticketOfReplyAddress = async (
  ports: PlacePorts,
  addresses: readonly string[],
): Promise<(CandidateTicket & { readonly participant: string }) | undefined> => {
  const claims = addresses.filter(
    (address) => replyClaim(address, ports.replyDomain) !== undefined,
  );
  for (const address of claims.slice(0, CLAIMS_LOOKED_AT)) {
    const claim = replyClaim(address, ports.replyDomain);
    const ticket = claim === undefined ? undefined : await ports.desk.ticket(claim.ticketId);
    if (ticket === undefined) continue;
    const read = readReplyAddress(address, {
      domain: ports.replyDomain,
      participants: ticket.participants,
      verify: (kid, text, mac) => {
        const expected = ports.keys.mac(kid, text);
        return expected !== undefined && ports.keys.same(mac, expected);
      },
    });
    if (read !== undefined) {
      const target = await mergedInto(ports.desk, ticket);
      return { ...candidateOf(target), participant: read.participant };
    }
  }
  return undefined;
};

const ticketsOfMessages = async (
  ports: PlacePorts,
  messageIds: readonly string[],
): Promise<readonly CandidateTicket[]> => {
  const ids = await Promise.all(messageIds.map((name) => ports.desk.ticketOfMessage(name)));
  const known = [...new Set(ids.filter((id): id is TicketId => id !== undefined))];
  const tickets = await Promise.all(known.map((id) => ports.desk.ticket(id)));
  return Promise.all(
    tickets
      .filter((ticket) => ticket !== undefined)
      .map(async (ticket) => candidateOf(await mergedInto(ports.desk, ticket))),
  );
};

const candidateOf = ({ id, participants, status }: Ticket): CandidateTicket => ({
  id,
  participants,
  // Whether one that is done has a way back is for its playbook to say.
  takesAnswers: status.state !== 'merged',
});
