import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  DeleteObjectTaggingCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { ObjectCreated, S3Service } from '#local/s3/interface.ts';
import { startS3 } from '#local/s3/service.ts';
import { type HandClock, handClock } from '#tests/support/hand-clock.ts';

const CREDENTIALS = { accessKeyId: 'customer-pages', secretAccessKey: 'a secret of this desk' };
const Bucket = 'mail';

const running: S3Service[] = [];
const clients: S3Client[] = [];

/** The SDK signs by the real clock; the desk's clock begins there too. */
async function world(options: { dir?: string; clock?: HandClock } = {}) {
  const { dir = mkdtempSync(join(tmpdir(), 's3-')), clock = handClock(new Date().toISOString()) } =
    options;
  const s3 = await startS3({
    clock,
    dir,
    secretAccessKey: CREDENTIALS.secretAccessKey,
    buckets: [
      { name: Bucket, versioned: true },
      { name: 'plain', versioned: false },
    ],
  });
  running.push(s3);
  const client = new S3Client({
    endpoint: s3.url,
    region: 'us-east-1',
    credentials: CREDENTIALS,
    maxAttempts: 1,
  });
  clients.push(client);
  const put = (Key: string, Body: string | Uint8Array | Readable, more = {}) =>
    client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
  const text = async (Key: string, more = {}) =>
    (await client.send(new GetObjectCommand({ Bucket, Key, ...more }))).Body?.transformToString();
  return { dir, clock, s3, client, put, text };
}

/** Resolves with the first events that come. */
function heard(s3: S3Service, bucket: string, count = 1): Promise<ObjectCreated[]> {
  const events: ObjectCreated[] = [];
  const { promise, resolve } = Promise.withResolvers<ObjectCreated[]>();
  s3.onObjectCreated(bucket, (event) => {
    events.push(event);
    if (events.length === count) resolve(events);
  });
  return promise;
}

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const s3 of running.splice(0)) await s3.close();
});

describe('an object', () => {
  test('comes back with its bytes, type and metadata', async () => {
    const { client, put, text } = await world();
    await put('incoming/投诉 1.eml', '你好 Emma', {
      ContentType: 'message/rfc822',
      Metadata: { source: 'web' },
    });
    expect(await text('incoming/投诉 1.eml')).toBe('你好 Emma');
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'incoming/投诉 1.eml' }));
    expect(head).toMatchObject({
      ContentType: 'message/rfc822',
      ContentLength: 11,
      Metadata: { source: 'web' },
    });
  });

  test('that is streamed in chunks with a trailing checksum arrives whole', async () => {
    const { put, client } = await world();
    const bytes = Buffer.alloc(300_000, '回音 echo ');
    await put('stream', Readable.from([bytes.subarray(0, 100_000), bytes.subarray(100_000)]), {
      ContentLength: bytes.length,
    });
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'stream' }));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
    expect(got.ContentEncoding).toBeUndefined();
  });

  test('can be read in part', async () => {
    const { put, text, client } = await world();
    await put('k', '0123456789');
    expect(await text('k', { Range: 'bytes=2-4' })).toBe('234');
    expect(await text('k', { Range: 'bytes=-3' })).toBe('789');
    await expect(
      client.send(new GetObjectCommand({ Bucket, Key: 'k', Range: 'bytes=10-' })),
    ).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  test('may have any key', async () => {
    const { s3, put, text } = await world();
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
        async (key) => {
          await s3.putObject(Bucket, key, Buffer.from(key));
          expect((await s3.getObject(Bucket, key))?.bytes.toString()).toBe(key);
        },
      ),
      { numRuns: 50 },
    );
    for (const key of ['a/../b', './x', 'a b+c%20', '../../etc/passwd', '合同（2026）#1?.pdf']) {
      await put(key, key);
      expect(await text(key)).toBe(key);
    }
  });

  test('that is not there, or whose bytes do not fit their checksum, is refused', async () => {
    const { client, put } = await world();
    await expect(client.send(new GetObjectCommand({ Bucket, Key: 'none' }))).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
    await expect(
      client.send(new GetObjectCommand({ Bucket: 'nobody', Key: 'none' })),
    ).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(put('k', 'bytes', { ChecksumCRC32: 'AAAAAA==' })).rejects.toMatchObject({
      name: 'BadDigest',
    });
  });

  test('survives a restart', async () => {
    const first = await world();
    await first.put('incoming/1', '信', { Tagging: 'scan=clean' });
    const second = await world({ dir: first.dir });
    expect(await second.text('incoming/1')).toBe('信');
    const { TagSet } = await second.client.send(
      new GetObjectTaggingCommand({ Bucket, Key: 'incoming/1' }),
    );
    expect(TagSet).toEqual([{ Key: 'scan', Value: 'clean' }]);
  });

  test('has tags that can be set and taken away', async () => {
    const { client, put } = await world();
    await put('k', 'x');
    const tags = async () =>
      (await client.send(new GetObjectTaggingCommand({ Bucket, Key: 'k' }))).TagSet;
    const TagSet = [{ Key: '扫描 & "scan"', Value: '<clean>' }];
    await client.send(new PutObjectTaggingCommand({ Bucket, Key: 'k', Tagging: { TagSet } }));
    expect(await tags()).toEqual(TagSet);
    await client.send(new DeleteObjectTaggingCommand({ Bucket, Key: 'k' }));
    expect(await tags()).toEqual([]);
  });
});

