import type { DeskFile } from '#shared/domain/file/file.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import { canonicalAddress } from '#shared/domain/mail/address.ts';
import { type IntakeAddress, intakeOf, MAIL_PLAYBOOK } from '#shared/domain/mail/intake.ts';
import { kindOf } from '#shared/domain/mail/kind.ts';
import { mayAnswerAutomatically, type Place } from '#shared/domain/mail/placing.ts';
import type { MailRecord } from '#shared/domain/mail/record.ts';
import { verdictsOf } from '#shared/domain/mail/verdicts.ts';
import { waivedFor } from '#shared/domain/raw-mail/decide.ts';
import type { EndState, RawMail } from '#shared/domain/raw-mail/raw-mail.ts';
import { languageOf, nameOf, subjectOf, textOf } from '#shared/domain/raw-mail/words.ts';
import { copiedBy } from '#shared/domain/ticket/copies.ts';
import { customerOf } from '#shared/domain/ticket/customer.ts';
import type { Decision } from '#shared/domain/ticket/decision.ts';
import { hearFromCustomer } from '#shared/domain/ticket/hear-from-customer.ts';
import { type MailOrigin, type Message, withFiles } from '#shared/domain/ticket/message.ts';
import { type Opening, openTicket } from '#shared/domain/ticket/open-ticket.ts';
import { withReleases } from '#shared/domain/ticket/released.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { later } from '#shared/kernel/instant.ts';
import { accept, type Result } from '#shared/kernel/result.ts';
import type { Change, ChangeRefusal, DeskStore } from '#shared/ports/desk-store.ts';
import type { Ids } from '#shared/ports/ids.ts';
import type { Intake } from '#shared/ports/intake.ts';
import type { MailLedger } from '#shared/ports/mail-ledger.ts';
import type { MailReader } from '#shared/ports/mail-reader.ts';
import type { RawMails } from '#shared/ports/raw-mails.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import {
  envelopeOf,
  findPlace,
  type PlacePorts,
  type ReadMail,
} from '#shared/usecases/find-place.ts';
import {
  type ForwardPorts,
  forwardedMail,
  type HandedOn,
} from '#shared/usecases/forwarded-mail.ts';
import {
  boundFiles,
  type KeepMailFilesPorts,
  keepMailFiles,
} from '#shared/usecases/keep-mail-files.ts';
import { type DecisionPorts, momentOf, momentOn } from '#shared/usecases/moment.ts';
import { takeInForm } from '#shared/usecases/take-in-form.ts';
import { withFacts, workedOut } from '#shared/usecases/with-facts.ts';

const MACHINE = { kind: 'machine' } as const;

export interface TakeInMailPorts
  extends DecisionPorts,
    PlacePorts,
    KeepMailFilesPorts,
    ForwardPorts {
  readonly ids: Ids;
  readonly desk: Pick<DeskStore, 'ticket' | 'ticketOfMessage' | 'heldFile' | 'commit'>;
  readonly mails: Pick<MailLedger, 'mail'>;
  readonly raw: RawMails;
  readonly reader: MailReader;
  /** The address that is there without any setting. */
  readonly intakeAddress: string;
  readonly intake: Intake;
}

/** SES proves with this object that it may write to the bucket; it is no mail (AWS: S3 receipt action). */
const SETUP_NOTICE = 'AMAZON_SES_SETUP_NOTIFICATION';

/** What SES takes in at most (AWS: SES quotas); whatever lies there larger did not come from it, and is not parsed. */
const MOST_MAIL_BYTES = 40 * 1024 * 1024;

/** Enough of a mail that is too large to say whose it is. */
const HEADER_BYTES = 256 * 1024;

/**
 * A mail that SES has put into the bucket, or that somebody let out of quarantine.
 *
 * It is first entered as received, so that one nobody can understand is seen as the gap it is; then it is read,
 * judged, and ends in exactly one state, in one transaction with all that follows from it. A repeated delivery
 * finds it ended. The object's last part is SES's message id, by which a mail is known.
 */
