import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { passAnew } from '#shared/domain/run/pass.ts';
import type { RunFault } from '#shared/domain/run/world.ts';
import { type Decision, decided, type Moment } from '#shared/domain/ticket/decision.ts';
import { followed, standOf, worldOf } from '#shared/domain/ticket/follow.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result } from '#shared/kernel/result.ts';

/**
 * Something that limits hang on has changed outside the ticket: a setting, a calendar. They are planned by what holds now, and
 * what is due by the new plan is done.
 *
 * @returns nothing when the ticket has ended, or when its plan is as it was
 */
export const planAnew = (
  ticket: Ticket,
  playbook: Playbook,
  moment: Moment,
): Result<Decision | undefined, RunFault> => {
  if (ticket.status.state === 'closed' || ticket.status.state === 'merged') {
    return accept(undefined);
  }
  const moved = passAnew(standOf(ticket, playbook), worldOf(moment));
  if (!moved.ok) return moved;
  const { run, dues } = moved.value;
  if (textOf([run, dues]) === textOf([ticket.run, ticket.dues])) return accept(undefined);
  const { at, by } = moment;
  const found = followed(ticket, moved.value, moment);
  return accept(
    decided(ticket, { ...found, events: [{ type: 'ticket.replanned', at, by }, ...found.events] }),
  );
};

/** The same text for the same data: what was stored may have its names in another order. */
const textOf = (data: unknown): string =>
  JSON.stringify(data, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
