import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { type DocumentFormat, documentKey } from '#shared/domain/document/document-hash.ts';
import type { DocumentObjects } from '#shared/ports/documents.ts';

/** Documents in a bucket. S3 itself refuses to write one again, whoever tries at the same time. */
export const s3Documents = (client: S3Client, bucket: string): DocumentObjects => ({
  async keep(hash, format, bytes) {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: documentKey(hash, format),
          Body: bytes,
          ContentType: typeOf(format),
          // The page of a document is shown by the desk and never by the bucket's own address.
          ContentDisposition: 'attachment',
          IfNoneMatch: '*',
        }),
      );
    } catch (error) {
      if (!isThere(error)) throw error;
    }
  },

  async read(hash, format) {
    try {
      const { Body } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: documentKey(hash, format) }),
      );
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
});

const typeOf = (format: DocumentFormat): string => {
  if (format === 'json') return 'application/json';
  return format === 'html' ? 'text/html; charset=utf-8' : 'application/pdf';
};

/** 412 as the API of PutObject describes it for `If-None-Match`; a 409 (two at once) is a fault, and whoever wrote tries again. */
const isThere = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412;
