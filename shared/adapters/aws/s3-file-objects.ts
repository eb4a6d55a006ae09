import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { decodeHeaderText } from '#shared/adapters/mime/encoded-words.ts';
import { KEPT_PREFIX, NAME_FIELD, UPLOAD_PREFIX } from '#shared/contracts/file-keys.ts';
import { ANY_TYPE } from '#shared/domain/file/content-type.ts';
import type { FileObjects } from '#shared/ports/file-objects.ts';

/** The bucket of files: `uploads/` is strangers', `files/` is ours. */
export const s3FileObjects = (client: S3Client, bucket: string): FileObjects => ({
  async uploaded(id, most) {
    try {
      const object = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: `${UPLOAD_PREFIX}${id}` }),
      );
      const size = object.ContentLength ?? 0;
      if (size > most) return { size };
      const bytes = (await object.Body?.transformToByteArray()) ?? new Uint8Array();
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const name = nameIn(object.Metadata);
      return { size: bytes.length, bytes, sha256, ...(name === undefined ? {} : { name }) };
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },

  async removeUpload(id) {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: `${UPLOAD_PREFIX}${id}` }));
  },

  async keep(id, bytes) {
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: `${KEPT_PREFIX}${id}`,
        Body: bytes,
        ContentType: ANY_TYPE,
        ContentDisposition: 'attachment',
      }),
    );
  },

  async read(id) {
    const { Body } = await client.send(
      new GetObjectCommand({ Bucket: bucket, Key: `${KEPT_PREFIX}${id}` }),
    );
    if (Body === undefined) throw new Error(`the file ${id} has no bytes`);
    return Body.transformToByteArray();
  },
});

/** S3 gives metadata that is not ASCII back as encoded words (RFC 2047). */
const nameIn = (metadata: Readonly<Record<string, string>> = {}): string | undefined => {
  const name = metadata[NAME_FIELD];
  return name === undefined ? undefined : decodeHeaderText(name);
};
