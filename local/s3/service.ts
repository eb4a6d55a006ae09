import { randomUUID } from 'node:crypto';
import type { DeskClock } from '#local/clock.ts';
import {
  callerOf,
  type ServiceAnswer,
  type ServiceCall,
  type ServiceRequest,
  startHttpService,
} from '#local/http-service.ts';
import { WireError } from '#local/wire-error.ts';
import { element, xmlDocument } from '#local/xml.ts';
import { type Bucket, openBucket } from './bucket.ts';
import { quoted } from './call.ts';
import type { BucketDefinition, S3Service, StoredObject } from './interface.ts';
import type { StoredVersion } from './object-files.ts';
import { actionFor } from './routes.ts';
import { checkPresigned, isPresigned, type SignatureCheck, withMovedHeaders } from './signature.ts';

export interface S3Options {
  readonly clock: DeskClock;
  readonly dir: string;
  readonly port?: number | undefined;
  readonly buckets: readonly BucketDefinition[];
  /** Presigned addresses and forms must have been signed with it, under any access key id. */
  readonly secretAccessKey: string;
  readonly onCall?: ((call: ServiceCall) => void) | undefined;
}

/** Beyond the largest mail (40 MB) and the largest attachment, with room for the form around it. */
const MAX_BODY_BYTES = 128 * 1024 * 1024;

/** Buckets on disk behind path-style REST, private: every request is signed by header, query or form policy. */
export async function startS3(options: S3Options): Promise<S3Service> {
  const { clock, dir, port, secretAccessKey, onCall } = options;
  const check = { clock, secretAccessKey };
  const buckets = new Map(
    options.buckets.map((definition) => [definition.name, openBucket(dir, definition, clock)]),
  );
  const bucketNamed = (name: string): Bucket => {
    const bucket = buckets.get(name);
    if (bucket === undefined) throw new Error(`There is no bucket ${name}.`);
    return bucket;
  };
  const http = await startHttpService({
    port,
    maxBodyBytes: MAX_BODY_BYTES,
    tooLarge: () => refusal(new WireError('EntityTooLarge', 'The upload is too large.')),
    fault: refusal,
    answer: (request) => answerTo(request, { buckets, check, onCall }),
  });
  return {
    url: http.url,
    putObject: async (name, key, bytes, { contentType, metadata = {} } = {}) => {
      const headers = { 'content-type': contentType ?? 'binary/octet-stream' };
      const draft = { key, bytes, headers, metadata, tags: {} };
      const bucket = bucketNamed(name);
      const version = bucket.create(draft, 'ObjectCreated:Put');
      return { eTag: quoted(version.eTag), ...versionIdIn(bucket, version) };
    },
    getObject: async (name, key) => {
      const bucket = bucketNamed(name);
      const version = bucket.files.latest(key);
      if (version === undefined || version.isDeleteMarker) return undefined;
      return storedObject(bucket, version);
    },
    onObjectCreated: (name, listener) => bucketNamed(name).notifications.listen(listener),
    close: async () => {
      await http.close();
      await Promise.all([...buckets.values()].map(({ notifications }) => notifications.close()));
    },
  };
}

const versionIdIn = ({ definition }: Bucket, { versionId }: StoredVersion) =>
  definition.versioned ? { versionId } : {};

async function storedObject(bucket: Bucket, version: StoredVersion): Promise<StoredObject> {
  return {
    key: version.key,
    bytes: await bucket.files.bytes(version),
    contentType: version.headers['content-type'] ?? '',
    eTag: quoted(version.eTag),
    metadata: version.metadata,
    lastModifiedMs: version.lastModifiedMs,
    ...versionIdIn(bucket, version),
  };
}

interface Surroundings {
  readonly buckets: ReadonlyMap<string, Bucket>;
  readonly check: SignatureCheck;
  readonly onCall: ((call: ServiceCall) => void) | undefined;
}

/** The bucket and the key of `/bucket/key`; a key may hold slashes, dots and anything percent-encoded. */
function addressIn(target: string): { bucketName: string; key: string } {
  const path = target.split('?', 1)[0] ?? '';
  const [, bucketName = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  try {
    return { bucketName: decodeURIComponent(bucketName), key: decodeURIComponent(key) };
  } catch {
    throw new WireError('InvalidURI', "Couldn't parse the specified URI.");
  }
}

/** A form is let in by its policy, which the action itself checks. */
function checkSigned(request: ServiceRequest, key: string, check: SignatureCheck): void {
  const isForm = request.method === 'POST' && key === '';
  if (isPresigned(request)) checkPresigned(request, check);
  else if (!isForm && callerOf(request.headers) === '') {
    throw new WireError('AccessDenied', 'Access Denied', 403);
  }
}

async function answerTo(
  sent: ServiceRequest,
  { buckets, check, onCall }: Surroundings,
): Promise<ServiceAnswer> {
  const { bucketName, key } = addressIn(sent.target);
  checkSigned(sent, key, check);
  const request = isPresigned(sent) ? withMovedHeaders(sent) : sent;
  const bucket = buckets.get(bucketName);
  if (bucket === undefined) {
    throw new WireError('NoSuchBucket', 'The specified bucket does not exist', 404);
  }
  const action = actionFor({ key, request });
  onCall?.({ caller: callerOf(request.headers), service: 's3', action: action.right });
  const answer = await action.run({ bucket, key, request, check });
  return { ...answer, headers: { 'x-amz-request-id': randomUUID(), ...answer.headers } };
}

function refusal(error: unknown): ServiceAnswer {
  const { code, message, status } =
    error instanceof WireError
      ? error
      : new WireError('InternalError', error instanceof Error ? error.message : 'Fault.', 500);
  const requestId = randomUUID();
  return {
    status,
    headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId },
    body: xmlDocument(
      '',
      element('Error', [
        element('Code', code),
        element('Message', message),
        element('RequestId', requestId),
      ]),
    ),
  };
}
