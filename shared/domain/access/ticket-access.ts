/** Who looked into something secret, and with what outcome; also in vain (P048, P050). */
import type { NotRead } from '#shared/domain/access/reading.ts';
import type { Person } from '#shared/domain/access/role.ts';
import type { Sight } from '#shared/domain/access/sight.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Secrecy } from '#shared/domain/playbook/access.ts';
import type { Instant } from '#shared/kernel/instant.ts';

export const ACCESS_OUTCOMES = [
  'read',
  'subject',
  'reach',
  'audience',
  'secrecy',
  'rule',
] as const satisfies readonly (NotRead | 'read')[];

export interface TicketAccess {
  readonly ticket: TicketId;
  readonly person: string;
  readonly at: Instant;
  /** How secret it was then. */
  readonly secrecy: Secrecy;
  readonly outcome: (typeof ACCESS_OUTCOMES)[number];
}

/** @returns nothing for what is not secret: of that no log is kept */
export const ticketAccess = (
  ticket: TicketId,
  { person, sight, at }: { readonly person: Person; readonly sight: Sight; readonly at: Instant },
): TicketAccess | undefined => {
  const { secrecy } = sight.protection;
  if (secrecy === undefined) return undefined;
  const outcome = sight.reading.may ? 'read' : sight.reading.why;
  return { ticket, person: person.id, at, secrecy, outcome };
};