describe('versions', () => {
  test('are all listed and can be erased one by one', async () => {
    const { client, put, text, dir } = await world();
    await put('person', 'v1');
    await put('person', 'v2');
    const marker = await client.send(new DeleteObjectCommand({ Bucket, Key: 'person' }));
    expect(marker.DeleteMarker).toBe(true);
    await expect(text('person')).rejects.toMatchObject({ name: 'NoSuchKey' });

    const listed = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'per' }));
    expect(listed.Versions).toHaveLength(2);
    expect(listed.DeleteMarkers).toMatchObject([{ IsLatest: true, VersionId: marker.VersionId }]);

    for (const { Key, VersionId } of [
      ...(listed.Versions ?? []),
      ...(listed.DeleteMarkers ?? []),
    ]) {
      await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
    }
    const rest = await client.send(new ListObjectVersionsCommand({ Bucket }));
    expect(rest.Versions).toBeUndefined();
    expect(readdirSync(join(dir, Bucket, 'objects'))).toEqual([]);
  });

  test('are paged without a gap', async () => {
    const { client, s3 } = await world();
    for (const key of ['a', 'a', 'b', 'c', 'c']) await s3.putObject(Bucket, key, Buffer.of());
    const keys: (string | undefined)[] = [];
    let markers = {};
    for (;;) {
      const page = await client.send(
        new ListObjectVersionsCommand({ Bucket, MaxKeys: 2, ...markers }),
      );
      keys.push(...(page.Versions ?? []).map(({ Key }) => Key));
      if (!page.IsTruncated) break;
      markers = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
    }
    expect(keys).toEqual(['a', 'a', 'b', 'c', 'c']);
  });

  test('do not exist in a plain bucket', async () => {
    const { s3, dir } = await world();
    await s3.putObject('plain', 'k', Buffer.from('one'));
    expect(await s3.putObject('plain', 'k', Buffer.from('two'))).not.toHaveProperty('versionId');
    expect(readdirSync(join(dir, 'plain', 'objects'))).toHaveLength(2);
  });
});

describe('a list', () => {
  test('is paged, filtered by prefix and folded at the delimiter', async () => {
    const { client, s3 } = await world();
    for (const key of ['incoming/1', 'incoming/2', 'files/甲', 'z']) {
      await s3.putObject(Bucket, key, Buffer.from('x'));
    }
    const folded = await client.send(new ListObjectsV2Command({ Bucket, Delimiter: '/' }));
    expect(folded.CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(['files/', 'incoming/']);
    expect(folded.Contents?.map(({ Key }) => Key)).toEqual(['z']);

    const first = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'incoming/', MaxKeys: 1 }),
    );
    const second = await client.send(
      new ListObjectsV2Command({
        Bucket,
        Prefix: 'incoming/',
        ContinuationToken: first.NextContinuationToken,
      }),
    );
    expect(first.IsTruncated).toBe(true);
    expect(second.Contents?.map(({ Key }) => Key)).toEqual(['incoming/2']);
  });
});

