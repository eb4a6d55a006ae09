/** What one person may do on a ticket beside what its playbook offers. */
import { type Guarded, mayWork } from '#shared/domain/access/reading.ts';
import type { Action, Person } from '#shared/domain/access/role.ts';
import type { ByHand, Ticket } from '#shared/domain/ticket/ticket.ts';

/** None of the person's roles may do this on the ticket. */
export interface NoRight {
  readonly code: 'no-right';
  readonly action: Action;
}

export interface PossibleByHand extends ByHand {
  /** Set when this person may not say that it was passed on. */
  readonly why?: NoRight;
}

/** What waits to be passed on by a colleague, oldest first, to be ticked off one by one. */
export const possibleByHand = (
  { byHand = [] }: Pick<Ticket, 'byHand'>,
  person: Person,
  guarded: Guarded,
): readonly PossibleByHand[] => {
  const why = noRight(person, 'tickets.work', guarded);
  return byHand.map((item) => ({ ...item, ...(why === undefined ? {} : { why }) }));
};

const noRight = (person: Person, action: Action, guarded: Guarded): NoRight | undefined =>
  mayWork(person, action, guarded) ? undefined : { code: 'no-right', action };