export const takeInMail = async (
  ports: TakeInMailPorts,
  { id, key }: { readonly id: string; readonly key: string },
): Promise<EndState> => {
  const entered = await enter(ports, id);
  if (entered.state !== 'received') return entered.state;
  if (id === SETUP_NOTICE) return end(ports, entered, { state: 'discarded', reason: 'ses.setup' });
  if (entered.source === 'form') return takeInForm(ports, entered);
  const raw = await ports.raw.read(key);
  if (raw === undefined) return end(ports, entered, { state: 'unreadable', reason: 'raw.missing' });
  const waived = waivedFor(entered);
  const tooLarge = raw.length > MOST_MAIL_BYTES && !waived.includes('limit.size');
  const { record, headers, files } = await ports.reader.read(
    tooLarge ? raw.subarray(0, HEADER_BYTES) : raw,
  );
  const verdicts = verdictsOf(headers);
  const facts = { size: raw.length, verdicts, from: record.from, subject: subjectOf(record) };
  const seen = { ...entered, ...facts };
  if (tooLarge) return end(ports, seen, { state: 'quarantined', reason: 'limit.size' });
  const read = { record, headers, files, verdicts, waived };
  const outcome = await decideAgain<EndState, never>(() => judge(ports, entered, { read, seen }));
  return committed(outcome);
};

/** The mail as received; found again when an earlier delivery entered it. */
const enter = async ({ desk, mails, clock }: TakeInMailPorts, id: string): Promise<RawMail> => {
  const at = clock.now();
  const after: RawMail = {
    id,
    source: 'mail',
    receivedAt: at,
    state: 'received',
    reason: '',
    from: '',
    subject: '',
  };
  const known = await mails.mail(id);
  if (known !== undefined) return known;
  const stored = await desk.commit({ at, mail: { after } });
  if (stored.ok) return after;
  const found = await mails.mail(id);
  if (found === undefined)
    throw new Error(`mail ${id} could not be entered: ${stored.refusal.code}`);
  return found;
};

/** The files of the message, as it names them. */
type Names = ReturnType<typeof withFiles>;

type Ended = RawMail & { readonly state: EndState };

type Ending = Pick<RawMail, 'reason' | 'ticket'> & { readonly state: EndState };

const end = async (
  { desk, clock }: TakeInMailPorts,
  before: RawMail,
  ending: Ending,
): Promise<EndState> => {
  committed(
    await desk.commit({ at: clock.now(), mail: { before, after: { ...before, ...ending } } }),
  );
  return ending.state;
};

const judge = async (
  ports: TakeInMailPorts,
  before: RawMail,
  { read, seen }: { readonly read: ReadMail; readonly seen: RawMail },
): Promise<Result<EndState, ChangeRefusal>> => {
  const { record, headers } = read;
  const { addresses } = await ports.intake.read();
  const own = {
    domains: [ports.replyDomain],
    intake: [ports.intakeAddress, ...addresses.map(({ address }) => address)],
  };
  const kind = kindOf(record, headers, own);
  const place = await findPlace(ports, read);
  if (place.place === 'quarantine') {
    return finish(ports, {
      before,
      after: { ...seen, state: 'quarantined', reason: place.reason },
    });
  }
  if (kind.automatic !== 'none') {
    const ticket = await ticketBehind(ports, record, place);
    const after = { ...seen, state: kind.automatic, reason: kind.reason, ...ticket };
    return finish(ports, { before, after }, record);
  }
  if (record.from === '' && !read.waived.includes('unreadable')) {
    const reason = record.problems.join(' ') || 'from.missing';
    return finish(ports, { before, after: { ...seen, state: 'unreadable', reason } });
  }
  return settle(ports, { before, seen }, { read, place });
};

/** A machine's mail changes no ticket, but says on which it would have. */
const ticketBehind = async (
  { desk }: TakeInMailPorts,
  { bounce }: MailRecord,
  place: Place,
): Promise<{ readonly ticket?: TicketId }> => {
  const original = bounce?.originalMessageId ?? undefined;
  const bounced = original === undefined ? undefined : await desk.ticketOfMessage(original);
  const placed = place.place === 'join' ? place.ticketId : undefined;
  const ticket = bounced ?? placed;
  return ticket === undefined ? {} : { ticket };
};

