/**
 * Two tickets of one customer become one: the source goes on as the target.
 *
 * No message moves: what stands on the source stays there and is shown with the target, so that merging is one transaction
 * however long the two have become, and can be undone.
 */
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import { hear } from '#shared/domain/run/hear.ts';
import { passAnew } from '#shared/domain/run/pass.ts';
import type { RunFault } from '#shared/domain/run/world.ts';
import { type Decision, decided, type Moment } from '#shared/domain/ticket/decision.ts';
import { followed, standOf, worldOf } from '#shared/domain/ticket/follow.ts';
import { isUnderWork, type MergedIn, type Ticket } from '#shared/domain/ticket/ticket.ts';
import { DAY, type Instant, later } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export const NOT_MERGED = [
  'itself',
  /** Another customer would read what this one wrote. */
  'other-customer',
  /** Resolved, closed or merged already. */
  'done',
  'target-done',
  /** Its playbook has done something that would be lost. */
  'steps-taken',
  'too-many',
  /** Only of undoing: it is not merged, it is too late, or the target has been merged itself. */
  'not-merged',
  'too-late',
  'target-merged',
] as const;

export interface MergeRefused {
  readonly code: 'merge.refused';
  readonly why: (typeof NOT_MERGED)[number];
}

/** Each is read whenever the target is shown. */
const MOST_MERGED = 10;

/** Merging is undone for a month; by then answers have been given to both together, and parting them would garble the story. */
const UNDONE_FOR = 30 * DAY;

const refused = (why: MergeRefused['why']): Result<never, MergeRefused> =>
  refuse({ code: 'merge.refused', why });

/** Why the ticket cannot go on as another one, whichever that is. */
export const whyNotMerge = (
  source: Ticket,
  playbook: Playbook,
): MergeRefused['why'] | undefined => {
  if (!isUnderWork(source.status)) return 'done';
  return isFresh(source, playbook) ? undefined : 'steps-taken';
};

/** Nothing has come of it but words. */
const isFresh = ({ run, byHand = [] }: Ticket, { start }: Playbook): boolean => {
  const { steps, joining, fields, documents = {}, votes, children, number, about } = run;
  return (
    steps.length === 1 &&
    steps[0]?.id === start &&
    [joining, votes, byHand, Object.keys(fields), Object.keys(documents)].every(
      ({ length }) => length === 0,
    ) &&
    children.opened === 0 &&
    number === undefined &&
    about === undefined
  );
};

/** The same person by what they are known by, or somebody who may write on the target already. */
const isSameCustomer = (source: Ticket, target: Ticket): boolean => {
  const { customer } = source;
  const email = customer.email?.toLowerCase();
  return (
    customer.id === target.customer.id ||
    (email !== undefined && target.participants.includes(email)) ||
    (customer.phone !== undefined && customer.phone === target.customer.phone)
  );
};

interface Standing {
  readonly ticket: Ticket;
  readonly playbook: Playbook;
}

/** @returns both decisions, to be committed together */
export const mergeTickets = (
  { source, target }: { readonly source: Standing; readonly target: Standing },
  moment: Moment,
): Result<readonly [Decision, Decision], MergeRefused | RunFault> => {
  const why = whyNotMergeInto(source, target);
  if (why !== undefined) return refused(why);
  const joined = joinedBy(source.ticket, target, moment);
  if (!joined.ok) return joined;
  const { at, by } = moment;
  const { id: into, number } = target.ticket;
  const left = decided(source.ticket, {
    events: [{ type: 'ticket.merged', at, by, into, number }],
    // Its limits are the target's business now.
    dues: [],
  });
  return accept([left, withHistory(joined.value, source.ticket)]);
};

