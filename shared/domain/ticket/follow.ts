/** Between a ticket and its run: what the run may know of the ticket, and what a move of the run means for the ticket. */
import type { Person } from '#shared/domain/access/role.ts';
import type { Job } from '#shared/domain/job/job.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Moved, Stand } from '#shared/domain/run/moved.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import type { Fired } from '#shared/domain/run/walk.ts';
import type { Case, World } from '#shared/domain/run/world.ts';
import { type Found, type Moment, mailJobs } from '#shared/domain/ticket/decision.ts';
import type { TicketEvent } from '#shared/domain/ticket/event.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { raised } from '#shared/domain/ticket/traits.ts';

export const caseOf = (ticket: Ticket): Case => ({
  id: ticket.id,
  number: ticket.number,
  state: ticket.status.state,
  openedAt: ticket.openedAt,
  team: ticket.team,
  language: ticket.language,
  ...(ticket.assignee === undefined ? {} : { owner: ticket.assignee }),
  ...(ticket.opener === undefined ? {} : { opener: ticket.opener }),
  ...(ticket.about === undefined ? {} : { about: ticket.about }),
  ...(ticket.linkedTo === undefined ? {} : { parent: ticket.linkedTo }),
});

export const standOf = (ticket: Ticket, playbook: Playbook): Stand => ({
  playbook,
  case: caseOf(ticket),
  run: ticket.run,
  dues: ticket.dues,
});

export const worldOf = (
  { at, calendar, calendars, ledgers, settings, facts }: Moment,
  me?: Person,
): World => ({
  at,
  calendar,
  calendars,
  ledgers,
  settings,
  facts,
  ...(me === undefined ? {} : { me }),
});

/** What follows for the ticket when its run has moved. */
export const followed = (ticket: Ticket, moved: Moved, moment: Moment): Found => {
  const surveyed = moved.effects.some(isSurvey) && maySurvey(ticket);
  const said = moved.effects.flatMap((effect) =>
    effect.kind === 'send' ? [saidBy({ ...ticket, run: moved.run }, effect, moment)] : [],
  );
  const { at, by } = moment;
  return {
    run: moved.run,
    dues: moved.dues,
    ...(moved.entry === undefined ? {} : { entry: moved.entry }),
    ...(moved.protection === undefined ? {} : { protection: moved.protection }),
    ...numberedBy(moved),
    events: [
      ...moved.trail.map((step): TicketEvent => ({ at, by, ...step })),
      ...moved.fired.map((fired) => dueEvent(ticket, fired, moment)),
      ...moved.effects.flatMap((effect) => givenEvents(ticket, effect, moment)),
      ...moved.effects.flatMap((effect) => numberEvents(effect, moment)),
      ...moved.effects.flatMap((effect) => failedEvents(effect, moment)),
      ...said.map(({ message, hand }) => saidEvent(message, hand, moment)),
      ...(surveyed ? [{ type: 'ticket.survey-sent', at, by } as const] : []),
      ...phaseEvents(ticket, moved, moment),
    ],
    messages: said.map(({ message }) => message),
    jobs: inOrder(ticket, [
      ...moved.effects.flatMap((effect) =>
        effect.kind !== 'notice' || (isSurvey(effect) && !surveyed)
          ? []
          : mailJobs(ticket, moment, { mail: effect.notice }),
      ),
      ...said.flatMap(({ jobs }) => jobs),
    ]),
    effects: [
      ...moved.effects.filter(isForLater),
      ...boundsEffects(moved),
      ...endedEffects(ticket, moved),
    ],
  };
};

const isSurvey = (effect: RunEffect): boolean =>
  effect.kind === 'notice' && effect.notice === 'survey';

/** Once a ticket, and only to those who can get it. */
const maySurvey = ({ survey, customer }: Ticket): boolean =>
  survey === undefined && customer.email !== undefined;

/** What cannot be done in the ticket's own transaction. */
const isForLater = (effect: RunEffect): boolean =>
  effect.kind === 'send'
    ? effect.to !== 'customer' && effect.via.includes('mail')
    : !['notice', 'give', 'post', 'number', 'failed'].includes(effect.kind);

/** Mails of one decision leave one after the other. */
const inOrder = ({ lastMail }: Ticket, jobs: readonly Job[]): readonly Job[] =>
  jobs.map((job, index) => {
    const after = index === 0 ? lastMail : jobs[index - 1]?.id;
    return job.queue === 'notification' && after !== undefined ? { ...job, after } : job;
  });

type Send = Extract<RunEffect, { readonly kind: 'send' }>;

const saidEvent = (message: Message, hand: Send | undefined, { at, by }: Moment): TicketEvent =>
  hand === undefined
    ? { type: 'ticket.noted', at, by, message: message.id }
    : { type: 'hand.wanted', at, by, message: message.id, to: hand.to, via: hand.via };

