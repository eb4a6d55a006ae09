/**
 * What became of one outgoing mail.
 *
 * Sending is the one effect that cannot be exactly once: SES takes no idempotency token. So a mail is claimed,
 * sent and marked; when the mark is missing nobody knows, and the desk waits for SES's own event before it decides.
 */

import type { TicketId } from '#shared/domain/ids.ts';
import type { MailKind } from '#shared/domain/job/job.ts';
import { type Instant, later, MINUTE } from '#shared/kernel/instant.ts';

export interface Delivery {
  /** The notification job's id; it travels with the mail as a tag. */
  readonly job: string;
  readonly ticket: TicketId;
  readonly mail: MailKind;
  readonly message?: string;
  /** Attempts at SES so far. */
  readonly attempts: number;
  readonly status: DeliveryStatus;
}

export type DeliveryStatus =
  /** An attempt is under way, or died. */
  | { readonly state: 'claimed'; readonly at: Instant }
  /** The attempt ended without an answer; the event that SES sends about each mail will tell. */
  | { readonly state: 'unknown'; readonly at: Instant }
  /** Certainly not sent; another attempt is planned. */
  | { readonly state: 'waiting'; readonly at: Instant }
  | { readonly state: 'sent'; readonly at: Instant; readonly messageId: string }
  | { readonly state: 'delivered'; readonly at: Instant; readonly messageId: string }
  | { readonly state: 'failed'; readonly at: Instant; readonly reason: string }
  /** Not sent on purpose. */
  | { readonly state: 'held'; readonly at: Instant };

/** SES tells of a sent mail within seconds; what it has not told after this long it never will. */
export const UNKNOWN_FOR = 15 * MINUTE;

/** After this many attempts an operator's help is better than another attempt. */
const MOST_ATTEMPTS = 8;

/** Whether a later mail of the same ticket may leave. */
export const isSettled = (status: DeliveryStatus): boolean =>
  status.state === 'sent' ||
  status.state === 'delivered' ||
  status.state === 'failed' ||
  status.state === 'held';

export type Attempt =
  | { readonly do: 'send' }
  | { readonly do: 'nothing' }
  /** Somebody may be sending right now, or died doing it: look again then. */
  | { readonly do: 'look-again'; readonly at: Instant }
  | { readonly do: 'give-up'; readonly reason: 'unknown' | 'attempts' };

/**
 * What to do about a mail whose job has come.
 *
 * A mail that may have been sent is sent again only where a second copy does less harm than none: an answer or a
 * confirmation; a survey is given up.
 */
export const nextAttempt = (delivery: Delivery | undefined, now: Instant): Attempt => {
  if (delivery === undefined) return { do: 'send' };
  const { status, attempts, mail } = delivery;
  switch (status.state) {
    case 'sent':
    case 'delivered':
    case 'failed':
    case 'held':
      return { do: 'nothing' };
    case 'waiting':
      return attempts >= MOST_ATTEMPTS ? { do: 'give-up', reason: 'attempts' } : { do: 'send' };
    case 'claimed':
    case 'unknown': {
      const known = later(status.at, UNKNOWN_FOR);
      if (now < known) return { do: 'look-again', at: known };
      if (mail === 'survey') return { do: 'give-up', reason: 'unknown' };
      return attempts >= MOST_ATTEMPTS ? { do: 'give-up', reason: 'attempts' } : { do: 'send' };
    }
  }
};

/** The wait before the next attempt: 5 s, doubled each time, an hour at most. */
export const backOff = (attempts: number): number =>
  Math.min(5_000 * 2 ** Math.max(0, attempts - 1), 60 * MINUTE);
