/**
 * Whether a person may read something, and why not: the one judgement behind tickets, lists and whatever else is kept from some.
 *
 * It needs no facts: who is meant, how secret it is and from whom it is hidden stands with the thing ({@link Protection}).
 */
import { type Action, may, mayOn, type Person } from '#shared/domain/access/role.ts';
import { clearanceOf, isCleared, rankOf } from '#shared/domain/access/secrecy.ts';
import { SECRECY_LEVELS, type Secrecy } from '#shared/domain/playbook/access.ts';

/** `@role`, `team:<team>` or `person:<id>`. */
export type Audience = `@${string}` | `team:${string}` | `person:${string}`;

export interface Protection {
  readonly secrecy?: Secrecy;
  /** Only these read it, whichever team has it; without it everybody whose role reaches the team. */
  readonly audience?: readonly Audience[];
  /** Ids of the people that it is about: they do not read it, whatever role, clearance or task they have. */
  readonly hiddenFrom?: readonly string[];
}

export type Reading =
  | { readonly may: true; readonly by: 'open' | 'clearance' }
  | { readonly may: false; readonly why: NotRead };

/** `reach`: the role does not reach the team · `audience`: others are meant · `rule`: the rule itself cannot be worked out. */
export type NotRead = 'subject' | 'reach' | 'audience' | 'secrecy' | 'rule';

/** What of a ticket, or of its card in a list, the judgement looks at. */
export interface Guarded {
  readonly team: string;
  readonly assignee?: string;
  readonly protection?: Protection;
}

/** @param reaches whether the person's roles would let them read it if nothing protected it */
export const readingOf = (
  person: Person,
  { secrecy, audience, hiddenFrom = [] }: Protection,
  reaches: boolean,
): Reading => {
  if (hiddenFrom.includes(person.id)) return { may: false, why: 'subject' };
  if (audience === undefined ? !reaches : !belongsTo(person, audience)) {
    return { may: false, why: audience === undefined ? 'reach' : 'audience' };
  }
  if (!isCleared(person, secrecy)) return { may: false, why: 'secrecy' };
  return { may: true, by: secrecy === undefined ? 'open' : 'clearance' };
};

/** Whether a person may read a ticket, by what was worked out when it was last decided. */
export const ticketReading = (person: Person, ticket: Guarded): Reading => {
  const { protection = {} } = ticket;
  const mayAtAll = may(person, 'tickets.read');
  return protection.audience !== undefined && !mayAtAll
    ? { may: false, why: 'reach' }
    : readingOf(person, protection, mayOn(person, 'tickets.read', ticket));
};

/** Whoever is meant by name or role works on the ticket too, whichever team it belongs to. */
export const mayWork = (person: Person, action: Action, ticket: Guarded): boolean =>
  ticket.protection?.audience === undefined ? mayOn(person, action, ticket) : may(person, action);

export const belongsTo = (person: Person, audience: readonly Audience[]): boolean => {
  const own = audiencesOf(person);
  return audience.some((one) => own.includes(one));
};

/** Every way in which a person can be meant. */
const audiencesOf = ({ id, roles, teams }: Person): readonly Audience[] => [
  ...new Set<Audience>([
    `person:${id}`,
    ...roles.flatMap((role): readonly Audience[] =>
      [role.id, ...role.actsAs].map((name): Audience => `@${name}`),
    ),
    ...teams.map((team): Audience => `team:${team}`),
  ]),
];

/** For whose eyes a list is made. */
export interface Reader {
  readonly id: string;
  /** The levels of secrecy that they are cleared for. */
  readonly levels: readonly Secrecy[];
  readonly audiences: readonly Audience[];
}

export const readerOf = (person: Person): Reader => ({
  id: person.id,
  levels: SECRECY_LEVELS.filter((level) => rankOf(level) <= rankOf(clearanceOf(person))),
  audiences: may(person, 'tickets.read') ? audiencesOf(person) : [],
});

/** Whether the ticket may stand in a list of this reader, where its team alone would not keep it out. */
export const mayStandFor = (
  { id, levels, audiences }: Reader,
  { secrecy, audience, hiddenFrom = [] }: Protection = {},
): boolean =>
  !hiddenFrom.includes(id) &&
  (secrecy === undefined || levels.includes(secrecy)) &&
  (audience === undefined || audience.some((one) => audiences.includes(one)));

/** Whether anybody who reaches the team is kept from it. */
export const isProtected = ({ secrecy, audience, hiddenFrom = [] }: Protection = {}): boolean =>
  secrecy !== undefined || audience !== undefined || hiddenFrom.length > 0;
