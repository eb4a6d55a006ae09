import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { hear } from '#shared/domain/run/hear.ts';
import type { RunFault } from '#shared/domain/run/world.ts';
import { heardCopies } from '#shared/domain/ticket/copies.ts';
import { type Decision, decided, type Moment } from '#shared/domain/ticket/decision.ts';
import { followed, standOf, worldOf } from '#shared/domain/ticket/follow.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

/**
 * The customer wrote again. It wakes a waiting ticket, and a resolved or closed one where its playbook says so.
 *
 * @returns a refusal for a ticket that is done and stays so: then the words belong to a new ticket, linked to this one
 */
export const hearFromCustomer = (
  ticket: Ticket,
  playbook: Playbook,
  {
    said,
    cc = [],
    ...moment
  }: Moment & {
    readonly said: Omit<Message, 'ticket' | 'at' | 'by' | 'kind'>;
    /** Whom they have written to as well. */
    readonly cc?: readonly string[];
  },
): Result<Decision, TicketRefusal | RunFault> => {
  const { at, by } = moment;
  const { state } = ticket.status;
  if (state === 'merged') {
    return refuse({ code: 'ticket.not-possible', state });
  }
  const awake: Ticket = state === 'waiting' ? { ...ticket, status: { state: 'open' } } : ticket;
  const moved = hear(standOf(awake, playbook), { on: 'customer-wrote' }, worldOf(moment));
  if (!moved.ok) return moved;
  if ((state === 'resolved' || state === 'closed') && moved.value.phase !== 'active') {
    return refuse({ code: 'ticket.not-possible', state });
  }
  const message: Message = { ...said, kind: 'customer', ticket: ticket.id, at, by };
  const found = followed(ticket, moved.value, moment);
  const copies = heardCopies(ticket, cc, moment);
  return accept(
    decided(ticket, {
      ...found,
      events: [
        { type: 'ticket.customer-wrote', at, by, message: message.id },
        ...(copies === undefined ? [] : [copies]),
        ...found.events,
      ],
      messages: [message],
    }),
  );
};

/** An agent opens the ticket again, where its playbook has a way back. */
export const reopenTicket = (
  ticket: Ticket,
  playbook: Playbook,
  moment: Moment,
): Result<Decision, TicketRefusal | RunFault> => {
  const { state } = ticket.status;
  if (state !== 'resolved' && state !== 'closed') {
    return refuse({ code: 'ticket.not-possible', state });
  }
  const moved = hear(standOf(ticket, playbook), { on: 'reopened' }, worldOf(moment));
  if (!moved.ok) return moved;
  return moved.value.phase === 'active'
    ? accept(decided(ticket, followed(ticket, moved.value, moment)))
    : refuse({ code: 'ticket.not-possible', state });
};
