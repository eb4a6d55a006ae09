/** The documents of a ticket as colleagues see them. Nothing here changes anything. */
import type { Person } from '#shared/domain/access/role.ts';
import type { DeskDocument } from '#shared/domain/document/document.ts';
import { type DocumentFormat, printedFormat } from '#shared/domain/document/document-hash.ts';
import { displayName } from '#shared/domain/file/name.ts';
import type { TicketId } from '#shared/domain/ids.ts';
import type { Ticket } from '#shared/domain/ticket/ticket.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { FileSigner } from '#shared/ports/file-objects.ts';
import { loadTicket, type SightPorts } from '#shared/usecases/load-ticket.ts';

export interface DocumentPorts extends SightPorts {
  readonly desk: Pick<DeskStore, 'ticket'>;
}

export interface FetchDocumentPorts extends DocumentPorts {
  readonly signer: Pick<FileSigner, 'documentLink'>;
}

export type DocumentRefusal =
  /** There is no such field, version or ticket, or the caller must not know that there is. */
  { readonly code: 'document.missing' } | { readonly code: 'document.not-ready' };

interface Wish {
  readonly person: Person;
  readonly id: TicketId;
  readonly field: string;
}

/** @returns every version in the field, oldest first, with who signed it */
export const showDocuments = async (
  ports: DocumentPorts,
  { person, id, field }: Wish,
): Promise<Result<readonly DeskDocument[], DocumentRefusal>> => {
  const loaded = await loadTicket(ports, { id, person, action: 'tickets.read' });
  if (!loaded.ok) return refuse({ code: 'document.missing' });
  const { ticket, playbook, sight } = loaded.value;
  const isThere = Object.hasOwn(playbook.fields, field) && !sight.hidden.has(field);
  return isThere && playbook.fields[field]?.type === 'document'
    ? accept(documentsIn(ticket, field))
    : refuse({ code: 'document.missing' });
};

const documentsIn = ({ run: { documents = {} } }: Ticket, field: string) => documents[field] ?? [];

/** Long enough to begin a download, too short to pass the link on. */
const LINK_SECONDS = 5 * 60;

/** @returns a link under which the caller may download one version: as PDF with the signatures on it, or as HTML */
export const fetchDocument = async (
  ports: FetchDocumentPorts,
  {
    version,
    format,
    ...wish
  }: Wish & { readonly version: number; readonly format: 'pdf' | 'html' },
): Promise<Result<string, DocumentRefusal>> => {
  const found = await showDocuments(ports, wish);
  if (!found.ok) return found;
  const document = found.value.find((one) => one.version === version);
  return document === undefined
    ? refuse({ code: 'document.missing' })
    : documentLink(ports, document, format);
};

export const documentLink = (
  { clock, signer }: Pick<FetchDocumentPorts, 'clock' | 'signer'>,
  { hash, title, version, printed }: DeskDocument,
  kind: 'pdf' | 'html',
): Result<string, DocumentRefusal> => {
  if (hash === undefined) return refuse({ code: 'document.not-ready' });
  const format: DocumentFormat = kind === 'html' ? 'html' : printedFormat(printed);
  const name = displayName(`${title} v${version}.${kind}`);
  return accept(
    signer.documentLink({ hash, format, name, at: clock.now(), seconds: LINK_SECONDS }),
  );
};
