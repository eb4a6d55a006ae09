import { END, type Playbook } from '#shared/domain/playbook/playbook.ts';
import { type Decision, decided, type Moment } from '#shared/domain/ticket/decision.ts';
import type { Due } from '#shared/domain/ticket/due.ts';
import { beginLimits, resumeLimits } from '#shared/domain/ticket/limits.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/**
 * The customer wrote again. It wakes a waiting ticket and reopens a resolved one.
 *
 * @returns a refusal for a closed or merged ticket: then the words belong to a new ticket, linked to this one
 */
export const hearFromCustomer = (
  ticket: Ticket,
  playbook: Playbook,
  { said, ...moment }: Moment & { readonly said: Omit<Message, 'ticket' | 'at' | 'by' | 'kind'> },
): Result<Decision, TicketRefusal> => {
  const { at, by } = moment;
  const message: Message = { ...said, kind: 'customer', ticket: ticket.id, at, by };
  switch (ticket.status.state) {
    case 'open':
    case 'waiting': {
      const dues = resumeLimits(playbook, ticket.dues, moment);
      const wrote = { type: 'ticket.customer-wrote', at, by, message: message.id, dues } as const;
      return accept(decided(ticket, { events: [wrote], messages: [message] }));
    }
    case 'resolved': {
      const reopened = { ...reopening(playbook, moment), message: message.id };
      return accept(decided(ticket, { events: [reopened], messages: [message] }));
    }
    case 'closed':
    case 'merged':
      return refuse({ code: 'ticket.not-possible', state: ticket.status.state });
  }
};

/** An agent opens the ticket again. */
export const reopenTicket = (
  ticket: Ticket,
  playbook: Playbook,
  moment: Moment,
): Result<Decision, TicketRefusal> => {
  const { state } = ticket.status;
  return state === 'resolved' || state === 'closed'
    ? accept(decided(ticket, { events: [reopening(playbook, moment)] }))
    : refuse({ code: 'ticket.not-possible', state });
};

/** Every promise of the playbook begins anew; a survey or closing that was planned falls away. */
const reopening = (playbook: Playbook, { at, by, calendar }: Moment) =>
  ({
    type: 'ticket.reopened',
    at,
    by,
    steps: playbook.start === END ? [] : [{ id: playbook.start, since: at }],
    dues: beginLimits(playbook, at, calendar) satisfies readonly Due[],
  }) as const;
