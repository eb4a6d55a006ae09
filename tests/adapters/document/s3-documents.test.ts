import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { S3Service } from '#local/s3/interface.ts';
import { startS3 } from '#local/s3/service.ts';
import { s3Documents } from '#shared/adapters/document/s3-documents.ts';
import { contentBytes } from '#shared/domain/document/document-hash.ts';
import { contentOf, englishInput, hashOf, inputOf } from '#tests/domain/document/papers.ts';
import { handClock } from '#tests/support/hand-clock.ts';

const CREDENTIALS = { accessKeyId: 'documents', secretAccessKey: 'a secret of this desk' };
const BUCKET = 'files';

const content = contentOf(inputOf());
const hash = hashOf(content);

describe('kept documents', () => {
  let s3: S3Service;
  let client: S3Client;

  beforeAll(async () => {
    s3 = await startS3({
      // The SDK signs by the real clock.
      clock: handClock(new Date().toISOString()),
      dir: mkdtempSync(join(tmpdir(), 'documents-')),
      secretAccessKey: CREDENTIALS.secretAccessKey,
      buckets: [{ name: BUCKET, versioned: false }],
    });
    client = new S3Client({
      endpoint: s3.url,
      region: 'us-east-1',
      credentials: CREDENTIALS,
      maxAttempts: 1,
    });
  });

  afterAll(async () => {
    client.destroy();
    await s3.close();
  });

  test('come back byte by byte', async () => {
    const documents = s3Documents(client, BUCKET);
    await documents.keep(hash, 'json', contentBytes(content));
    const bytes = await documents.read(hash, 'json');
    expect(Buffer.from(bytes ?? []).equals(contentBytes(content))).toBe(true);
  });

  test('never change', async () => {
    const documents = s3Documents(client, BUCKET);
    await documents.keep(hash, 'pdf', Buffer.from('%PDF first'));
    await documents.keep(hash, 'pdf', Buffer.from('%PDF second'));
    expect(Buffer.from((await documents.read(hash, 'pdf')) ?? []).toString()).toBe('%PDF first');
  });

  test('are not shown as pages by the bucket', async () => {
    await s3Documents(client, BUCKET).keep(hash, 'html', Buffer.from('<!doctype html>'));
    const { ContentDisposition, ContentType } = await client.send(
      new HeadObjectCommand({ Bucket: BUCKET, Key: `documents/${hash}.html` }),
    );
    expect({ ContentDisposition, ContentType }).toEqual({
      ContentDisposition: 'attachment',
      ContentType: 'text/html; charset=utf-8',
    });
  });

  test('are nothing where none was kept', async () => {
    const other = hashOf(contentOf(englishInput()));
    expect(await s3Documents(client, BUCKET).read(other, 'pdf')).toBeUndefined();
  });

  test('fail loudly when the bucket is not there', async () => {
    const documents = s3Documents(client, 'nowhere');
    await expect(documents.keep(hash, 'pdf', Buffer.from('%PDF'))).rejects.toThrow();
  });
});
