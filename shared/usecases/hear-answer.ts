import type { Person } from '#shared/domain/access/role.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { PlaybookFault } from '#shared/domain/run/world.ts';
import type { Actor } from '#shared/domain/ticket/event.ts';
import { type AnswerRefusal, hearSignal } from '#shared/domain/ticket/hear-signal.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { decideAgain, isChangeRefusal, unexpected } from '#shared/usecases/decide-again.ts';
import { loadTicket, type SightPorts, shownTo } from '#shared/usecases/load-ticket.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { withFacts } from '#shared/usecases/with-facts.ts';

export interface HearPorts extends DecisionPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'ticketOfMessage' | 'commit'>;
}

export interface Answer {
  readonly signal: string;
  readonly answer: Json;
  /** The same answer comes under the same name, so that it is heard once. */
  readonly once: string;
  readonly by: Actor;
}

export type HearRefusal = AnswerRefusal | PlaybookFault | { readonly code: 'ticket.missing' };

/** Lets a ticket hear an answer from outside, once. */
export const hearAnswer = async (
  ports: HearPorts,
  id: TicketId,
  { signal, answer, once, by }: Answer,
): Promise<Result<Ticket, HearRefusal>> => {
  const outcome = await decideAgain<Ticket, HearRefusal>(async () => {
    const ticket = await ports.desk.ticket(id);
    if (ticket === undefined) return refuse({ code: 'ticket.missing' });
    if ((await ports.desk.ticketOfMessage(once)) !== undefined) return accept(ticket);
    const playbook = await ports.playbooks.of(ticket.playbook);
    const moment = await momentOn(ports, ticket.playbook, by);
    const decision = await withFacts(ports.facts, (facts) =>
      hearSignal(ticket, { playbook, signal, answer }, { ...moment, facts }),
    );
    if (!decision.ok) return decision;
    const stored = await ports.desk.commit({
      at: moment.at,
      decisions: decision.value === undefined ? [] : [decision.value],
      takenIn: { messageId: once, ticket: id },
    });
    if (stored.ok) return accept(decision.value?.after ?? ticket);
    return stored.refusal.code === 'change.message-known' ? accept(ticket) : stored;
  });
  if (outcome.ok) return outcome;
  const { refusal } = outcome;
  return isChangeRefusal(refusal) ? unexpected(refusal) : refuse(refusal);
};

/**
 * An answer that comes later, from a system that signs in as a colleague.
 *
 * @param key what the sender calls this answer; the same key on the same ticket is heard once
 */
export const signalTicket = async (
  ports: HearPorts & SightPorts,
  {
    id,
    person,
    signal,
    answer,
    key,
  }: {
    readonly id: TicketId;
    readonly person: Person;
    readonly signal: string;
    readonly answer: Json;
    readonly key: string;
  },
): Promise<Result<Ticket, HearRefusal | TicketRefusal>> => {
  const loaded = await loadTicket(ports, { id, person, action: 'tickets.work' });
  if (!loaded.ok) return loaded;
  const by = { kind: 'agent', id: person.id } as const;
  const once = `signal-${id}-${signal}-${key}`;
  const heard = await hearAnswer(ports, id, { signal, answer, by, once });
  return heard.ok ? accept(await shownTo(ports, heard.value, person)) : heard;
};
