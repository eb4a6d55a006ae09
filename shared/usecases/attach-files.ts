/** Which files of a message leave with its mail. */
import type { DeskFile } from '#shared/domain/file/file.ts';
import { filesIn, type Message } from '#shared/domain/ticket/message.ts';
import type { TicketFile } from '#shared/ports/desk-store.ts';
import type { FileObjects } from '#shared/ports/file-objects.ts';
import type { OutgoingMail } from '#shared/ports/mail-sender.ts';

/** SES takes 10 MB a mail by SendRawEmail, as it is sent (AWS: SES quotas). */
const MOST_MAIL_BYTES = 10_000_000;

/** Kept free for the words, twice as text and as HTML, and for the headers of the parts. */
const WORDS_BYTES = 500_000;

/** Base64 makes 78 bytes with the line's end of every 57 (RFC 2045, 6.8). */
const encodedBytes = (size: number): number => Math.ceil(size / 57) * 78;

export interface Enclosed {
  readonly attachments: OutgoingMail['attachments'];
  /** Names of those that are only to be found on the ticket's page. */
  readonly left: readonly string[];
}

/** Whether a file of the message is still being checked. */
export const filesPending = ({ messages, files }: TicketFile, message: string): boolean =>
  filesOf(messages, message, files).some(({ status }) => status.state === 'pending');

/** In their order, as long as the mail stays below SES's limit. Refused ones are the desk's own affair. */
export const encloseFiles = async (
  objects: Pick<FileObjects, 'read'>,
  { messages, files }: TicketFile,
  message: string,
): Promise<Enclosed> => {
  let room = MOST_MAIL_BYTES - WORDS_BYTES;
  const attachments: OutgoingMail['attachments'][number][] = [];
  const left: string[] = [];
  for (const file of filesOf(messages, message, files)) {
    if (file.status.state === 'refused') continue;
    const size = encodedBytes(file.size ?? 0);
    if (file.status.state === 'pending' || size > room) {
      left.push(file.name);
      continue;
    }
    room -= size;
    const { id, name, type } = file;
    attachments.push({ name, type, bytes: await objects.read(id) });
  }
  return { attachments, left };
};

const filesOf = (
  messages: readonly Message[],
  id: string,
  files: readonly DeskFile[],
): readonly DeskFile[] =>
  messages.flatMap((message) => (message.id === id ? filesIn(message, files) : []));