describe('who may', () => {
  test('an unsigned request is denied', async () => {
    const { s3, put } = await world();
    await put('k', 'private');
    const answer = await fetch(`${s3.url}/${Bucket}/k`);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('<Code>AccessDenied</Code>');
  });

  test('a presigned address works until it expires, for its own key only', async () => {
    const { client, put, clock } = await world();
    await put('附件/发票 1.pdf', 'PDF');
    const url = await getSignedUrl(
      client,
      new GetObjectCommand({
        Bucket,
        Key: '附件/发票 1.pdf',
        ResponseContentDisposition: 'attachment; filename="invoice.pdf"',
      }),
      { expiresIn: 300 },
    );
    const answer = await fetch(url);
    expect(await answer.text()).toBe('PDF');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="invoice.pdf"');

    expect((await fetch(url.replace('1.pdf', '2.pdf'))).status).toBe(403);
    clock.advance(301);
    const late = await fetch(url);
    expect(late.status).toBe(403);
    expect(await late.text()).toContain('Request has expired');
  });

  test('another secret signs in vain', async () => {
    const { s3, put } = await world();
    await put('k', 'x');
    const stranger = new S3Client({
      endpoint: s3.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'customer-pages', secretAccessKey: 'guessed' },
    });
    clients.push(stranger);
    const url = await getSignedUrl(stranger, new GetObjectCommand({ Bucket, Key: 'k' }));
    expect(await (await fetch(url)).text()).toContain('SignatureDoesNotMatch');
  });

  test('what is not known is refused', async () => {
    const { client, s3, put } = await world();
    await client.send(new HeadBucketCommand({ Bucket }));
    await expect(put('k', 'x', { StorageClass: 'GLACIER' })).rejects.toMatchObject({
      name: 'NotImplemented',
    });
    const foreign = await fetch(`${s3.url.replace('127.0.0.1', 'localhost')}/${Bucket}?acl`, {
      headers: { authorization: 'AWS4-HMAC-SHA256 Credential=x/y' },
    });
    expect(foreign.status).toBe(501);
  });
});

describe('an upload by form', () => {
  async function form(
    { client }: { client: S3Client },
    fields: Record<string, string> = {},
    file = 'hello 附件',
  ) {
    const signed = await createPresignedPost(client, {
      Bucket,
      Key: 'uploads/t1/f1',
      Conditions: [
        ['content-length-range', 1, 1_000],
        ['starts-with', '$Content-Type', 'image/'],
      ],
      Fields: { 'Content-Type': 'image/png' },
      Expires: 600,
    });
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...signed.fields, ...fields })) {
      body.append(name, value);
    }
    body.append('file', new File([file], '照片.png', { type: 'image/png' }));
    return { url: signed.url, body };
  }

  test('that keeps to its policy is stored and announced', async () => {
    const desk = await world();
    const told = heard(desk.s3, Bucket);
    const { url, body } = await form(desk);
    const answer = await fetch(url, { method: 'POST', body });
    expect(answer.status).toBe(204);
    expect(await desk.text('uploads/t1/f1')).toBe('hello 附件');
    expect(await told).toMatchObject([
      { eventName: 'ObjectCreated:Post', key: 'uploads/t1/f1', size: 12 },
    ]);
  });

  test.each([
    ['another key', { key: 'uploads/t2/f1' }, 'hello', 'Policy Condition failed'],
    ['another type', { 'Content-Type': 'text/html' }, 'hello', 'Policy Condition failed'],
    ['an extra field', { 'x-amz-meta-note': '1' }, 'hello', 'Extra input fields'],
    ['too many bytes', {}, 'x'.repeat(1_001), 'EntityTooLarge'],
    ['no bytes', {}, '', 'EntityTooSmall'],
    ['another signature', { 'X-Amz-Signature': '00' }, 'hello', 'SignatureDoesNotMatch'],
  ])('with %s is refused and stores nothing', async (_what, fields, file, reason) => {
    const desk = await world();
    const { url, body } = await form(desk, fields, file);
    const answer = await fetch(url, { method: 'POST', body });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.text()).toContain(reason);
    expect(await desk.s3.getObject(Bucket, 'uploads/t1/f1')).toBeUndefined();
  });

  test('is refused when its policy has expired', async () => {
    const desk = await world();
    const { url, body } = await form(desk);
    desk.clock.advance(601);
    expect(await (await fetch(url, { method: 'POST', body })).text()).toContain('Policy expired');
  });
});

describe('notifications', () => {
  test('tell of each new object, in an order that the sequencer shows', async () => {
    const { s3, put } = await world();
    const told = heard(s3, Bucket, 2);
    const { VersionId } = await put('incoming/a', '1');
    await put('incoming/a', '22');
    const [first, second] = await told;
    expect(first).toMatchObject({
      bucket: Bucket,
      key: 'incoming/a',
      size: 1,
      versionId: VersionId,
    });
    expect((first?.sequencer ?? '') < (second?.sequencer ?? '')).toBe(true);
  });

  test('are told again after a kill, and to a listener that failed', async () => {
    const first = await world();
    first.s3.onObjectCreated(Bucket, () => {
      throw new Error('the queue is away');
    });
    await first.s3.putObject(Bucket, 'incoming/信', Buffer.from('x'));

    const second = await world({ dir: first.dir, clock: first.clock });
    let attempts = 0;
    const told = new Promise<ObjectCreated>((resolve) => {
      second.s3.onObjectCreated(Bucket, (event) => {
        attempts += 1;
        if (attempts === 1) throw new Error('once more');
        resolve(event);
      });
    });
    await second.s3.getObject(Bucket, 'incoming/信');
    first.clock.advance(1);
    expect((await told).key).toBe('incoming/信');
  });
});
