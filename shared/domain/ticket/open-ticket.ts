import type { Json } from '#shared/domain/expression/value.ts';
import type { TicketId, TicketNumber } from '#shared/domain/ids.ts';
import type { Job, MailKind } from '#shared/domain/job/job.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { begin } from '#shared/domain/run/begin.ts';
import { hear } from '#shared/domain/run/hear.ts';
import type { Moved } from '#shared/domain/run/moved.ts';
import { NOT_BEGUN } from '#shared/domain/run/run.ts';
import type { RunFault } from '#shared/domain/run/world.ts';
import {
  type Decision,
  type Moment,
  mailJobs,
  wantedBeside,
} from '#shared/domain/ticket/decision.ts';
import { caseOf, followed, standOf, worldOf } from '#shared/domain/ticket/follow.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
import { type Customer, evolve, type Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Channel } from '#shared/domain/ticket/traits.ts';
import type { Language } from '#shared/kernel/language.ts';
import { accept, type Result } from '#shared/kernel/result.ts';

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
  /** The address that the customer wrote to. */
  readonly intake?: string;
  readonly team?: string;
  /** The record that it is about. */
  readonly about?: string;
  /** What its form begins with. */
  readonly fields?: Readonly<Record<string, Json>>;
  readonly linkedTo?: TicketId;
  /** Who gets copies of answers. */
  readonly cc?: readonly string[];
  /** Addresses that may write on it beside the customer's, in lower case. */
  readonly participants?: readonly string[];
  /** A person decides what this is about, so the classifier is not asked. */
  readonly classified?: boolean;
  /** A hash of the request, where it may come twice. */
  readonly request?: string;
  /** The mail that tells the customer of it, if any. */
  readonly tell?: MailKind;
}

/** A request becomes a ticket: owned by a team, on its playbook and under its time limits from the first moment. */
export const openTicket = (opening: Opening, moment: Moment): Result<Decision, RunFault> => {
  const { playbook, message } = opening;
  const plain = plainTicket(opening, moment);
  const begun = begin(playbook, caseOf(plain), {
    world: worldOf(moment),
    ...(opening.fields === undefined ? {} : { fields: opening.fields }),
  });
  if (!begun.ok) return begun;
  const running = standingAt(plain, begun.value);
  const spoken =
    message?.kind === 'reply' ? spokenFirst(running, opening, moment) : accept(undefined);
  if (!spoken.ok) return spoken;
  const mails = mailsOf(running, opening, moment);
  const lastMail = mails.at(-1)?.id;
  const told = lastMail === undefined ? running : { ...running, lastMail };
  const found = followed(running, begun.value, moment);
  const wanted = wantedBeside(plain, {
    version: 1,
    effects: found.effects ?? [],
    at: moment.at,
  });
  const after = spoken.value === undefined ? told : replied(told, spoken.value, moment);
  return accept({
    ...wanted,
    after: found.events.reduce(evolve, after),
    events: [
      {
        type: 'ticket.opened',
        at: moment.at,
        by: moment.by,
        channel: opening.channel,
        ...(message === undefined ? {} : { message: message.id }),
      },
      ...found.events,
      ...(spoken.value === undefined ? [] : [repliedEvent(opening, moment)]),
    ],
    messages: [
      ...(message === undefined
        ? []
        : [{ ...message, ticket: plain.id, at: moment.at, by: moment.by }]),
      ...(found.messages ?? []),
    ],
    jobs: [
      ...(opening.classified === true ? [] : [classification(plain, moment)]),
      ...mails,
      ...(found.jobs ?? []),
      ...wanted.jobs,
    ],
    ...(found.entry === undefined ? {} : { entry: found.entry }),
    ...(found.numbered === undefined ? {} : { numbered: found.numbered }),
  });
};

const plainTicket = (opening: Opening, { at, by }: Moment): Ticket => {
  const { playbook, customer } = opening;
  return {
    id: opening.id,
    number: opening.number,
    version: 1,
    playbook: { id: playbook.id, version: playbook.version },
    run: { ...NOT_BEGUN, activeSince: at },
    channel: opening.channel,
    subject: opening.subject,
    language: opening.language,
    customer,
    participants: [
      ...new Set([
        ...(customer.email === undefined ? [] : [customer.email.toLowerCase()]),
        ...(opening.participants ?? []),
      ]),
    ],
    team: opening.team ?? playbook.team,
    priority: 'normal',
    openedAt: at,
    updatedAt: at,
    dues: [],
    status: { state: 'open' },
    ...(opening.assignee === undefined ? {} : { assignee: opening.assignee }),
    ...(by.kind === 'agent' ? { opener: by.id } : {}),
    ...(opening.about === undefined ? {} : { about: opening.about }),
    ...(opening.linkedTo === undefined ? {} : { linkedTo: opening.linkedTo }),
    ...(opening.cc === undefined || opening.cc.length === 0 ? {} : { cc: opening.cc }),
    ...(opening.intake === undefined ? {} : { intake: opening.intake }),
    ...(opening.request === undefined ? {} : { request: opening.request }),
  };
};

const standingAt = (ticket: Ticket, { run, dues, protection }: Moved): Ticket => ({
  ...ticket,
  run,
  dues,
  ...(protection === undefined ? {} : { protection }),
});

const mailsOf = (ticket: Ticket, { tell, message }: Opening, moment: Moment): readonly Job[] =>
  tell === undefined
    ? []
    : mailJobs(ticket, moment, {
        mail: tell,
        ...(message === undefined || tell === 'confirmation' ? {} : { message: message.id }),
      });

/** The desk wrote first: it has answered before anybody asked, and waits. */
const spokenFirst = (
  ticket: Ticket,
  { playbook }: Opening,
  moment: Moment,
): Result<Moved, RunFault> =>
  hear(
    standOf({ ...ticket, status: { state: 'waiting', since: moment.at } }, playbook),
    { on: 'replied', change: (run) => ({ ...run, repliedAt: moment.at }) },
    worldOf(moment),
  );

const replied = (ticket: Ticket, moved: Moved, { at }: Moment): Ticket => ({
  ...standingAt(ticket, moved),
  status: { state: 'waiting', since: at },
  answeredAt: at,
});

const repliedEvent = ({ message }: Opening, { at, by }: Moment) =>
  ({ type: 'ticket.replied', at, by, message: message?.id ?? '' }) as const;

const classification = (ticket: Ticket, { at, fresh }: Moment): Job => ({
  queue: 'classification',
  id: fresh(),
  ticket: ticket.id,
  due: at,
});
