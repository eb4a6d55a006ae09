/** The shapes of the domain's values as they are stored and sent, each held to its type by the compiler. */
import * as z from 'zod';
import { deskDocument, documentContent } from '#shared/contracts/document.ts';
import type { Audience, Protection } from '#shared/domain/access/reading.ts';
import { ACCESS_OUTCOMES, type TicketAccess } from '#shared/domain/access/ticket-access.ts';
import type { Delivery } from '#shared/domain/delivery/delivery.ts';
import type { Json } from '#shared/domain/expression/value.ts';
import { type DeskFile, FILE_REASONS } from '#shared/domain/file/file.ts';
import {
  isTicketId,
  isTicketNumber,
  type TicketId,
  type TicketNumber,
} from '#shared/domain/ids.ts';
import { type Job, MAIL_KINDS, type OpeningWork, type ReplanJob } from '#shared/domain/job/job.ts';
import type { Verdicts } from '#shared/domain/mail/verdicts.ts';
import type { Addressee } from '#shared/domain/notification/addressee.ts';
import { CAMPAIGN_STATES, type Campaign } from '#shared/domain/opening/campaign.ts';
import type { Signal } from '#shared/domain/opening/opening.ts';
import { SECRECY_LEVELS } from '#shared/domain/playbook/access.ts';
import { CONTACT_CHANNELS } from '#shared/domain/playbook/contact.ts';
import { NOTICES } from '#shared/domain/playbook/effect.ts';
import { isWho, type Who } from '#shared/domain/playbook/who.ts';
import {
  type Discard,
  HOLDS,
  MAIL_STATES,
  type RawMail,
  type Release,
} from '#shared/domain/raw-mail/raw-mail.ts';
import { type Run, STOP_REASONS } from '#shared/domain/run/run.ts';
import type { RunEffect } from '#shared/domain/run/run-effect.ts';
import type { TicketCard } from '#shared/domain/ticket/card.ts';
import type { Due } from '#shared/domain/ticket/due.ts';
import type { Actor, TicketEvent } from '#shared/domain/ticket/event.ts';
import type { Message } from '#shared/domain/ticket/message.ts';
import {
  type ByHand,
  type MergedIn,
  STATES,
  type Status,
  type SurveyState,
  type Ticket,
} from '#shared/domain/ticket/ticket.ts';
import { CHANNELS, type Classification, PRIORITIES } from '#shared/domain/ticket/traits.ts';
import { type Instant, isInstant } from '#shared/kernel/instant.ts';
import { LANGUAGES } from '#shared/kernel/language.ts';

export const ticketId = z
  .custom<TicketId>(isTicketId)
  .meta({ type: 'string', pattern: '^[0-7][0-9a-hjkmnp-tv-z]{25}$' });

export const ticketNumber = z
  .custom<TicketNumber>(isTicketNumber)
  .meta({ type: 'string', examples: ['HY-7K3M-9QWX'] });

export const instant = z.custom<Instant>(isInstant).meta({ type: 'string', format: 'date-time' });

export const language = z.enum(LANGUAGES);

/** One text in both languages. */
export const texts = z.object({ 'zh-CN': z.string(), en: z.string() });

const actor: z.ZodType<Actor> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('customer') }),
  z.object({ kind: z.enum(['agent', 'party']), id: z.string() }),
  z.object({ kind: z.literal('machine') }),
]);

const limitCore = {
  kind: z.literal('limit'),
  id: z.string(),
  step: z.string().exactOptional(),
  anchor: instant,
  stood: z.number(),
  reminded: z.number(),
};

export const due: z.ZodType<Due> = z.union([
  z.object({
    ...limitCore,
    state: z.literal('running'),
    warnAt: instant.exactOptional(),
    at: instant,
  }),
  z.object({ ...limitCore, state: z.literal('breached'), at: instant }),
  z.object({ ...limitCore, state: z.literal('paused'), since: instant, leftMinutes: z.number() }),
  z.object({ kind: z.literal('wait'), step: z.string(), at: instant }),
]);

const dues = z.array(due);

