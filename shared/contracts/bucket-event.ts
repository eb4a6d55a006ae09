import * as z from 'zod';

/** The raw mails' part of the bucket; the last part of a key is SES's message id. */
export const MAIL_PREFIX = 'incoming/';

/** What S3 tells its queue of new objects (AWS: event message structure). A test event has no records. */
export const bucketEvent = z.object({
  Records: z
    .array(
      z.object({
        s3: z.object({
          object: z.object({
            // Keys come URL-encoded, with + for a space.
            key: z.string().transform((key) => decodeURIComponent(key.replaceAll('+', ' '))),
          }),
        }),
      }),
    )
    .default([]),
});
