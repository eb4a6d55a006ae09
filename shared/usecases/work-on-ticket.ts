import type { Person } from '#shared/domain/access/role.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Filled } from '#shared/domain/run/form.ts';
import type { FactsNeeded } from '#shared/domain/run/world.ts';
import { changeCopies, type OwnAddresses } from '#shared/domain/ticket/copies.ts';
import type { Decision, Moment } from '#shared/domain/ticket/decision.ts';
import { handedOver } from '#shared/domain/ticket/hand-over.ts';
import { reopenTicket } from '#shared/domain/ticket/hear-from-customer.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import { doAct, resolveTicket, saveStep, takeStep } from '#shared/domain/ticket/take-step.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import {
  assignTicket,
  noteOnTicket,
  passOn,
  replyToTicket,
  takeTicket,
} from '#shared/domain/ticket/work.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import { TEAMS } from '#shared/playbooks/teams.ts';
import type { ChangeRefusal, DeskStore } from '#shared/ports/desk-store.ts';
import { bindUploads, takenUpload, type UploadRefusal } from '#shared/usecases/bind-uploads.ts';
import { decideAgain, isChangeRefusal, unexpected } from '#shared/usecases/decide-again.ts';
import { loadTicket, type SightPorts, shownTo } from '#shared/usecases/load-ticket.ts';
import { momentOn } from '#shared/usecases/moment.ts';
import { withFacts } from '#shared/usecases/with-facts.ts';

export interface WorkPorts extends SightPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'eventsSince' | 'heldFile' | 'commit'>;
}

/** What an agent asks for, and on which version of the ticket they decided it. */
export interface WorkRequest {
  readonly id: TicketId;
  readonly person: Person;
  readonly version: number;
}

type Judge = (
  ticket: Ticket,
  moment: Moment,
  playbook: Playbook,
) => Result<Decision, TicketRefusal | FactsNeeded>;

/**
 * Loads, asks the rule, commits. A person is never overridden: who looked at an older version is refused and
 * decides anew.
 */
const work = async (
  ports: WorkPorts,
  request: WorkRequest,
  judge: Judge,
): Promise<Result<Ticket, TicketRefusal | UploadRefusal>> => {
  // Others may touch an account or a series of numbers meanwhile without touching the ticket: that is nobody's news.
  const outcome = await decideAgain<Ticket, TicketRefusal | UploadRefusal>(() =>
    attempt(ports, request, judge),
  );
  if (outcome.ok) return outcome;
  const { refusal } = outcome;
  if (!isChangeRefusal(refusal)) return refuse(refusal);
  if (refusal.code !== 'change.stale') return unexpected(refusal);
  const now = await loadTicket(ports, { ...request, action: 'tickets.read' });
  return now.ok ? stale(ports, now.value.ticket, request.version) : now;
};

const attempt = async (
  ports: WorkPorts,
  { id, person, version }: WorkRequest,
  judge: Judge,
): Promise<Result<Ticket, TicketRefusal | UploadRefusal | ChangeRefusal>> => {
  const loaded = await loadTicket(ports, { id, person, action: 'tickets.work' });
  if (!loaded.ok) return loaded;
  const { ticket, playbook } = loaded.value;
  if (ticket.version !== version) return stale(ports, ticket, version);
  const moment = await momentOn(ports, playbook, { kind: 'agent', id: person.id });
  const decision = await withFacts(ports.facts, (facts) =>
    judge(ticket, { ...moment, facts }, playbook),
  );
  if (!decision.ok) return decision;
  const bound = await bindUploads(ports.desk, decision.value, moment.at);
  if (!bound.ok) return bound;
  const stored = await ports.desk.commit({
    ...bound.value,
    at: moment.at,
    decisions: [decision.value],
  });
  if (stored.ok) return accept(await shownTo(ports, decision.value.after, person));
  const taken = takenUpload(stored.refusal);
  if (taken !== undefined) return refuse(taken);
  if (stored.refusal.code === 'change.ledger-refused') {
    return refuse({ code: 'ledger.refused', refusal: stored.refusal.refusal });
  }
  return stored.refusal.code === 'change.business-number-taken'
    ? refuse({ code: 'number.taken', number: stored.refusal.number })
    : stored;
};

