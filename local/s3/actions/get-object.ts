import type { ServiceAnswer } from '#local/http-service.ts';
import {
  quoted,
  type S3Action,
  type S3Call,
  versionAskedFor,
  versionHeaders,
} from '#local/s3/call.ts';
import { readersSum } from '#local/s3/checksum.ts';
import type { StoredVersion } from '#local/s3/object-files.ts';
import { type ByteRange, rangeOf } from '#local/s3/range.ts';
import { KEPT_HEADERS } from './put-object.ts';

/** What is not ASCII comes back as an encoded word (S3 User Guide, "User-defined object metadata"). */
const inHeader = (value: string): string =>
  /^[\x20-\x7e]*$/.test(value)
    ? value
    : `=?UTF-8?B?${Buffer.from(value, 'utf8').toString('base64')}?=`;

function objectHeaders({ bucket, request }: S3Call, version: StoredVersion) {
  const asked = KEPT_HEADERS.map(
    (name) => [name, request.url.searchParams.get(`response-${name}`)] as const,
  ).filter(([, value]) => value !== null);
  const metadata = Object.entries(version.metadata).map(([name, value]) => [
    `x-amz-meta-${name}`,
    inHeader(value),
  ]);
  const tagCount = Object.keys(version.tags).length;
  return {
    ...version.headers,
    ...Object.fromEntries(asked),
    ...Object.fromEntries(metadata),
    ...versionHeaders(bucket, version),
    ...(tagCount > 0 && { 'x-amz-tagging-count': tagCount }),
    'accept-ranges': 'bytes',
    etag: quoted(version.eTag),
    'last-modified': new Date(version.lastModifiedMs).toUTCString(),
  };
}

async function answerTo(call: S3Call): Promise<ServiceAnswer> {
  const version = versionAskedFor(call);
  const headers = objectHeaders(call, version);
  const range = rangeOf(call.request.headers.range, version.size);
  const bytes = await call.bucket.files.bytes(version);
  if (range !== undefined) return partOf(bytes, range, headers);
  const wantsSum = call.request.headers['x-amz-checksum-mode'] === 'ENABLED';
  return {
    status: 200,
    headers: {
      ...headers,
      'content-length': version.size,
      ...(wantsSum && readersSum(bytes)),
    },
    body: bytes,
  };
}

const partOf = (bytes: Buffer, { first, last }: ByteRange, headers: object): ServiceAnswer => ({
  status: 206,
  headers: {
    ...headers,
    'content-length': last - first + 1,
    'content-range': `bytes ${first}-${last}/${bytes.length}`,
  },
  body: bytes.subarray(first, last + 1),
});

const KNOWN = {
  query: ['versionId', ...KEPT_HEADERS.map((name) => `response-${name}`)],
  headers: ['x-amz-checksum-mode'],
};

export const getObject: S3Action = { right: 'GetObject', ...KNOWN, run: answerTo };

/** As GET, without the bytes: node sends no body in answer to HEAD. */
export const headObject: S3Action = { right: 'GetObject', ...KNOWN, run: answerTo };
