/** A timer has fired: everything whose moment has come is done, whichever moment the timer was set for. */
import type { Job } from '#shared/domain/job/job.ts';
import { type Decision, decided, type Moment, mailJobs } from '#shared/domain/ticket/decision.ts';
import { type Due, earliestMoment, nextMoment } from '#shared/domain/ticket/due.ts';
import type { TicketEvent } from '#shared/domain/ticket/event.ts';
import { evolve, type Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Priority } from '#shared/domain/ticket/traits.ts';

/** @returns nothing when no moment has come: the timer was late, early or repeated */
export const fireDues = (ticket: Ticket, moment: Moment): Decision | undefined => {
  const events: TicketEvent[] = [];
  const jobs: Job[] = [];
  let current = ticket;
  for (let due = dueNow(current, moment); due !== undefined; due = dueNow(current, moment)) {
    const event = eventOf(current, due, moment);
    if (event.type === 'ticket.survey-sent')
      jobs.push(...mailJobs(ticket, moment, { mail: 'survey' }));
    events.push(event);
    current = evolve(current, event);
  }
  return events.length === 0 ? undefined : decided(ticket, { events, jobs });
};

/** The due whose moment came first, so that after an outage the timeline tells it in order. */
const dueNow = (ticket: Ticket, { at }: Moment): Due | undefined => {
  const earliest = earliestMoment(ticket.dues);
  return earliest === undefined || earliest > at
    ? undefined
    : ticket.dues.find((due) => nextMoment(due) === earliest);
};

/** Each event moves its due on, so the loop above ends. */
const eventOf = (ticket: Ticket, due: Due, { at }: Moment): TicketEvent => {
  const by = { kind: 'machine' } as const;
  const others = ticket.dues.filter((other) => other !== due);
  switch (due.kind) {
    case 'survey':
      return { type: 'ticket.survey-sent', at, by, dues: others };
    case 'close':
      return { type: 'ticket.closed', at, by, dues: others };
    case 'limit':
      return limitEvent(ticket, due, { at, by, others });
  }
};

const limitEvent = (
  ticket: Ticket,
  due: Extract<Due, { kind: 'limit' }>,
  { at, by, others }: Pick<Moment, 'at' | 'by'> & { readonly others: readonly Due[] },
): TicketEvent => {
  const breached = due.state === 'warned';
  const moved: Due =
    due.state === 'paused' ? due : { ...due, state: breached ? 'breached' : 'warned' };
  return {
    type: breached ? 'ticket.due-breached' : 'ticket.due-warned',
    at,
    by,
    limit: due.id,
    priority: breached ? raised(ticket.priority) : ticket.priority,
    dues: [...others, moved],
  };
};

/** A broken promise raises the ticket where everybody sees it. */
const raised = (priority: Priority): Priority => (priority === 'urgent' ? 'urgent' : 'high');
