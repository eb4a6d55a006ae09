import type { Person } from '#shared/domain/access/role.ts';
import type { DeskFile, FileState } from '#shared/domain/file/file.ts';
import type { TokenRefusal } from '#shared/domain/signing/token.ts';
import { isForCustomer } from '#shared/domain/ticket/message.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { DeskStore } from '#shared/ports/desk-store.ts';
import type { FileSigner } from '#shared/ports/file-objects.ts';
import { type LookPorts, showToCustomer } from '#shared/usecases/customer-page.ts';
import { loadTicket, type SightPorts } from '#shared/usecases/load-ticket.ts';

export interface FetchPorts extends LookPorts, SightPorts {
  readonly desk: Pick<DeskStore, 'ticket' | 'file' | 'heldFile'>;
  readonly signer: Pick<FileSigner, 'downloadLink'>;
}

/** A file that is not there and one that the caller may not know of look the same. */
export type FileRefusal =
  | { readonly code: 'file.missing' }
  | { readonly code: 'file.not-ready'; readonly state: FileState };

/** Long enough to begin a download, too short to pass the link on. */
const LINK_SECONDS = 5 * 60;

/** @returns a link under which an agent may download the file: they may who may read its ticket */
export const fetchForAgent = async (
  ports: FetchPorts,
  person: Person,
  file: string,
): Promise<Result<string, FileRefusal>> => {
  const held = await ports.desk.heldFile(file, ports.clock.now());
  if (held?.on === undefined) return refuse({ code: 'file.missing' });
  const id = held.on.ticket;
  const seen = await loadTicket(ports, { id, person, action: 'tickets.read' });
  return seen.ok ? linkTo(ports, held.file) : refuse({ code: 'file.missing' });
};

/** @returns a link under which the ticket's customer may download a file of a message that they see */
export const fetchForCustomer = async (
  ports: FetchPorts,
  token: string,
  id: string,
): Promise<Result<string, FileRefusal | TokenRefusal>> => {
  const shown = await showToCustomer(ports, token);
  if (!shown.ok) return shown;
  const { messages = [], files = [] } = shown.value ?? {};
  const seen = messages.some(
    (message) => isForCustomer(message) && message.files?.includes(id) === true,
  );
  const file = files.find((one) => one.id === id);
  return seen && file !== undefined ? linkTo(ports, file) : refuse({ code: 'file.missing' });
};

const linkTo = (
  { clock, signer }: FetchPorts,
  { id, name, status }: DeskFile,
): Result<string, FileRefusal> =>
  status.state === 'ready'
    ? accept(signer.downloadLink({ id, name, at: clock.now(), seconds: LINK_SECONDS }))
    : refuse({ code: 'file.not-ready', state: status.state });
