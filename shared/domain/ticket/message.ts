import type { DeskFile } from '#shared/domain/file/file.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Actor } from '#shared/domain/ticket/event.ts';
import type { Channel } from '#shared/domain/ticket/traits.ts';
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
  /** Ids of the files that came with it, in their order. */
  readonly files?: readonly string[];
  /** Fields that it gives away and that not everybody sees; whoever is not meant to see one of them does not read it. */
  readonly tells?: readonly string[];
  /** The document that goes with it, by its field and id. */
  readonly document?: { readonly field: string; readonly id: string };
  /** How a mail came to stand here. */
  readonly mail?: MailOrigin;
}

/** Ids of files as a message has them: not at all where there are none. */
export const withFiles = (ids: readonly string[] = []): Pick<Message, 'files'> =>
  ids.length === 0 ? {} : { files: ids };

/** The files of a message in their order, out of all files of its ticket. */
export const filesIn = ({ files = [] }: Message, known: readonly DeskFile[]): readonly DeskFile[] =>
  files.flatMap((id) => known.find((file) => file.id === id) ?? []);

/** Notes are for colleagues, and a survey's comment is not part of the conversation. */
export const isForCustomer = ({ kind }: Message): boolean =>
  kind === 'customer' || kind === 'reply';

export interface MailOrigin {
  /** The raw mail's id. */
  readonly id: string;
  readonly from: string;
  /** The name the sender goes by, where the mail told one. */
  readonly name?: string;
  /** The rule that put it on this ticket, and on what evidence. */
  readonly reason: string;
  /** False when the sender's address could not be proved (SPF, DKIM, DMARC). */
  readonly verified: boolean;
  readonly messageId?: string;
  /** The colleague who handed it on, by their address. */
  readonly forwardedBy?: string;
}
