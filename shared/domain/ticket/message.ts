import type { TicketId } from '#shared/domain/ids.ts';
import type { Actor } from '#shared/domain/ticket/event.ts';
import type { Channel } from '#shared/domain/ticket/ticket.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** Something said on a ticket. A note is seen by colleagues only. */
export interface Message {
  readonly id: string;
  readonly ticket: TicketId;
  readonly at: Instant;
  readonly kind: 'customer' | 'reply' | 'note' | 'survey';
  readonly by: Actor;
  readonly channel: Channel | 'page' | 'survey';
  readonly text: string;
  /** How a mail came to stand here. */
  readonly mail?: MailOrigin;
}

export interface MailOrigin {
  /** The raw mail's id. */
  readonly id: string;
  readonly from: string;
  /** The rule that put it on this ticket, and on what evidence. */
  readonly reason: string;
  /** False when the sender's address could not be proved (SPF, DKIM, DMARC). */
  readonly verified: boolean;
  readonly messageId?: string;
}