/**
 * To the customer it goes by mail; for colleagues and parties it stands on the ticket as a note, beside their mail. Where mail does
 * not lead, a colleague passes the note on.
 */
const saidBy = (
  ticket: Ticket,
  effect: Send,
  moment: Moment,
): {
  readonly message: Message;
  readonly jobs: readonly Job[];
  /** What is left for a colleague to do. */
  readonly hand: Send | undefined;
} => {
  const { words, tells, to, via, attach } = effect;
  const isByHand = to === 'customer' ? ticket.customer.email === undefined : !via.includes('mail');
  const isMail = to === 'customer' && ticket.customer.email !== undefined;
  const message: Message = {
    id: moment.fresh(),
    ticket: ticket.id,
    at: moment.at,
    kind: isMail ? 'reply' : 'note',
    by: { kind: 'machine' },
    channel: isMail ? 'mail' : ticket.channel,
    text: isMail ? words : `→ ${to}: ${words}`,
    ...(tells === undefined ? {} : { tells }),
    ...attached(ticket, attach),
  };
  return {
    message,
    hand: isByHand ? effect : undefined,
    jobs: isMail ? mailJobs(ticket, moment, { mail: 'reply', message: message.id }) : [],
  };
};

/** Soft bounds do not refuse: they are looked at when all is stored. */
const boundsEffects = ({ entry }: Moved): readonly RunEffect[] => {
  const movements = entry?.movements.filter(({ bounds }) => bounds.are === 'soft') ?? [];
  return movements.length === 0 ? [] : [{ kind: 'bounds', key: 'bounds', movements }];
};

/** The newest document of the field, though it may still be in the making. */
export const attached = (
  { run: { documents = {} } }: Pick<Ticket, 'run'>,
  field: string | undefined,
): Pick<Message, 'document'> => {
  const document = field === undefined ? undefined : documents[field]?.at(-1);
  return field === undefined || document === undefined
    ? {}
    : { document: { field, id: document.id } };
};

const failedEvents = (
  effect: RunEffect,
  { at, by }: Pick<Moment, 'at' | 'by'>,
): readonly TicketEvent[] =>
  effect.kind === 'failed'
    ? [{ type: 'effect.failed', at, by, effect: effect.effect, reason: effect.reason }]
    : [];

/** Only another ticket that opened it wants to know. */
const endedEffects = (ticket: Ticket, { phase, trail }: Moved): readonly RunEffect[] => {
  const outcome = trail.findLast((step) => step.type === 'step.left')?.outcome;
  return phase === 'ended' &&
    ticket.status.state !== 'closed' &&
    ticket.channel === 'playbook' &&
    ticket.linkedTo !== undefined
    ? [{ kind: 'ended', key: 'ended', ...(outcome === undefined ? {} : { outcome }) }]
    : [];
};

/** A limit gives the ticket away: nobody holds it then, and those it goes to see it among what is free. */
const givenEvents = (
  { team }: Ticket,
  effect: RunEffect,
  { at }: Pick<Moment, 'at'>,
): readonly TicketEvent[] =>
  effect.kind === 'give' ? [{ type: 'ticket.assigned', at, by: { kind: 'machine' }, team }] : [];

/** A ticket gets one number, so a move gives one at most. */
const numberedBy = ({ effects }: Moved): Pick<Found, 'numbered'> => {
  const numbered = effects.find((effect) => effect.kind === 'number');
  return numbered === undefined ? {} : { numbered };
};

const numberEvents = (effect: RunEffect, { at, by }: Moment): readonly TicketEvent[] =>
  effect.kind === 'number' ? [{ type: 'number.given', at, by, number: effect.number }] : [];

const phaseEvents = (
  { status }: Ticket,
  { phase }: Moved,
  { at, by }: Pick<Moment, 'at' | 'by'>,
): readonly TicketEvent[] => {
  const wasDone = status.state === 'resolved' || status.state === 'closed';
  switch (phase) {
    case 'active':
      return wasDone ? [{ type: 'ticket.reopened', at, by }] : [];
    case 'resolved':
      return status.state === 'resolved' ? [] : [{ type: 'ticket.resolved', at, by }];
    case 'ended':
      return status.state === 'closed' ? [] : [{ type: 'ticket.closed', at, by }];
  }
};

const dueEvent = (
  ticket: Ticket,
  { due, moment, reaction }: Fired,
  { at }: Pick<Moment, 'at'>,
): TicketEvent => ({
  type: moment === 'reminder' ? 'ticket.due-warned' : 'ticket.due-breached',
  at,
  by: { kind: 'machine' },
  limit: due,
  priority:
    reaction !== undefined && 'raise' in reaction ? raised(ticket.priority) : ticket.priority,
});
