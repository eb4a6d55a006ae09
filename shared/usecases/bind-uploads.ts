/** Files that were uploaded beforehand become part of the message that names them. */
import type { HeldFile } from '#shared/domain/file/file.ts';
import type { Job } from '#shared/domain/job/job.ts';
import type { Decision } from '#shared/domain/ticket/decision.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { Change, ChangeRefusal, DeskStore } from '#shared/ports/desk-store.ts';

/** An upload that nobody announced, that is too old, or that belongs to a message looks the same: there is none. */
export type UploadRefusal =
  | { readonly code: 'upload.missing'; readonly upload: string }
  | { readonly code: 'upload.refused'; readonly upload: string };

/**
 * What has to be committed together with a decision whose messages name uploads; without uploads nothing is read.
 *
 * A file that already stands on this very ticket is left to the commit: either the request is a repeated one, which
 * the commit finds out first, or the file is taken.
 */
export const bindUploads = async (
  desk: Pick<DeskStore, 'heldFile'>,
  { messages, after }: Decision,
  at: Instant,
): Promise<Result<Pick<Change, 'files' | 'jobs'>, UploadRefusal>> => {
  const named = messages.flatMap(({ id, files = [] }) =>
    files.map((file) => ({ id: file, on: { ticket: after.id, message: id } })),
  );
  if (named.length === 0) return accept({});
  const found = await Promise.all(
    named.map(async ({ id, on }) => ({ id, on, held: await desk.heldFile(id, at) })),
  );
  const files: { before: HeldFile; after: HeldFile }[] = [];
  for (const { id, on, held } of found) {
    if (held === undefined || (held.on !== undefined && held.on.ticket !== after.id)) {
      return refuse({ code: 'upload.missing', upload: id });
    }
    const { file } = held;
    if (held.on === undefined && file.status.state === 'refused') {
      return refuse({ code: 'upload.refused', upload: id });
    }
    files.push({ before: { file }, after: { file, on } });
  }
  const jobs = named.map(
    ({ id, on }): Job => ({
      queue: 'files',
      id: `file-${id}`,
      ticket: on.ticket,
      due: at,
      file: id,
    }),
  );
  return accept({ files, jobs });
};

/** Somebody was faster with the same file. */
export const takenUpload = (refusal: ChangeRefusal): UploadRefusal | undefined =>
  refusal.code === 'change.file-taken'
    ? { code: 'upload.missing', upload: refusal.file }
    : undefined;
