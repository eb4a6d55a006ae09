import * as z from 'zod';
import { s3FileSigner } from '#shared/adapters/aws/s3-file-signer.ts';
import type { FileSigner } from '#shared/ports/file-objects.ts';

/** What Lambda gives every function (AWS: "Defined runtime environment variables"), and where S3 is if not at AWS. */
const lambda = z.object({
  AWS_REGION: z.string(),
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_ENDPOINT_URL_S3: z.url().optional(),
});

/** Signs in the name of the function's own role. */
export const fileSignerOf = (bucket: string): FileSigner => {
  const env = lambda.parse(process.env);
  return s3FileSigner({
    bucket,
    region: env.AWS_REGION,
    endpoint: env.AWS_ENDPOINT_URL_S3,
    credentials: {
      accessKeyId: env.AWS_ACCESS_KEY_ID,
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
      sessionToken: env.AWS_SESSION_TOKEN,
    },
  });
};
