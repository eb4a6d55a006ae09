import type { Person } from '#shared/domain/access/role.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import { canonicalAddress } from '#shared/domain/mail/address.ts';
import { MAIL_PLAYBOOK } from '#shared/domain/mail/intake.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { customerOf } from '#shared/domain/ticket/customer.ts';
import { filesIn, type Message } from '#shared/domain/ticket/message.ts';
import { type Opening, openTicket } from '#shared/domain/ticket/open-ticket.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import { splitDecisions, wordsToSplit } from '#shared/domain/ticket/split-off.ts';
import type { Customer, Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type {
  ChangeRefusal,
  DeskStore,
  MovedMessage,
  TicketFile,
} from '#shared/ports/desk-store.ts';
import type { MailLedger } from '#shared/ports/mail-ledger.ts';
import { decideAgain, isChangeRefusal, unexpected } from '#shared/usecases/decide-again.ts';
import { loadTicket, type SightPorts, shownTo } from '#shared/usecases/load-ticket.ts';
import { momentOn } from '#shared/usecases/moment.ts';
import { withFacts, workedOut } from '#shared/usecases/with-facts.ts';
import { stale } from '#shared/usecases/work-on-ticket.ts';

export interface SplitPorts extends SightPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'file' | 'eventsSince' | 'commit'>;
  readonly mails: Pick<MailLedger, 'mail'>;
}

export interface SplitRequest {
  readonly id: TicketId;
  readonly person: Person;
  readonly version: number;
  readonly message: string;
  /** Whether what the same sender said after it goes too. */
  readonly andLater: boolean;
}

/**
 * "Not this ticket": a message gets a ticket of its own, linked to the one it came to. Files, Message-ID and raw mail go with it,
 * so that later answers to it come to the new ticket.
 *
 * The new ticket's id follows from the message, so that the request can be repeated: whoever asks again is shown the same ticket,
 * whichever version they name. Merging the new ticket into the old one takes it back.
 *
 * @returns the new ticket
 */
export const splitMessage = async (
  ports: SplitPorts,
  request: SplitRequest,
): Promise<Result<Ticket, TicketRefusal>> => {
  const outcome = await decideAgain<Ticket, TicketRefusal>(() => attempt(ports, request));
  if (outcome.ok) return outcome;
  const { refusal } = outcome;
  return isChangeRefusal(refusal) ? unexpected(refusal) : refuse(refusal);
};

const attempt = async (
  ports: SplitPorts,
  { id, person, version, ...named }: SplitRequest,
): Promise<Result<Ticket, TicketRefusal | ChangeRefusal>> => {
  const loaded = await loadTicket(ports, { id, person, action: 'tickets.work' });
  if (!loaded.ok) return loaded;
  const newId = ports.ids.ticketIdFor(`split ${id} ${named.message}`);
  if ((await ports.desk.ticket(newId))?.linkedTo === id) return found(ports, newId, person);
  const file = await ports.desk.file(id);
  if (file === undefined) return refuse({ code: 'ticket.missing' });
  if (file.ticket.version !== version) return stale(ports, file.ticket, version);
  const words = wordsToSplit(file, named);
  if (!words.ok) return words;
  const [first] = words.value;
  const playbook = await ports.playbooks.current(MAIL_PLAYBOOK);
  if (playbook === undefined) throw new Error(`playbook ${MAIL_PLAYBOOK} is not installed`);
  const moment = await momentOn(ports, playbook, { kind: 'agent', id: person.id });
  const opening = await openingOf(ports, file.ticket, { id: newId, first, playbook });
  const opened = workedOut(
    await withFacts(ports.facts, (facts) => openTicket(opening, { ...moment, facts })),
  );
  const both = splitDecisions({ from: file.ticket, words: words.value, opened }, moment);
  const stored = await ports.desk.commit({
    at: moment.at,
    decisions: [both.left, both.opened],
    moves: await movesOf(ports, file, { words: words.value, to: newId }),
  });
  return stored.ok ? accept(await shownTo(ports, both.opened.after, person)) : stored;
};

/** An earlier request has done it. */
const found = async (
  ports: SplitPorts,
  id: TicketId,
  person: Person,
): Promise<Result<Ticket, TicketRefusal>> => {
  const loaded = await loadTicket(ports, { id, person, action: 'tickets.read' });
  return loaded.ok ? accept(await shownTo(ports, loaded.value.ticket, person)) : loaded;
};

const openingOf = async (
  { ids, mails }: SplitPorts,
  from: Ticket,
  {
    id,
    first,
    playbook,
  }: { readonly id: TicketId; readonly first: Message; readonly playbook: Playbook },
): Promise<Opening> => {
  const { mail, ticket: _ticket, at: _at, by: _by, ...message } = first;
  const raw = mail === undefined ? undefined : await mails.mail(mail.id);
  return {
    id,
    number: ids.ticketNumber(),
    playbook,
    channel: mail === undefined ? from.channel : 'mail',
    subject: raw === undefined || raw.subject === '' ? from.subject : raw.subject,
    language: from.language,
    customer: senderOf(first, from),
    // Whoever splits it off keeps it before their eyes; the classifier may know a better team.
    team: from.team,
    message: { ...message, ...(mail === undefined ? {} : { mail }) },
    linkedTo: from.id,
    ...(from.intake === undefined ? {} : { intake: from.intake }),
    // It tells the sender the number and the address of the ticket they are answered on; a forged sender gets no mail.
    ...(mail?.verified === false ? {} : { tell: 'confirmation' }),
  };
};

/** Words on the page are the customer's own; a mail is its sender's. */
const senderOf = ({ mail }: Message, { customer }: Ticket): Customer =>
  mail === undefined || canonicalAddress(mail.from) === canonicalAddress(customer.email ?? '')
    ? customer
    : customerOf({ name: mail.name ?? mail.from, email: mail.from });

const movesOf = (
  { mails }: SplitPorts,
  { ticket, files }: TicketFile,
  { words, to }: { readonly words: readonly Message[]; readonly to: TicketId },
): Promise<readonly MovedMessage[]> =>
  Promise.all(
    words.map(async (message) => {
      const raw = message.mail === undefined ? undefined : await mails.mail(message.mail.id);
      return {
        from: ticket.id,
        message: { ...message, ticket: to },
        files: filesIn(message, files),
        ...(raw === undefined ? {} : { mail: raw }),
      };
    }),
  );
