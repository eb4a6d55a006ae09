import type { Person } from '#shared/domain/access/role.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { RunFault } from '#shared/domain/run/world.ts';
import type { Decision, Moment } from '#shared/domain/ticket/decision.ts';
import { type MergeRefused, mergeTickets, unmergeTickets } from '#shared/domain/ticket/merge.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { ChangeRefusal, DeskStore } from '#shared/ports/desk-store.ts';
import { decideAgain, isChangeRefusal, unexpected } from '#shared/usecases/decide-again.ts';
import { type Loaded, loadTicket, type SightPorts, shownTo } from '#shared/usecases/load-ticket.ts';
import { momentOn } from '#shared/usecases/moment.ts';
import { withFacts } from '#shared/usecases/with-facts.ts';
import { stale, type WorkRequest } from '#shared/usecases/work-on-ticket.ts';

export interface MergePorts extends SightPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'eventsSince' | 'commit'>;
}

/**
 * The ticket goes on as another one of the same customer, in one transaction. Whoever merges must be able to work on both. Asked
 * again, it answers as the first time.
 *
 * @returns the ticket that was merged
 */
export const merge = (
  ports: MergePorts,
  request: WorkRequest & { readonly into: TicketId },
): Promise<Result<Ticket, TicketRefusal>> =>
  onBoth(ports, request, {
    targetOf: () => request.into,
    isDone: ({ status }) => status.state === 'merged' && status.into === request.into,
    decide: (source, target, moment) => mergeTickets({ source, target }, moment),
  });

/**
 * The merging was a mistake: both go on by themselves.
 *
 * @returns the ticket that had been merged
 */
export const unmerge = (
  ports: MergePorts,
  request: WorkRequest,
): Promise<Result<Ticket, TicketRefusal>> =>
  onBoth(ports, request, {
    targetOf: ({ status }) => (status.state === 'merged' ? status.into : undefined),
    isDone: () => false,
    decide: (source, { ticket }, moment) => unmergeTickets({ source, target: ticket }, moment),
  });

interface Joining {
  /** Nothing where the ticket is merged into none. */
  readonly targetOf: (source: Ticket) => TicketId | undefined;
  readonly isDone: (source: Ticket) => boolean;
  readonly decide: (
    source: Loaded,
    target: Loaded,
    moment: Moment,
  ) => Result<readonly [Decision, Decision], MergeRefused | RunFault>;
}

const onBoth = async (
  ports: MergePorts,
  request: WorkRequest,
  joining: Joining,
): Promise<Result<Ticket, TicketRefusal>> => {
  const outcome = await decideAgain<Ticket, TicketRefusal>(() => attempt(ports, request, joining));
  if (outcome.ok) return outcome;
  const { refusal } = outcome;
  return isChangeRefusal(refusal) ? unexpected(refusal) : refuse(refusal);
};

const attempt = async (
  ports: MergePorts,
  { id, person, version }: WorkRequest,
  { targetOf, isDone, decide }: Joining,
): Promise<Result<Ticket, TicketRefusal | ChangeRefusal>> => {
  const source = await loadTicket(ports, { id, person, action: 'tickets.work' });
  if (!source.ok) return source;
  const { ticket } = source.value;
  if (isDone(ticket)) return accept(await shownTo(ports, ticket, person));
  if (ticket.version !== version) return stale(ports, ticket, version);
  const into = targetOf(ticket);
  if (into === undefined) return refuse({ code: 'merge.refused', why: 'not-merged' });
  const target = await loadTicket(ports, { id: into, person, action: 'tickets.work' });
  if (!target.ok) return target;
  const moment = await momentOnBoth(ports, source.value, target.value, person);
  const decided = await withFacts<readonly [Decision, Decision], MergeRefused | RunFault>(
    ports.facts,
    (facts) => decide(source.value, target.value, { ...moment, facts }),
  );
  if (!decided.ok) return decided;
  const stored = await ports.desk.commit({ at: moment.at, decisions: decided.value });
  return stored.ok ? accept(await shownTo(ports, decided.value[0].after, person)) : stored;
};

/** Each of the two playbooks by what the desk has set for it. */
const momentOnBoth = async (
  ports: MergePorts,
  { playbook: one }: Loaded,
  { playbook: other }: Loaded,
  person: Person,
): Promise<Moment> => {
  const by = { kind: 'agent', id: person.id } as const;
  const moment = await momentOn(ports, one, by);
  const { settings } = await momentOn(ports, other, by);
  return { ...moment, settings: { ...moment.settings, ...settings } };
};
