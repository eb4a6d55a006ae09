import type { Protection } from '#shared/domain/access/reading.ts';
import type { TicketId, TicketNumber } from '#shared/domain/ids.ts';
import { earliestLimit } from '#shared/domain/ticket/due.ts';
import type { State, Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Channel, Priority } from '#shared/domain/ticket/traits.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';

/** What a list shows of a ticket; the only part of it that stands in an index. */
export interface TicketCard {
  readonly id: TicketId;
  readonly number: TicketNumber;
  readonly version: number;
  readonly state: State;
  readonly subject: string;
  readonly customerName: string;
  readonly team: string;
  readonly assignee?: string;
  readonly priority: Priority;
  readonly category?: string;
  readonly language: Language;
  readonly channel: Channel;
  readonly playbook: string;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
  readonly due?: Instant;
  readonly protection?: Protection;
}

export const cardOf = (ticket: Ticket): TicketCard => {
  const due = earliestLimit(ticket.dues);
  const category = ticket.classification?.category;
  return {
    id: ticket.id,
    number: ticket.number,
    version: ticket.version,
    state: ticket.status.state,
    subject: ticket.subject,
    customerName: ticket.customer.name,
    team: ticket.team,
    ...(ticket.assignee === undefined ? {} : { assignee: ticket.assignee }),
    priority: ticket.priority,
    ...(category === undefined ? {} : { category }),
    language: ticket.language,
    channel: ticket.channel,
    playbook: ticket.playbook.id,
    openedAt: ticket.openedAt,
    updatedAt: ticket.updatedAt,
    ...(due === undefined ? {} : { due }),
    ...(ticket.protection === undefined ? {} : { protection: ticket.protection }),
  };
};
