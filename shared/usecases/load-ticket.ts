import { mayWork } from '#shared/domain/access/reading.ts';
import type { Action, Person } from '#shared/domain/access/role.ts';
import { type Sight, seenRun, sightOf } from '#shared/domain/access/sight.ts';
import { ticketAccess } from '#shared/domain/access/ticket-access.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { standOf, worldOf } from '#shared/domain/ticket/follow.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { AccessLog } from '#shared/ports/access-log.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { withFacts } from '#shared/usecases/with-facts.ts';

export interface SightPorts extends DecisionPorts {
  readonly accesses: Pick<AccessLog, 'note'>;
}

export interface Loaded {
  readonly ticket: Ticket;
  readonly playbook: Playbook;
  readonly sight: Sight;
}

/** What a person sees of a ticket as it stands. Facts are fetched only where a rule of the playbook asks for them. */
export const sightOn = async (
  ports: DecisionPorts,
  ticket: Ticket,
  person: Person,
): Promise<Loaded> => {
  const playbook = await ports.playbooks.of(ticket.playbook);
  const moment = await momentOn(ports, playbook, { kind: 'agent', id: person.id });
  const sight = await withFacts<Sight, never>(ports.facts, (facts) =>
    sightOf(standOf(ticket, playbook), person, worldOf({ ...moment, facts })),
  );
  return { ticket, playbook, sight: sight.ok ? sight.value : sight.refusal };
};

/**
 * Lets a person see a ticket, or not. Whoever looks into a secret one stands in its log, also when in vain; where the log cannot be
 * written nothing is shown.
 *
 * @returns a refusal that is the same for a ticket that is not there and for one that the person must not know of
 */
export const lookInto = async (
  ports: SightPorts,
  ticket: Ticket | undefined,
  person: Person,
): Promise<Result<Loaded, TicketRefusal>> => {
  if (ticket === undefined) return refuse({ code: 'ticket.missing' });
  const loaded = await sightOn(ports, ticket, person);
  const { sight } = loaded;
  const entry = ticketAccess(ticket.id, { person, sight, at: ports.clock.now() });
  if (entry !== undefined) await ports.accesses.note(entry);
  return sight.reading.may ? accept(loaded) : refuse({ code: 'ticket.missing' });
};

/** The ticket, if there is one and the person may do this with it. */
export const loadTicket = async (
  ports: SightPorts & { readonly desk: Pick<DeskStore, 'ticket'> },
  {
    id,
    person,
    action,
  }: { readonly id: TicketId; readonly person: Person; readonly action: Action },
): Promise<Result<Loaded, TicketRefusal>> => {
  const loaded = await lookInto(ports, await ports.desk.ticket(id), person);
  if (!loaded.ok) return loaded;
  const { ticket, sight } = loaded.value;
  const guarded = { ...ticket, protection: sight.protection };
  return mayWork(person, action, guarded) ? loaded : refuse({ code: 'access.denied', action });
};

/** The ticket after a decision, as the one who decided sees it. */
export const shownTo = async (
  ports: DecisionPorts,
  ticket: Ticket,
  person: Person,
): Promise<Ticket> => {
  const { sight } = await sightOn(ports, ticket, person);
  return { ...ticket, run: seenRun(ticket.run, sight) };
};