/** JSON of any shape: what a field holds is judged by its type when it is read. */
const json: z.ZodType<Json> = z.json();

export const openStep = z.object({ id: z.string(), since: instant });

const stopReason = z.enum(STOP_REASONS);

const counter = { opened: z.number() };

const run: z.ZodType<Run> = z.object({
  steps: z.array(openStep),
  joining: z.array(z.string()),
  fields: z.record(z.string(), json),
  documents: z.record(z.string(), z.array(deskDocument)).exactOptional(),
  visits: z.record(z.string(), z.number()),
  taken: z.record(z.string(), z.object({ by: z.string(), at: instant })).exactOptional(),
  votes: z.array(z.object({ step: z.string(), by: z.string(), seat: z.number().exactOptional() })),
  children: z.object({ ...counter, ended: z.number() }),
  spent: z.object({ ...counter, sent: z.number() }),
  activeSince: instant,
  repliedAt: instant.exactOptional(),
  resolvedAt: instant.exactOptional(),
  endedAt: instant.exactOptional(),
  about: z.string().exactOptional(),
  number: z.string().exactOptional(),
  stopped: stopReason.exactOptional(),
});

export const classification: z.ZodType<Classification> = z.object({
  category: z.string().exactOptional(),
  confidence: z.number(),
  language: z.enum([...LANGUAGES, 'other']),
  mood: z.enum(['calm', 'angry']),
  model: z.string(),
  why: z.array(z.string()),
});

const status: z.ZodType<Status> = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open') }),
  z.object({ state: z.literal('waiting'), since: instant }),
  z.object({ state: z.literal('resolved'), since: instant }),
  z.object({ state: z.literal('closed'), since: instant }),
  z.object({
    state: z.literal('merged'),
    into: ticketId,
    since: instant,
    was: z.discriminatedUnion('state', [
      z.object({ state: z.literal('open') }),
      z.object({ state: z.literal('waiting'), since: instant }),
    ]),
  }),
]);

export const survey: z.ZodType<SurveyState> = z.discriminatedUnion('state', [
  z.object({ state: z.literal('sent'), at: instant }),
  z.object({
    state: z.literal('answered'),
    at: instant,
    score: z.number(),
    vote: z.string(),
  }),
]);

export const customer = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().exactOptional(),
  phone: z.string().exactOptional(),
});

/** One look into something secret. */
export const accessFields = z.object({
  person: z.string(),
  at: instant,
  secrecy: z.enum(SECRECY_LEVELS),
  outcome: z.enum(ACCESS_OUTCOMES),
});

export const ticketAccess: z.ZodType<TicketAccess> = accessFields.extend({ ticket: ticketId });

const audience = z.custom<Audience>(
  (text) => typeof text === 'string' && /^(?:@|team:|person:)./.test(text),
);

const protection: z.ZodType<Protection> = z.object({
  secrecy: z.enum(SECRECY_LEVELS).exactOptional(),
  audience: z.array(audience).exactOptional(),
  hiddenFrom: z.array(z.string()).exactOptional(),
});

export const byHand: z.ZodType<ByHand> = z.object({
  message: z.string(),
  to: z.custom<Who>(isWho).meta({ type: 'string' }),
  via: z.array(z.enum(CONTACT_CHANNELS)),
  since: instant,
});

const mergedIn: z.ZodType<MergedIn> = z.object({
  ticket: ticketId,
  via: ticketId.exactOptional(),
  brought: z.array(z.string()),
});

export const ticket: z.ZodType<Ticket> = z.object({
  intake: z.string().exactOptional(),
  id: ticketId,
  number: ticketNumber,
  version: z.number(),
  playbook: z.object({ id: z.string(), version: z.number() }),
  run,
  channel: z.enum(CHANNELS),
  subject: z.string(),
  language,
  customer,
  participants: z.array(z.string()),
  cc: z.array(z.string()).exactOptional(),
  notCc: z.array(z.string()).exactOptional(),
  team: z.string(),
  assignee: z.string().exactOptional(),
  opener: z.string().exactOptional(),
  about: z.string().exactOptional(),
  protection: protection.exactOptional(),
  priority: z.enum(PRIORITIES),
  classification: classification.exactOptional(),
  openedAt: instant,
  updatedAt: instant,
  answeredAt: instant.exactOptional(),
  dues,
  linkedTo: ticketId.exactOptional(),
  mergedIn: z.array(mergedIn).exactOptional(),
  byHand: z.array(byHand).exactOptional(),
  survey: survey.exactOptional(),
  request: z.string().exactOptional(),
  lastMail: z.string().exactOptional(),
  status,
});

