import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { hear } from '#shared/domain/run/hear.ts';
import type { RunFault } from '#shared/domain/run/world.ts';
import { type Decision, decided, type Moment } from '#shared/domain/ticket/decision.ts';
import { followed, standOf, worldOf } from '#shared/domain/ticket/follow.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result } from '#shared/kernel/result.ts';

/**
 * A ticket that this one opened has ended. It is counted, and a step that waits for it goes on.
 *
 * @returns nothing when this ticket has ended itself: nobody waits any more
 */
export const hearOfChild = (
  ticket: Ticket,
  { playbook, child }: { readonly playbook: Playbook; readonly child: Ticket },
  moment: Moment,
): Result<Decision | undefined, RunFault> => {
  if (ticket.run.endedAt !== undefined) return accept(undefined);
  const moved = hear(
    standOf(ticket, playbook),
    {
      on: 'child-ended',
      event: { id: child.id, playbook: child.playbook.id, number: child.number },
      change: (run) => ({ ...run, children: { ...run.children, ended: run.children.ended + 1 } }),
    },
    worldOf(moment),
  );
  return moved.ok ? accept(decided(ticket, followed(ticket, moved.value, moment))) : moved;
};
