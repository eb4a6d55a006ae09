import type * as z from 'zod';
import { type bucketEvent, MAIL_PREFIX } from '#shared/contracts/bucket-event.ts';
import type { Job } from '#shared/domain/job/job.ts';

/** The raw mails that a message is about, whoever sent it. */
export const mailsIn = (message: Job | z.output<typeof bucketEvent>): readonly string[] => {
  if ('Records' in message) {
    return message.Records.map(({ s3 }) => s3.object.key.slice(MAIL_PREFIX.length));
  }
  return message.queue === 'mail' ? [message.mail] : [];
};