const happened = { at: instant, by: actor };

export const ticketEvent: z.ZodType<TicketEvent> = z.discriminatedUnion('type', [
  z.object({
    ...happened,
    type: z.literal('ticket.opened'),
    channel: z.enum(CHANNELS),
    message: z.string().exactOptional(),
  }),
  z.object({
    ...happened,
    type: z.literal('ticket.classified'),
    classification,
    priority: z.enum(PRIORITIES),
    team: z.string(),
  }),
  z.object({ ...happened, type: z.literal('ticket.taken'), assignee: z.string() }),
  z.object({
    ...happened,
    type: z.literal('ticket.assigned'),
    team: z.string(),
    assignee: z.string().exactOptional(),
  }),
  z.object({ ...happened, type: z.literal('ticket.replied'), message: z.string() }),
  z.object({ ...happened, type: z.literal('ticket.noted'), message: z.string() }),
  z.object({ ...happened, type: z.literal('ticket.customer-wrote'), message: z.string() }),
  z.object({
    ...happened,
    type: z.enum([
      'ticket.resolved',
      'ticket.reopened',
      'ticket.closed',
      'ticket.replanned',
      'ticket.survey-sent',
    ]),
  }),
  z.object({
    ...happened,
    type: z.literal('ticket.cc-changed'),
    cc: z.array(z.string()),
    notCc: z.array(z.string()),
  }),
  z.object({ ...happened, type: z.literal('step.left'), step: z.string(), outcome: z.string() }),
  z.object({
    ...happened,
    type: z.enum(['step.entered', 'step.passed-over', 'step.agreed', 'form.saved']),
    step: z.string(),
  }),
  z.object({ ...happened, type: z.literal('act.done'), act: z.string() }),
  z.object({
    ...happened,
    type: z.literal('message.split-off'),
    messages: z.array(z.string()),
    into: ticketId,
    number: ticketNumber,
  }),
  z.object({
    ...happened,
    type: z.enum(['ticket.split-from', 'ticket.parted']),
    ticket: ticketId,
    number: ticketNumber,
  }),
  z.object({
    ...happened,
    type: z.literal('ticket.merged'),
    into: ticketId,
    number: ticketNumber,
  }),
  z.object({
    ...happened,
    type: z.literal('ticket.unmerged'),
    from: ticketId,
    number: ticketNumber,
  }),
  z.object({
    ...happened,
    type: z.literal('ticket.joined'),
    ticket: ticketId,
    number: ticketNumber,
    unanswered: z.boolean(),
  }),
  z.object({
    ...happened,
    type: z.enum(['campaign.opened', 'campaign.stopped']),
    opened: z.number(),
    missing: z.number(),
  }),
  z.object({
    ...happened,
    type: z.literal('child.opened'),
    child: ticketId,
    playbook: z.string(),
  }),
  z.object({
    ...happened,
    type: z.literal('child.refused'),
    playbook: z.string(),
    reason: z.string(),
  }),
  z.object({ ...happened, type: z.literal('playbook.stopped'), reason: stopReason }),
  z.object({ ...happened, type: z.literal('number.given'), number: z.string() }),
  z.object({
    ...happened,
    type: z.literal('hand.wanted'),
    message: z.string(),
    to: z.custom<Who>(isWho).meta({ type: 'string' }),
    via: z.array(z.enum(CONTACT_CHANNELS)),
  }),
  z.object({ ...happened, type: z.literal('hand.done'), message: z.string() }),
  z.object({ ...happened, type: z.literal('signal.heard'), signal: z.string() }),
  z.object({
    ...happened,
    type: z.literal('ledger.out-of-bounds'),
    ledger: z.string(),
    account: z.string(),
    bound: z.enum(['floor', 'ceiling']),
  }),
  z.object({
    ...happened,
    type: z.literal('document.made'),
    field: z.string(),
    number: z.number(),
    hash: z.string(),
  }),
  z.object({
    ...happened,
    type: z.literal('effect.failed'),
    effect: z.string(),
    reason: z.string(),
  }),
  z.object({
    ...happened,
    type: z.enum(['ticket.due-warned', 'ticket.due-breached']),
    limit: z.string(),
    priority: z.enum(PRIORITIES),
  }),
  z.object({
    ...happened,
    type: z.literal('ticket.survey-answered'),
    score: z.number(),
    vote: z.string(),
  }),
  z.object({
    ...happened,
    type: z.literal('mail.failed'),
    mail: z.enum(MAIL_KINDS),
    job: z.string(),
    reason: z.string(),
  }),
  z.object({
    ...happened,
    type: z.literal('mail.held'),
    mail: z.enum(MAIL_KINDS),
    job: z.string(),
  }),
  z.object({
    ...happened,
    type: z.literal('mail.released'),
    check: z.enum(HOLDS),
    message: z.string(),
  }),
]);

