/** What agents do with a ticket: take it, hand it on, answer, note, resolve. */
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { hear } from '#shared/domain/run/hear.ts';
import type { RunFault } from '#shared/domain/run/world.ts';
import { type Decision, decided, type Moment, mailJobs } from '#shared/domain/ticket/decision.ts';
import { followed, standOf, worldOf } from '#shared/domain/ticket/follow.ts';
import { type Message, withFiles } from '#shared/domain/ticket/message.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import { isUnderWork, type Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

const notPossible = (ticket: Ticket): Result<never, TicketRefusal> =>
  refuse({ code: 'ticket.not-possible', state: ticket.status.state });

/** The agent takes the ticket; one that a colleague holds is handed over by assigning, not by taking. */
export const takeTicket = (
  ticket: Ticket,
  agent: string,
  { at, by }: Moment,
): Result<Decision, TicketRefusal> => {
  if (!isUnderWork(ticket.status)) return notPossible(ticket);
  if (ticket.assignee !== undefined && ticket.assignee !== agent) {
    return refuse({ code: 'ticket.taken-already', assignee: ticket.assignee });
  }
  return accept(decided(ticket, { events: [{ type: 'ticket.taken', at, by, assignee: agent }] }));
};

/** Hands the ticket to a team, and to one of its people where one is named. */
export const assignTicket = (
  ticket: Ticket,
  to: { readonly team: string; readonly assignee?: string },
  { at, by }: Moment,
): Result<Decision, TicketRefusal> =>
  isUnderWork(ticket.status)
    ? accept(decided(ticket, { events: [{ type: 'ticket.assigned', at, by, ...to }] }))
    : notPossible(ticket);

interface Words {
  readonly text: string;
  /** Ids of the files that go with it. */
  readonly files?: readonly string[];
}

/** An answer to the customer: it goes out by mail, and the desk waits. */
export const replyToTicket = (
  ticket: Ticket,
  playbook: Playbook,
  { text, files = [], ...moment }: Moment & Words,
): Result<Decision, TicketRefusal | RunFault> => {
  if (!isUnderWork(ticket.status)) return notPossible(ticket);
  const { at, by } = moment;
  const message: Message = {
    id: moment.fresh(),
    ticket: ticket.id,
    at,
    kind: 'reply',
    by,
    channel: ticket.customer.email === undefined ? 'phone' : 'mail',
    text,
    ...withFiles(files),
  };
  const waiting: Ticket = { ...ticket, status: { state: 'waiting', since: at } };
  const moved = hear(
    standOf(waiting, playbook),
    { on: 'replied', change: (run) => ({ ...run, repliedAt: at }) },
    worldOf(moment),
  );
  if (!moved.ok) return moved;
  const found = followed(ticket, moved.value, moment);
  return accept(
    decided(ticket, {
      ...found,
      events: [{ type: 'ticket.replied', at, by, message: message.id }, ...found.events],
      messages: [message],
      jobs: [
        ...mailJobs(ticket, moment, { mail: 'reply', message: message.id }),
        ...(found.jobs ?? []),
      ],
    }),
  );
};

/** A note for colleagues. It is possible on every ticket, a closed one too. */
export const noteOnTicket = (
  ticket: Ticket,
  { text, files = [], ...moment }: Moment & Words,
): Decision => {
  const { at, by } = moment;
  const message: Message = {
    id: moment.fresh(),
    ticket: ticket.id,
    at,
    kind: 'note',
    by,
    channel: ticket.channel,
    text,
    ...withFiles(files),
  };
  return decided(ticket, {
    events: [{ type: 'ticket.noted', at, by, message: message.id }],
    messages: [message],
  });
};

/** A colleague has passed on what waited for it. It is possible on every ticket, a closed one too. */
export const passOn = (
  ticket: Ticket,
  message: string,
  { at, by }: Moment,
): Result<Decision, TicketRefusal> =>
  (ticket.byHand ?? []).some((item) => item.message === message)
    ? accept(decided(ticket, { events: [{ type: 'hand.done', at, by, message }] }))
    : refuse({ code: 'hand.missing', message });
