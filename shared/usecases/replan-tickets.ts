import type { ReplanJob, ReplanPage } from '#shared/domain/job/job.ts';
import { planAnew } from '#shared/domain/ticket/plan-anew.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { type Instant, later, SECOND } from '#shared/kernel/instant.ts';
import { accept } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { withFacts } from '#shared/usecases/with-facts.ts';

export interface ReplanPorts extends DecisionPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'ticketsOf' | 'commit'>;
}

/** Each ticket costs a read and perhaps a transaction; so many are far below the function's 30 seconds. */
const TICKETS_A_PAGE = 25;

/**
 * Settings are a minute old at most, and whoever decided by old ones is done after another half: planned later than that, no
 * ticket goes back to the old plan.
 */
const SEEN_AFTER = 90 * SECOND;

/** When tickets can be planned by something that changes now. */
export const replannedFrom = (now: Instant): Instant => later(now, SEEN_AFTER);

export const replanJob = (replan: ReplanPage, due: Instant): ReplanJob => ({
  queue: 'follow-up',
  id: `replan-${replan.playbook}-${replan.cause}-${replan.cursor ?? 'first'}`,
  due,
  replan,
});

/**
 * Plans a page of a playbook's tickets anew and asks for the next page. A page that comes again finds nothing to change, and
 * asks for no second next one.
 *
 * A ticket whose playbook cannot be worked out keeps its plan: it must not hold up the others.
 */
export const replanTickets = async (ports: ReplanPorts, page: ReplanPage): Promise<void> => {
  const { playbook, cursor } = page;
  const { items, next } = await ports.desk.ticketsOf({
    playbook,
    limit: TICKETS_A_PAGE,
    ...(cursor === undefined ? {} : { cursor }),
  });
  for (const ticket of items) await replan(ports, ticket);
  if (next === undefined) return;
  const at = ports.clock.now();
  const job = replanJob({ ...page, cursor: next }, at);
  const stored = await ports.desk.commit({ at, jobs: [job], takenIn: { messageId: job.id } });
  if (!stored.ok && stored.refusal.code !== 'change.message-known') committed(stored);
};

const replan = async (ports: ReplanPorts, { id, status }: Ticket): Promise<void> => {
  if (status.state === 'closed' || status.state === 'merged') return;
  committed(
    await decideAgain<void, never>(async () => {
      const ticket = await ports.desk.ticket(id);
      if (ticket === undefined) return accept(undefined);
      const playbook = await ports.playbooks.of(ticket.playbook);
      const moment = await momentOn(ports, playbook, { kind: 'machine' });
      const decision = await withFacts(ports.facts, (facts) =>
        planAnew(ticket, playbook, { ...moment, facts }),
      );
      return !decision.ok || decision.value === undefined
        ? accept(undefined)
        : ports.desk.commit({ at: moment.at, decisions: [decision.value] });
    }),
  );
};
