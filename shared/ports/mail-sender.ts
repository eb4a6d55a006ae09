import type { TicketId } from '#shared/domain/ids.ts';
import type { Language } from '#shared/kernel/language.ts';

/** A mail as the desk wants it to leave. */
export interface OutgoingMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  /** Who gets a copy and is named in Cc; they can answer, but an answer of theirs is not the customer's. */
  readonly copies: readonly string[];
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: Language;
  readonly attachments: readonly {
    readonly name: string;
    readonly type: string;
    readonly bytes: Uint8Array;
    /** The HTML shows it by this name (`cid:`, RFC 2392). */
    readonly contentId?: string;
  }[];
  /** Message-IDs of the conversation so far, oldest first; empty for its first mail. */
  readonly references: readonly string[];
  /** A machine speaks, upon a mail of theirs or of itself: Auto-Submitted (RFC 3834, 5). Nothing where a person does. */
  readonly automatic?: 'replied' | 'generated';
  /** Where one POST stops mails of this kind (RFC 8058). */
  readonly unsubscribe?: string;
  /** Travels as a tag and comes back with each event about this mail. */
  readonly tags: { readonly job: string; readonly ticket: TicketId };
}

/**
 * What became of one attempt. Sending cannot be exactly once (SES has no idempotency token), so not knowing is
 * an outcome of its own.
 */
export type SendOutcome =
  | { readonly outcome: 'sent' /** As SES writes it into the mail. */; readonly messageId: string }
  /** Not sent: too fast or a passing fault. Try again later. */
  | { readonly outcome: 'throttled' }
  /** Not sent: the day's quota is used up. Hold everything and tell an operator. */
  | { readonly outcome: 'quota-reached' }
  /** Not sent, and never will be as it is. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** The connection broke: perhaps sent, perhaps not. */
  | { readonly outcome: 'unknown' };

export interface MailSender {
  /** One attempt, never repeated by itself. */
  send(mail: OutgoingMail): Promise<SendOutcome>;
}
