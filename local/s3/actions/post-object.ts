import type { ServiceAnswer, ServiceRequest } from '#local/http-service.ts';
import { quoted, type S3Action, type S3Call, versionHeaders } from '#local/s3/call.ts';
import type { StoredVersion } from '#local/s3/object-files.ts';
import { checkPostedForm } from '#local/s3/post-policy.ts';
import { WireError } from '#local/wire-error.ts';
import { element, xmlDocument } from '#local/xml.ts';
import { KEPT_HEADERS, metadataIn } from './put-object.ts';

interface ReadForm {
  readonly fields: ReadonlyMap<string, string>;
  readonly file: File;
}

const KNOWN_FIELDS: readonly string[] = [
  ...KEPT_HEADERS,
  'bucket',
  'key',
  'policy',
  'success_action_status',
  'success_action_redirect',
  'x-amz-algorithm',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-signature',
];

/** Stands in any field for the name of the uploaded file (S3 API Reference, "POST Object"). */
const FILE_NAME = `$${'{filename}'}`;

const KNOWN_PREFIXES: readonly string[] = ['x-amz-meta-', 'x-ignore-'];

function checkKnown(name: string): void {
  const isKnown =
    KNOWN_FIELDS.includes(name) || KNOWN_PREFIXES.some((prefix) => name.startsWith(prefix));
  if (!isKnown) {
    throw new WireError('NotImplemented', `The local cloud does not know the field ${name}.`, 501);
  }
}

/** The fields before the file; S3 ignores what follows it. */
async function readForm({ body, headers }: ServiceRequest): Promise<ReadForm> {
  const type = headers['content-type'] ?? '';
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch((cause: unknown) => {
      throw new WireError('MalformedPOSTRequest', `The form cannot be read: ${cause}`);
    });
  const fields = new Map<string, string>();
  for (const [name, value] of form) {
    if (name === 'file') {
      const file = typeof value === 'string' ? new File([value], '') : value;
      return { fields, file };
    }
    const known = name.toLowerCase();
    checkKnown(known);
    fields.set(known, String(value));
  }
  throw new WireError('InvalidArgument', 'POST requires exactly one file upload per request.');
}

function answerTo(call: S3Call, version: StoredVersion, fields: ReadForm['fields']): ServiceAnswer {
  const { bucket, request } = call;
  const name = bucket.definition.name;
  const location = `${request.url.origin}/${name}/${version.key.split('/').map(encodeURIComponent).join('/')}`;
  const headers = { etag: quoted(version.eTag), location, ...versionHeaders(bucket, version) };
  const redirect = URL.parse(fields.get('success_action_redirect') ?? '');
  if (redirect !== null) {
    redirect.searchParams.set('bucket', name);
    redirect.searchParams.set('key', version.key);
    redirect.searchParams.set('etag', quoted(version.eTag));
    return { status: 303, headers: { ...headers, location: redirect.href } };
  }
  const status = fields.get('success_action_status');
  if (status === '200') return { status: 200, headers };
  if (status !== '201') return { status: 204, headers };
  return {
    status: 201,
    headers: { ...headers, 'content-type': 'application/xml' },
    body: xmlDocument(
      '',
      element('PostResponse', [
        element('Location', location),
        element('Bucket', name),
        element('Key', version.key),
        element('ETag', quoted(version.eTag)),
      ]),
    ),
  };
}

const nameFilled = (value: string, file: File): string =>
  value.replaceAll(FILE_NAME, () => file.name);

/** The upload of an HTML form: only a signed policy that names every field lets it in. */
export const postObject: S3Action = {
  right: 'PutObject',
  query: [],
  headers: [],
  run: async (call) => {
    const { fields, file } = await readForm(call.request);
    checkPostedForm({ bucket: call.bucket.definition.name, fields, size: file.size }, call.check);
    const named = new Map([...fields].map(([name, value]) => [name, nameFilled(value, file)]));
    const key = named.get('key') ?? '';
    if (key === '') throw new WireError('InvalidArgument', 'The form has no key.');
    const kept = KEPT_HEADERS.map((name) => [name, fields.get(name)] as const).filter(
      ([, value]) => value !== undefined,
    );
    const draft = {
      key,
      bytes: await file.bytes(),
      headers: {
        'content-type': 'binary/octet-stream',
        ...Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
      },
      metadata: metadataIn(named),
      tags: {},
    };
    return answerTo(call, call.bucket.create(draft, 'ObjectCreated:Post'), named);
  },
};
