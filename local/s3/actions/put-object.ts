import type { IncomingHttpHeaders } from 'node:http';
import { unchunked } from '#local/s3/aws-chunked.ts';
import { quoted, type S3Action, type S3Call, versionHeaders } from '#local/s3/call.ts';
import { checkedSums } from '#local/s3/checksum.ts';
import { tagsInHeader } from '#local/s3/tags.ts';
import { WireError } from '#local/wire-error.ts';

/** Headers that come back with every GET. */
export const KEPT_HEADERS = [
  'content-type',
  'content-disposition',
  'content-language',
  'content-encoding',
  'cache-control',
  'expires',
] as const;

const METADATA_PREFIX = 'x-amz-meta-';

const DEFAULT_TYPE = 'binary/octet-stream';

/** `aws-chunked` is the way of the bytes, not a property of the object. */
function keptHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const encoding = String(headers['content-encoding'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'aws-chunked')
    .join(',');
  const kept = KEPT_HEADERS.map((name) => [name, headers[name]] as const).filter(
    ([name, value]) => value !== undefined && name !== 'content-encoding',
  );
  return {
    'content-type': DEFAULT_TYPE,
    ...Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
    ...(encoding && { 'content-encoding': encoding }),
  };
}

export const metadataIn = (fields: Iterable<readonly [string, unknown]>): Record<string, string> =>
  Object.fromEntries(
    [...fields]
      .filter(([name]) => name.startsWith(METADATA_PREFIX))
      .map(([name, value]) => [name.slice(METADATA_PREFIX.length), String(value)]),
  );

const isChunked = (headers: IncomingHttpHeaders) =>
  String(headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');

function checkCondition({ bucket, key, request }: S3Call): void {
  const condition = request.headers['if-none-match'];
  if (condition === undefined) return;
  if (condition !== '*') {
    throw new WireError('NotImplemented', 'If-None-Match of a write can only be *.', 501);
  }
  const latest = bucket.files.latest(key);
  if (latest !== undefined && !latest.isDeleteMarker) {
    throw new WireError('PreconditionFailed', 'The object exists already.', 412);
  }
}

function checkLength(bytes: Uint8Array, headers: IncomingHttpHeaders): void {
  const declared = headers['x-amz-decoded-content-length'];
  if (declared !== undefined && Number(declared) !== bytes.length) {
    throw new WireError('IncompleteBody', 'The body is shorter or longer than it was declared.');
  }
}

export const putObject: S3Action = {
  right: 'PutObject',
  query: [],
  headers: [
    METADATA_PREFIX,
    'x-amz-checksum-',
    'x-amz-decoded-content-length',
    'x-amz-sdk-checksum-algorithm',
    'x-amz-tagging',
    'x-amz-trailer',
  ],
  run: (call) => {
    const { bucket, key, request } = call;
    const { headers } = request;
    checkCondition(call);
    const { bytes, trailers } = isChunked(headers)
      ? unchunked(request.body)
      : { bytes: request.body, trailers: new Map<string, string>() };
    checkLength(bytes, headers);
    const given = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
    const sums = checkedSums(bytes, [...given, ...trailers]);
    const draft = {
      key,
      bytes,
      headers: keptHeaders(headers),
      metadata: metadataIn(given),
      tags: tagsInHeader(String(headers['x-amz-tagging'] ?? '')),
    };
    const version = bucket.create(draft, 'ObjectCreated:Put');
    return {
      status: 200,
      headers: { etag: quoted(version.eTag), ...sums, ...versionHeaders(bucket, version) },
    };
  },
};
