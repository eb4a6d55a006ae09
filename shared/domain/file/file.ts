/**
 * A file that somebody attaches: announced, uploaded or mailed, bound to a message, and checked by its content.
 *
 * Until it is bound it belongs to nobody and expires; until it is checked nobody may download it.
 */
import type { TicketId } from '#shared/domain/ids.ts';
import { DAY, type Instant, later, MINUTE } from '#shared/kernel/instant.ts';

/** Photos, scans and short films pass; and the function that checks holds a file in memory whole. */
export const MOST_BYTES = 20 * 1024 * 1024;

/** As many files as a person attaches by hand. */
export const MOST_FILES = 10;

/** Of one mail. A file takes two rows of the mail's one transaction, which takes 100 at most. */
export const MOST_MAIL_FILES = 30;

/** How long an upload may begin after it was announced: time to find the file, no time to trade the form. */
export const UPLOAD_FOR = 15 * MINUTE;

/** How long a file waits for the message it belongs to. */
export const UNBOUND_FOR = DAY;

/** An upload that began in its last moment may take this much longer over a slow line. */
const SLOW_LINE = 15 * MINUTE;

export interface DeskFile {
  /** Also the whole of the object's key: nothing that a stranger wrote is part of it. */
  readonly id: string;
  /** As shown to people (see `displayName`); empty until an upload that announced none is checked. */
  readonly name: string;
  /** As announced until it is checked, then as its content says. */
  readonly type: string;
  /** In bytes; as announced until it is checked. Nothing where it was not announced. */
  readonly size?: number;
  readonly at: Instant;
  readonly status: FileStatus;
}

export type FileStatus =
  | { readonly state: 'pending' }
  | { readonly state: 'ready'; readonly sha256: string }
  | { readonly state: 'refused'; readonly reason: FileReason };

export type FileState = FileStatus['state'];

export const FILE_REASONS = [
  'empty',
  'too-large',
  'size-differs',
  'type-differs',
  /** Nothing was uploaded in time. */
  'not-arrived',
  /** It came by a mail that was not found free of viruses. */
  'not-scanned',
] as const;

export type FileReason = (typeof FILE_REASONS)[number];

/** The message a file belongs to. */
export interface Place {
  readonly ticket: TicketId;
  readonly message: string;
}

/** A file with its place; without one it lasts until its end. */
export interface HeldFile {
  readonly file: DeskFile;
  readonly on?: Place;
}

/** Whether nothing can arrive any more for a file that was announced. */
export const isOverdue = ({ at }: DeskFile, now: Instant): boolean => arrivesBy(at) <= now;

/** The moment by which an announced file has arrived, or never will. */
export const arrivesBy = (at: Instant): Instant => later(at, UPLOAD_FOR + SLOW_LINE);
