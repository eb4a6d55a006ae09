/**
 * A decision: what a rule has found, ready to be committed in one transaction.
 */
import type { Protection } from '#shared/domain/access/reading.ts';
import type { Calendar } from '#shared/domain/calendar/calendar.ts';
import type { Value } from '#shared/domain/expression/value.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Job, MailKind } from '#shared/domain/job/job.ts';
import type { Entry } from '#shared/domain/ledger/entry.ts';
import {
  campaignJob,
  MOST_WITHOUT_CAMPAIGN,
  type PlannedCampaign,
  plannedCampaign,
} from '#shared/domain/opening/campaign.ts';
import type { Ledger } from '#shared/domain/playbook/ledger.ts';
import type { Numbered } from '#shared/domain/run/business-number.ts';
import type { Run } from '#shared/domain/run/run.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import type { SetValues } from '#shared/domain/run/world.ts';
import type { Due } from '#shared/domain/ticket/due.ts';
import type { Actor, TicketEvent } from '#shared/domain/ticket/event.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
import { evolve, type Ticket } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** What every rule is handed about its moment. */
export interface Moment {
  readonly at: Instant;
  readonly by: Actor;
  /** A new identifier with every call. */
  readonly fresh: () => string;
  /** The desk's calendar, and all of them by their id. */
  readonly calendar: Calendar;
  readonly calendars: Readonly<Record<string, Calendar>>;
  readonly ledgers: readonly Ledger[];
  /** What the desk has set for the playbooks that the rule may ask. */
  readonly settings: SetValues;
  /** Fetched for this decision; it is made again when some are missing. */
  readonly facts: ReadonlyMap<string, Value>;
}

export interface Decision {
  /** The ticket as it was read; nothing for a new one. */
  readonly before?: Ticket;
  readonly after: Ticket;
  readonly events: readonly TicketEvent[];
  readonly messages: readonly Message[];
  readonly jobs: readonly Job[];
  /** What the playbook wants done beside; each waits in the ticket's partition until its job has come. */
  readonly effects: readonly RunEffect[];
  /** Tickets to open that are too many for its effects. */
  readonly campaign?: PlannedCampaign;
  /** What it posts to ledgers. */
  readonly entry?: Entry;
  /** The business number that it gives. */
  readonly numbered?: Numbered;
}

export interface Found {
  readonly events: readonly TicketEvent[];
  readonly messages?: readonly Message[];
  readonly jobs?: readonly Job[];
  readonly effects?: readonly RunEffect[];
  readonly run?: Run;
  readonly dues?: readonly Due[];
  readonly entry?: Entry;
  readonly protection?: Protection;
  readonly numbered?: Numbered;
}

/** Applies events to a ticket: one decision, one version. */
export const decided = (
  before: Ticket,
  { events, messages = [], jobs = [], effects = [], run, dues, entry, protection, numbered }: Found,
): Decision => {
  const lastMail = jobs.findLast((job) => job.queue === 'notification')?.id ?? before.lastMail;
  const changed = events.reduce(evolve, before);
  const version = before.version + 1;
  const wanted = wantedBeside(before, { version, effects, at: changed.updatedAt });
  return {
    before,
    after: {
      ...changed,
      version,
      ...(run === undefined ? {} : { run }),
      ...(dues === undefined ? {} : { dues }),
      ...(protection === undefined ? {} : { protection }),
      ...(lastMail === undefined ? {} : { lastMail }),
    },
    events,
    messages,
    ...wanted,
    jobs: [...jobs, ...wanted.jobs],
    ...(entry === undefined ? {} : { entry }),
    ...(numbered === undefined ? {} : { numbered }),
  };
};

/** So many effects are done by one job; each takes a read and a transaction or two. */
export const EFFECTS_A_JOB = 25;

/** What the decision wants done beside: effects with their jobs, in pages; and a campaign where many tickets shall open. */
export const wantedBeside = (
  { id }: Pick<Ticket, 'id'>,
  {
    version,
    effects,
    at,
  }: { readonly version: number; readonly effects: readonly RunEffect[]; readonly at: Instant },
): Pick<Decision, 'effects' | 'campaign' | 'jobs'> => {
  const starts = effects.filter((effect) => effect.kind === 'open');
  if (starts.length <= MOST_WITHOUT_CAMPAIGN) {
    return { effects, jobs: effectJobs(id, version, { effects, at }) };
  }
  const others = effects.filter(({ kind }) => kind !== 'open');
  const planned = plannedCampaign({ of: id, number: version, parent: id }, starts, at);
  return {
    effects: others,
    campaign: planned,
    jobs: [...effectJobs(id, version, { effects: others, at }), campaignJob(planned.campaign, at)],
  };
};

const effectJobs = (
  ticket: TicketId,
  version: number,
  { effects, at }: { readonly effects: readonly RunEffect[]; readonly at: Instant },
): readonly Job[] => [
  ...Array.from({ length: Math.ceil(effects.length / EFFECTS_A_JOB) }, (_, page) => page)
    .map((page) => page * EFFECTS_A_JOB)
    .filter((from) => !effects.slice(from, from + EFFECTS_A_JOB).every(isPrinted))
    .map(
      (from): Job => ({
        queue: 'follow-up',
        id: `effects-${ticket}-${version}-${from}`,
        ticket,
        due: at,
        effects: { version, from },
      }),
    ),
  ...effects.flatMap((effect, index): readonly Job[] =>
    isPrinted(effect)
      ? [
          {
            queue: 'documents',
            id: `document-${ticket}-${version}-${index}`,
            ticket,
            due: at,
            effect: { version, index },
          },
        ]
      : [],
  ),
];

/** Printing takes memory and a font, and has a queue of its own. */
const isPrinted = ({ kind }: RunEffect): boolean => kind === 'make' || kind === 'print';

/** A mail to the customer as a job, behind the ticket's last one. Without an address there is nobody to write to. */
export const mailJobs = (
  ticket: Ticket,
  { at, fresh }: Moment,
  mail: { readonly mail: MailKind; readonly message?: string },
): readonly Job[] =>
  ticket.customer.email === undefined
    ? []
    : [
        {
          queue: 'notification',
          id: fresh(),
          ticket: ticket.id,
          due: at,
          attempt: 0,
          ...mail,
          ...(ticket.lastMail === undefined ? {} : { after: ticket.lastMail }),
        },
      ];
