import type { TicketId } from '#shared/domain/ids.ts';
import type { EffectsPage, ReplanPage } from '#shared/domain/job/job.ts';
import { fireDues } from '#shared/domain/ticket/fire-dues.ts';
import { accept } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import { carryOutEffects, type EffectPorts } from '#shared/usecases/carry-out-effects.ts';
import { commitOrStop } from '#shared/usecases/commit-or-stop.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';
import { type DecisionPorts, momentOn } from '#shared/usecases/moment.ts';
import { type ReplanPorts, replanTickets } from '#shared/usecases/replan-tickets.ts';
import { withFacts } from '#shared/usecases/with-facts.ts';

type FollowUpJob =
  | { readonly ticket: TicketId; readonly effects?: EffectsPage }
  | { readonly replan: ReplanPage };

/** A job of the follow-up queue: a timer, a page of effects, or a page of tickets to plan anew. */
export const followUpJob = (ports: EffectPorts & ReplanPorts, job: FollowUpJob): Promise<void> => {
  if ('replan' in job) return replanTickets(ports, job.replan);
  return job.effects === undefined
    ? followUp(ports, job.ticket)
    : carryOutEffects(ports, job.ticket, job.effects);
};

export interface FollowUpPorts extends DecisionPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'commit'>;
}

/** A ticket's timer has fired: whatever is due is done. A repeated or outdated timer finds nothing due. */
export const followUp = async (ports: FollowUpPorts, id: TicketId): Promise<void> => {
  committed(
    await decideAgain<void, never>(async () => {
      const ticket = await ports.desk.ticket(id);
      if (ticket === undefined) return accept(undefined);
      const playbook = await ports.playbooks.of(ticket.playbook);
      const moment = await momentOn(ports, playbook, { kind: 'machine' });
      const decided = await withFacts(ports.facts, (facts) =>
        fireDues(ticket, playbook, { ...moment, facts }),
      );
      return commitOrStop(ports.desk, ticket, { decided, moment });
    }),
  );
};
