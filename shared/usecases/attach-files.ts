/** Which files of a message leave with its mail. */
import type { DeskDocument } from '#shared/domain/document/document.ts';
import { printedFormat } from '#shared/domain/document/document-hash.ts';
import type { DeskFile } from '#shared/domain/file/file.ts';
import { displayName } from '#shared/domain/file/name.ts';
import type { Notification } from '#shared/domain/job/job.ts';
import { filesIn, type Message } from '#shared/domain/ticket/message.ts';
import type { TicketFile } from '#shared/ports/desk-store.ts';
import type { DocumentObjects } from '#shared/ports/documents.ts';
import type { FileObjects } from '#shared/ports/file-objects.ts';
import type { OutgoingMail } from '#shared/ports/mail-sender.ts';

/** SES takes 10 MB a mail by SendRawEmail, as it is sent (AWS: SES quotas). */
const MOST_MAIL_BYTES = 10_000_000;

/** Kept free for the words, twice as text and as HTML, and for the headers of the parts. */
const WORDS_BYTES = 500_000;

/** Base64 makes 78 bytes with the line's end of every 57 (RFC 2045, 6.8). */
const encodedBytes = (size: number): number => Math.ceil(size / 57) * 78;

/** What every client can show; whatever else is a picture goes as a file. */
const SHOWN_PICTURES = ['image/png', 'image/jpeg', 'image/gif'];

/** A photo of a telephone. What is larger is looked at by opening it. */
const MOST_PICTURE_BYTES = 2_000_000;

export interface EnclosePorts {
  readonly objects: Pick<FileObjects, 'read'>;
  readonly documents: Pick<DocumentObjects, 'read'>;
}

export interface Enclosed {
  readonly attachments: OutgoingMail['attachments'];
  /** Those of them that stand in the text. */
  readonly pictures: readonly { readonly name: string; readonly contentId: string }[];
  /** Names of those that are only to be found on the ticket's page. */
  readonly left: readonly string[];
}

type Carrying = Pick<Notification, 'message' | 'document'>;

/** Whether a file of the mail is still being checked, or its document still being made. */
export const filesPending = (file: TicketFile, carrying: Carrying): boolean => {
  const document = documentOf(file, carrying);
  return (
    filesOf(file.messages, carrying.message, file.files).some(
      ({ status }) => status.state === 'pending',
    ) ||
    (document !== undefined && document.hash === undefined && document.withdrawn === undefined)
  );
};

/** The document that goes with a mail, as it stands now. */
const documentOf = (
  { messages, ticket }: Pick<TicketFile, 'messages' | 'ticket'>,
  { message, document: own }: Carrying,
): DeskDocument | undefined => {
  const { field = '', id } = own ?? messages.find((one) => one.id === message)?.document ?? {};
  return ticket.run.documents?.[field]?.find((document) => document.id === id);
};

/** In their order, as long as the mail stays below SES's limit. Refused ones are the desk's own affair. */
export const encloseFiles = async (
  { objects, documents }: EnclosePorts,
  file: TicketFile,
  carrying: Carrying,
): Promise<Enclosed> => {
  const { messages, files } = file;
  const printed = await printedDocument(documents, documentOf(file, carrying));
  const attachments: OutgoingMail['attachments'][number][] = [...printed];
  let room = printed.reduce(
    (left, { bytes }) => left - encodedBytes(bytes.length),
    MOST_MAIL_BYTES - WORDS_BYTES,
  );
  const left: string[] = [];
  for (const one of filesOf(messages, carrying.message, files)) {
    if (one.status.state === 'refused') continue;
    const size = encodedBytes(one.size ?? 0);
    if (one.status.state === 'pending' || size > room) {
      left.push(one.name);
      continue;
    }
    room -= size;
    const { id, name, type } = one;
    const shown = isShown(one) ? { contentId: contentIdOf(id) } : {};
    attachments.push({ name, type, bytes: await objects.read(id), ...shown });
  }
  const pictures = attachments.flatMap(({ name, contentId }) =>
    contentId === undefined ? [] : [{ name, contentId }],
  );
  return { attachments, pictures, left };
};

const isShown = ({ type, size = 0 }: DeskFile): boolean =>
  SHOWN_PICTURES.includes(type) && size <= MOST_PICTURE_BYTES;

/** RFC 2392 wants the form of an address, unique for ever. */
const contentIdOf = (file: string): string => `${file}@picture`;

/** One that is too large for a mail, or was never made, is only to be found behind its link. */
const printedDocument = async (
  documents: EnclosePorts['documents'],
  document: DeskDocument | undefined,
): Promise<OutgoingMail['attachments']> => {
  if (document?.hash === undefined) return [];
  const bytes = await documents.read(document.hash, printedFormat(document.printed));
  if (bytes === undefined) throw new Error(`the document ${document.hash} was not printed`);
  return encodedBytes(bytes.length) > MOST_MAIL_BYTES - WORDS_BYTES
    ? []
    : [{ name: displayName(`${document.title}.pdf`), type: 'application/pdf', bytes }];
};

const filesOf = (
  messages: readonly Message[],
  id: string | undefined,
  files: readonly DeskFile[],
): readonly DeskFile[] =>
  messages.flatMap((message) => (message.id === id ? filesIn(message, files) : []));
