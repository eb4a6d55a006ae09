/** Tickets as they lie in lists, without a history, and the decisions that put and move them. */
import type { Reader } from '#shared/domain/access/reading.ts';
import { isTicketId, isTicketNumber, type TicketId } from '#shared/domain/ids.ts';
import type { Decision } from '#shared/domain/ticket/decision.ts';
import type { Due } from '#shared/domain/ticket/due.ts';
import type { State, Status, Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { MONDAY_TEN, opened } from './tickets.ts';

/** A reader for whom nothing is opened that is kept from others. */
export const ANYBODY: Reader = { id: 'lin', levels: [], audiences: [] };

export const TEAMS = ['general', 'technical', 'complaints'];

export const idOf = (n: number): TicketId => {
  const id = `01kjp0${String(n).padStart(20, '0')}`;
  if (!isTicketId(id)) throw new Error(`not an id: ${id}`);
  return id;
};

export const numberOf = (n: number) => {
  const number = `HY-0000-${String(n).padStart(4, '0')}`;
  if (!isTicketNumber(number)) throw new Error(`not a number: ${number}`);
  return number;
};

export const statusOf = (state: State, since: Instant): Status =>
  state === 'open'
    ? { state }
    : state === 'merged'
      ? { state, into: idOf(9999), since, was: { state: 'open' } }
      : { state, since };

/** A ticket as it may lie in a list, without a history. */
export const placed = (n: number, over: Partial<Ticket> & { readonly state?: State }): Decision => {
  const { state = 'open', ...rest } = over;
  const { after } = opened();
  const at = rest.updatedAt ?? MONDAY_TEN;
  const ticket = {
    ...after,
    id: idOf(n),
    number: numberOf(n),
    ...rest,
    status: statusOf(state, at),
  };
  return { after: ticket, events: [], messages: [], jobs: [], effects: [] };
};

export const changed = (before: Ticket, over: Partial<Ticket>): Decision => ({
  before,
  after: { ...before, ...over, version: before.version + 1 },
  events: [],
  messages: [],
  jobs: [],
  effects: [],
});

export const dueAt = (at: Instant): readonly Due[] => [
  {
    kind: 'limit',
    id: 'first-response',
    state: 'running',
    anchor: MONDAY_TEN,
    stood: 0,
    reminded: 0,
    warnAt: at,
    at,
  },
];