export const messageFields = z.object({
  id: z.string(),
  ticket: ticketId,
  at: instant,
  kind: z.enum(['customer', 'reply', 'note', 'survey']),
  by: actor,
  channel: z.enum([...CHANNELS, 'page', 'survey']),
  text: z.string(),
  mail: z
    .object({
      id: z.string(),
      from: z.string(),
      name: z.string().exactOptional(),
      forwardedBy: z.string().exactOptional(),
      reason: z.string(),
      verified: z.boolean(),
      messageId: z.string().exactOptional(),
    })
    .exactOptional(),
});

/** As it is stored: its files by their ids. */
export const message: z.ZodType<Message> = messageFields.extend({
  files: z.array(z.string()).exactOptional(),
  tells: z.array(z.string()).exactOptional(),
  document: z.object({ field: z.string(), id: z.string() }).exactOptional(),
});

const jsons = z.record(z.string(), json);

export const start = z.object({
  key: z.string(),
  kind: z.literal('open'),
  playbook: z.string(),
  fields: jsons,
  about: z.string().exactOptional(),
  aboutKind: z.string().exactOptional(),
  owner: z.string().exactOptional(),
});

export const campaign: z.ZodType<Campaign> = z.object({
  of: z.string(),
  number: z.number(),
  parent: ticketId.exactOptional(),
  state: z.enum(CAMPAIGN_STATES),
  startedAt: instant,
  endedAt: instant.exactOptional(),
  total: z.number(),
  next: z.number(),
  opened: z.number(),
  known: z.number(),
  failed: z.number(),
  failure: z.string().exactOptional(),
});

export const signal: z.ZodType<Signal> = z.object({
  id: z.string(),
  name: z.string(),
  event: jsons,
  at: instant,
  request: z.string().exactOptional(),
});

