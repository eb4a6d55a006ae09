/**
 * What the desk took in, mail by mail: each ends in exactly one state, visible to people, never dropped.
 * A form that looked like a robot's stands here too, so that there is one quarantine to look through.
 */
import type { TicketId } from '#shared/domain/ids.ts';
import type { Verdicts } from '#shared/domain/mail/verdicts.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Language } from '#shared/kernel/language.ts';

export const END_STATES = [
  'ticket',
  'reply',
  'auto-reply',
  'bounce',
  'bulk',
  'own',
  'duplicate',
  'quarantined',
  'discarded',
  'unreadable',
] as const;

export type EndState = (typeof END_STATES)[number];

export const MAIL_STATES = ['received', ...END_STATES] as const;

export type MailState = (typeof MAIL_STATES)[number];

/** What gave a form away: a field that people do not see, or a speed that people do not reach. */
export type Suspicion = 'form.honeypot' | 'form.too-fast';

/** The check that held a mail back; `unreadable` stands for all that could not be read. */
export const HOLDS = [
  'scan.virus',
  'scan.spam',
  'dmarc.refused',
  /** Larger than anything SES takes in. */
  'limit.size',
  'form.honeypot',
  'form.too-fast',
  'unreadable',
] as const;

export type Hold = (typeof HOLDS)[number];

/** Somebody let a held mail in: intake takes it once more, without this check. */
export interface Release {
  readonly by: string;
  readonly at: Instant;
  readonly why: string;
  readonly check: Hold;
}

export type Discard = Omit<Release, 'check'>;

/** What a form said beside its message. */
export interface FormSaid {
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly language: Language;
  readonly playbook?: string;
  readonly uploads?: readonly string[];
}

export interface RawMail {
  /** SES's message id, which is also the last part of the object's key; for a form the id its ticket would have. */
  readonly id: string;
  readonly source: 'mail' | 'form';
  readonly receivedAt: Instant;
  readonly state: MailState;
  /** Why it ended as it did: a code with its evidence, for people to read. */
  readonly reason: string;
  readonly from: string;
  readonly subject: string;
  readonly ticket?: TicketId;
  /** What a quarantined form said, so that nothing is lost when the robot was a person. */
  readonly content?: string;
  readonly form?: FormSaid;
  /** Of the raw mail, in bytes. */
  readonly size?: number;
  readonly verdicts?: Verdicts;
  /** Oldest first. */
  readonly releases?: readonly Release[];
  readonly discarded?: Discard;
}