/** A person's mail: onto its ticket, or a ticket of its own. */
const settle = async (
  ports: TakeInMailPorts,
  { before, seen }: { readonly before: RawMail; readonly seen: RawMail },
  {
    read,
    place: found,
  }: { readonly read: ReadMail; readonly place: Exclude<Place, { place: 'quarantine' }> },
): Promise<Result<EndState, ChangeRefusal>> => {
  const { record, verdicts } = read;
  // What answers a mail of ours is a colleague's own word on that ticket.
  const forwarded = found.place === 'new' ? await forwardedMail(ports, read) : undefined;
  const place: typeof found =
    found.place === 'join' || forwarded === undefined
      ? found
      : { ...found, reason: 'forwarded.by-colleague' };
  const files = await keepMailFiles(ports, {
    mail: before.id,
    files: forwarded?.files ?? read.files,
    verdicts,
    at: before.receivedAt,
  });
  const names = withFiles(files.map(({ id }) => id));
  const origin: MailOrigin = {
    id: before.id,
    from: record.from,
    ...(record.fromName === '' ? {} : { name: nameOf(record) }),
    reason: place.reason,
    verified: place.verified,
    ...(record.messageId === null ? {} : { messageId: record.messageId }),
  };
  const joined =
    place.place === 'join'
      ? await join(ports, place.ticketId, { record, origin, names })
      : undefined;
  const linkedTo = place.place === 'join' ? place.ticketId : place.linkedTo;
  // The ticket is done, and its playbook has no way back.
  const reason =
    place.place === 'join' && joined === undefined ? 'ticket.closed-too-long' : place.reason;
  const words = { ...origin, reason };
  const decided =
    joined ??
    (forwarded === undefined
      ? await open(ports, { read, origin: words, linkedTo, names })
      : await openForwarded(ports, { read, origin: words, linkedTo, names }, forwarded));
  const decision = withReleases(decided, before.releases ?? [], momentOf(ports, MACHINE));
  const after: Ended = {
    ...seen,
    state: joined === undefined ? 'ticket' : 'reply',
    reason,
    ticket: decision.after.id,
  };
  return finish(ports, { before, after }, record, { decision, files });
};

/** @returns nothing when the ticket takes no more words; then they open a new one, linked to it */
const join = async (
  ports: TakeInMailPorts,
  id: TicketId,
  {
    record,
    origin,
    names,
  }: {
    readonly record: MailRecord;
    readonly origin: MailOrigin;
    readonly names: Names;
  },
): Promise<Decision | undefined> => {
  const ticket = await ports.desk.ticket(id);
  if (ticket === undefined) return undefined;
  const playbook = await ports.playbooks.of(ticket.playbook);
  const moment = await momentOn(ports, playbook, { kind: 'customer' });
  const said = {
    id: moment.fresh(),
    channel: 'mail',
    text: textOf(record, 'join'),
    mail: origin,
    ...names,
  } as const;
  const cc = isCustomers(ticket, record) ? await copiesIn(ports, record, origin) : [];
  const decision = await withFacts(ports.facts, (facts) =>
    hearFromCustomer(ticket, playbook, { ...moment, facts, said, cc }),
  );
  return decision.ok ? decision.value : undefined;
};

/** Others than the customer say nothing about who shall read along. */
const isCustomers = ({ customer }: Ticket, { from }: MailRecord): boolean =>
  customer.email?.toLowerCase() === from.toLowerCase();

/** Of a mail that anybody may have written in the customer's name, nobody; and never the desk itself, under any of its addresses. */
const copiesIn = async (
  ports: TakeInMailPorts,
  { to, cc, from }: MailRecord,
  { verified }: MailOrigin,
): Promise<readonly string[]> => {
  if (!verified) return [];
  const addresses = await ports.intake.read();
  const others = [...to, ...cc].filter((one) => intakeOf(addresses, [one]) === undefined);
  return copiedBy(others, { customer: from, own: ports });
};

interface ToOpen {
  readonly read: ReadMail;
  readonly origin: MailOrigin;
  readonly names: Names;
  readonly linkedTo: TicketId | undefined;
  /** Addresses that may write on it beside the sender's. */
  readonly participants?: readonly string[];
}