/** What a decision wants done beside the ticket. */
export const runEffect: z.ZodType<RunEffect> = z.discriminatedUnion('kind', [
  z.object({ key: z.string(), kind: z.literal('notice'), notice: z.enum(NOTICES) }),
  z.object({
    key: z.string(),
    kind: z.literal('send'),
    words: z.string(),
    tells: z.array(z.string()).exactOptional(),
    to: z.custom<Who>(isWho),
    via: z.array(z.enum(CONTACT_CHANNELS)),
    attach: z.string().exactOptional(),
  }),
  z.object({
    key: z.string(),
    kind: z.enum(['remind', 'raise', 'give']),
    to: z.custom<Who>(isWho),
    due: z.string(),
  }),
  start,
  z.object({ key: z.string(), kind: z.literal('tell'), ticket: z.string(), outcome: z.string() }),
  z.object({
    key: z.string(),
    kind: z.literal('post'),
    ledger: z.string(),
    from: z.string(),
    to: z.string(),
    amount: z.string(),
    note: z.string().exactOptional(),
  }),
  z.object({
    key: z.string(),
    kind: z.literal('make'),
    into: z.string(),
    content: documentContent,
  }),
  z.object({ key: z.string(), kind: z.literal('print'), into: z.string(), document: z.string() }),
  z.object({
    key: z.string(),
    kind: z.literal('failed'),
    effect: z.literal('make'),
    reason: z.string(),
  }),
  z.object({
    key: z.string(),
    kind: z.literal('change'),
    of: z.string(),
    record: z.string(),
    makes: z.boolean(),
    fields: jsons,
  }),
  z.object({
    key: z.string(),
    kind: z.literal('lend'),
    of: z.string(),
    record: z.string(),
    to: z.string(),
    from: instant,
    until: instant,
    why: z.string(),
  }),
  z.object({
    key: z.string(),
    kind: z.literal('destroy'),
    of: z.string(),
    record: z.string(),
    approvals: z.array(z.object({ by: z.string(), as: z.custom<Who>(isWho), at: instant })),
  }),
  z.object({ key: z.string(), kind: z.literal('ended'), outcome: z.string().exactOptional() }),
  z.object({
    key: z.string(),
    kind: z.literal('bounds'),
    movements: z.array(
      z.object({
        ledger: z.string(),
        account: z.string(),
        net: z.number(),
        bounds: z.object({
          are: z.enum(['hard', 'soft', 'none']),
          floor: z.number().exactOptional(),
          ceiling: z.number().exactOptional(),
        }),
        outside: z.boolean(),
      }),
    ),
  }),
  z.object({
    key: z.string(),
    kind: z.literal('number'),
    number: z.string(),
    series: z.object({ name: z.string(), running: z.number() }).exactOptional(),
    takenOver: z.literal(true).exactOptional(),
  }),
  z.object({
    key: z.string(),
    kind: z.literal('call'),
    call: z.string(),
    with: jsons,
    into: z.string().exactOptional(),
  }),
]);

const addressee: z.ZodType<Addressee> = z.discriminatedUnion('is', [
  z.object({ is: z.literal('person'), id: z.string() }),
  z.object({ is: z.literal('party'), party: z.string() }),
  z.object({ is: z.literal('record'), who: z.custom<Who>(isWho) }),
]);

const effectRef = z.object({ version: z.number(), key: z.string() });

const jobCore = { id: z.string(), ticket: ticketId, due: instant };

const openingWork: z.ZodType<OpeningWork> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('trigger'),
    playbook: z.string(),
    trigger: z.number(),
    at: instant,
    since: instant.exactOptional(),
    signal: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('signal'), signal: z.string() }),
  z.object({ kind: z.literal('shifts'), since: instant }),
  z.object({
    kind: z.literal('campaign'),
    of: z.string(),
    number: z.number(),
    to: z.number(),
  }),
]);

export const openingJobShape = z.object({
  queue: z.literal('openings'),
  id: z.string(),
  due: instant,
  work: openingWork,
});

const followUpOnTicket = z.object({
  ...jobCore,
  queue: z.literal('follow-up'),
  effects: z.object({ version: z.number(), from: z.number() }).exactOptional(),
});

export const documentJobShape = z.object({
  ...jobCore,
  queue: z.literal('documents'),
  effect: z.object({ version: z.number(), index: z.number() }),
});

export const importJobShape = z.object({
  id: z.string(),
  due: instant,
  queue: z.literal('imports'),
  import: z.string(),
  stage: z.enum(['read', 'compare', 'run']),
  until: z.int(),
});

const replanJob: z.ZodType<ReplanJob> = z.object({
  id: z.string(),
  due: instant,
  queue: z.literal('follow-up'),
  replan: z.object({
    playbook: z.string(),
    cause: z.string(),
    cursor: z.string().exactOptional(),
  }),
});

/** What comes on the follow-up queue. */
export const followUpJobShape = z.union([followUpOnTicket, replanJob]);

/** What comes on the classification queue. */
export const classificationJobShape = z.object({
  ...jobCore,
  queue: z.literal('classification'),
});

export const callJobShape = z.object({
  ...jobCore,
  queue: z.literal('calls'),
  effect: effectRef,
  attempt: z.number(),
});

