import type { ServiceAnswer, ServiceRequest } from '#local/http-service.ts';
import { WireError } from '#local/wire-error.ts';
import { type XmlNode, xmlDocument } from '#local/xml.ts';
import type { Bucket } from './bucket.ts';
import type { StoredVersion } from './object-files.ts';
import type { SignatureCheck } from './signature.ts';

/** One request, with its bucket found and its key decoded (empty for a call on the bucket itself). */
export interface S3Call {
  readonly bucket: Bucket;
  readonly key: string;
  readonly request: ServiceRequest;
  readonly check: SignatureCheck;
}

export interface S3Action {
  /** The name by which IAM knows the right, without `s3:`. */
  readonly right: string;
  /** The query parameters and `x-amz-` headers that the action understands; all others are refused. */
  readonly query: readonly string[];
  readonly headers: readonly string[];
  readonly run: (call: S3Call) => ServiceAnswer | Promise<ServiceAnswer>;
}

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

export const xmlAnswer = (root: XmlNode): ServiceAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/xml' },
  body: xmlDocument(NAMESPACE, root),
});

export const quoted = (eTag: string): string => `"${eTag}"`;

/** The headers that name a version, in a bucket that has versions. */
export const versionHeaders = (
  { definition }: Bucket,
  version: StoredVersion,
): Record<string, string> => ({
  ...(definition.versioned && { 'x-amz-version-id': version.versionId }),
  ...(version.isDeleteMarker && { 'x-amz-delete-marker': 'true' }),
});

/** @throws WireError NoSuchKey, NoSuchVersion, or MethodNotAllowed for a delete marker asked for by its id. */
export function versionAskedFor({ bucket, key, request }: S3Call): StoredVersion {
  const versionId = request.url.searchParams.get('versionId');
  if (versionId === null) {
    const latest = bucket.files.latest(key);
    if (latest === undefined || latest.isDeleteMarker) {
      throw new WireError('NoSuchKey', 'The specified key does not exist.', 404);
    }
    return latest;
  }
  const version = bucket.files.version(key, versionId);
  if (version === undefined) {
    throw new WireError('NoSuchVersion', 'The specified version does not exist.', 404);
  }
  if (version.isDeleteMarker) {
    throw new WireError('MethodNotAllowed', 'A delete marker cannot be read.', 405);
  }
  return version;
}
