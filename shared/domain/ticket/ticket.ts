/**
 * A ticket and the only way it changes.
 *
 * Each rule of this folder judges one request against the ticket as it stands and answers with the events that
 * follow or with a refusal. The clock, the identifiers and the store stay outside: what a rule needs, it is handed.
 */
import type { Protection } from '#shared/domain/access/reading.ts';
import type { TicketId, TicketNumber } from '#shared/domain/ids.ts';
import type { ContactChannel } from '#shared/domain/playbook/contact.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import type { Run } from '#shared/domain/run/run.ts';
import type { Due } from '#shared/domain/ticket/due.ts';
import type { TicketEvent } from '#shared/domain/ticket/event.ts';
import {
  type Channel,
  type Classification,
  type Priority,
  raised,
} from '#shared/domain/ticket/traits.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';

export const STATES = ['open', 'waiting', 'resolved', 'closed', 'merged'] as const;

export type State = (typeof STATES)[number];

/** The customer as the ticket knows them. At least one of the two addresses is there. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
}

export interface Ticket {
  readonly id: TicketId;
  readonly number: TicketNumber;
  /** Rises by one with every decision; the store refuses a write made against an older one. */
  readonly version: number;
  readonly playbook: { readonly id: string; readonly version: number };
  /** Where it stands in its playbook, and what was filled in. */
  readonly run: Run;
  readonly channel: Channel;
  readonly subject: string;
  /** The address that the customer wrote to, where the desk has set something for it: answers come from there. */
  readonly intake?: string;
  readonly language: Language;
  readonly customer: Customer;
  /** Lower-cased mail addresses that may write on this ticket. */
  readonly participants: readonly string[];
  /** Lower-cased mail addresses that get a copy of each answer. They may not write on the ticket, nor see its page. */
  readonly cc?: readonly string[];
  /** Those that a colleague has taken off: a customer's next mail does not put them back. */
  readonly notCc?: readonly string[];
  readonly team: string;
  readonly assignee?: string;
  /** The colleague who opened it. */
  readonly opener?: string;
  /** The record that it is about. */
  readonly about?: string;
  /** Who is kept from it, as its last decision has left it; nothing where its playbook keeps nobody out. */
  readonly protection?: Protection;
  readonly priority: Priority;
  readonly classification?: Classification;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
  readonly answeredAt?: Instant;
  readonly dues: readonly Due[];
  /** The ticket this one came out of. */
  readonly linkedTo?: TicketId;
  /** The tickets that go on as this one, in the order in which they came. */
  readonly mergedIn?: readonly MergedIn[];
  /** What the playbook says on channels that the desk does not speak itself; a colleague passes it on. */
  readonly byHand?: readonly ByHand[];
  readonly survey?: SurveyState;
  /** A hash of the request that opened it, so that the same request, sent again, is known. */
  readonly request?: string;
  /** The job of the last mail of this ticket; the next one leaves after it. */
  readonly lastMail?: string;
  readonly status: Status;
}

/** A ticket that goes on as another one. */
export interface MergedIn {
  readonly ticket: TicketId;
  /** It came with this one, into which it had been merged before. */
  readonly via?: TicketId;
  /** Addresses that may write on the other ticket only since. */
  readonly brought: readonly string[];
}

/** Words that wait for a colleague to pass them on. */
export interface ByHand {
  /** The note that holds the words. */
  readonly message: string;
  readonly to: Who;
  readonly via: readonly ContactChannel[];
  readonly since: Instant;
}

export type SurveyState =
  | { readonly state: 'sent'; readonly at: Instant }
  | {
      readonly state: 'answered';
      readonly at: Instant;
      readonly score: number;
      /** A hash of the vote, so that a second copy of it is known. */
      readonly vote: string;
    };

/** Where the ticket stands, with what belongs to that state alone. */
export type Status =
  | { readonly state: 'open' }
  | { readonly state: 'waiting'; readonly since: Instant }
  | { readonly state: 'resolved'; readonly since: Instant }
  | { readonly state: 'closed'; readonly since: Instant }
  | {
      readonly state: 'merged';
      readonly into: TicketId;
      readonly since: Instant;
      /** What it goes back to when the merging is undone. */
      readonly was: UnderWork;
    };