const mailJob = z.object({
  id: z.string(),
  due: instant,
  queue: z.literal('mail'),
  mail: z.string(),
});

const jobOfQueue = z.discriminatedUnion('queue', [
  classificationJobShape,
  followUpOnTicket,
  z.object({
    ...jobCore,
    queue: z.literal('notification'),
    mail: z.enum(MAIL_KINDS),
    message: z.string().exactOptional(),
    after: z.string().exactOptional(),
    to: addressee.exactOptional(),
    effect: effectRef.exactOptional(),
    document: z.object({ field: z.string(), id: z.string() }).exactOptional(),
    hour: instant.exactOptional(),
    attempt: z.number(),
  }),
  z.object({ ...jobCore, queue: z.literal('files'), file: z.string() }),
  mailJob,
  importJobShape,
  callJobShape,
  openingJobShape,
  documentJobShape,
]);

/** A job as it stands in its row and travels on its queue: ids only, far below 1 kB. */
export const job: z.ZodType<Job> = z.union([jobOfQueue, replanJob]);

export const deskFile: z.ZodType<DeskFile> = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number().exactOptional(),
  at: instant,
  status: z.discriminatedUnion('state', [
    z.object({ state: z.literal('pending') }),
    z.object({ state: z.literal('ready'), sha256: z.string() }),
    z.object({ state: z.literal('refused'), reason: z.enum(FILE_REASONS) }),
  ]),
});

export const delivery: z.ZodType<Delivery> = z.object({
  job: z.string(),
  ticket: ticketId,
  mail: z.enum(MAIL_KINDS),
  message: z.string().exactOptional(),
  attempts: z.number(),
  status: z.discriminatedUnion('state', [
    z.object({ state: z.enum(['claimed', 'unknown', 'waiting', 'held']), at: instant }),
    z.object({ state: z.enum(['sent', 'delivered']), at: instant, messageId: z.string() }),
    z.object({ state: z.literal('failed'), at: instant, reason: z.string() }),
  ]),
});

const verdict = z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'NONE']);

export const mailVerdicts: z.ZodType<Verdicts> = z.object({
  spf: verdict,
  dkim: verdict,
  dmarc: verdict,
  policy: z.enum(['UNKNOWN', 'NONE', 'QUARANTINE', 'REJECT']),
  spam: verdict,
  virus: verdict,
});

const decided = { by: z.string(), at: instant, why: z.string() };

export const release: z.ZodType<Release> = z.object({ ...decided, check: z.enum(HOLDS) });

export const discard: z.ZodType<Discard> = z.object(decided);

export const rawMail: z.ZodType<RawMail> = z.object({
  id: z.string(),
  source: z.enum(['mail', 'form']),
  receivedAt: instant,
  state: z.enum(MAIL_STATES),
  reason: z.string(),
  from: z.string(),
  subject: z.string(),
  ticket: ticketId.exactOptional(),
  content: z.string().exactOptional(),
  form: z
    .object({
      name: z.string(),
      email: z.string().exactOptional(),
      phone: z.string().exactOptional(),
      language,
      playbook: z.string().exactOptional(),
      uploads: z.array(z.string()).exactOptional(),
    })
    .exactOptional(),
  size: z.number().exactOptional(),
  verdicts: mailVerdicts.exactOptional(),
  releases: z.array(release).exactOptional(),
  discarded: discard.exactOptional(),
});

/** What a list shows of a ticket. */
export const shownCard = z.object({
  id: ticketId,
  number: ticketNumber,
  version: z.number(),
  state: z.enum(STATES),
  subject: z.string(),
  customerName: z.string(),
  team: z.string(),
  assignee: z.string().exactOptional(),
  priority: z.enum(PRIORITIES),
  category: z.string().exactOptional(),
  language,
  channel: z.enum(CHANNELS),
  playbook: z.string(),
  openedAt: instant,
  updatedAt: instant,
  due: instant.exactOptional(),
});

export const ticketCard: z.ZodType<TicketCard> = shownCard.extend({
  protection: protection.exactOptional(),
});
