/** What the desk read in one mail. The same record serves intake, the agents' screens and `mail:read`. */
import type { Instant } from '#shared/kernel/instant.ts';

export const KINDS = ['none', 'auto-reply', 'bounce', 'bulk', 'own'] as const;

/** What sent it: `none` is a person, or a machine that writes like one. */
export type Automatic = (typeof KINDS)[number];

export interface Bounce {
  /** The address that did not get our mail; nothing when the report does not say. */
  readonly recipient: string | null;
  /** RFC 3463, e.g. `5.1.1`. */
  readonly status: string | null;
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  readonly diagnostic: string | null;
  /** Of the mail that came back, without angle brackets: what our sent-message index is asked for. */
  readonly originalMessageId: string | null;
}

export interface Attachment {
  /** As shown to people; the storage key never comes from it. */
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly inline: boolean;
  /** Without angle brackets. */
  readonly contentId: string | null;
}

export interface MailFile extends Attachment {
  readonly bytes: Uint8Array;
}

/** What could not be read as it should, as codes for people and figures; the raw mail is kept whatever they are. */
export const PROBLEMS = [
  'mail.empty',
  'mail.unreadable',
  'headers.none',
  'headers.too-long',
  'headers.malformed',
  'from.missing',
  'from.several',
  'from.malformed',
  'recipients.none',
  'recipients.too-many',
  'date.missing',
  'date.unreadable',
  'boundary.missing',
  'parts.too-many',
  'parts.too-deep',
  'charset.unknown',
  'charset.wrong',
  'transfer.unknown',
  'body.empty',
  'body.encrypted',
  'body.too-long',
  'tnef.unreadable',
] as const;

export type Problem = (typeof PROBLEMS)[number];

export interface MailRecord {
  readonly subject: string;
  /** The author's address, lower case in the domain only; empty when there is none that mail could be sent to. */
  readonly from: string;
  readonly fromName: string;
  readonly replyTo: readonly string[];
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly date: Instant | null;
  /** Identifiers stand without angle brackets. */
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  /** The body as text: the plain parts, or what the HTML says. Line ends are `\n`. */
  readonly text: string;
  /** The HTML as the sender wrote it, NOT safe to show. */
  readonly html: string | null;
  /** What the person newly wrote; never empty when the body has text. */
  readonly reply: string;
  readonly quoted: string;
  readonly signature: string;
  /** ISO 639-1 of the reply, or nothing when there is too little to tell by. */
  readonly language: string | null;
  readonly attachments: readonly Attachment[];
  readonly automatic: Automatic;
  readonly bounce: Bounce | null;
  readonly problems: readonly Problem[];
}

/** Header values in order of appearance, top first, decoded, by lower-case name. */
export type MailHeaders = ReadonlyMap<string, readonly string[]>;