const whyNotMergeInto = (
  { ticket: source, playbook }: Standing,
  { ticket: target }: Standing,
): MergeRefused['why'] | undefined => {
  if (source.id === target.id) return 'itself';
  const own = whyNotMerge(source, playbook);
  if (own !== undefined) return own;
  if (!isUnderWork(target.status)) return 'target-done';
  if (!isSameCustomer(source, target)) return 'other-customer';
  const together = (target.mergedIn ?? []).length + (source.mergedIn ?? []).length + 1;
  return together > MOST_MERGED ? 'too-many' : undefined;
};

/** Words that wait for an answer on the source wait for one on the target. */
const joinedBy = (
  source: Ticket,
  { ticket, playbook }: Standing,
  moment: Moment,
): Result<Decision, RunFault> => {
  const { at, by } = moment;
  const unanswered = source.status.state === 'open';
  const { id, number } = source;
  const event = { type: 'ticket.joined', at, by, ticket: id, number, unanswered } as const;
  if (!unanswered) return accept(decided(ticket, { events: [event] }));
  const awake: Ticket = { ...ticket, status: { state: 'open' } };
  const moved = hear(standOf(awake, playbook), { on: 'customer-wrote' }, worldOf(moment));
  if (!moved.ok) return moved;
  const found = followed(awake, moved.value, moment);
  return accept(decided(ticket, { ...found, events: [event, ...found.events] }));
};

/** Whoever may write on the source may write on the target from now on. */
const withHistory = (decision: Decision, source: Ticket): Decision => {
  const { after } = decision;
  const brought = source.participants.filter((address) => !after.participants.includes(address));
  const mergedIn: readonly MergedIn[] = [
    ...(after.mergedIn ?? []),
    ...(source.mergedIn ?? []).map(({ ticket }) => ({ ticket, via: source.id, brought: [] })),
    { ticket: source.id, brought },
  ];
  return {
    ...decision,
    after: { ...after, participants: [...after.participants, ...brought], mergedIn },
  };
};

/** Until when the merging of a ticket can be undone. */
export const undoneUntil = ({ status }: Ticket): Instant | undefined =>
  status.state === 'merged' ? later(status.since, UNDONE_FOR) : undefined;

export const whyNotUnmerge = (
  source: Ticket,
  now: Instant,
): Extract<MergeRefused['why'], 'not-merged' | 'too-late'> | undefined => {
  const until = undoneUntil(source);
  if (until === undefined) return 'not-merged';
  return until < now ? 'too-late' : undefined;
};

/** The source goes on by itself, from where it stood; what was said on the target meanwhile stays there. */
export const unmergeTickets = (
  { source, target }: { readonly source: Standing; readonly target: Ticket },
  moment: Moment,
): Result<readonly [Decision, Decision], MergeRefused | RunFault> => {
  const { at, by } = moment;
  const why = whyNotUnmerge(source.ticket, at);
  if (why !== undefined) return refused(why);
  if (target.status.state === 'merged') return refused('target-merged');
  const { id, number, status } = source.ticket;
  const alone: Ticket = {
    ...source.ticket,
    status: status.state === 'merged' ? status.was : status,
  };
  const moved = passAnew(standOf(alone, source.playbook), worldOf(moment));
  if (!moved.ok) return moved;
  const found = followed(alone, moved.value, moment);
  const back = decided(source.ticket, {
    ...found,
    events: [
      { type: 'ticket.unmerged', at, by, from: target.id, number: target.number },
      ...found.events,
    ],
  });
  const parted = decided(target, {
    events: [{ type: 'ticket.parted', at, by, ticket: id, number }],
  });
  return accept([back, withoutHistory(parted, id)]);
};

const withoutHistory = (decision: Decision, source: Ticket['id']): Decision => {
  const { mergedIn = [], ...after } = decision.after;
  const gone = mergedIn.filter(({ ticket, via }) => ticket === source || via === source);
  const brought = gone.flatMap((one) => one.brought);
  const left = mergedIn.filter((one) => !gone.includes(one));
  return {
    ...decision,
    after: {
      ...after,
      participants: after.participants.filter((address) => !brought.includes(address)),
      ...(left.length === 0 ? {} : { mergedIn: left }),
    },
  };
};