const open = async (
  ports: TakeInMailPorts,
  { read, origin, linkedTo, names, participants = [] }: ToOpen,
): Promise<Decision> => {
  const { record, headers, verdicts } = read;
  const recipients = [...record.to, ...record.cc, ...envelopeOf(headers)];
  const set: Partial<IntakeAddress> = intakeOf(await ports.intake.read(), recipients) ?? {};
  // A playbook that was retired since opens nothing more; the mail is not lost for that.
  const playbook =
    (await ports.playbooks.current(set.playbook ?? MAIL_PLAYBOOK)) ??
    (await ports.playbooks.current(MAIL_PLAYBOOK));
  if (playbook === undefined) throw new Error(`playbook ${MAIL_PLAYBOOK} is not installed`);
  const moment = await momentOn(ports, playbook, { kind: 'customer' });
  const opening: Opening = {
    id: ports.ids.ticketId(moment.at),
    number: ports.ids.ticketNumber(),
    playbook,
    channel: 'mail',
    subject: subjectOf(record),
    language: set.language ?? languageOf(record),
    ...(set.address === undefined ? {} : { intake: set.address }),
    ...(set.team === undefined ? {} : { team: set.team }),
    customer: customerOf({
      name: nameOf(record),
      ...(record.from === '' ? {} : { email: record.from }),
    }),
    message: {
      id: moment.fresh(),
      kind: 'customer',
      channel: 'mail',
      text: textOf(record, 'new'),
      mail: origin,
      ...names,
    },
    participants,
    ...(linkedTo === undefined ? {} : { linkedTo }),
    cc: await copiesIn(ports, record, origin),
    // Whoever forges a sender shall not make the desk write to them.
    ...(mayAnswerAutomatically(verdicts) && record.from !== '' ? { tell: 'confirmation' } : {}),
  };
  return workedOut(
    await withFacts(ports.facts, (facts) => openTicket(opening, { ...moment, facts })),
  );
};

/**
 * The ticket of a mail that a colleague has handed on: its writer is the customer, the colleague takes part, and what they wrote
 * above it is a note, which stands below the customer's words: messages are in the order of their ids.
 */
const openForwarded = async (
  ports: TakeInMailPorts,
  { read, origin, ...rest }: ToOpen,
  { from, fromName, subject, text, note, colleague }: HandedOn,
): Promise<Decision> => {
  const forwardedBy = canonicalAddress(read.record.from);
  const record = { ...read.record, from, fromName, subject, text, reply: text, language: null };
  const { name: _, messageId, ...plain } = origin;
  const opened = await open(ports, {
    ...rest,
    read: { ...read, record },
    origin: {
      ...plain,
      from,
      ...(fromName === '' ? {} : { name: nameOf(record) }),
      verified: false,
      forwardedBy,
      ...(messageId === undefined ? {} : { messageId }),
    },
    participants: [forwardedBy],
  });
  return note === ''
    ? opened
    : noted(opened, { note, colleague, id: ports.ids.next(later(opened.after.openedAt, 1)) });
};

const noted = (
  opened: Decision,
  {
    note,
    colleague,
    id,
  }: { readonly note: string; readonly colleague: string; readonly id: string },
): Decision => {
  const { id: ticket, openedAt: at } = opened.after;
  const by = { kind: 'agent', id: colleague } as const;
  const message: Message = { id, ticket, at, kind: 'note', by, channel: 'mail', text: note };
  return {
    ...opened,
    events: [...opened.events, { type: 'ticket.noted', at, by, message: id }],
    messages: [...opened.messages, message],
  };
};

/** The mail's one end, with all that follows from it. A second copy of a mail ends as a duplicate. */
const finish = async (
  ports: TakeInMailPorts,
  mail: { readonly before: RawMail; readonly after: Ended },
  record?: MailRecord,
  settled?: { readonly decision: Decision; readonly files: readonly DeskFile[] },
): Promise<Result<EndState, ChangeRefusal>> => {
  const at = ports.clock.now();
  const change: Change = {
    at,
    mail,
    decisions: settled === undefined ? [] : [settled.decision],
    ...(settled === undefined ? {} : boundFiles(settled)),
  };
  const { state, ticket } = mail.after;
  if (record?.messageId === null || record === undefined) {
    const stored = await ports.desk.commit(change);
    return stored.ok ? accept(state) : stored;
  }
  const takenIn = { messageId: record.messageId, ...(ticket === undefined ? {} : { ticket }) };
  const stored = await ports.desk.commit({ ...change, takenIn });
  if (stored.ok) return accept(state);
  if (stored.refusal.code !== 'change.message-known') return stored;
  const first = await ports.mails.mail(stored.refusal.mail);
  // An identifier that somebody else has used before proves nothing: this mail is another one.
  const copy = first !== undefined && first.from === record.from;
  const again = copy
    ? { at, mail: { before: mail.before, after: duplicateOf(mail.after, first) } }
    : change;
  const second = await ports.desk.commit(again);
  return second.ok ? accept(copy ? 'duplicate' : state) : second;
};

const duplicateOf = ({ ticket: _, ...mail }: RawMail, first: RawMail): RawMail => ({
  ...mail,
  state: 'duplicate',
  reason: `message-id of ${first.id}`,
  ...(first.ticket === undefined ? {} : { ticket: first.ticket }),
});