export type UnderWork =
  | { readonly state: 'open' }
  | { readonly state: 'waiting'; readonly since: Instant };

export const isUnderWork = (status: Status): status is UnderWork =>
  status.state === 'open' || status.state === 'waiting';

/**
 * What one event makes of a ticket. The version, the run and its limits are the decision's business: a run holds what people
 * filled in, which events must not, and limits are worked out anew each time.
 */
export const evolve = (before: Ticket, event: TicketEvent): Ticket => {
  const ticket = { ...before, updatedAt: event.at };
  switch (event.type) {
    case 'ticket.opened':
    case 'ticket.noted':
    case 'mail.failed':
    case 'mail.held':
    case 'mail.released':
    case 'step.left':
    case 'step.entered':
    case 'step.passed-over':
    case 'step.agreed':
    case 'form.saved':
    case 'act.done':
    case 'child.opened':
    case 'campaign.opened':
    case 'campaign.stopped':
    case 'document.made':
    case 'effect.failed':
    case 'ticket.replanned':
    case 'number.given':
    case 'signal.heard':
    case 'ledger.out-of-bounds':
    case 'message.split-off':
    case 'ticket.split-from':
    case 'ticket.parted':
      return ticket;
    case 'ticket.merged':
      return { ...ticket, status: mergedStatus(before.status, event) };
    case 'ticket.unmerged':
      return before.status.state === 'merged' ? { ...ticket, status: before.status.was } : ticket;
    case 'ticket.joined':
      return event.unanswered ? { ...ticket, status: { state: 'open' } } : ticket;
    case 'child.refused':
    case 'playbook.stopped':
      return { ...ticket, priority: raised(ticket.priority) };
    case 'ticket.classified':
      return {
        ...ticket,
        classification: event.classification,
        priority: event.priority,
        team: event.team,
      };
    case 'ticket.taken':
      return { ...ticket, assignee: event.assignee };
    case 'ticket.cc-changed': {
      const { cc: _, notCc: __, ...without } = ticket;
      return {
        ...without,
        ...(event.cc.length === 0 ? {} : { cc: event.cc }),
        ...(event.notCc.length === 0 ? {} : { notCc: event.notCc }),
      };
    }
    case 'ticket.assigned': {
      const { assignee: _, ...unassigned } = { ...ticket, team: event.team };
      return event.assignee === undefined
        ? unassigned
        : { ...unassigned, assignee: event.assignee };
    }
    case 'ticket.replied':
      return {
        ...ticket,
        status: { state: 'waiting', since: event.at },
        answeredAt: ticket.answeredAt ?? event.at,
      };
    case 'ticket.customer-wrote':
    case 'ticket.reopened':
      return { ...ticket, status: { state: 'open' } };
    case 'ticket.resolved':
      return { ...ticket, status: { state: 'resolved', since: event.at } };
    case 'ticket.closed':
      return { ...ticket, status: { state: 'closed', since: event.at } };
    case 'ticket.due-warned':
    case 'ticket.due-breached':
      return { ...ticket, priority: event.priority };
    case 'hand.wanted': {
      const { message, to, via, at: since } = event;
      return { ...ticket, byHand: [...(ticket.byHand ?? []), { message, to, via, since }] };
    }
    case 'hand.done':
      return {
        ...ticket,
        byHand: (ticket.byHand ?? []).filter(({ message }) => message !== event.message),
      };
    case 'ticket.survey-sent':
      return { ...ticket, survey: { state: 'sent', at: event.at } };
    case 'ticket.survey-answered':
      return {
        ...ticket,
        survey: { state: 'answered', at: event.at, score: event.score, vote: event.vote },
      };
  }
};

const mergedStatus = (
  before: Status,
  { into, at: since }: Extract<TicketEvent, { readonly type: 'ticket.merged' }>,
): Status => ({
  state: 'merged',
  into,
  since,
  was: isUnderWork(before) ? before : { state: 'open' },
});
