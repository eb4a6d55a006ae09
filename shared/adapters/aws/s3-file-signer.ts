/**
 * Signs what browsers send to and fetch from the bucket of files, without a client of S3: signing is a few hashes,
 * and the SDK's client would more than double the functions that sign. A test compares every result with the SDK's.
 *
 * AWS: "Authenticating requests: using query parameters" and "Creating a POST policy" (AWS Signature Version 4).
 */
import { createHash, createHmac } from 'node:crypto';
import { dispositionOf, percentEncoded } from '#shared/contracts/disposition.ts';
import { KEPT_PREFIX, NAME_FIELD, UPLOAD_PREFIX } from '#shared/contracts/file-keys.ts';
import { documentKey } from '#shared/domain/document/document-hash.ts';
import { ANY_TYPE } from '#shared/domain/file/content-type.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { FileSigner } from '#shared/ports/file-objects.ts';

export interface SigningSetting {
  readonly bucket: string;
  readonly region: string;
  /** An S3 of another address, with the bucket in the path. @default AWS's own of the region */
  readonly endpoint?: string | undefined;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string | undefined;
  };
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

/** S3 puts the name of the chosen file in its place, in any field. */
const CHOSEN_NAME = `$${'{filename}'}`;

export const s3FileSigner = (setting: SigningSetting): FileSigner => ({
  uploadForm({ id, at, until, size, backTo }) {
    const { fields, stamp } = signingFields(setting, at);
    const free = backTo === undefined ? {} : { [`x-amz-meta-${NAME_FIELD}`]: CHOSEN_NAME };
    const fixed = {
      ...(backTo === undefined
        ? { success_action_status: '204' }
        : { success_action_redirect: backTo }),
      bucket: setting.bucket,
      'X-Amz-Algorithm': ALGORITHM,
      'X-Amz-Credential': fields.credential,
      'X-Amz-Date': stamp,
      ...tokenOf(setting),
      key: `${UPLOAD_PREFIX}${id}`,
    };
    const policy = Buffer.from(
      JSON.stringify({
        expiration: `${until.slice(0, 19)}Z`,
        conditions: [
          ['content-length-range', size.least, size.most],
          ...Object.keys(free).map((name) => ['starts-with', `$${name}`, '']),
          ...Object.entries(fixed).map(([name, value]) => ({ [name]: value })),
        ],
      }),
    ).toString('base64');
    const signature = hmac(fields.key, policy).toString('hex');
    return {
      url: addressOf(setting),
      fields: { ...fixed, ...free, Policy: policy, 'X-Amz-Signature': signature },
    };
  },

  downloadLink: ({ id, ...wish }) => linkTo(`${KEPT_PREFIX}${id}`, wish, setting),
  documentLink: ({ hash, format, ...wish }) => linkTo(documentKey(hash, format), wish, setting),
});

const linkTo = (
  objectKey: string,
  { name, at, seconds }: { readonly name: string; readonly at: Instant; readonly seconds: number },
  setting: SigningSetting,
): string => {
  const { fields, stamp } = signingFields(setting, at);
  const url = new URL(`${addressOf(setting)}/${objectKey}`);
  const query = queryOf({
    'X-Amz-Algorithm': ALGORITHM,
    'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD',
    'X-Amz-Credential': fields.credential,
    'X-Amz-Date': stamp,
    'X-Amz-Expires': String(seconds),
    'X-Amz-SignedHeaders': 'host',
    ...tokenOf(setting),
    'response-content-disposition': dispositionOf(name),
    'response-content-type': ANY_TYPE,
    'x-id': 'GetObject',
  });
  const request = ['GET', url.pathname, query, `host:${url.host}\n`, 'host', 'UNSIGNED-PAYLOAD'];
  const text = [ALGORITHM, stamp, fields.scope, sha256(request.join('\n'))].join('\n');
  const signature = hmac(fields.key, text).toString('hex');
  return `${url.href}?${query}&X-Amz-Signature=${signature}`;
};

const addressOf = ({ bucket, region, endpoint }: SigningSetting): string => {
  if (endpoint !== undefined) return `${endpoint.replace(/\/$/, '')}/${bucket}`;
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://${bucket}.s3.${region}.${suffix}`;
};

const signingFields = ({ region, credentials }: SigningSetting, at: Instant) => {
  const stamp = `${at.slice(0, 19).replace(/[-:]/g, '')}Z`;
  const day = stamp.slice(0, 8);
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>(
    (secret, part) => hmac(secret, part),
    `AWS4${credentials.secretAccessKey}`,
  );
  return { stamp, fields: { key, scope, credential: `${credentials.accessKeyId}/${scope}` } };
};

const tokenOf = ({ credentials: { sessionToken } }: SigningSetting): Record<string, string> =>
  sessionToken === undefined ? {} : { 'X-Amz-Security-Token': sessionToken };

/** In the order of the names' bytes, as the signature wants it. */
const queryOf = (parameters: Readonly<Record<string, string>>): string =>
  Object.entries(parameters)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`)
    .join('&');

const hmac = (key: Buffer | string, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
