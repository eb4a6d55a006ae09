/**
 * What the desk took in, mail by mail: each ends in exactly one state, visible to people, never dropped.
 * A form that looked like a robot's stands here too, so that there is one quarantine to look through.
 */
import type { TicketId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';

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
}
