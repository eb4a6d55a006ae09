import { quoted, type S3Action, xmlAnswer } from '#local/s3/call.ts';
import type { StoredVersion } from '#local/s3/object-files.ts';
import { isAfter, type PageRequest, pageRequest } from '#local/s3/page.ts';
import { element } from '#local/xml.ts';

/** Either one object, or all keys that share a prefix up to the delimiter. */
type Entry = { readonly last: string } & (
  | { readonly object: StoredVersion }
  | { readonly commonPrefix: string }
);

function entriesOf(objects: readonly StoredVersion[], prefix: string, delimiter: string): Entry[] {
  const entries: Entry[] = [];
  for (const object of objects) {
    const end = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
    if (end < 0) {
      entries.push({ last: object.key, object });
      continue;
    }
    const commonPrefix = object.key.slice(0, end + delimiter.length);
    const previous = entries.at(-1);
    if (previous && 'commonPrefix' in previous && previous.commonPrefix === commonPrefix) {
      entries.pop();
    }
    entries.push({ last: object.key, commonPrefix });
  }
  return entries;
}

const shownEntry = (entry: Entry, { shown }: PageRequest) =>
  'object' in entry
    ? element('Contents', [
        element('Key', shown(entry.object.key)),
        element('LastModified', new Date(entry.object.lastModifiedMs).toISOString()),
        element('ETag', quoted(entry.object.eTag)),
        element('Size', entry.object.size),
        element('StorageClass', 'STANDARD'),
      ])
    : element('CommonPrefixes', [element('Prefix', shown(entry.commonPrefix))]);

const tokenOf = (key: string) => Buffer.from(key).toString('base64url');
const keyOf = (token: string) => Buffer.from(token, 'base64url').toString('utf8');

/** ListObjectsV2. */
export const listObjects: S3Action = {
  right: 'ListBucket',
  query: [
    'list-type',
    'prefix',
    'delimiter',
    'max-keys',
    'continuation-token',
    'start-after',
    'encoding-type',
  ],
  headers: [],
  run: ({ bucket, request }) => {
    const query = request.url.searchParams;
    const page = pageRequest(query);
    const token = query.get('continuation-token');
    const after = token === null ? (query.get('start-after') ?? '') : keyOf(token);
    const latest = bucket.files
      .all()
      .filter((version) => bucket.files.latest(version.key) === version)
      .filter(({ isDeleteMarker, key }) => !isDeleteMarker && key.startsWith(page.prefix))
      .filter(({ key }) => isAfter(key, after));
    const entries = entriesOf(latest, page.prefix, query.get('delimiter') ?? '');
    const listed = entries.slice(0, page.maxKeys);
    const isTruncated = listed.length < entries.length && listed.length > 0;
    return xmlAnswer(
      element('ListBucketResult', [
        element('Name', bucket.definition.name),
        element('Prefix', page.shown(page.prefix)),
        element('Delimiter', query.get('delimiter') ?? undefined),
        element('MaxKeys', page.maxKeys),
        element('EncodingType', page.encodingType),
        element('KeyCount', listed.length),
        element('IsTruncated', isTruncated),
        element('ContinuationToken', token ?? undefined),
        element(
          'NextContinuationToken',
          isTruncated ? tokenOf(listed.at(-1)?.last ?? '') : undefined,
        ),
        element('StartAfter', query.get('start-after') ?? undefined),
        ...listed.map((entry) => shownEntry(entry, page)),
      ]),
    );
  },
};
