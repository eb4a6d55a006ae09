import { may, type Person } from '#shared/domain/access/role.ts';
import { mayOpen } from '#shared/domain/playbook/may-open.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { customerOf } from '#shared/domain/ticket/customer.ts';
import { withFiles } from '#shared/domain/ticket/message.ts';
import { openTicket } from '#shared/domain/ticket/open-ticket.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Language } from '#shared/kernel/language.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import { TEAMS } from '#shared/playbooks/teams.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { shownTo } from '#shared/usecases/load-ticket.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { type OpenOnceRefusal, openOnce } from '#shared/usecases/open-once.ts';

export interface OpenForCustomerPorts extends DecisionPorts {
  readonly desk: Pick<DeskStore, 'heldFile' | 'commit'>;
}

export interface Request {
  readonly person: Person;
  /** `outgoing`: the desk writes first, and the message goes to the customer by mail. */
  readonly channel: 'phone' | 'walk-in' | 'outgoing';
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly subject: string;
  readonly message: string;
  readonly language: Language;
  readonly team?: string;
  readonly playbook?: string;
  /** Ids of files uploaded beforehand. */
  readonly uploads?: readonly string[];
  /** What the caller called the request (Idempotency-Key). */
  readonly key?: string;
  /** A hash of everything asked for, to know the same request by. */
  readonly hash: string;
}

export type OpenRefusal =
  | TicketRefusal
  | OpenOnceRefusal
  | { readonly code: 'playbook.missing'; readonly playbook: string };

/** An agent opens a ticket on behalf of a customer who called, came by, or is written to first. */
export const openForCustomer = async (
  ports: OpenForCustomerPorts,
  request: Request,
): Promise<Result<Ticket, OpenRefusal>> => {
  const { person, channel } = request;
  const name = request.playbook ?? 'inquiry';
  const playbook = await ports.playbooks.current(name);
  const door = channel === 'outgoing' ? 'agent' : channel;
  if (playbook === undefined || !opens(playbook, door, person))
    return refuse({ code: 'playbook.missing', playbook: name });
  const team = request.team ?? person.teams[0] ?? playbook.team;
  if (!TEAMS.some(({ id }) => id === team)) return refuse({ code: 'team.missing', team });
  if (!may(person, 'tickets.open', team))
    return refuse({ code: 'access.denied', action: 'tickets.open' });
  const moment = await momentOn(ports, playbook, { kind: 'agent', id: person.id });

  const opened = await openOnce(
    ports,
    { at: moment.at, key: keyOf(request), hash: request.hash },
    (names, known) =>
      openTicket(
        {
          ...names,
          playbook,
          channel,
          subject: request.subject,
          language: request.language,
          customer: customerOf(request),
          message: {
            id: moment.fresh(),
            kind: channel === 'outgoing' ? 'reply' : 'customer',
            channel,
            text: request.message,
            ...withFiles(request.uploads),
          },
          assignee: person.id,
          team,
          tell: channel === 'outgoing' ? 'reply' : 'confirmation',
        },
        { ...moment, facts: known },
      ),
  );
  return opened.ok ? accept(await shownTo(ports, opened.value, person)) : opened;
};

/** What a colleague may open at all they may also open for a customer on the phone. */
const opens = (playbook: Playbook, door: 'phone' | 'walk-in' | 'agent', person: Person): boolean =>
  mayOpen(playbook, door, person) || mayOpen(playbook, 'agent', person);

/** Keys of different people are different keys. */
const keyOf = ({ person, key }: Request): string | undefined =>
  key === undefined ? undefined : `agent ${person.id} ${key}`;
