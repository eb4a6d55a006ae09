import type * as z from 'zod';
import type { bucketEvent } from '#shared/contracts/bucket-event.ts';
import { UPLOAD_PREFIX } from '#shared/contracts/file-keys.ts';
import type { Job } from '#shared/domain/job/job.ts';

/** The files that a message of the queue is about; a test event of S3 is about none. */
export const idsIn = (message: Job | z.infer<typeof bucketEvent>): readonly string[] => {
  if ('queue' in message) return message.queue === 'files' ? [message.file] : [];
  return message.Records.map(({ s3 }) => s3.object.key)
    .filter((key) => key.startsWith(UPLOAD_PREFIX))
    .map((key) => key.slice(UPLOAD_PREFIX.length));
};