/** Who was too late is told what the others did meanwhile. */
export const stale = async (
  { desk }: { readonly desk: Pick<DeskStore, 'eventsSince'> },
  { id, version }: Ticket,
  seen: number,
): Promise<Result<never, TicketRefusal>> =>
  refuse({ code: 'ticket.stale', version, changes: await desk.eventsSince(id, seen) });

export const take = (ports: WorkPorts, request: WorkRequest) =>
  work(ports, request, (ticket, moment, playbook) => {
    const taken = takeTicket(ticket, request.person.id, moment);
    return taken.ok ? handedOver(taken.value, playbook, moment) : taken;
  });

export const assign = (
  ports: WorkPorts,
  request: WorkRequest & { readonly team?: string; readonly assignee?: string },
) =>
  work(ports, request, (ticket, moment, playbook) => {
    const team = request.team ?? ticket.team;
    if (!TEAMS.some(({ id }) => id === team)) return refuse({ code: 'team.missing', team });
    const { assignee } = request;
    const to = { team, ...(assignee === undefined ? {} : { assignee }) };
    const assigned = assignTicket(ticket, to, moment);
    return assigned.ok ? handedOver(assigned.value, playbook, moment) : assigned;
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
  work(ports, request, (ticket, moment, playbook) => {
    const { text, uploads = [] } = request;
    const said = { ...moment, text, files: uploads };
    return request.kind === 'note'
      ? accept(noteOnTicket(ticket, said))
      : replyToTicket(ticket, playbook, said);
  });

/** Who gets copies of answers from now on. */
export const setCopies = (
  ports: WorkPorts & OwnAddresses,
  request: WorkRequest & { readonly cc: readonly string[] },
) =>
  work(ports, request, (ticket, moment) =>
    changeCopies(ticket, request.cc, { ...moment, own: ports }),
  );

/** Takes the outcome that ends the work, where the ticket stands in one step that has one. */
export const resolve = (ports: WorkPorts, request: WorkRequest) =>
  work(ports, request, (ticket, moment, playbook) =>
    resolveTicket(ticket, { playbook, person: request.person }, moment),
  );

export const reopen = (ports: WorkPorts, request: WorkRequest) =>
  work(ports, request, (ticket, moment, playbook) => reopenTicket(ticket, playbook, moment));

/** An outcome of an open step, with what was filled in. */
export const takeOutcomeOf = (
  ports: WorkPorts,
  request: WorkRequest & {
    readonly step: string;
    readonly outcome: string;
    readonly fields: Filled;
  },
) =>
  work(ports, request, (ticket, moment, playbook) =>
    takeStep(ticket, { ...request, filled: request.fields, playbook }, moment),
  );

/** A form that is not complete yet. */
export const saveFormOf = (
  ports: WorkPorts,
  request: WorkRequest & { readonly step: string; readonly fields: Filled },
) =>
  work(ports, request, (ticket, moment, playbook) =>
    saveStep(ticket, { ...request, filled: request.fields, playbook }, moment),
  );

/** An act beside the steps. */
export const doActOn = (
  ports: WorkPorts,
  request: WorkRequest & { readonly act: string; readonly fields: Filled },
) =>
  work(ports, request, (ticket, moment, playbook) =>
    doAct(ticket, { ...request, filled: request.fields, playbook }, moment),
  );

/** What the playbook said on another channel than mail has been said by a colleague. */
export const passOnBy = (ports: WorkPorts, request: WorkRequest & { readonly message: string }) =>
  work(ports, request, (ticket, moment) => passOn(ticket, request.message, moment));
