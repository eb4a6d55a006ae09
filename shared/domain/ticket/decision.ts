/**
 * A decision: what a rule has found, ready to be committed in one transaction.
 */
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import type { Job, MailKind } from '#shared/domain/job/job.ts';
import type { Actor, TicketEvent } from '#shared/domain/ticket/event.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
import { evolve, type Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** What every rule is handed about its moment. */
export interface Moment {
  readonly at: Instant;
  readonly by: Actor;
  /** A new identifier with every call. */
  readonly fresh: () => string;
  readonly calendar: Calendar;
}

export interface Decision {
  /** The ticket as it was read; nothing for a new one. */
  readonly before?: Ticket;
  readonly after: Ticket;
  readonly events: readonly TicketEvent[];
  readonly messages: readonly Message[];
  readonly jobs: readonly Job[];
}

interface Found {
  readonly events: readonly TicketEvent[];
  readonly messages?: readonly Message[];
  readonly jobs?: readonly Job[];
}

/** Applies events to a ticket: one decision, one version. */
export const decided = (before: Ticket, { events, messages = [], jobs = [] }: Found): Decision => {
  const lastMail = jobs.findLast((job) => job.queue === 'notification')?.id ?? before.lastMail;
  const changed = events.reduce(evolve, before);
  return {
    before,
    after: {
      ...changed,
      version: before.version + 1,
      ...(lastMail === undefined ? {} : { lastMail }),
    },
    events,
    messages,
    jobs,
  };
};

/** A mail to the customer as a job, behind the ticket's last one. Without an address there is nobody to write to. */
export const mailJobs = (
  ticket: Ticket,
  { at, fresh }: Moment,
  mail: { readonly mail: MailKind; readonly message?: string },
): readonly Job[] =>
  ticket.customer.email === undefined
    ? []
    : [
        {
          queue: 'notification',
          id: fresh(),
          ticket: ticket.id,
          due: at,
          attempt: 0,
          ...mail,
          ...(ticket.lastMail === undefined ? {} : { after: ticket.lastMail }),
        },
      ];
