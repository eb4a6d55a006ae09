import type { StopReason } from '#shared/domain/run/run.ts';
import { type Decision, decided, type Moment } from '#shared/domain/ticket/decision.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';

/** The engine cannot go on by itself: the ticket stays where it is, nothing falls due on it any more, and a person must look. */
export const stopTicket = (
  ticket: Ticket,
  reason: StopReason,
  { at, by }: Pick<Moment, 'at' | 'by'>,
): Decision =>
  decided(ticket, {
    events: [{ type: 'playbook.stopped', at, by, reason }],
    run: { ...ticket.run, stopped: reason },
    dues: [],
  });
