/** What people do on the steps of a ticket's playbook. */
import type { Person } from '#shared/domain/access/role.ts';
import { END } from '#shared/domain/playbook/flow.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Who } from '#shared/domain/playbook/who.ts';
import { saveForm, takeAct, takeOutcome } from '#shared/domain/run/act.ts';
import type { Filled } from '#shared/domain/run/form.ts';
import { beTold } from '#shared/domain/run/hear.ts';
import type { ActRefusal, Moved } from '#shared/domain/run/moved.ts';
import { targets } from '#shared/domain/run/walk.ts';
import type { FactsNeeded } from '#shared/domain/run/world.ts';
import { type Decision, decided, type Moment } from '#shared/domain/ticket/decision.ts';
import type { TicketEvent } from '#shared/domain/ticket/event.ts';
import { followed, standOf, worldOf } from '#shared/domain/ticket/follow.ts';
import type { TicketRefusal } from '#shared/domain/ticket/refusal.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

interface Acting {
  readonly playbook: Playbook;
  readonly person: Person;
  readonly filled?: Filled;
}

/** Takes an outcome of an open step with what was filled in. */
export const takeStep = (
  ticket: Ticket,
  {
    playbook,
    step,
    ...taken
  }: Omit<Acting, 'person'> & {
    readonly step: string;
    readonly outcome: string;
    readonly filled?: Filled;
    /** A colleague, or the party outside whose link was used. */
  } & ({ readonly person: Person } | { readonly party: Who }),
  moment: Moment,
): Result<Decision, TicketRefusal | FactsNeeded> =>
  decide(
    ticket,
    takeOutcome(
      standOf(ticket, playbook),
      { step, ...taken },
      worldOf(moment, 'person' in taken ? taken.person : undefined),
    ),
    {
      moment,
      // One of several who must agree: nothing has moved yet.
      quiet: { type: 'step.agreed', at: moment.at, by: moment.by, step },
    },
  );

/** Keeps what was filled in so far. */
export const saveStep = (
  ticket: Ticket,
  { playbook, step, person, filled = {} }: Acting & { readonly step: string },
  moment: Moment,
): Result<Decision, TicketRefusal | FactsNeeded> =>
  decide(
    ticket,
    saveForm(standOf(ticket, playbook), { step, person, filled }, worldOf(moment, person)),
    { moment, quiet: { type: 'form.saved', at: moment.at, by: moment.by, step } },
  );

/** Does something beside the steps. */
export const doAct = (
  ticket: Ticket,
  { playbook, act, person, filled = {} }: Acting & { readonly act: string },
  moment: Moment,
): Result<Decision, TicketRefusal | FactsNeeded> =>
  decide(
    ticket,
    takeAct(standOf(ticket, playbook), { act, person, filled }, worldOf(moment, person)),
    { moment, always: { type: 'act.done', at: moment.at, by: moment.by, act } },
  );

/** Another ticket takes an outcome here. */
export const tellTicket = (
  ticket: Ticket,
  { playbook, outcome }: { readonly playbook: Playbook; readonly outcome: string },
  moment: Moment,
): Result<Decision, TicketRefusal | FactsNeeded> =>
  decide(ticket, beTold(standOf(ticket, playbook), outcome, worldOf(moment)), { moment });

const decide = (
  ticket: Ticket,
  moved: Result<Moved, ActRefusal>,
  {
    moment,
    quiet,
    always,
  }: { readonly moment: Moment; readonly quiet?: TicketEvent; readonly always?: TicketEvent },
): Result<Decision, TicketRefusal | FactsNeeded> => {
  if (!moved.ok) return moved;
  if (ticket.status.state === 'merged') {
    return refuse({ code: 'ticket.not-possible', state: 'merged' });
  }
  const found = followed(ticket, moved.value, moment);
  const events = [
    ...(always === undefined ? [] : [always]),
    ...(found.events.length === 0 && quiet !== undefined ? [quiet] : []),
    ...found.events,
  ];
  return accept(decided(ticket, { ...found, events }));
};

/**
 * "Resolve" without further words: the first outcome of the one open step that ends the work on the ticket.
 *
 * @returns a refusal where several steps are open or none of the outcomes ends the work
 */
export const resolveTicket = (
  ticket: Ticket,
  acting: Acting,
  moment: Moment,
): Result<Decision, TicketRefusal | FactsNeeded> => {
  const way = resolvingOutcome(ticket, acting.playbook);
  return way === undefined
    ? refuse({ code: 'ticket.not-possible', state: ticket.status.state })
    : takeStep(ticket, { ...acting, ...way }, moment);
};

const resolvingOutcome = (
  { run }: Ticket,
  playbook: Playbook,
): { readonly step: string; readonly outcome: string } | undefined => {
  const [only, ...others] = run.steps;
  const step = only === undefined ? undefined : playbook.steps[only.id];
  if (only === undefined || step?.by === undefined || others.length > 0) return undefined;
  const ending = Object.entries(step.outcomes).find(([, { to }]) =>
    targets(to).every((name) => name === END || playbook.steps[name]?.resolved === true),
  );
  return ending === undefined ? undefined : { step: only.id, outcome: ending[0] };
};
