import type { Person } from '#shared/domain/access/role.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Decision, Moment } from '#shared/domain/ticket/decision.ts';
import { reopenTicket } from '#shared/domain/ticket/hear-from-customer.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import {
  assignTicket,
  noteOnTicket,
  replyToTicket,
  resolveTicket,
  takeTicket,
} from '#shared/domain/ticket/work.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import { playbookOf } from '#shared/playbooks/registry.ts';
import { TEAMS } from '#shared/playbooks/teams.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { bindUploads, takenUpload, type UploadRefusal } from '#shared/usecases/bind-uploads.ts';
import { unexpected } from '#shared/usecases/decide-again.ts';
import { loadTicket, mayTakeStep } from '#shared/usecases/load-ticket.ts';
import { type MomentPorts, momentOf } from '#shared/usecases/moment.ts';

export interface WorkPorts extends MomentPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'eventsSince' | 'heldFile' | 'commit'>;
}

/** What an agent asks for, and on which version of the ticket they decided it. */
export interface WorkRequest {
  readonly id: TicketId;
  readonly person: Person;
  readonly version: number;
}

type Judge = (ticket: Ticket, moment: Moment) => Result<Decision, TicketRefusal>;

/**
 * Loads, asks the rule, commits. A person is never overridden: who looked at an older version is refused and
 * decides anew.
 */
const work = async (
  ports: WorkPorts,
  { id, person, version }: WorkRequest,
  judge: Judge,
): Promise<Result<Ticket, TicketRefusal | UploadRefusal>> => {
  const loaded = await loadTicket(ports.desk, { id, person, action: 'tickets.work' });
  if (!loaded.ok) return loaded;
  const ticket = loaded.value;
  if (ticket.version !== version) return stale(ports, ticket, version);
  const moment = momentOf(ports, { kind: 'agent', id: person.id });
  const decision = judge(ticket, moment);
  if (!decision.ok) return decision;
  const bound = await bindUploads(ports.desk, decision.value, moment.at);
  if (!bound.ok) return bound;
  const stored = await ports.desk.commit({
    ...bound.value,
    at: moment.at,
    decisions: [decision.value],
  });
  if (stored.ok) return accept(decision.value.after);
  const taken = takenUpload(stored.refusal);
  if (taken !== undefined) return refuse(taken);
  if (stored.refusal.code !== 'change.stale') return unexpected(stored.refusal);
  return stale(ports, (await ports.desk.ticket(id)) ?? ticket, version);
};

/** Who was too late is told what the others did meanwhile. */
const stale = async (
  { desk }: WorkPorts,
  { id, version }: Ticket,
  seen: number,
): Promise<Result<never, TicketRefusal>> =>
  refuse({ code: 'ticket.stale', version, changes: await desk.eventsSince(id, seen) });

export const take = (ports: WorkPorts, request: WorkRequest) =>
  work(ports, request, (ticket, moment) => takeTicket(ticket, request.person.id, moment));

export const assign = (
  ports: WorkPorts,
  request: WorkRequest & { readonly team?: string; readonly assignee?: string },
) =>
  work(ports, request, (ticket, moment) => {
    const team = request.team ?? ticket.team;
    if (!TEAMS.some(({ id }) => id === team)) return refuse({ code: 'team.missing', team });
    const { assignee } = request;
    return assignTicket(ticket, { team, ...(assignee === undefined ? {} : { assignee }) }, moment);
  });

export const addMessage = (
  ports: WorkPorts,
  request: WorkRequest & {
    readonly kind: 'reply' | 'note';
    readonly text: string;
    /** Ids of files uploaded beforehand. */
    readonly uploads?: readonly string[];
  },
) =>
  work(ports, request, (ticket, moment) => {
    const { text, uploads = [] } = request;
    const said = { ...moment, text, files: uploads };
    return request.kind === 'note'
      ? accept(noteOnTicket(ticket, said))
      : replyToTicket(ticket, playbookOf(ticket.playbook), said);
  });

export const resolve = (ports: WorkPorts, request: WorkRequest) =>
  work(ports, request, (ticket, moment) =>
    mayTakeStep(ticket, request.person)
      ? resolveTicket(ticket, playbookOf(ticket.playbook), moment)
      : refuse({ code: 'access.denied', action: 'step' }),
  );

export const reopen = (ports: WorkPorts, request: WorkRequest) =>
  work(ports, request, (ticket, moment) =>
    reopenTicket(ticket, playbookOf(ticket.playbook), moment),
  );
