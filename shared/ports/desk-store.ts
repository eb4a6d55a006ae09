import type { Reader } from '#shared/domain/access/reading.ts';
import type { Delivery } from '#shared/domain/delivery/delivery.ts';
import type { DeskFile, HeldFile } from '#shared/domain/file/file.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Job } from '#shared/domain/job/job.ts';
import type { Entry } from '#shared/domain/ledger/entry.ts';
import type { PostingKnown } from '#shared/domain/ledger/posting.ts';
import type { BoundBroken } from '#shared/domain/ledger/refusal.ts';
import type { Campaign, PlannedCampaign, Tally } from '#shared/domain/opening/campaign.ts';
import type { Signal } from '#shared/domain/opening/opening.ts';
import type { RawMail } from '#shared/domain/raw-mail/raw-mail.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import type { TicketCard } from '#shared/domain/ticket/card.ts';
import type { Decision } from '#shared/domain/ticket/decision.ts';
import type { TicketEvent } from '#shared/domain/ticket/event.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
import type { State, Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { LoanChange, RecordChange } from '#shared/ports/records.ts';

/** Tickets with all that belongs to them. */
export interface DeskStore {
  ticket(id: TicketId): Promise<Ticket | undefined>;
  /** The ticket with everything said and done on it; one read. */
  file(id: TicketId): Promise<TicketFile | undefined>;
  /** What became of one mail of the ticket. */
  delivery(id: TicketId, job: string): Promise<Delivery | undefined>;
  /** What happened on the ticket after this version, oldest first. */
  eventsSince(id: TicketId, version: number): Promise<readonly TicketEvent[]>;
  /** What the decision that made this version wanted done beside. */
  effects(id: TicketId, version: number): Promise<readonly RunEffect[]>;
  /** A file that was announced, mailed or bound; one that nobody bound in time is no more. */
  heldFile(id: string, now: Instant): Promise<HeldFile | undefined>;
  list(query: ListQuery): Promise<ListPage>;
  /** Whole tickets in the order of their opening. One that was opened within the last second may be missing still. */
  ticketsOf(query: OpenedQuery): Promise<OpenedPage>;
  /** The ticket that a mail of this Message-ID, sent or taken in by the desk, belongs to. */
  ticketOfMessage(messageId: string): Promise<TicketId | undefined>;
  /** The tickets of the mails that were held back, each once, of at most 1,000 mails. */
  heldMails(of: Pick<HeldMail, 'person' | 'hour'>): Promise<readonly TicketId[]>;
  /** How many open tickets an agent has, counted up to 200. One that was given within the last second may be missing still. */
  openWork(agent: string): Promise<number>;
  /** The last running number that a series has given; 0 before its first. */
  lastNumber(series: string): Promise<number>;
  /** Stores all of a change or nothing of it. */
  commit(change: Change): Promise<Result<void, ChangeRefusal>>;
}

export interface TicketFile {
  readonly ticket: Ticket;
  /** Oldest first. */
  readonly messages: readonly Message[];
  /** Oldest first. */
  readonly events: readonly TicketEvent[];
  readonly deliveries: readonly Delivery[];
  /** In no order: messages name theirs. */
  readonly files: readonly DeskFile[];
}

/** Everything that one request wants to have stored, in one transaction. */
export interface Change {
  readonly at: Instant;
  readonly decisions?: readonly Decision[];
  /** The raw mail as it was read (nothing: it must be new) and as it shall be. */
  readonly mail?: { readonly before?: RawMail; readonly after: RawMail };
  /** Message-IDs that must not have been taken in before. */
  readonly takenIn?: {
    readonly messageId: string;
    readonly ticket?: TicketId;
    /** A hash of the request, to know the same one by. */
    readonly request?: string;
  };
  readonly delivery?: { readonly before?: Delivery; readonly after: Delivery };
  /** Files as they were read (nothing: they must be new) and as they shall be. */
  readonly files?: readonly { readonly before?: HeldFile; readonly after: HeldFile }[];
  /** Messages that leave their ticket; the decision of the other one holds them. */
  readonly moves?: readonly MovedMessage[];
  /** Jobs beside those of the decisions. */
  readonly jobs?: readonly Job[];
  /** Campaigns to begin, and others as they were read and as they shall be. */
  readonly campaigns?: readonly (
    | PlannedCampaign
    | { readonly before: Campaign; readonly after: Campaign }
  )[];
  /** Added to what is counted already. */
  readonly tallies?: readonly Tally[];
  /** New ones, each with a job that carries its id. */
  readonly signals?: readonly Signal[];
  readonly caps?: readonly Cap[];
  /** A mail that the hour's digest will stand for. */
  readonly held?: HeldMail;
  readonly records?: readonly RecordChange[];
  /** Loans of records, each new or with another end. */
  readonly loans?: readonly LoanChange[];
  /** One for all decisions of the change: bounds are judged on their sum. */
  readonly postings?: Entry;
}

/** What goes with a message to its new ticket. */
export interface MovedMessage {
  readonly from: TicketId;
  /** As it stands on its new ticket. */
  readonly message: Message;
  /** Its files, as they were read. */
  readonly files: readonly DeskFile[];
  /** The raw mail that it came by, as it was read. */
  readonly mail?: RawMail;
}

/** A mail that a colleague does not get by itself. */
export interface HeldMail {
  readonly person: string;
  /** The begin of the hour. */
  readonly hour: Instant;
  readonly ticket: TicketId;
  /** The mail's job. */
  readonly job: string;
}

/** A counter that must stay below its limit. */
export interface Cap {
  readonly name: string;
  readonly limit: number;
  /** When the counter may be forgotten. */
  readonly until: Instant;
}

export type ChangeRefusal =
  /** Something was changed since it was read: read and decide again. */
  | { readonly code: 'change.stale' }
  | { readonly code: 'change.number-taken' }
  /** Another ticket was given the next number of the series: decide again. */
  | { readonly code: 'change.series-moved' }
  /** Another ticket has this business number: its format cannot tell two apart. */
  | { readonly code: 'change.business-number-taken'; readonly number: string }
  /** The ticket exists already, made by the same request. */
  | { readonly code: 'change.request-known'; readonly ticket: Ticket }
  /** The file belongs to a message already. */
  | { readonly code: 'change.file-taken'; readonly file: string }
  | { readonly code: 'change.message-known'; readonly mail: string; readonly request?: string }
  /** It was told already, with these words. */
  | { readonly code: 'change.signal-known'; readonly signal: Signal }
  | { readonly code: 'change.cap-reached'; readonly cap: string }
  /** Another record of the kind has the key that is unique. */
  | { readonly code: 'change.record-key-taken'; readonly record: string }
  /** A hard bound would be broken, or the same was posted before: nothing of the change was stored. */
  | { readonly code: 'change.ledger-refused'; readonly refusal: BoundBroken | PostingKnown };

export interface ListQuery {
  /** For whose eyes: nothing is read or counted that they may not see. */
  readonly reader: Reader;
  /** Whose tickets. What the reader is meant to see by name or role is listed too, whichever team has it. */
  readonly teams: readonly string[];
  /** Only what this team has. */
  readonly only?: string;
  readonly states: readonly State[];
  readonly assignee?: string;
  /** Only those whose earliest limit ends before this instant. */
  readonly dueBefore?: Instant;
  readonly limit: number;
  readonly cursor?: string;
  readonly now: Instant;
}

/**
 * Tickets of a playbook, those that one ticket opened by itself, or those about records with these ids: one id after the other, and
 * a page ends where the next id begins. The kind of the record is for the ticket's playbook to say.
 */
export type OpenedQuery = (
  | { readonly playbook: string }
  | { readonly parent: TicketId }
  | { readonly about: readonly string[] }
) & {
  /** Opened at this instant or later. */
  readonly from?: Instant;
  /** Opened before this instant. */
  readonly to?: Instant;
  readonly order?: 'ascending' | 'descending';
  /** At most; each is a read of its own. */
  readonly limit: number;
  readonly cursor?: string;
};

export interface OpenedPage {
  readonly items: readonly Ticket[];
  readonly next?: string;
}

export interface ListPage {
  readonly items: readonly TicketCard[];
  readonly next?: string;
}
