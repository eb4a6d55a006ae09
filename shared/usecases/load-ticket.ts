import { type Action, mayOn, type Person } from '#shared/domain/access/role.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';

/**
 * The ticket, if there is one and the person may do this with it.
 *
 * A ticket that the person may not even read is as missing as one that never was, so that nobody can find out
 * which tickets exist.
 */
export const loadTicket = async (
  desk: Pick<DeskStore, 'ticket'>,
  {
    id,
    person,
    action,
  }: { readonly id: TicketId; readonly person: Person; readonly action: Action },
): Promise<Result<Ticket, TicketRefusal>> => {
  const ticket = await desk.ticket(id);
  if (ticket === undefined || !mayOn(person, 'tickets.read', ticket)) {
    return refuse({ code: 'ticket.missing' });
  }
  return mayOn(person, action, ticket) ? accept(ticket) : refuse({ code: 'access.denied', action });
};
