import { type Decision, decided, type Moment } from '#shared/domain/ticket/decision.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Classification, Priority } from '#shared/domain/ticket/traits.ts';

export interface Judgement {
  readonly classification: Classification;
  readonly priority: Priority;
  readonly team: string;
}

/**
 * The classifier has spoken. It never overrules a person: a ticket that somebody has assigned keeps its team.
 *
 * @returns nothing when the ticket is classified already or past being worked on
 */
export const classifyTicket = (
  ticket: Ticket,
  { classification, priority, team }: Judgement,
  { at, by }: Pick<Moment, 'at' | 'by'>,
): Decision | undefined => {
  if (ticket.classification !== undefined) return undefined;
  if (ticket.status.state === 'closed' || ticket.status.state === 'merged') return undefined;
  return decided(ticket, {
    events: [
      {
        type: 'ticket.classified',
        at,
        by,
        classification,
        priority,
        team: ticket.assignee === undefined ? team : ticket.team,
      },
    ],
  });
};
