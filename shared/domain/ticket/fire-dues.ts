import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { pass } from '#shared/domain/run/pass.ts';
import type { RunFault } from '#shared/domain/run/world.ts';
import { type Decision, decided, type Moment } from '#shared/domain/ticket/decision.ts';
import { earliestMoment } from '#shared/domain/ticket/due.ts';
import { followed, standOf, worldOf } from '#shared/domain/ticket/follow.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result } from '#shared/kernel/result.ts';

/**
 * A timer has fired: everything whose moment has come is done, whichever moment the timer was set for.
 *
 * @returns nothing when no moment has come: the timer was late, early or repeated
 */
export const fireDues = (
  ticket: Ticket,
  playbook: Playbook,
  moment: Moment,
): Result<Decision | undefined, RunFault> => {
  const earliest = earliestMoment(ticket.dues);
  if (earliest === undefined || earliest > moment.at) return accept(undefined);
  const moved = pass(standOf(ticket, playbook), worldOf(moment));
  return moved.ok ? accept(decided(ticket, followed(ticket, moved.value, moment))) : moved;
};
