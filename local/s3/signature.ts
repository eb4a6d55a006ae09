import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { DeskClock } from '#local/clock.ts';
import type { ServiceRequest } from '#local/http-service.ts';
import { WireError } from '#local/wire-error.ts';

export interface SignatureCheck {
  readonly clock: DeskClock;
  readonly secretAccessKey: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

/** Seven days (S3 User Guide, "Sharing objects with presigned URLs"). */
const MAX_EXPIRY_SECONDS = 604_800;

const hmac = (key: string | Buffer, text: string) =>
  createHmac('sha256', key).update(text).digest();

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Percent-encoding as SigV4 wants it: everything but the unreserved characters of RFC 3986. */
export const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const denied = (message: string) => new WireError('AccessDenied', message, 403);

/** `accessKeyId/date/region/s3/aws4_request` */
function scopeOf(credential: string) {
  const [accessKeyId, date, region, service, terminator, ...rest] = credential.split('/');
  if (!accessKeyId || !date || !region || service !== 's3' || terminator !== 'aws4_request') {
    throw new WireError('AuthorizationQueryParametersError', 'The credential is malformed.');
  }
  if (rest.length > 0) throw denied('The credential is malformed.');
  return { date, region, text: `${date}/${region}/s3/aws4_request` };
}

/** @throws WireError SignatureDoesNotMatch unless the text was signed with the secret key. */
export function checkSignature(
  { secretAccessKey }: SignatureCheck,
  signed: { readonly credential: string; readonly text: string; readonly signature: string },
): void {
  const { date, region } = scopeOf(signed.credential);
  const chain = [date, region, 's3', 'aws4_request'];
  const key = chain.reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  const expected = hmac(key, signed.text);
  const given = Buffer.from(signed.signature, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new WireError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided.',
      403,
    );
  }
}

/** Milliseconds of `YYYYMMDD'T'HHMMSS'Z'`; NaN for anything else. */
function amzDate(text: string): number {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (parts === null) return Number.NaN;
  const [, year, month, day, hour, minute, second] = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

export const isPresigned = ({ url }: ServiceRequest): boolean =>
  url.searchParams.has('X-Amz-Signature');

/** Headers that the signer moved into the query; they mean the same there. `X-Amz-` in capitals is the signature's own. */
export const withMovedHeaders = (request: ServiceRequest): ServiceRequest => {
  const moved = [...request.url.searchParams].filter(([name]) => name.startsWith('x-amz-'));
  return { ...request, headers: { ...request.headers, ...Object.fromEntries(moved) } };
};

/**
 * Checks an address signed in its query: signature and expiry, by the desk's clock.
 * @throws WireError AccessDenied, SignatureDoesNotMatch or AuthorizationQueryParametersError
 */
export function checkPresigned(request: ServiceRequest, check: SignatureCheck): void {
  const query = request.url.searchParams;
  const field = (name: string) => query.get(`X-Amz-${name}`) ?? '';
  const signedAtMs = amzDate(field('Date'));
  const seconds = Number(field('Expires'));
  const isWhole = Number.isInteger(seconds) && seconds >= 1 && seconds <= MAX_EXPIRY_SECONDS;
  if (field('Algorithm') !== ALGORITHM || Number.isNaN(signedAtMs) || !isWhole) {
    throw new WireError('AuthorizationQueryParametersError', 'A query parameter is malformed.');
  }
  const credential = field('Credential');
  const canonical = canonicalRequest(request, field('SignedHeaders').split(';'));
  const text = [ALGORITHM, field('Date'), scopeOf(credential).text, sha256(canonical)].join('\n');
  checkSignature(check, { credential, text, signature: field('Signature') });
  if (check.clock.now() > signedAtMs + seconds * 1_000) throw denied('Request has expired');
}

function canonicalRequest({ method, target, url, headers }: ServiceRequest, signed: string[]) {
  const path = decodeURIComponent(target.split('?', 1)[0] ?? '/')
    .split('/')
    .map(encoded)
    .join('/');
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
  const lines = signed.map((name) => `${name}:${String(headers[name] ?? '').trim()}`);
  const payload = url.searchParams.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD';
  return [method, path, query, ...lines, '', signed.join(';'), payload].join('\n');
}
