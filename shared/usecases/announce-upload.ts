import { type DeskFile, MOST_BYTES, UPLOAD_FOR } from '#shared/domain/file/file.ts';
import { displayName } from '#shared/domain/file/name.ts';
import type { Keys } from '#shared/domain/signing/keys.ts';
import type { TokenRefusal } from '#shared/domain/signing/token.ts';
import { type Instant, later } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { Change, DeskStore } from '#shared/ports/desk-store.ts';
import type { FileSigner, UploadForm } from '#shared/ports/file-objects.ts';
import type { Ids } from '#shared/ports/ids.ts';
import { uploadCap } from '#shared/usecases/caps.ts';
import { ticketBehindLink } from '#shared/usecases/customer-page.ts';
import { unexpected } from '#shared/usecases/decide-again.ts';

export interface UploadPorts {
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'next'>;
  readonly desk: Pick<DeskStore, 'commit'>;
  readonly signer: Pick<FileSigner, 'uploadForm'>;
  readonly keys: Keys;
  /** Whether uploads of one source are counted and capped. */
  readonly capsSources: boolean;
}

export interface Announced {
  readonly id: string;
  readonly form: UploadForm;
  readonly expiresAt: Instant;
}

type TooMany = { readonly code: 'request.too-many' };

/** A program says what it will upload, and gets a form that lets in just that. */
export const announceUpload = async (
  ports: UploadPorts,
  {
    source,
    ...wish
  }: {
    readonly name: string;
    readonly size: number;
    readonly type: string;
    readonly source: string;
  },
): Promise<Result<Announced, TooMany>> =>
  announce(ports, {
    source,
    file: { ...wish, name: displayName(wish.name) },
    size: { least: wish.size, most: wish.size },
  });

/**
 * A browser without a program: the holder of a ticket's link may upload one file, which is not known beforehand.
 *
 * @param backTo where the browser is led with the file's id once it is there
 */
export const announceFromPage = async (
  ports: UploadPorts,
  token: string,
  { source, backTo }: { readonly source: string; readonly backTo: (id: string) => string },
): Promise<Result<Announced, TooMany | TokenRefusal>> => {
  const ticket = ticketBehindLink(ports, token);
  if (!ticket.ok) return ticket;
  return announce(ports, {
    source,
    file: { name: '', type: '' },
    size: { least: 1, most: MOST_BYTES },
    backTo,
  });
};

const announce = async (
  { clock, ids, desk, signer, keys, capsSources }: UploadPorts,
  {
    source,
    file,
    size,
    backTo,
  }: {
    readonly source: string;
    readonly file: Pick<DeskFile, 'name' | 'type' | 'size'>;
    readonly size: { readonly least: number; readonly most: number };
    readonly backTo?: (id: string) => string;
  },
): Promise<Result<Announced, TooMany>> => {
  const at = clock.now();
  const id = ids.next(at);
  const caps: Change['caps'] = capsSources ? [uploadCap(keys, source, at)] : [];
  const stored = await desk.commit({
    at,
    caps,
    files: [{ after: { file: { ...file, id, at, status: { state: 'pending' } } } }],
  });
  if (!stored.ok) {
    return stored.refusal.code === 'change.cap-reached'
      ? refuse({ code: 'request.too-many' })
      : unexpected(stored.refusal);
  }
  const until = later(at, UPLOAD_FOR);
  const back = backTo === undefined ? {} : { backTo: backTo(id) };
  return accept({
    id,
    form: signer.uploadForm({ id, at, until, size, ...back }),
    expiresAt: until,
  });
};
