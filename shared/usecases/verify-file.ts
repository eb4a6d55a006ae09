import {
  arrivesBy,
  type DeskFile,
  type HeldFile,
  isOverdue,
  MOST_BYTES,
} from '#shared/domain/file/file.ts';
import { judged, refusedFile } from '#shared/domain/file/judge.ts';
import { accept, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { ChangeRefusal, DeskStore } from '#shared/ports/desk-store.ts';
import type { FileObjects, Uploaded } from '#shared/ports/file-objects.ts';
import { committed, decideAgain } from '#shared/usecases/decide-again.ts';

export interface VerifyPorts {
  readonly clock: Clock;
  readonly desk: Pick<DeskStore, 'heldFile' | 'commit'>;
  readonly objects: FileObjects;
}

/** What one look at a file came to. `waits`: for its upload, or for its message. */
export type Verified = 'unknown' | 'waits' | DeskFile['status']['state'];

/**
 * Looks at a file that was uploaded, or bound, or both: whichever comes second finds all there is.
 *
 * What was checked is kept under a key that no upload form reaches, byte for byte as it was hashed: whoever posts
 * the form again changes nothing. What is not as announced is refused and deleted. Repeated, it ends the same.
 */
export const verifyFile = async (ports: VerifyPorts, id: string): Promise<Verified> =>
  committed(await decideAgain<Verified, never>(() => look(ports, id)));

const look = async (ports: VerifyPorts, id: string): Promise<Result<Verified, ChangeRefusal>> => {
  const { clock, desk, objects } = ports;
  const now = clock.now();
  const held = await desk.heldFile(id, now);
  if (held === undefined || held.file.status.state !== 'pending') {
    // Nobody waits for it: an expired upload, or one that came again.
    await objects.removeUpload(id);
    return accept(held === undefined ? 'unknown' : held.file.status.state);
  }
  const uploaded = await objects.uploaded(id, MOST_BYTES);
  if (uploaded === undefined) return wait(ports, held);
  const file = fileOf(held.file, uploaded);
  if (file.status.state === 'ready' && held.on === undefined) return accept('waits');
  if (file.status.state === 'ready') await objects.keep(id, uploaded.bytes ?? new Uint8Array());
  const stored = await settle(ports, held, file);
  if (!stored.ok) return stored;
  await objects.removeUpload(id);
  return accept(file.status.state);
};

const fileOf = (file: DeskFile, { size, bytes, sha256 = '', name }: Uploaded): DeskFile =>
  bytes === undefined
    ? refusedFile({ ...file, size }, 'too-large')
    : judged(file, { bytes, sha256, ...(name === undefined ? {} : { name }) });

/** A bound file is looked for once more when its upload must be over; then it is not coming. */
const wait = async (
  ports: VerifyPorts,
  held: HeldFile,
): Promise<Result<Verified, ChangeRefusal>> => {
  const { clock, desk } = ports;
  const { file, on } = held;
  if (on === undefined) return accept('waits');
  const at = clock.now();
  if (isOverdue(file, at)) {
    const stored = await settle(ports, held, refusedFile(file, 'not-arrived'));
    return stored.ok ? accept('refused') : stored;
  }
  const stored = await desk.commit({
    at,
    jobs: [
      {
        queue: 'files',
        id: `file-${file.id}-again`,
        ticket: on.ticket,
        due: arrivesBy(file.at),
        file: file.id,
      },
    ],
  });
  return stored.ok ? accept('waits') : stored;
};

const settle = async (
  { clock, desk }: VerifyPorts,
  before: HeldFile,
  file: DeskFile,
): Promise<Result<void, ChangeRefusal>> =>
  desk.commit({ at: clock.now(), files: [{ before, after: { ...before, file } }] });
