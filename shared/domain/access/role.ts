/**
 * Who may do what. Roles are records: the built-in ones are data like any a desk adds.
 */
import type { Secrecy } from '#shared/domain/playbook/access.ts';
import type { Texts } from '#shared/kernel/language.ts';

export const ACTIONS = [
  'tickets.read',
  'tickets.open',
  'tickets.work',
  'mails.read',
  /** To let held mails in, or to discard them. */
  'mails.decide',
  /** Who looked into what is secret. */
  'accesses.read',
  'records.read',
  'records.change',
  /** Two records of the same customer become one. */
  'records.merge',
  'records.import',
  'records.export',
  /** What the desk decides for itself. */
  'settings.change',
  /** Plans who stands where from a day on. */
  'rosters.publish',
  /** Says who stands in today, and who is not there. */
  'rosters.cover',
  /** To write, publish and retire the desk's own playbooks. */
  'playbooks.change',
  'webhooks.manage',
  /** Tells the desk that something has happened: a supervisor, or a machine in their name. */
  'signals.tell',
  'figures.read',
  /** How colleagues compare. */
  'figures.compare',
  'figures.recount',
] as const;

export type Action = (typeof ACTIONS)[number];

export interface Role {
  readonly id: string;
  readonly title: Texts;
  readonly may: readonly Action[];
  /** Whether the role reaches the tickets of every team or of its holder's teams only. */
  readonly reach: 'own-teams' | 'all-teams';
  /** Roles whose steps the holder may take too. */
  readonly actsAs: readonly string[];
  /** The highest secrecy that its holders may read. */
  readonly clearance?: Secrecy;
}

/** A colleague as the access token names them. */
export interface Person {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly teams: readonly string[];
}

/** The one place that says whether a person may do something, on a ticket of a team where one is meant. */
export const may = (person: Person, action: Action, team?: string): boolean =>
  person.roles.some(
    (role) =>
      role.may.includes(action) &&
      (team === undefined || role.reach === 'all-teams' || person.teams.includes(team)),
  );

/** The same on one ticket: what somebody was given to do they may do, whichever team it belongs to. */
export const mayOn = (
  person: Person,
  action: Action,
  ticket: { readonly team: string; readonly assignee?: string },
): boolean =>
  may(person, action, ticket.team) || (ticket.assignee === person.id && may(person, action));

/** Whether a person may take a step that a playbook gives to a role. */
export const holds = (person: Person, role: string): boolean =>
  person.roles.some((held) => held.id === role || held.actsAs.includes(role));
