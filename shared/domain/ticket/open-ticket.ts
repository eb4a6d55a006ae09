import type { TicketId, TicketNumber } from '#shared/domain/ids.ts';
import type { Job, MailKind } from '#shared/domain/job/job.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { type Decision, type Moment, mailJobs } from '#shared/domain/ticket/decision.ts';
import type { TicketEvent } from '#shared/domain/ticket/event.ts';
import { beginLimits, pauseLimits } from '#shared/domain/ticket/limits.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
import { type Customer, evolve, type Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Channel } from '#shared/domain/ticket/traits.ts';
import type { Language } from '#shared/kernel/language.ts';

export interface Opening {
  readonly id: TicketId;
  readonly number: TicketNumber;
  readonly playbook: Playbook;
  readonly channel: Channel;
  readonly subject: string;
  readonly language: Language;
  readonly customer: Customer;
  /** What was said; a case opened by a playbook may begin without a word. */
  readonly message?: Omit<Message, 'ticket' | 'at' | 'by'>;
  readonly assignee?: string;
  readonly team?: string;
  readonly linkedTo?: TicketId;
  /** A person decides what this is about, so the classifier is not asked. */
  readonly classified?: boolean;
  /** A hash of the request, where it may come twice. */
  readonly request?: string;
  /** The mail that tells the customer of it, if any. */
  readonly tell?: MailKind;
}

/** A request becomes a ticket: owned by a team and under its time limits from the first moment. */
export const openTicket = (opening: Opening, moment: Moment): Decision => {
  const { playbook, message, customer } = opening;
  const ticket: Ticket = {
    id: opening.id,
    number: opening.number,
    version: 1,
    playbook: { id: playbook.id, version: playbook.version },
    steps: [{ id: playbook.start, since: moment.at }],
    channel: opening.channel,
    subject: opening.subject,
    language: opening.language,
    customer,
    participants: customer.email === undefined ? [] : [customer.email.toLowerCase()],
    team: opening.team ?? playbook.team,
    priority: 'normal',
    openedAt: moment.at,
    updatedAt: moment.at,
    dues: beginLimits(playbook, moment.at, moment.calendar),
    status: { state: 'open' },
    ...(opening.assignee === undefined ? {} : { assignee: opening.assignee }),
    ...(opening.linkedTo === undefined ? {} : { linkedTo: opening.linkedTo }),
    ...(opening.request === undefined ? {} : { request: opening.request }),
  };
  const mails =
    opening.tell === undefined
      ? []
      : mailJobs(ticket, moment, {
          mail: opening.tell,
          ...(message === undefined || opening.tell === 'confirmation'
            ? {}
            : { message: message.id }),
        });
  const lastMail = mails.at(-1)?.id;
  const opened = lastMail === undefined ? ticket : { ...ticket, lastMail };
  const spoken = message?.kind === 'reply' ? [spokenFirst(opened, opening, moment)] : [];
  return {
    after: spoken.reduce(evolve, opened),
    events: [
      {
        type: 'ticket.opened',
        at: moment.at,
        by: moment.by,
        channel: opening.channel,
        ...(message === undefined ? {} : { message: message.id }),
      },
      ...spoken,
    ],
    messages:
      message === undefined
        ? []
        : [{ ...message, ticket: ticket.id, at: moment.at, by: moment.by }],
    jobs: [...(opening.classified === true ? [] : [classification(ticket, moment)]), ...mails],
  };
};

/** The desk wrote first: it has answered before anybody asked, and waits. */
const spokenFirst = (
  ticket: Ticket,
  { playbook, message }: Opening,
  { at, by, calendar }: Moment,
): TicketEvent => ({
  type: 'ticket.replied',
  at,
  by,
  message: message?.id ?? '',
  dues: pauseLimits(playbook, ticket.dues, { at, calendar }),
});

const classification = (ticket: Ticket, { at, fresh }: Moment): Job => ({
  queue: 'classification',
  id: fresh(),
  ticket: ticket.id,
  due: at,
});
