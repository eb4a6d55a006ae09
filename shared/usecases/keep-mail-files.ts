import { ANY_TYPE } from '#shared/domain/file/content-type.ts';
import { type DeskFile, MOST_MAIL_FILES } from '#shared/domain/file/file.ts';
import { mailFile, refusedFile } from '#shared/domain/file/judge.ts';
import { displayName } from '#shared/domain/file/name.ts';
import { mayOpenAttachments } from '#shared/domain/mail/placing.ts';
import type { MailFile } from '#shared/domain/mail/record.ts';
import type { Verdicts } from '#shared/domain/mail/verdicts.ts';
import type { Decision } from '#shared/domain/ticket/decision.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Change } from '#shared/ports/desk-store.ts';
import type { FileObjects } from '#shared/ports/file-objects.ts';
import type { Ids } from '#shared/ports/ids.ts';

export interface KeepMailFilesPorts {
  readonly ids: Pick<Ids, 'fileIdFor'>;
  readonly objects: Pick<FileObjects, 'keep'>;
}

/**
 * Stores the files of a person's mail before the mail is settled, so that no message names a file that is not there.
 *
 * The ids follow from the mail's, so a repeat stores the same bytes under the same keys. Files that were not scanned
 * are named and not opened; those beyond the most a mail may bring stay in the raw mail.
 */
export const keepMailFiles = async (
  { ids, objects }: KeepMailFilesPorts,
  {
    mail,
    files,
    verdicts,
    at,
  }: {
    readonly mail: string;
    readonly files: readonly MailFile[];
    readonly verdicts: Verdicts;
    readonly at: Instant;
  },
): Promise<readonly DeskFile[]> => {
  const open = mayOpenAttachments(verdicts);
  const kept: DeskFile[] = [];
  for (const [index, found] of files.slice(0, MOST_MAIL_FILES).entries()) {
    const id = ids.fileIdFor(`${mail} ${index}`);
    const { name, type, bytes, sha256, size } = found;
    const file = open
      ? mailFile({ id, name, type, at }, { bytes, sha256 })
      : refusedFile(
          { id, name: displayName(name), type: ANY_TYPE, size, at, status: { state: 'pending' } },
          'not-scanned',
        );
    if (file.status.state === 'ready') await objects.keep(id, bytes);
    kept.push(file);
  }
  return kept;
};

/** A mail says one thing on one ticket, and its files belong to that. */
export const boundFiles = ({
  decision: { after, messages },
  files,
}: {
  readonly decision: Decision;
  readonly files: readonly DeskFile[];
}): Pick<Change, 'files'> => ({
  files: files.flatMap((file) =>
    messages
      .filter(({ kind }) => kind === 'customer')
      .map(({ id }) => ({ after: { file, on: { ticket: after.id, message: id } } })),
  ),
});
