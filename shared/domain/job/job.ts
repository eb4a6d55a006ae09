/**
 * Work put on a queue. A job is written in the transaction of the decision that wants it, so it exists exactly
 * when the decision does; the relay and the tick carry it to its queue, and its worker finds by the job's id
 * whether the work was done already.
 */
import type { TicketId } from '#shared/domain/ids.ts';
import type { Addressee } from '#shared/domain/notification/addressee.ts';
import type { Opening } from '#shared/domain/opening/opening.ts';
import type { Instant } from '#shared/kernel/instant.ts';

export const QUEUES = [
  'classification',
  'follow-up',
  'notification',
  'files',
  'imports',
  'calls',
  'openings',
  'documents',
  'mail',
] as const;

export type QueueName = (typeof QUEUES)[number];

/** Which mail a notification job sends. */
export const MAIL_KINDS = [
  'confirmation',
  'reply',
  'resolved',
  'survey',
  /** To colleagues and parties: what a playbook says, reminds of and raises, and what was held back of those. */
  'notice',
  'reminder',
  'raised',
  'digest',
] as const;

export type MailKind = (typeof MAIL_KINDS)[number];

interface JobCore {
  readonly id: string;
  /** Not before this moment. */
  readonly due: Instant;
}

interface TicketJob extends JobCore {
  readonly ticket: TicketId;
}

export type Job =
  | (TicketJob & { readonly queue: 'classification' })
  /** The earliest due of the ticket has come: compute anew what is due. */
  | (TicketJob & { readonly queue: 'follow-up'; readonly effects?: EffectsPage })
  | ReplanJob
  | (TicketJob & NotificationJob)
  | (TicketJob & CallJob)
  /** The file has been bound to a message: check and keep it as soon as it is there. */
  | (TicketJob & { readonly queue: 'files'; readonly file: string })
  /** Tickets open by themselves; apart from the follow-ups, so that ten thousand of them hold up no customer's ticket. */
  | (JobCore & { readonly queue: 'openings'; readonly work: OpeningWork })
  | ImportJob
  /** A mail or form that was let out of quarantine is taken in once more. */
  | (JobCore & { readonly queue: 'mail'; readonly mail: string })
  /** A document, or a printed copy of one, that a decision wanted. */
  | (TicketJob & { readonly queue: 'documents'; readonly effect: EffectPlace });

/** Some pages of an import. It is about no ticket. */
export interface ImportJob extends JobCore {
  readonly queue: 'imports';
  readonly import: string;
  readonly stage: 'read' | 'compare' | 'run';
  /** Work ends before this page; a job that comes late or twice finds the import beyond it. */
  readonly until: number;
}

export type OpeningWork =
  | ({ readonly kind: 'trigger' } & Opening)
  | { readonly kind: 'signal'; readonly signal: string }
  /** A roster has changed at that moment: the edges of shifts that are planned over already are planned anew. */
  | { readonly kind: 'shifts'; readonly since: Instant }
  /** Rows of a campaign up to `to`, this one not included. */
  | {
      readonly kind: 'campaign';
      readonly of: string;
      readonly number: number;
      readonly to: number;
    };

/** What limits hang on has changed for a whole playbook: its open tickets are planned anew, a page at a time. */
export interface ReplanJob extends JobCore {
  readonly queue: 'follow-up';
  readonly replan: ReplanPage;
}

export interface ReplanPage {
  readonly playbook: string;
  /** Names the change, so that its pages are told from those of another one. */
  readonly cause: string;
  /** Where the page begins; the first one has none. */
  readonly cursor?: string;
}

/** A webhook is to be asked what an effect wants to know. */
interface CallJob {
  readonly queue: 'calls';
  readonly effect: EffectRef;
  /** How often it was tried in vain. */
  readonly attempt: number;
}

/** Where among the effects of its ticket one stands. */
export interface EffectPlace {
  /** The ticket's version that the decision made. */
  readonly version: number;
  readonly index: number;
}

/** A page of what a decision wanted done beside, instead of what is due. */
export interface EffectsPage {
  /** The ticket's version that the decision made. */
  readonly version: number;
  readonly from: number;
}

/** One of the effects that a decision wanted. */
export interface EffectRef {
  /** The ticket's version that the decision made. */
  readonly version: number;
  readonly key: string;
}

/** One version of a document of the ticket. */
export interface DocumentRef {
  readonly field: string;
  readonly id: string;
}

interface NotificationJob {
  readonly queue: 'notification';
  readonly mail: MailKind;
  /** The message that the mail carries. */
  readonly message?: string;
  /** The mail of the same ticket that must have left before. */
  readonly after?: string;
  /** Whom it goes to, where that is not the customer. */
  readonly to?: Addressee;
  /** The effect of the ticket that it tells of. */
  readonly effect?: EffectRef;
  /** What goes with it to somebody outside, by its field and id; a mail with a message has the message's. */
  readonly document?: DocumentRef;
  /** Of a digest: the hour whose mails it stands for. */
  readonly hour?: Instant;
  /** How often it was put off, so that patience has an end. */
  readonly attempt: number;
}

/** A mail as a job. */
export type Notification = Extract<Job, NotificationJob>;
